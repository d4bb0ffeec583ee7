from odoo import api, fields, models
from odoo.exceptions import UserError


class PurchaseOrderLine(models.Model):
    """Line of a purchase order that a line of a purchase request became; its receipts are recorded there, with serial numbers and acceptance."""

    _inherit = "purchase.order.line"

    street_line_id = fields.Many2one("street.equipment.request.line", "Line of the purchase request", readonly=True, copy=False, index="btree_not_null", ondelete="restrict")

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines._check_street({name for vals in vals_list for name in vals})
        return lines

    def write(self, vals):
        self._check_street(vals.keys())
        return super().write(vals)

    def _check_street(self, names):
        """:raises UserError: received quantities of a purchase request come from its receipts, and the link is made by it"""
        if self.env.su or not names & {"street_line_id", "qty_received", "qty_received_manual"}:
            return
        linked = self.filtered("street_line_id")
        if linked or "street_line_id" in names:
            raise UserError(self.env._(
                "%(order)s comes from a purchase request: record the receipt there. What two people have accepted is received here by itself.",
                order=", ".join(self.order_id.mapped("display_name")) or self.env._("This order")))

    def _take_over_received(self):
        """Received here is what was accepted there."""
        for line in self.sudo():  # sudo: whoever accepts goods need not be a buyer
            accepted = line.street_line_id.receipt_line_ids.filtered(lambda row: row.receipt_id.state == "accepted")
            line.qty_received = sum(accepted.mapped("quantity"))
