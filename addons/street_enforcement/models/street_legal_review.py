from markupsafe import Markup

from odoo import api, fields, models

from ..tools.paper_words import CHECK_POINTS, IN_ORDER, word
from ..tools.private_field import PrivateJson

RESULTS = [
    ("agree", "Agreed"),
    ("correct", "To be corrected"),
    ("supplement", "To be supplemented"),
    ("disagree", "Not agreed"),
    ("transfer", "To be transferred"),
]
# What a legal review looks at (国办发〔2018〕118号); the sentences stand in _get_point_names.
POINTS = ("subject", "procedure", "facts", "law", "authority", "papers", "crime")


class StreetLegalReview(models.Model):
    """Legal review of a decision before it is made (重大执法决定法制审核): APL 58, G18.

    Written once by ``street.decision.action_review`` by a qualified reviewer who never investigated the case, and never
    changed. It counts as long as what it judged is the same: the digest is compared, never a mark stored.
    """

    _name = "street.legal.review"
    _description = "Legal review"
    _inherit = ["street.case.private.mixin", "street.locked.line.mixin"]
    _street_parent = "decision_id"
    _street_stays = True
    _order = "date desc, id desc"

    decision_id = fields.Many2one("street.decision", required=True, index=True, ondelete="restrict")
    case_id = fields.Many2one(related="decision_id.case_id", store=True, precompute=True, index=True)
    company_id = fields.Many2one(related="decision_id.company_id", store=True, precompute=True, index=True)
    date = fields.Datetime(required=True)
    employee_id = fields.Many2one("hr.employee", "Reviewer", required=True, index=True, ondelete="restrict")
    result = fields.Selection(RESULTS, "Result of the review", required=True)
    points = fields.Json(help="Key of each of the seven points: whether it is in order, and a remark.")
    opinion = fields.Text(required=True)
    judged = PrivateJson(required=True, help="What was judged, as it was.")
    digest = fields.Char(required=True)
    point_table = fields.Html("The seven points", compute="_compute_point_table", sanitize=False)
    is_void = fields.Boolean("Void", compute="_compute_is_void", help="What it judged has changed since, or the reviewer had to step back from the case.")

    @api.depends("digest")
    def _compute_is_void(self):
        digests = {case: case._get_judged_digest() for case in self.case_id}
        for review in self:
            review.is_void = review.digest != digests[review.case_id] or review.case_id._had_to_step_back(review.employee_id)

    @api.depends("points")
    @api.depends_context("lang")
    def _compute_point_table(self):
        names, results = self._get_point_names(), {True: self.env._("in order"), False: self.env._("not in order")}
        for review in self:
            rows = Markup("").join(
                Markup("<tr><td>%s</td><td>%s</td><td>%s</td></tr>") % (names[key], results[bool(point.get("ok"))], point.get("note", ""))
                for key, point in review._get_points())
            review.point_table = Markup("<table class='table table-sm'>%s</table>") % rows

    @api.depends("employee_id", "date")
    def _compute_display_name(self):
        for review in self:
            review.display_name = f"{review.case_id.display_name} · {review.employee_id.sudo().name}"  # printed on the opinion

    @api.model
    def _get_point_names(self):
        """Key → sentence of each of the seven points, in their order."""
        return {
            "subject": self.env._("Subject lawful, officers qualified"), "procedure": self.env._("Procedure lawful"),
            "facts": self.env._("Facts clear, evidence lawful and sufficient"), "law": self.env._("Law and discretion benchmark rightly applied"),
            "authority": self.env._("Not beyond the authority"), "papers": self.env._("Papers complete and regular"),
            "crime": self.env._("No crime suspected that must be transferred"),
        }

    def _get_points(self):
        """``(key, what the reviewer wrote)`` of the seven points, in their order."""
        return [(key, (self.points or {}).get(key, {})) for key in POINTS]

    def _prepare_checkpoint_facts(self):
        """The seven points as papers print them."""
        self.ensure_one()
        return [
            {"name": CHECK_POINTS[key], "result": IN_ORDER[bool(point.get("ok"))], "note": point.get("note", "")} for key, point in self._get_points()]

    def _describe_qualification(self):
        """The reviewer's qualification and its number, as the opinion states them (APL 58(2))."""
        self.ensure_one()
        # sudo: stated on the opinion itself
        row = self.env["street.qualification"].sudo().search([
            ("employee_id", "=", self.employee_id.id), ("kind", "in", ("legal_profession", "service_before_2018")), ("state", "=", "verified")], limit=1)
        return " ".join(filter(None, (word(row._name, "kind", row.kind), row.number)))
