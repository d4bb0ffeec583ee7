import io

from pypdf import PdfReader

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .purchase_common import PurchaseCommon


@tagged("post_install", "-at_install")
class TestPurchasePaper(PurchaseCommon):
    """The printed request carries its lines, quotes, the answers of finance and each tier, and the receipts."""

    def text(self, request, user=None):
        content, kind = self.env["ir.actions.report"].with_user(user or self.user)._render_py_pdf("street_equipment.street_equipment_request_report", request.ids, {})
        self.assertEqual(kind, "pdf")
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).replace("\n", "")

    def test_a_draft_is_marked_as_not_issued_and_an_approved_one_names_who_approved(self):
        cheap = self.env["res.partner"].create({"name": "Cheaper shop"})
        request = self.new_request(quantity=8, quote_reason="Repairs in town", quote_ids=[
            (0, 0, {"partner_id": self.supplier.id, "amount": 11900, "is_chosen": True}), (0, 0, {"partner_id": cheap.id, "amount": 11000})])
        self.assertIn("NOT ISSUED", self.text(request))
        request.action_submit()
        request.with_user(self.finance).action_check()
        request.with_user(self.approver).action_approve("For the night shift")
        half = self.text(request)
        self.assertIn("For the night shift", half)
        self.assertNotIn("e_approver2", half)
        request.with_user(self.approver2).action_approve()
        text = self.text(request)
        for part in (request.number[-5:], "Recorders for squad E", "Three are broken", "1080p, 64 GB", "12,000.00", "Cheaper shop", "11,000.00", "Repairs in town",
                     "e_finance", "e_approver", "e_approver2", "B1"):
            self.assertIn(part, text)
        self.assertNotIn("NOT ISSUED", text)

    def test_receipts_stand_on_it_with_both_who_accepted(self):
        request = self.bring(self.new_request(), "ordered")
        request.with_user(self.keeper).action_receive([{"line_id": request.line_ids.id, "quantity": 1, "serials": ["P-1"]}])
        for user in (self.keeper, self.requester2):
            request.receipt_ids.with_user(user).action_accept()
        text = self.text(request)
        for part in ("Recorder × 1", "e_keeper", "e_user2", "1 of 2 have not come"):
            self.assertIn(part, text)

    def test_other_offices_print_nothing(self):
        with self.assertRaises(AccessError):
            self.text(self.new_request(), self.foreign_keeper)
