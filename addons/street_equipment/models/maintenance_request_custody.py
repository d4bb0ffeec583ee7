from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.street_base.tools.period import today


class MaintenanceRequest(models.Model):
    """Jobs (维修保养) on vehicles beside those on items, and those that a plan asks for.

    Planned jobs stand in one calendar and in the way of reservations; how much the item had been used when a job was
    done is kept, so that the next one is counted from there.
    """

    _name = "maintenance.request"
    _inherit = ["maintenance.request", "street.moment.mixin"]

    vehicle_id = fields.Many2one("fleet.vehicle", "Vehicle", index="btree_not_null", ondelete="restrict", check_company=True)
    upkeep_plan_id = fields.Many2one("street.upkeep.plan", "Plan", index="btree_not_null", ondelete="restrict", readonly=True, copy=False)
    use_done = fields.Float("Use when it was done", readonly=True, copy=False, aggregator=None)

    @api.model_create_multi
    def create(self, vals_list):
        jobs = super().create(vals_list)
        jobs._keep_use()
        self.browse(job.id for job, vals in zip(jobs, vals_list, strict=True) if not vals.get("close_date"))._keep_day()
        return jobs

    def write(self, vals):
        before = self.filtered(lambda job: not job.stage_id.done) if "stage_id" in vals else self.browse()
        result = super().write(vals)
        before._keep_use()
        before._keep_day()
        return result

    def action_finish(self):
        """The jobs are done: they go to the first stage that counts as done. :return: True"""
        stage = self.env["maintenance.stage"].search([("done", "=", True)], order="sequence, id", limit=1)
        if not stage:
            raise UserError(self.env._("No stage of jobs counts as done: an administrator marks one in the configuration of maintenance."))
        return self.filtered(lambda job: not job.stage_id.done).write({"stage_id": stage.id})

    def _keep_day(self):
        """Jobs that are done are closed today: Odoo takes the day in Greenwich, which is yesterday until eight in the morning."""
        day = today()
        self.filtered(lambda job: job.stage_id.done and job.close_date != day).close_date = day

    def _keep_use(self):
        """Note the use of the items whose jobs are done."""
        for job in self.filtered(lambda job: job.upkeep_plan_id and job.stage_id.done):
            job.use_done = (job.equipment_id or job.vehicle_id)._get_use()
