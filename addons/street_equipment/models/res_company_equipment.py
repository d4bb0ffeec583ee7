from odoo import fields, models

LAYOUTS = [
    ("a4_24", "A4, 3 × 8 labels of 70 × 37 mm"), ("a4_10", "A4, 2 × 5 labels of 105 × 57 mm"), ("a4_40", "A4, 4 × 10 labels of 52.5 × 29.7 mm"),
    ("a4_65", "A4, 5 × 13 labels of 38 × 21 mm"), ("roll_60x40", "Label printer, 60 × 40 mm"),
]


class ResCompany(models.Model):
    """From what value an item of the office is a fixed asset."""

    _inherit = "res.company"

    asset_threshold = fields.Float(
        "Fixed asset from (yuan)", default=1000.0, digits=(16, 2),
        help="Items of the office's own that cost at least this stand on the list of fixed assets.")
    label_layout = fields.Selection(LAYOUTS, "Sheet of labels", required=True, default="a4_24")
