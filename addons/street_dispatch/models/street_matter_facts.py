from odoo import api, fields, models

from .street_matter import ENDED_STATES
from .street_matter_moves import INTAKE


class StreetMatter(models.Model):
    """What the form shows as fixed; the rule itself is ``_check_fact_change``."""

    _inherit = "street.matter"

    is_fact_locked = fields.Boolean(compute="_compute_is_fact_locked", export_string_translation=False)

    @api.depends("state", "create_uid")
    @api.depends_context("uid")
    def _compute_is_fact_locked(self):
        is_clerk = self.env.user.has_group(INTAKE)
        for matter in self:
            own_report = matter.state == "collected" and matter.create_uid in (self.env.user, self.env["res.users"])
            matter.is_fact_locked = matter.state in ENDED_STATES or not (is_clerk or own_report)
