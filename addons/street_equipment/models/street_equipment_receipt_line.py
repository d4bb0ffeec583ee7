from odoo import api, fields, models


class StreetEquipmentReceiptLine(models.Model):
    """Line of a receipt (到货明细): how many pieces of a line of the request, their serial numbers, what they cost."""

    _name = "street.equipment.receipt.line"
    _description = "Line of a receipt"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "receipt_id"
    _order = "receipt_id desc, id"

    receipt_id = fields.Many2one("street.equipment.receipt", "Receipt", required=True, readonly=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="receipt_id.company_id", store=True, index=True, precompute=True)
    request_line_id = fields.Many2one("street.equipment.request.line", "Ordered as", required=True, readonly=True, index=True, ondelete="restrict")
    quantity = fields.Integer(required=True, readonly=True)
    quantity_ordered = fields.Integer("Ordered quantity", related="request_line_id.quantity")
    price_unit = fields.Float("Price", readonly=True, digits=(16, 2), aggregator="avg")
    serials = fields.Text("Serial numbers", readonly=True, help="One a line.")
    lot = fields.Char("Lot number", readonly=True)
    date_expiry = fields.Date("Expires on", readonly=True)

    _quantity_positive = models.Constraint("CHECK(quantity > 0)", "A receipt brings at least one piece.")

    @api.depends("request_line_id.name", "quantity")
    def _compute_display_name(self):
        for line in self:
            line.display_name = f"{line.request_line_id.name} × {line.quantity}"

    def _get_serials(self):
        """The serial numbers as a list."""
        return (self.serials or "").splitlines()

    def _put_into_inventory(self):
        """Make the items, vehicles and stock of accepted lines."""
        # sudo: the second acceptor need not be a keeper; what is made follows from the accepted lines alone
        for line in self.sudo():
            request, target = line.receipt_id.request_id, line.request_line_id.target
            if target in ("item", "vehicle"):
                serials = line._get_serials()
                values = request._prepare_items_from_receipt(line, serials + [""] * (line.quantity - len(serials)))
                made = self.env["maintenance.equipment" if target == "item" else "fleet.vehicle"].sudo().create(values)
                made._do_write({"receipt_line_id": line.id})
            elif target == "supply":
                line.request_line_id.supply_id._receive(
                    line.quantity, line._prepare_lot_values(), origin=line.receipt_id.display_name, price=line.price_unit)

    def _prepare_lot_values(self):
        """Lot of a supply that expires, for ``street.supply._receive``."""
        if not self.request_line_id.supply_id.has_expiry:
            return {}
        return {"name": self.lot or self.receipt_id.display_name, "date_expiry": self.date_expiry}
