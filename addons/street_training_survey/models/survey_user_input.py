from odoo import api, fields, models
from odoo.exceptions import AccessError


class SurveyUserInput(models.Model):
    """Attempt at the paper of an exam (答卷) by one person on its list.

    It comes into being by the person's own button and is filled by the pages of the exam, as superuser. Record rules
    keep exams from whoever has rights on surveys; nobody makes another answer an attempt at an exam.
    """

    _inherit = "survey.user_input"

    attendance_id = fields.Many2one(
        "street.training.attendance", "Exam", readonly=True, copy=False, index="btree_not_null", ondelete="restrict")

    @api.depends("attendance_id.session_id.pass_mark", "attendance_id.session_id.full_mark")
    def _compute_scoring_success(self):
        # The pages of the survey say what the class will say.
        super()._compute_scoring_success()
        for attempt in self.filtered("attendance_id"):
            attempt.scoring_success = attempt._get_exam_score() >= attempt.attendance_id.session_id.pass_mark

    @api.constrains("attendance_id", "survey_id", "partner_id")
    def _check_exam(self):
        for attempt in self.filtered("attendance_id"):
            line = attempt.attendance_id
            if attempt.survey_id != line.session_id.survey_id or attempt.partner_id != line.employee_id.user_id.partner_id:
                raise AccessError(self.env._("This is no attempt at %(exam)s by somebody on its list.", exam=line.session_id.display_name))

    @api.model_create_multi
    def create(self, vals_list):
        # Explicit: neither a default_* key nor a saved default names a line.
        vals_list = [{"attendance_id": False, **vals} for vals in vals_list]
        self._refuse_call(any(vals["attendance_id"] for vals in vals_list))
        return super().create(vals_list)

    def write(self, vals):
        self._refuse_call("attendance_id" in vals)
        return super().write(vals)

    def _refuse_call(self, names_line):
        if names_line and not self.env.su:
            raise AccessError(self.env._("An attempt at an exam is made on its pages only; the trainer corrects a result in the list of the class."))

    def _get_exam_score(self):
        """Points of one attempt by the full marks of its exam, to a tenth."""
        return round(self.scoring_percentage * self.attendance_id.session_id.full_mark / 100, 1)

    def _mark_done(self):
        result = super()._mark_done()
        for attempt in self.filtered(lambda attempt: attempt.attendance_id and not attempt.test_entry):
            attempt.attendance_id._record_exam()
        return result
