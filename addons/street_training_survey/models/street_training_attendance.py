from odoo import fields, models
from odoo.exceptions import UserError


class StreetTrainingAttendance(models.Model):
    """One person at an exam that is sat on the screen: his attempts, and the result that counts."""

    _inherit = "street.training.attendance"

    sign_way = fields.Selection(selection_add=[("exam", "Exam on the screen")], ondelete={"exam": "set null"})
    exam_attempt_ids = fields.One2many("survey.user_input", "attendance_id", "Attempts at the paper", groups="street_training.group_trainer")

    def _get_exam_fault(self, user):
        """Why a user cannot begin an attempt on this line, or an empty text; called as superuser. :param user: ``res.users``"""
        self.ensure_one()
        paper, exam = self.session_id.survey_id, self.session_id.display_name
        done = len(self.exam_attempt_ids.filtered(lambda attempt: attempt.state == "done"))
        faults = (
            (self.employee_id.user_id != user, self.env._("You are not on the list of %(exam)s. Ask the trainer to put you on it.", exam=exam)),
            (self.session_id.state != "open", self.env._("%(exam)s is not open: nobody can sit it now.", exam=exam)),
            (not paper.active, self.env._("%(exam)s has no paper: the trainer enters the results.", exam=exam)),
            (self.status == "absent", self.env._("You are marked absent from %(exam)s. Ask the trainer to correct the list.", exam=exam)),
            (paper.is_attempts_limited and done >= paper.attempts_limit, self.env._("%(exam)s: all attempts have been used (%(count)s).", exam=exam, count=done)),
        )
        return next((text for holds, text in faults if holds), "")

    def _begin_exam(self):
        """The attempt of the current user on his line: the one he has begun, or a new one; called as superuser.

        :raises UserError: saying why he cannot sit the exam
        """
        self.lock_for_update()  # two clicks at once begin one attempt
        if fault := self._get_exam_fault(self.env.user):
            raise UserError(fault)
        begun = self.exam_attempt_ids.filtered(lambda attempt: attempt.state != "done")
        # The token is no secret: it keeps the attempts at one exam apart from those at another with the same paper.
        return begun[:1] or self.session_id.survey_id._create_answer(
            user=self.env.user, invite_token=f"street-exam-{self.session_id.id}", attendance_id=self.id)

    def _record_exam(self):
        """Worker: write the attempt that counts into the list of the class. :raises UserError: when the class has ended"""
        self.ensure_one()
        session = self.session_id
        attempts = self.exam_attempt_ids.filtered(lambda attempt: attempt.state == "done").sorted(lambda attempt: (attempt.end_datetime, attempt.id))
        scores = [attempt._get_exam_score() for attempt in attempts]
        score = max(scores) if session.exam_counts == "best" else scores[-1]
        result = "passed" if score >= session.pass_mark else "failed"
        session._record_result([{"employee_id": self.employee_id.id, "score": score, "result": result}], way="exam")
        if len(attempts) > 1:
            self._street_write({"attempt": self.attempt + 1})
        session._withdraw_exam_invitations(self.employee_id.user_id)
