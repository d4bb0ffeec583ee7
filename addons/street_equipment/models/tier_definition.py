from odoo import api, models


class TierDefinition(models.Model):
    """Approval tiers (审批层级) for purchase requests."""

    _inherit = "tier.definition"

    @api.model
    def _get_tier_validation_model_names(self):
        return [*super()._get_tier_validation_model_names(), "street.equipment.request"]
