from odoo import fields, models


class StreetDiscretionTier(models.Model):
    """Discretion tier (裁量阶次): 轻微, 一般, 较重, 严重 …, with its circumstances in words and its range in the unit of the clause."""

    _name = "street.discretion.tier"
    _description = "Discretion tier"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "benchmark_id"
    _order = "benchmark_id, sequence, id"

    benchmark_id = fields.Many2one("street.discretion.benchmark", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="benchmark_id.company_id", store=True, precompute=True, index=True)
    sequence = fields.Integer(required=True, default=10, help="From the lightest to the gravest.")
    name = fields.Char(required=True)
    circumstances = fields.Text(help="适用情形: measurable: area, count, repetition, duration, refusal, harm.")
    amount_min = fields.Float("At least", digits=(16, 2))
    amount_max = fields.Float("At most", digits=(16, 2))
    is_default = fields.Boolean("Where no answer names a tier")

    _amounts_in_order = models.Constraint("CHECK(amount_min >= 0 AND amount_max >= amount_min)", "The range of a tier runs from the lower to the higher amount.")

    def _is_outside_norms(self):
        """Whether the tier leaves every statutory range of its item; clauses whose amount local rules set have no range here."""
        self.ensure_one()
        norms = self.benchmark_id.item_id.norm_line_ids.filtered(
            lambda norm: norm.amount_unit != "local" and (not norm.date_to or norm.date_to >= self.benchmark_id.date_from))
        return bool(norms) and not any(norm.amount_min <= self.amount_min and self.amount_max <= norm.amount_max for norm in norms)
