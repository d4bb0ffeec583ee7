from odoo import fields, models


class StreetEquipmentAssetMixin(models.AbstractModel):
    """How an item or vehicle was bought."""

    _inherit = "street.equipment.asset.mixin"

    budget_line_id = fields.Many2one("street.budget.line", "Budget line", index="btree_not_null", ondelete="restrict")
    receipt_line_id = fields.Many2one("street.equipment.receipt.line", "Bought with", readonly=True, copy=False, index="btree_not_null", ondelete="restrict")

    def _get_protected(self):
        return {**super()._get_protected(), "receipt_line_id": False}
