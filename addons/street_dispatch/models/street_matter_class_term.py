from odoo import fields, models

from .street_matter_class import URGENCIES


class StreetMatterClassTerm(models.Model):
    """One office's own limits for a class (本单位时限), instead of those written on the shared class."""

    _name = "street.matter.class.term"
    _description = "Limits of a class in one office"
    _street_shared = "class_id"
    _inherit = ["street.matter.limit.mixin", "street.cached.mixin"]
    _order = "company_id, class_id"
    _rec_name = "class_id"

    class_id = fields.Many2one("street.matter.class", string="Class", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(
        "res.company", string="Office", required=True, default=lambda self: self.env.company, index=True,
    )
    urgency = fields.Selection(URGENCIES, default="normal", required=True)

    _class_company_uniq = models.Constraint(
        "UNIQUE(class_id, company_id)", "This office already has its own limits for this class.",
    )
