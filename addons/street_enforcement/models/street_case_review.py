from odoo import Command, api, fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Kept, Obstacle, Transition

_lt = LazyTranslate(__name__)
GRADES = [("excellent", "Excellent"), ("good", "Good"), ("pass", "Pass"), ("fail", "Fail")]
GRADE_WORDS = {"excellent": "优秀", "good": "良好", "pass": "合格", "fail": "不合格"}  # as printed
LIMITS = ((90, "excellent"), (80, "good"), (60, "pass"))
REVIEWERS = ",".join(f"street_enforcement.{group}" for group in ("group_team_leader", "group_legal_reviewer", "group_case_clerk", "group_organ_head"))


class StreetCaseReview(models.Model):
    """Self-review of a case file (案卷自查) on the score sheet GD02: veto items, scores, grade, what has to be put right.

    Whoever investigated the case does not review its file. A finished review issues the sheet as a paper of the case.
    """

    _name = "street.case.review"
    _description = "Review of a case file"
    _inherit = ["street.transition.mixin"]
    _order = "id desc"
    _check_company_auto = True

    _street_protected = {"state": "draft", "date": False, "user_id": False}
    _street_kept = {"facts": Kept(("draft",), {"case_id", "conclusion"}, advice=_lt("Its sheet was issued: review the file anew."))}
    _street_transitions = {"finish": Transition(("draft",), "done", groups=REVIEWERS, label=_lt("Finish the review"))}

    case_id = fields.Many2one("street.case", "Case", required=True, index=True, ondelete="restrict", check_company=True)
    company_id = fields.Many2one(related="case_id.company_id", store=True, precompute=True, index=True)
    state = fields.Selection([("draft", "Under review"), ("done", "Finished")], required=True, readonly=True, copy=False, default="draft")
    line_ids = fields.One2many("street.case.review.line", "review_id", "Score sheet")
    conclusion = fields.Text("Conclusion and what to put right")
    score = fields.Float("Total score", compute="_compute_grade", digits=(6, 1))
    grade = fields.Selection(GRADES, compute="_compute_grade")
    date = fields.Date("Finished on", readonly=True, copy=False)
    user_id = fields.Many2one("res.users", "Reviewed by", readonly=True, copy=False)

    @api.depends("line_ids.score", "line_ids.is_found", "line_ids.is_veto")
    def _compute_grade(self):
        for review in self:
            review.score = sum(review.line_ids.filtered(lambda line: not line.is_veto).mapped("score"))
            vetoed = any(line.is_veto and line.is_found for line in review.line_ids)
            review.grade = "fail" if vetoed else next((grade for limit, grade in LIMITS if review.score >= limit), "fail")

    @api.depends("case_id")
    def _compute_display_name(self):
        for review in self:
            review.display_name = self.env._("Review of %(case)s", case=review.case_id.sudo().display_name)

    @api.model_create_multi
    def create(self, vals_list):
        reviews = super().create(vals_list)
        items = self.env["street.case.review.item"].search([])
        for review in reviews.filtered(lambda review: not review.line_ids and review.state == "draft"):
            review.line_ids = [Command.create({"item_id": item.id, "score": item.points}) for item in items]
        return reviews

    def _get_line_lock(self, line_model):
        own = self.env._("You investigated this case: somebody else reviews its file (APL 49).")
        mine = self.env.user.employee_ids if not self.env.user._is_superuser() else self.env["hr.employee"]
        return {
            review: text or (own if any(review.case_id._is_investigator(employee) for employee in mine) else "")
            for review, text in super()._get_line_lock(line_model).items()}

    def action_finish(self):
        """Finish the review and issue the sheet GD02. :return: True"""
        return self._street_move("finish")

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        for review in self:
            if any(review.case_id._is_investigator(employee) for employee in self.env.user.employee_ids):
                found[review].append(Obstacle("own_case", self.env._("You investigated this case: somebody else reviews its file."), "APL 49"))
            if values is None:
                continue
            if not (review.conclusion or "").strip():
                found[review].append(Obstacle("conclusion", self.env._("The conclusion is missing.")))
            silent = review.line_ids.filtered(lambda line: (line.is_found or not line.is_veto and line.score < line.points) and not line.note)
            if silent:
                found[review].append(Obstacle("reasons", self.env._("Say why points were taken off: %(items)s.", items=", ".join(silent.item_id.mapped("name")))))
        return found

    def _prepare_move_values(self, move, values):
        return {review: {"date": today(), "user_id": self.env.uid} for review in self}

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        for review in self:
            # sudo: the review was checked; its worker makes the sheet
            review.case_id.sudo().issue_document("GD02", review._prepare_sheet())

    def _prepare_sheet(self):
        """Facts of the sheet GD02."""
        vetoes = self.line_ids.filtered("is_veto")
        return {
            "reviewer_name": self.user_id.name, "review_date": self.date, "conclusion": self.conclusion,
            "veto_items": [{"name": line.item_id.name, "result": "是" if line.is_found else "否", "note": line.note or ""} for line in vetoes],
            "scores": [{"name": line.item_id.name, "points": line.points, "score": line.score, "note": line.note or ""} for line in self.line_ids - vetoes],
            "score_total": self.score, "grade": GRADE_WORDS[self.grade],
        }
