from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.street_base.tools.period import today

from ..tools.figures import shown

SOON = 30  # days


class StreetSupplyLot(models.Model):
    """Lot (批次) of a supply that expires on one day; good on that day, not after it."""

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
    has_stock = fields.Boolean("There is some", compute="_compute_quantity", search="_search_has_stock")
    expiry_state = fields.Selection(
        [("good", "Good"), ("soon", "Expires soon"), ("expired", "Expired")], "State", compute="_compute_expiry_state", search="_search_expiry_state")

    _name_uniq = models.UniqueIndex("(supply_id, name)", "This supply has a lot with this number.")

    @api.depends("move_ids.delta")
    def _compute_quantity(self):
        rows = dict(self.env["street.supply.move"]._read_group([("lot_id", "in", self.ids)], ["lot_id"], ["delta:sum"]))
        for lot in self:
            lot.quantity = round(rows.get(lot._origin, 0.0), 2)
            lot.has_stock = lot.quantity > 0

    @api.model
    def _search_has_stock(self, operator, value):
        if operator != "in":
            return NotImplemented
        self.env["street.supply.move"].flush_model(["lot_id", "delta"])
        stocked = SQL("(SELECT lot_id FROM street_supply_move WHERE lot_id IS NOT NULL GROUP BY lot_id HAVING SUM(delta) > 0)")
        return Domain.OR([Domain("id", "in" if wanted else "not in", stocked) for wanted in set(value)])

    @api.depends("name", "date_expiry", "move_ids.delta")
    @api.depends_context("lot_stock")
    def _compute_display_name(self):
        if not self.env.context.get("lot_stock"):  # whoever chooses a lot sees how long it is good and what there is
            return super()._compute_display_name()
        for lot in self:
            lot.display_name = " · ".join(filter(None, [lot.name, str(lot.date_expiry or ""), f"{shown(lot.quantity)} {lot.supply_id.unit_name}"]))

    @api.depends("date_expiry")
    def _compute_expiry_state(self):
        day = today()
        for lot in self:
            expired, soon = lot.date_expiry and lot.date_expiry < day, lot.date_expiry and lot.date_expiry <= day + timedelta(days=SOON)
            lot.expiry_state = "expired" if expired else "soon" if soon else "good"

    @api.model
    def _search_expiry_state(self, operator, value):
        if operator != "in":
            return NotImplemented
        day = today()
        expired, soon = Domain("date_expiry", "<", day), Domain("date_expiry", "<=", day + timedelta(days=SOON))
        states = {"expired": expired, "soon": soon & ~expired, "good": ~soon}
        return Domain.OR([states[state] for state in value if state in states])
