from odoo import api, fields, models
from odoo.exceptions import UserError

from .street_custody import KEEPER
from .street_equipment_asset_mixin_custody import LINKS


class StreetEquipmentAssetMixin(models.AbstractModel):
    """A label that is scanned with a phone opens its item; while a stock-take goes on, the item is counted right there (扫码盘点)."""

    _inherit = "street.equipment.asset.mixin"

    stocktake_id = fields.Many2one("street.stocktake", "To be counted in", compute="_compute_stocktake_id")

    @api.depends_context("uid")
    def _compute_stocktake_id(self):
        self.stocktake_id = False
        if not self.env.user.has_group(KEEPER):
            return
        link = LINKS[self._name]
        lines = self.env["street.stocktake.line"].search(
            [(link, "in", self.ids), ("stocktake_id.state", "=", "counting"), ("scanned_at", "=", False)], order="stocktake_id desc")
        found = {line[link].id: line.stocktake_id for line in lines}
        for item in self:
            item.stocktake_id = found.get(item._origin.id, False)

    def action_found(self):
        """Count these items as found in the stock-take that goes on. By keepers.

        :return: True
        :raises UserError: an item is not being counted now, or was counted already
        """
        if idle := self.filtered(lambda item: not item.stocktake_id):
            raise UserError(self.env._("%(item)s is not being counted now, or was counted already.", item=idle[0].display_name))
        for stocktake, items in self.grouped("stocktake_id").items():
            stocktake.action_scan(items.mapped("label_code"))
        return True
