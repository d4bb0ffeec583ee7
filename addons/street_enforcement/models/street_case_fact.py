from odoo import fields, models


class StreetCaseFact(models.Model):
    """One fact to be proven (待证事实) and the evidence it rests on: every fact needs a verified item (APL 40, 46, G13)."""

    _name = "street.case.fact"
    _description = "Fact to be proven"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "case_id"
    _street_stays = True
    _order = "case_id, sequence, id"

    case_id = fields.Many2one("street.case", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="case_id.company_id", store=True, precompute=True, index=True)
    sequence = fields.Integer(default=10)
    name = fields.Text("Fact", required=True)

    def _is_proven(self):
        """Whether the fact rests on at least one verified item of evidence; the evidence of the case answers."""
        self.ensure_one()
        return False
