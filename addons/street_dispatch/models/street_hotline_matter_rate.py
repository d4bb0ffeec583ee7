from odoo import fields, models


class StreetMatter(models.Model):
    """Lets the numbers of a rate open their matters."""

    _inherit = "street.matter"

    rate_fact_ids = fields.One2many("street.matter.rate.fact", "matter_id", readonly=True, copy=False)
