from odoo import api, fields, models

AMOUNT_UNITS = [
    ("yuan", "Yuan"),
    ("yuan_sqm", "Yuan per square metre"),
    ("percent_cost", "Percent of the construction cost"),
    ("times_gains", "Times the illegal gains"),
    ("local", "Amount set by local rules"),
]


class StreetAuthorityNorm(models.Model):
    """Legal basis of an item (事项依据): which clause is violated, which clause punishes, and within what range.

    An item keeps one line for each version of the norm; the line of the day of the violation applies (APL 37).
    """

    _name = "street.authority.norm"
    _description = "Legal basis of an enforcement item"
    _inherit = ["street.locked.line.mixin"]
    _order = "item_id, date_from desc, id"
    _street_parent = "item_id"

    item_id = fields.Many2one("street.authority.item", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="item_id.company_id", store=True, precompute=True, index=True)
    norm_id = fields.Many2one("street.norm", string="Norm", required=True, ondelete="restrict", index=True)
    violated_clause = fields.Char(required=True, help="Article, paragraph and item of the duty.")
    penalty_clause = fields.Char(required=True, help="Article, paragraph and item of the penalty.")
    amount_min = fields.Float(string="At least", digits=(16, 2))
    amount_max = fields.Float(string="At most", digits=(16, 2))
    amount_unit = fields.Selection(AMOUNT_UNITS, default="yuan", required=True)
    date_from = fields.Date(
        string="Applies from", compute="_compute_dates", store=True, readonly=False, precompute=True, required=True,
    )
    date_to = fields.Date(string="Applies to", compute="_compute_dates", store=True, readonly=False, precompute=True)
    is_remap_pending = fields.Boolean(related="norm_id.is_remap_pending")

    _amounts_in_order = models.Constraint(
        "CHECK(amount_min >= 0 AND (amount_unit = 'local' OR amount_max >= amount_min))",
        "The range of a fine runs from the lower to the higher amount.",
    )
    _dates_in_order = models.Constraint("CHECK(date_to >= date_from)", "A legal basis cannot end before it begins.")

    @api.depends("norm_id", "violated_clause", "penalty_clause")
    def _compute_display_name(self):
        for line in self:
            line.display_name = f"{line.norm_id.display_name or ''} {line.violated_clause or ''} / {line.penalty_clause or ''}".strip()

    @api.depends("norm_id")
    def _compute_dates(self):
        for record in self:
            record.date_from = record.norm_id.date_from
            record.date_to = record.norm_id.date_to

    def _applies_on(self, day):
        """Whether this line and its norm are in force on a day, re-mapped or not."""
        self.ensure_one()
        return (
            self.date_from <= day and (not self.date_to or day <= self.date_to) and self.norm_id._is_in_force_on(day)
        )
