from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    hotline_contact_hours = fields.Integer(
        "Contact callers within (hours)", default=24, help="Counted from the dispatching; the response rate rests on it.",
    )

    _hotline_contact_positive = models.Constraint("CHECK(hotline_contact_hours > 0)", "The hours to contact a caller are at least one.")
