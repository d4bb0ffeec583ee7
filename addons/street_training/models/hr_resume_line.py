from odoo import api, fields, models


class HrResumeLine(models.Model):
    """Classes on the resume of a person (履历): a line for each class attended or exam passed."""

    _inherit = "hr.resume.line"

    course_type = fields.Selection(selection_add=[("office", "Class of the office")], ondelete={"office": "set default"})
    attendance_id = fields.Many2one("street.training.attendance", "Attendance", readonly=True, index="btree_not_null", ondelete="cascade")

    _attendance_once = models.UniqueIndex("(attendance_id) WHERE attendance_id IS NOT NULL", "This class stands on the resume already.")

    @api.model
    def _sync_attendances(self, lines):
        """Give closed attendances their line on the resume, once, and take it from those that no longer hold.

        :param lines: ``street.training.attendance``
        """
        # sudo: the line follows from a closed class; personnel staff keep the rest of the resume
        resumes = self.sudo().search([("attendance_id", "in", lines.ids)])
        earned = lines.sudo().filtered(lambda line: line.session_state == "closed" and line.status == "present" and (line.kind != "exam" or line.passed))
        resumes.filtered(lambda resume: resume.attendance_id not in earned).unlink()
        line_type = self.env["hr.resume.line.type"].browse(self.env["ir.model.data"]._xmlid_to_res_id("hr_skills.resume_type_training") or [])
        kept = resumes.exists().grouped("attendance_id")
        self.sudo().create([line._prepare_resume_values(line_type) for line in earned if line not in kept])
        for line, resume in kept.items():
            values = line._prepare_resume_values(line_type)
            if (resume.name, resume.date_start) != (values["name"], values["date_start"]):
                resume.write(values)
