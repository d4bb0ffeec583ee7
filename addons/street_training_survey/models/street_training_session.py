from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.street_base.tools.transition import Kept
from odoo.addons.street_training.models.street_training_session_moves import KEPT_ADVICE

from .survey_survey import EXAM

INVITATION = "street_training_survey.activity_sit_exam"


class StreetTrainingSession(models.Model):
    """Exam that is sat on the screen: its paper, which attempt counts, and the way to it for the people on the list."""

    _inherit = "street.training.session"

    _street_kept = {"exam": Kept(("planned", "open"), {"survey_id", "exam_counts"}, advice=KEPT_ADVICE)}

    survey_id = fields.Many2one(
        "survey.survey", "Exam paper", index="btree_not_null", ondelete="restrict", groups="street_training.group_trainer",
        domain="[('survey_type', '=', 'street_exam'), ('company_id', 'in', [False, company_id])]",
        help="Officers on the list sit it on the screen. Without a paper results are entered by hand.")
    exam_counts = fields.Selection([("best", "The best attempt"), ("last", "The last attempt")], "What counts", required=True, default="best")
    can_sit_exam = fields.Boolean("Can be sat now", compute="_compute_can_sit_exam")

    @api.depends("survey_id", "full_mark")
    def _compute_pass_mark(self):
        """The paper's own mark; without a paper that of the course."""
        super()._compute_pass_mark()
        for session in self.filtered("survey_id"):
            session.pass_mark = session.survey_id.scoring_success_min * session.full_mark / 100

    @api.depends_context("uid")
    @api.depends("state", "survey_id", "attendance_ids.status", "attendance_ids.exam_attempt_ids.state")
    def _compute_can_sit_exam(self):
        for session in self:
            # sudo: the line of the user himself
            line = session.sudo().attendance_ids.filtered(lambda line: line.employee_id.user_id == self.env.user)[:1]
            session.can_sit_exam = bool(line) and not line._get_exam_fault(self.env.user)

    @api.constrains("survey_id", "kind", "company_id")
    def _check_exam_paper(self):
        for session in self.sudo().filtered("survey_id"):  # sudo: the paper of another office is refused by name
            paper, name = session.survey_id, session.display_name
            if session.kind != "exam" or paper.survey_type != EXAM:
                raise ValidationError(self.env._("%(name)s: only an exam has a paper, and only one made for exams.", name=name))
            if paper.company_id and paper.company_id not in session.company_id.parent_ids:
                raise ValidationError(self.env._("%(paper)s is the paper of another office.", paper=paper.title))
            if session.attendance_ids.exam_attempt_ids.survey_id - paper:
                raise ValidationError(self.env._("%(name)s has been sat already: its paper stays.", name=name))

    def action_sit_exam(self):
        """Open the paper for the current user, where he left it. :return: URL action :raises UserError: saying why he cannot"""
        self.ensure_one()
        self.check_access("read")
        # His own line, as superuser: people have no right of their own on attempts.
        return {"type": "ir.actions.act_url", "url": self._get_own_line()._begin_exam().get_start_url(), "target": "self"}

    def action_open_exam_attempts(self):
        """Open the attempts at these exams. :return: window action"""
        action = self.env["ir.actions.act_window"]._for_xml_id("survey.action_survey_user_input")
        return {**action, "domain": [("attendance_id.session_id", "in", self.ids)], "context": {"create": False}}

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        if move == "open":
            self.filtered("survey_id")._invite_to_exam()
        elif move in ("close", "cancel"):
            self._withdraw_exam_invitations()

    def _invite_to_exam(self):
        """An activity for everybody on the list, with the way to the exam; no mail."""
        # sudo: accounts of the people on the list, and activities of others
        self.env["mail.activity"].sudo().with_context(mail_activity_quick_update=True).create([{
            "activity_type_id": self.env.ref(INVITATION).id, "res_model_id": self.env["ir.model"]._get_id(self._name),
            "res_id": session.id, "user_id": user.id, "date_deadline": session.day, "automated": True,
            "summary": self.with_context(lang=user.lang).env._("Sit the exam"),
        } for session in self for user in session.sudo().attendance_ids.employee_id.user_id])

    def _withdraw_exam_invitations(self, users=None):
        """Take away what :meth:`_invite_to_exam` made, of these users or of all."""
        # sudo: activities of others go with the reason they were made for
        invitations = self.sudo().activity_ids.filtered(lambda activity: activity.activity_type_id == self.env.ref(INVITATION))
        invitations.filtered(lambda activity: users is None or activity.user_id in users).unlink()
