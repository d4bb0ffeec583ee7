from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    """Settings of the bound file."""

    _inherit = "res.config.settings"

    enforcement_retention_ordinary = fields.Selection(related="company_id.enforcement_retention_ordinary", readonly=False)
    enforcement_retention_summary = fields.Selection(related="company_id.enforcement_retention_summary", readonly=False)
