from odoo import api, fields, models

from ..models.street_training_attendance import ABSENCES


class StreetTrainingLogLine(models.TransientModel):
    """One person in the form of a class (签到明细): ticked when there, else with the reason."""

    _name = "street.training.log.line"
    _description = "Person in the form of a class"

    log_id = fields.Many2one("street.training.log", required=True, index=True, ondelete="cascade")
    employee_id = fields.Many2one("hr.employee", "Person", required=True, ondelete="cascade")
    is_present = fields.Boolean("Present", default=True)
    absence_reason = fields.Selection(ABSENCES, "Reason")
    hours = fields.Float("Class hours", digits=(5, 1), compute="_compute_hours", store=True, readonly=False, help="Fewer for who left early.")

    @api.depends("is_present", "log_id.hours")
    def _compute_hours(self):
        for line in self:
            line.hours = line.log_id.hours if line.is_present else 0

    def _prepare_rows(self):
        """Rows for ``street.training.session.log_class``."""
        return [
            {"employee_id": line.employee_id.id, "status": "present", "hours": line.hours} if line.is_present
            else {"employee_id": line.employee_id.id, "status": "absent", "absence_reason": line.absence_reason or "unexcused"}
            for line in self
        ]
