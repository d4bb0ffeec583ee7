from odoo import fields, models


class StreetEquipmentRequestReceiveLine(models.TransientModel):
    """One line of the dialog of a receipt."""

    _name = "street.equipment.request.receive.line"
    _description = "Line of the dialog of a receipt"

    wizard_id = fields.Many2one("street.equipment.request.receive", required=True, index=True, ondelete="cascade")
    request_line_id = fields.Many2one("street.equipment.request.line", "Goods", required=True, readonly=True)
    specification = fields.Char(related="request_line_id.specification")
    quantity_open = fields.Integer(related="request_line_id.quantity_open")
    has_serials = fields.Boolean("Needs serial numbers", related="request_line_id.category_id.has_serials")
    has_expiry = fields.Boolean(related="request_line_id.supply_id.has_expiry")
    quantity = fields.Integer()
    price_unit = fields.Float("Price", digits=(16, 2))
    serials = fields.Text("Serial numbers", help="One a line.")
    lot = fields.Char("Lot number")
    date_expiry = fields.Date("Expires on")

    def _prepare_row(self):
        """One row of ``street.equipment.request.action_receive``."""
        row = {
            "line_id": self.request_line_id.id, "quantity": self.quantity, "price_unit": self.price_unit,
            "serials": [number for line in (self.serials or "").splitlines() if (number := line.strip())],
        }
        if self.has_expiry:
            row |= {"lot": self.lot or "", "date_expiry": self.date_expiry.isoformat() if self.date_expiry else ""}
        return row
