from odoo import api, fields, models


class StreetSupplyBookLine(models.TransientModel):
    """Supply and quantity of a booking (登记明细)."""

    _name = "street.supply.book.line"
    _description = "Line of a booking"

    book_id = fields.Many2one("street.supply.book", required=True, index=True, ondelete="cascade")
    supply_id = fields.Many2one("street.supply", "Supply", required=True, ondelete="cascade")
    in_stock = fields.Float("In stock", related="supply_id.quantity")
    has_expiry = fields.Boolean(related="supply_id.has_expiry")
    lot_id = fields.Many2one("street.supply.lot", "Lot", ondelete="cascade", domain="[('supply_id', '=', supply_id), ('expiry_state', 'in', lot_states)]")
    lot_states = fields.Json(compute="_compute_lot_states")
    lot_name = fields.Char("Lot number")
    date_expiry = fields.Date("Expires on")
    quantity = fields.Float(digits=(16, 2), default=1)
    price = fields.Float("Unit price", digits=(16, 2), compute="_compute_price", store=True, readonly=False, precompute=True)
    warning = fields.Char(compute="_compute_warning")

    @api.depends("book_id.kind")
    def _compute_lot_states(self):
        for line in self:
            line.lot_states = {"dispose": ["expired"], "issue": ["good", "soon"]}.get(line.book_id.kind, ["good", "soon", "expired"])

    @api.depends("supply_id")
    def _compute_price(self):
        for line in self:
            line.price = line.supply_id.price

    @api.depends("supply_id", "book_id.kind", "book_id.employee_id")
    def _compute_warning(self):
        for line in self:
            asked = line.book_id.kind == "issue" and line.supply_id and line.book_id.employee_id
            line.warning = " ".join(line.supply_id._get_issue_warnings(line.book_id.employee_id)) if asked else False

    def _do_book(self):
        """Call the public method of the supply."""
        book, supply = self.book_id, self.supply_id
        if book.kind == "receive":
            supply.action_receive(self.quantity, self.lot_name or "", self.date_expiry or None, self.price, book.origin or "")
        elif book.kind == "dispose":
            supply.action_dispose(self.lot_id.id, book.reason)
        else:
            getattr(supply, f"action_{book.kind}")(self.quantity, book.employee_id.id, self.lot_id.id or None, book.reason or "")
