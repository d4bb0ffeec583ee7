from odoo import api, fields, models


class StreetSupplyLot(models.Model):
    """Lot (批次) of a supply that expires on one day."""

    _name = "street.supply.lot"
    _inherit = "street.locked.line.mixin"
    _description = "Lot of a supply"
    _order = "date_expiry, id"
    _street_parent = "supply_id"

    supply_id = fields.Many2one("street.supply", "Supply", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one("res.company", related="supply_id.company_id", store=True, index=True, precompute=True)
    name = fields.Char("Lot number", required=True)
    date_expiry = fields.Date("Expires on", index=True)
    move_ids = fields.One2many("street.supply.move", "lot_id", "Moves")
    quantity = fields.Float("In stock", digits=(16, 2), compute="_compute_quantity")

    _name_uniq = models.UniqueIndex("(supply_id, name)", "This supply has a lot with this number.")

    @api.depends("move_ids.delta")
    def _compute_quantity(self):
        rows = dict(self.env["street.supply.move"]._read_group([("lot_id", "in", self.ids)], ["lot_id"], ["delta:sum"]))
        for lot in self:
            lot.quantity = rows.get(lot._origin, 0.0)
