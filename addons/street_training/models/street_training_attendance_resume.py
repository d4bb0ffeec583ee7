from odoo import models


class StreetTrainingAttendance(models.Model):
    """What an attendance gives to others: the resume, the form of an amendment."""

    _inherit = "street.training.attendance"

    def _prepare_resume_values(self, line_type):
        """:param line_type: ``hr.resume.line.type`` of trainings, may be empty"""
        self.ensure_one()
        return {
            "employee_id": self.employee_id.id, "attendance_id": self.id, "name": self.session_id.name, "course_type": "office",
            "date_start": self.session_id.day, "date_end": self.session_id.day, "line_type_id": line_type.id,
        }

    def _prepare_amend_line(self):
        self.ensure_one()
        return {name: self[name] for name in ("status", "absence_reason", "hours", "score", "result")} | {"employee_id": self.employee_id.id}
