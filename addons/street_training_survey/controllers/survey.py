from odoo.addons.survey.controllers.main import Survey


class ExamSurvey(Survey):
    """The pages of an exam: they end with the class, and another attempt belongs to the same line of its list."""

    def _check_validity(self, survey_sudo, answer_sudo, *args, **kwargs):
        code = super()._check_validity(survey_sudo, answer_sudo, *args, **kwargs)
        ended = answer_sudo.attendance_id and answer_sudo.state != "done" and answer_sudo.attendance_id.session_id.state != "open"
        return "answer_deadline" if code is True and ended else code

    def _prepare_retry_additional_values(self, answer):
        return {**super()._prepare_retry_additional_values(answer), "attendance_id": answer.attendance_id.id}
