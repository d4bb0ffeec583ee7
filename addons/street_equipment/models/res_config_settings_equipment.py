from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    street_asset_threshold = fields.Float(related="company_id.asset_threshold", readonly=False)
    street_label_layout = fields.Selection(related="company_id.label_layout", readonly=False)
