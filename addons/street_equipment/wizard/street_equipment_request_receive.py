from odoo import api, fields, models
from odoo.fields import Command


class StreetEquipmentRequestReceive(models.TransientModel):
    """Dialog of a receipt: what is still to come, with room for serial numbers (a scanner types one a line)."""

    _name = "street.equipment.request.receive"
    _description = "Record a receipt"

    request_id = fields.Many2one("street.equipment.request", required=True, readonly=True)
    line_ids = fields.One2many("street.equipment.request.receive.line", "wizard_id", "Lines")

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        request = self.env["street.equipment.request"].browse(values.get("request_id") or self.env.context.get("active_id"))
        values["request_id"] = request.id
        values["line_ids"] = [
            Command.create({"request_line_id": line.id, "quantity": line.quantity_open, "price_unit": line.price_unit})
            for line in request.line_ids if line.quantity_open
        ]
        return values

    def action_confirm(self):
        """Record what was received. :return: action that closes the dialog"""
        self.request_id.action_receive(serials=[line._prepare_row() for line in self.line_ids if line.quantity])
        return {"type": "ir.actions.act_window_close"}
