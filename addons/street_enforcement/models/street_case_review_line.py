from odoo import api, fields, models
from odoo.exceptions import ValidationError


class StreetCaseReviewLine(models.Model):
    """Line of a review (评查记录): what was found on one item of the score sheet."""

    _name = "street.case.review.line"
    _description = "Line of a file review"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "review_id"
    _street_stays = True
    _order = "review_id, is_veto desc, sequence, id"

    review_id = fields.Many2one("street.case.review", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="review_id.company_id", store=True, precompute=True, index=True)
    item_id = fields.Many2one("street.case.review.item", "Item", required=True, ondelete="restrict")
    is_veto = fields.Boolean("Veto item", related="item_id.is_veto", store=True, precompute=True)
    sequence = fields.Integer(related="item_id.sequence", store=True, precompute=True)
    points = fields.Float("Full marks", compute="_compute_points", store=True, precompute=True, digits=(6, 1), help="As on the sheet when the review began.")
    score = fields.Float(digits=(6, 1))
    is_found = fields.Boolean("Applies", help="The veto item applies.")
    note = fields.Char("Reason")

    _item_uniq = models.UniqueIndex("(review_id, item_id)", "This item is on the sheet already.")

    @api.depends("item_id")
    def _compute_points(self):
        for line in self:
            line.points = line.item_id.points

    @api.constrains("score", "points", "note", "is_found")
    def _check_score(self):
        for line in self:
            if not line.is_veto and not 0 <= line.score <= line.points:
                raise ValidationError(self.env._(
                    "%(item)s: the score lies between 0 and %(points)s.", item=line.item_id.name, points=line.points))
