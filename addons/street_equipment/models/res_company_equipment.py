from odoo import fields, models


class ResCompany(models.Model):
    """From what value an item of the office is a fixed asset."""

    _inherit = "res.company"

    asset_threshold = fields.Float(
        "Fixed asset from (yuan)", default=1000.0, digits=(16, 2),
        help="Items of the office's own that cost at least this stand on the list of fixed assets.")
