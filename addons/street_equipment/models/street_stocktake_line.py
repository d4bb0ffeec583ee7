from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.street_base.tools import write_pass

from .street_equipment_asset_mixin import CUSTODY_STATES

RESULTS = [
    ("open", "Not found"), ("match", "As expected"), ("less", "Less"), ("more", "More"), ("elsewhere", "Not in store, as booked"),
    ("unexpected", "Not expected here"), ("unknown", "Unknown code"),
]
DIFFERENCES = ("open", "less", "more", "unexpected", "unknown")
COUNTED = {"counted", "reason"}


class StreetStocktakeLine(models.Model):
    """Line of a stock-take (盘点明细): one item, one vehicle, or one lot of a supply."""

    _name = "street.stocktake.line"
    _inherit = "street.locked.line.mixin"
    _description = "Line of a stock-take"
    _order = "stocktake_id desc, code, id"
    _rec_name = "what"
    _street_parent = "stocktake_id"

    stocktake_id = fields.Many2one("street.stocktake", "Stock-take", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one("res.company", related="stocktake_id.company_id", store=True, index=True, precompute=True)
    equipment_id = fields.Many2one("maintenance.equipment", "Item", index="btree_not_null", ondelete="restrict")
    vehicle_id = fields.Many2one("fleet.vehicle", "Vehicle", index="btree_not_null", ondelete="restrict")
    supply_id = fields.Many2one("street.supply", "Supply", index="btree_not_null", ondelete="restrict")
    lot_id = fields.Many2one("street.supply.lot", "Lot", index="btree_not_null", ondelete="restrict")
    code = fields.Char("Label", readonly=True)
    what = fields.Char("What", readonly=True, help="Name of then.")
    place = fields.Selection(CUSTODY_STATES, "Where it was booked", readonly=True)
    expected = fields.Float(digits=(16, 2), readonly=True)
    counted = fields.Float(digits=(16, 2))
    scanned_at = fields.Datetime("Counted at", readonly=True)
    scanned_by = fields.Many2one("res.users", "Counted by", readonly=True, ondelete="restrict")
    result = fields.Selection(RESULTS, "Result of the count", compute="_compute_result", store=True, precompute=True, index=True)
    reason = fields.Char(help="Why it differs; needed before it is settled.")

    _code_idx = models.Index("(stocktake_id, code)")
    _last_idx = models.Index("(stocktake_id, scanned_at DESC) WHERE scanned_at IS NOT NULL")
    _thing_uniq = models.UniqueIndex(
        "(stocktake_id, code, COALESCE(lot_id, 0))", "This stands on the stock-take already.")

    @api.depends("expected", "counted", "scanned_at", "place", "code")
    def _compute_result(self):
        for line in self:
            line.result = line._get_result()

    def _get_result(self):
        if not self.scanned_at:
            return "elsewhere" if self.place in ("out", "repair") else "open"
        if not (self.equipment_id or self.vehicle_id or self.supply_id):
            return "unknown"
        if self.supply_id:
            return "match" if self.counted == self.expected else "less" if self.counted < self.expected else "more"
        return "unexpected" if not self.expected else "match" if self.counted else "open"

    def write(self, vals):
        # A client counts and explains; everything else is the workers'. A forged pass only leads into the lock.
        if vals.keys() <= COUNTED and not self.env.context.get(write_pass.CONTEXT_KEY):
            return self._do_count(vals)
        return super().write(vals)

    def _do_count(self, vals):
        """What a keeper counted or explained, while it may be."""
        self.check_access("write")
        states = ("counting",) if "counted" in vals else ("counting", "counted")
        if closed := self.stocktake_id.filtered(lambda stocktake: stocktake.state not in states):
            raise UserError(self.env._("%(stocktake)s is not being counted now.", stocktake=closed[0].display_name))
        for line in self:
            line._street_write({**vals, **(line._prepare_count(vals["counted"]) if "counted" in vals else {})})
        return True

    def _prepare_count(self, counted):
        if type(counted) not in (int, float) or not 0 <= counted < 1e9 or round(counted, 2) != counted or not self.supply_id and counted not in (0, 1):
            raise UserError(self.env._(
                "%(line)s: “%(counted)s” is no count. An item is there or not (1 or 0); a supply has a number with at most two decimals.",
                line=self.display_name, counted=counted))
        # What is booked between the count and the settlement is no difference: the stock of this moment is what is compared.
        expected = {"expected": self.lot_id.quantity if self.lot_id else self.supply_id.quantity} if self.supply_id else {}
        return {**expected, "scanned_at": fields.Datetime.now(), "scanned_by": self.env.uid}

    def action_count(self, quantity, reason=""):
        """Record what was counted.

        :param float quantity: for a supply, or 1 / 0 for an item
        :param str reason: why it differs
        :return: True
        """
        if not self:
            raise UserError(self.env._("Choose a line first."))
        return self.write({"counted": quantity, **({"reason": reason} if reason else {})})
