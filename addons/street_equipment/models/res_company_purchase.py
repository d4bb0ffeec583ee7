from odoo import fields, models


class ResCompany(models.Model):
    """From which amount on an office compares quotes, and how many."""

    _inherit = "res.company"

    purchase_quote_from = fields.Float("Compare quotes from (yuan)", default=10000.0, digits=(16, 2), help="Requests of at least this amount name several quotes; 0: never.")
    purchase_quote_number = fields.Integer("Quotes to compare", default=3)

    _purchase_quotes_three = models.Constraint("CHECK(purchase_quote_number BETWEEN 1 AND 3)", "One to three quotes are compared.")
