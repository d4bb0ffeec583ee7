from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

EXAM = "street_exam"
# What makes a survey an exam: only people on the list, logged in; no answers shown while others still sit it; no mails.
SETTINGS = {"access_mode": "token", "users_login_required": True, "scoring_type": "scoring_without_answers", "certification": False}


class SurveySurvey(models.Model):
    """Paper of an exam (试卷) with its questions (题库). Trainers of the office write it; those who sit it never read it as a record."""

    _inherit = "survey.survey"

    survey_type = fields.Selection(selection_add=[(EXAM, "Exam of officers")], ondelete={EXAM: "set default"})
    company_id = fields.Many2one(
        "res.company", "Office", index="btree_not_null", default=lambda self: self.env.company, help="Whose exams use it; empty: those of every office.")

    @api.depends("survey_type")
    @api.depends_context("uid")
    def _compute_allowed_survey_types(self):
        super()._compute_allowed_survey_types()
        if self.env.user.has_group("street_training.group_trainer"):
            self.allowed_survey_types = [*(self.allowed_survey_types or []), EXAM]

    @api.constrains("survey_type", *SETTINGS)
    def _check_exam_settings(self):
        for paper in self.filtered(lambda paper: paper.survey_type == EXAM):
            if any(paper[name] != value for name, value in SETTINGS.items()):
                raise ValidationError(self.env._(
                    "%(paper)s is the paper of an exam: invited people only, login required, scoring without answers, no certification.", paper=paper.title))
        # sudo: whether any exam names the paper, of whatever office
        used = self.env["street.training.session"].sudo().search([("survey_id", "in", self.ids), ("survey_id.survey_type", "!=", EXAM)], limit=1)
        if used:
            raise ValidationError(self.env._(
                "%(paper)s is the paper of %(exam)s and stays one; duplicate it for another use.", paper=used.survey_id.title, exam=used.display_name))

    @api.model_create_multi
    def create(self, vals_list):
        usual = self.default_get(["survey_type"]).get("survey_type")
        return super().create([{**SETTINGS, **vals} if vals.get("survey_type", usual) == EXAM else vals for vals in vals_list])

    def _create_answer(self, user=False, **more):
        """An attempt at an exam is begun by somebody on its list, for himself; a trial by its author names no list."""
        if EXAM in self.mapped("survey_type") and not more.get("test_entry"):
            # sudo: whose line it is, is asked next
            line = self.env["street.training.attendance"].sudo().browse(more.get("attendance_id"))
            if fault := line._get_exam_fault(user) if line else self.env._("An exam is begun from its class."):
                raise UserError(fault)
        return super()._create_answer(user=user, **more)
