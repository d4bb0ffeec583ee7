from odoo import fields, models

KINDS = [("person", "Person"), ("sole_trader", "Sole trader"), ("organisation", "Organisation")]


class StreetCaseParty(models.Model):
    """Party of a case (当事人): a person, a sole trader (个体工商户) or an organisation."""

    _name = "street.case.party"
    _description = "Party of a case"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "case_id"
    _order = "case_id, id"

    case_id = fields.Many2one("street.case", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="case_id.company_id", store=True, precompute=True, index=True)
    kind = fields.Selection(KINDS, required=True, default="person")
    name = fields.Char(required=True)
    address = fields.Char()
