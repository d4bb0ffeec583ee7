from odoo import fields, models

from ..models.street_training_attendance import ABSENCES, RESULTS

FACTS = ("status", "absence_reason", "hours", "score", "result")


class StreetTrainingAmendLine(models.TransientModel):
    """One line as it should be after an amendment (更正明细)."""

    _name = "street.training.amend.line"
    _description = "Line of an amendment"

    amend_id = fields.Many2one("street.training.amend", required=True, index=True, ondelete="cascade")
    employee_id = fields.Many2one("hr.employee", "Person", required=True, ondelete="cascade")
    status = fields.Selection([("present", "Present"), ("absent", "Absent")], required=True, default="present")
    absence_reason = fields.Selection(ABSENCES, "Reason of absence")
    hours = fields.Float("Class hours", digits=(5, 1))
    score = fields.Float(digits=(5, 1))
    result = fields.Selection(RESULTS)

    def _prepare_changes(self):
        """Rows for ``action_amend``: only the lines that differ from what is on record."""
        lines = {line.employee_id: line for line in self.amend_id.session_id.attendance_ids}
        changes = []
        for one in self:
            line = lines.get(one.employee_id)
            values = {name: one[name] for name in FACTS if line is None or one[name] != line[name]}
            if values:
                changes.append({"employee_id": one.employee_id.id, **values})
        return changes
