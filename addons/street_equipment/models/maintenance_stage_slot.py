from odoo import models
from odoo.fields import Datetime


class MaintenanceStage(models.Model):
    """Stages of jobs: one that no longer counts as done brings its planned jobs back."""

    _inherit = "maintenance.stage"

    def write(self, vals):
        result = super().write(vals)
        if "done" in vals and not vals["done"]:
            # sudo: jobs of every office are in the stage
            self.env["maintenance.request"].sudo().search([("stage_id", "in", self.ids), ("schedule_end", ">", Datetime.now())])._check_reserved()
        return result
