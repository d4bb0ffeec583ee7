from odoo import api, fields, models

from ..models.street_legal_review import POINTS, RESULTS


class StreetLegalReviewWrite(models.TransientModel):
    """Dialog of the legal review (法制审核意见): what is wrong under each of the seven points, the opinion, the result."""

    _name = "street.legal.review.write"
    _description = "Write a legal review"

    decision_id = fields.Many2one("street.decision", required=True, readonly=True, ondelete="cascade", default=lambda self: self.env.context.get("active_id"))
    review_difference = fields.Html(related="decision_id.review_difference")
    result = fields.Selection(RESULTS, "Result of the review", required=True, default="agree")
    opinion = fields.Text(required=True)
    wrong_subject = fields.Char("Subject and officers", compute="_compute_wrong", store=True, readonly=False)
    wrong_procedure = fields.Char("Procedure", compute="_compute_wrong", store=True, readonly=False)
    wrong_facts = fields.Char("Facts and evidence", compute="_compute_wrong", store=True, readonly=False)
    wrong_law = fields.Char("Law and discretion", compute="_compute_wrong", store=True, readonly=False)
    wrong_authority = fields.Char("Authority", compute="_compute_wrong", store=True, readonly=False)
    wrong_papers = fields.Char("Papers", compute="_compute_wrong", store=True, readonly=False)
    wrong_crime = fields.Char("Suspected crime", compute="_compute_wrong", store=True, readonly=False)

    @api.depends("result")
    def _compute_wrong(self):
        """Whoever agrees finds nothing out of order."""
        for dialog in self:
            for point in POINTS:
                dialog[f"wrong_{point}"] = False if dialog.result == "agree" else dialog[f"wrong_{point}"]

    def action_write_review(self):
        """Write the review. :return: action that closes the dialog"""
        self.ensure_one()
        points = {point: self[f"wrong_{point}"] for point in POINTS if self[f"wrong_{point}"]}
        agreed = self.result == "agree"
        self.decision_id.action_review(agreed, self.opinion, points=points, result=None if agreed else self.result)
        return {"type": "ir.actions.act_window_close"}
