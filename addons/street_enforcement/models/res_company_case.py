from odoo import fields, models


class ResCompany(models.Model):
    """What the office has settled for its cases."""

    _inherit = "res.company"

    enforcement_sole_trader_limit = fields.Selection(
        [("citizen", "As citizens: 200 yuan"), ("organisation", "As organisations: 3,000 yuan")], "Sole traders in the summary procedure",
        default="citizen", required=True, help="Limit of a fine on the spot for a sole trader (个体工商户), APL 51.",
    )
    enforcement_lead_check = fields.Boolean(
        "Leads are checked within a term", default=True, help="Starts the clock D03 of fifteen working days on every lead.")
