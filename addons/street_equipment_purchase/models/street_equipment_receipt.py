from odoo import models


class StreetEquipmentReceipt(models.Model):
    """What two people have accepted is received in Odoo Purchase."""

    _inherit = "street.equipment.receipt"

    def _do_after_move(self, move, values):
        result = super()._do_after_move(move, values)
        accepted = self.filtered(lambda receipt: receipt.state == "accepted")
        # sudo: whoever accepts goods need not be a buyer
        self.env["purchase.order.line"].sudo().search([("street_line_id", "in", accepted.line_ids.request_line_id.ids), ("state", "=", "purchase")])._take_over_received()
        return result
