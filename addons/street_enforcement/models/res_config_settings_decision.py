from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    """Settings of the decision."""

    _inherit = "res.config.settings"

    enforcement_discuss_heard = fields.Boolean(related="company_id.enforcement_discuss_heard", readonly=False)
