from odoo.tests import HttpCase, tagged

from .purchase_common import PurchaseCommon


@tagged("post_install", "-at_install")
class TestPurchaseTour(HttpCase, PurchaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for tier, user in zip(cls.tiers, (cls.approver, cls.approver2), strict=True):
            tier.write({"review_type": "individual", "reviewer_id": user.id, "reviewer_group_id": False})
        cls.supplier.name = "Supplier of the tour"
        cls.category("recorder").copy({"name": "Tour recorder", "code": "tour_recorder"})

    def test_a_request_is_asked_for_approved_by_two_received_and_labelled(self):
        self.start_tour("/odoo/purchase-requests", "street_equipment_purchase_ask", login=self.user.login)
        request = self.env["street.equipment.request"].search([("requester_id", "=", self.user.id)])
        self.assertRecordValues(request, [{"state": "submitted", "amount_total": 12000.0}])
        self.start_tour("/odoo/purchase-approvals", "street_equipment_purchase_check", login=self.finance.login)
        self.assertEqual(request.state, "reviewing")
        with self.subTest("on a phone"):
            self.browser_size, self.touch_enabled = "390x844", True
            self.start_tour("/odoo/purchase-approvals", "street_equipment_purchase_approve", login=self.approver.login)
            self.assertEqual(request.review_ids.mapped("status"), ["approved", "pending"])
            self.start_tour("/odoo/purchase-approvals", "street_equipment_purchase_approve_remark", login=self.approver2.login)
            self.browser_size, self.touch_enabled = "1366x768", False
        self.assertEqual(request.state, "approved")
        self.assertEqual(request.review_ids[1].comment, "From the savings of this year")
        self.start_tour("/odoo/purchase-requests", "street_equipment_purchase_receive", login=self.keeper.login)
        receipt = request.receipt_ids
        self.assertRecordValues(receipt, [{"state": "received", "first_acceptor_id": self.keeper.id}])
        receipt.with_user(self.user).action_accept()
        self.start_tour("/odoo/purchase-receipts", "street_equipment_purchase_labels", login=self.keeper.login)
        self.assertEqual((request.state, len(receipt.item_ids)), ("done", 8))
