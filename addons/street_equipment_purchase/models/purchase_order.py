from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import float_compare


class PurchaseOrder(models.Model):
    """Request for quotation or purchase order of an approved purchase request; confirming it places the order there."""

    _inherit = "purchase.order"

    street_request_id = fields.Many2one("street.equipment.request", "Purchase request", readonly=True, copy=False, index="btree_not_null", ondelete="restrict")

    @api.model_create_multi
    def create(self, vals_list):
        orders = super().create(vals_list)
        orders._check_street({name for vals in vals_list for name in vals})
        return orders

    def write(self, vals):
        self._check_street(vals.keys())
        return super().write(vals)

    def _check_street(self, names):
        if "street_request_id" in names and not self.env.su:
            raise UserError(self.env._("An order is tied to a purchase request by the request itself: press “Request for quotation” there."))

    def button_approve(self, force=False):
        """Approve the order; that of a purchase request places the order there."""
        result = super().button_approve(force)
        for order in self.filtered(lambda order: order.state == "purchase" and order.street_request_id):
            order._place_street_order()
        return result

    def _place_street_order(self):
        """:raises UserError: it costs more than was approved, or the request may not be ordered (any more)"""
        request = self.street_request_id
        if request.state == "ordered":
            return
        if request.state == "approved" and float_compare(self.amount_total, request.amount_total, precision_digits=2) > 0:
            raise UserError(self.env._(
                "%(order)s costs %(order_amount).2f, the purchase request %(request)s was approved for %(amount).2f yuan. Change the request and have it approved anew.",
                order=self.display_name, order_amount=self.amount_total, request=request.display_name, amount=request.amount_total))
        request.sudo().supplier_id = self.partner_id  # sudo: the supplier is the one that the buyer orders from
        request.action_order()
