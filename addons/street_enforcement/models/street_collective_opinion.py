from odoo import fields, models


class StreetCollectiveOpinion(models.Model):
    """Opinion of one organ head in a collective discussion (集体讨论发言)."""

    _name = "street.collective.opinion"
    _description = "Opinion in a collective discussion"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "discussion_id"
    _street_stays = True
    _order = "discussion_id, id"

    discussion_id = fields.Many2one("street.collective.discussion", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="discussion_id.company_id", store=True, precompute=True, index=True)
    head_id = fields.Many2one("street.subject.head", "Organ head", required=True, ondelete="restrict")
    opinion = fields.Text()
    agrees = fields.Boolean("Carries the conclusion")
    is_signed = fields.Boolean("Signed")

    _once = models.Constraint("UNIQUE(discussion_id, head_id)", "This head stands in the record already.")
