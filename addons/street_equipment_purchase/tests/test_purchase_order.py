from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.street_equipment.tests.purchase_common import PurchaseCommon


@tagged("post_install", "-at_install")
class TestPurchaseOrder(PurchaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.buyer = cls._new_user("e_buyer", "street_equipment.group_equipment_keeper,purchase.group_purchase_user")

    def rfq(self, request):
        request.with_user(self.buyer).action_make_rfq()
        return request.sudo().purchase_order_ids[-1:].sudo(False).with_user(self.buyer)

    def test_an_approved_request_is_ordered_in_purchase_and_received_there(self):
        request = self.bring(self.new_request(quantity=3), "approved")
        order = self.rfq(request)
        self.assertRecordValues(order, [{"partner_id": self.supplier.id, "origin": request.number, "amount_total": 4500.0, "state": "draft", "company_id": self.office.id}])
        self.assertRecordValues(order.order_line, [{"product_qty": 3, "price_unit": 1500.0, "name": "Recorder 1080p, 64 GB"}])
        order.button_confirm()
        self.assertRecordValues(request, [{"state": "ordered", "buyer_id": self.buyer.id}])
        for serials in (["P-1"], ["P-2", "P-3"]):
            request.with_user(self.keeper).action_receive(serials=[{"line_id": request.line_ids.id, "quantity": len(serials), "serials": serials}])
            receipt = request.receipt_ids.sorted("id")[-1]
            before = order.order_line.qty_received
            receipt.with_user(self.keeper).action_accept()
            self.assertEqual(order.order_line.qty_received, before, "one person is not enough")
            receipt.with_user(self.user).action_accept()
            self.assertEqual(order.order_line.qty_received, before + len(serials))
        self.assertEqual(request.state, "done")

    def test_only_an_approved_request_is_quoted_and_only_by_a_buyer(self):
        request = self.bring(self.new_request(), "reviewing")
        with self.refused("in the state"):
            request.with_user(self.buyer).action_make_rfq()
        request.with_user(self.approver).action_approve()
        with self.refused("role does not include"):
            request.with_user(self.keeper).action_make_rfq()
        self.rfq(request)
        with self.refused("has an order in Purchase"):
            request.with_user(self.buyer).action_make_rfq()
        with self.refused("in Purchase: that places the order"):
            request.with_user(self.keeper).action_order()

    def test_an_order_above_what_was_approved_is_not_confirmed(self):
        request = self.bring(self.new_request(), "approved")
        order = self.rfq(request)
        order.order_line.price_unit = 1600
        with self.refused("was approved for 3000.00 yuan"):
            order.button_confirm()
        order.order_line.price_unit = 1400
        order.button_confirm()
        self.assertEqual(request.state, "ordered")

    def test_an_order_with_another_supplier_than_the_approved_quote_is_not_confirmed(self):
        request = self.bring(self.new_request(quote_ids=[(0, 0, {"partner_id": self.supplier.id, "amount": 2900, "is_chosen": True})]), "approved")
        order = self.rfq(request)
        order.partner_id = self.env["res.partner"].create({"name": "Cousin"})
        with self.refused("quote of Supplier was approved"):
            order.button_confirm()
        self.assertEqual((request.state, order.state), ("approved", "draft"))
        order.partner_id = self.supplier
        order.button_confirm()
        self.assertEqual(request.state, "ordered")

    def test_a_request_that_goes_back_cancels_its_open_order(self):
        request = self.bring(self.new_request(), "approved")
        order = self.rfq(request)
        request.line_ids.quantity = 1
        self.assertEqual((request.state, order.state), ("draft", "cancel"))
        order.button_draft()
        with self.refused("in the state"):
            order.button_confirm()

    def test_links_and_received_quantities_are_not_typed(self):
        request = self.bring(self.new_request(), "approved")
        order = self.rfq(request)
        order.button_confirm()
        for values in ({"qty_received": 2}, {"qty_received_manual": 2}, {"street_line_id": False}):
            with self.refused("comes from a purchase request"):
                order.order_line.write(values)
        with self.refused("by the request itself"):
            order.street_request_id = False
        loose = self.env["purchase.order"].with_user(self.buyer).create({"partner_id": self.supplier.id})
        with self.refused("by the request itself"):
            loose.street_request_id = request
        with self.assertRaises(UserError), self.env.cr.savepoint():
            self.env["purchase.order"].with_user(self.buyer).create({"partner_id": self.supplier.id, "street_request_id": request.id})
