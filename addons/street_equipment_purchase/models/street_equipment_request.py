from odoo import fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.transition import Obstacle, Transition

_lt = LazyTranslate(__name__)
BUYER = "purchase.group_purchase_user"


class StreetEquipmentRequest(models.Model):
    """An approved request becomes a request for quotation in Odoo Purchase (询价单); confirmed there, it is ordered here."""

    _inherit = "street.equipment.request"

    _street_transitions = {"make_rfq": Transition(("approved",), groups=BUYER, access="read", label=_lt("Request for quotation"))}

    purchase_order_ids = fields.One2many("purchase.order", "street_request_id", "Orders in Purchase", groups="purchase.group_purchase_user")
    purchase_order_count = fields.Integer("Orders", compute="_compute_purchase_order_count")

    def _compute_purchase_order_count(self):
        for request in self:
            request.purchase_order_count = len(request.sudo().purchase_order_ids)  # sudo: how many there are

    def action_make_rfq(self):
        """Make a request for quotation of an approved request. :return: True"""
        return self._street_move("make_rfq")

    def action_open_orders(self):
        """Orders of the request. :return: action"""
        action = self.env["ir.actions.act_window"]._for_xml_id("purchase.purchase_rfq")
        return {**action, "domain": [("street_request_id", "in", self.ids)], "context": {}}

    def _get_live_orders(self):
        return self.sudo().purchase_order_ids.filtered(lambda order: order.state != "cancel")

    def _get_make_rfq_obstacles(self, values):
        found = {request: [] for request in self}
        for request in self:
            if request._get_live_orders():
                found[request].append(Obstacle("rfq", self.env._("It has an order in Purchase; cancel that one first.")))
            if not request.supplier_id:
                found[request].append(Obstacle("supplier", self.env._("Name the supplier.")))
        return found

    def _get_order_obstacles(self, values):
        found = super()._get_order_obstacles(values)
        for request in self:
            open_orders = request._get_live_orders().filtered(lambda order: order.state != "purchase")
            if open_orders:
                found[request].append(Obstacle("rfq", self.env._("Confirm %(orders)s in Purchase: that places the order.", orders=", ".join(open_orders.mapped("name")))))
        return found

    def _do_after_move(self, move, values):
        result = super()._do_after_move(move, values)
        if move == "make_rfq":
            # sudo: what is ordered follows from the approved request alone; the right of a buyer was asked by the move
            self.env["purchase.order"].sudo().create([request._prepare_purchase_order_values() for request in self])
        elif move in ("send_back", "withdraw", "reopen", "cancel"):
            self._get_live_orders().filtered(lambda order: order.state != "purchase").button_cancel()
        return result

    def _prepare_purchase_order_values(self):
        """Values of the request for quotation."""
        lines = [fields.Command.create({
            "product_id": line.category_id._get_product().id, "name": " ".join(filter(None, (line.name, line.specification))), "product_qty": line.quantity,
            "price_unit": line.price_unit, "tax_ids": [fields.Command.clear()], "street_line_id": line.id,
        }) for line in self.line_ids]
        return {
            "partner_id": self.supplier_id.id, "company_id": self.company_id.id, "currency_id": self.company_id.currency_id.id, "origin": self.number,
            "user_id": self.env.uid, "street_request_id": self.id, "order_line": lines,
        }
