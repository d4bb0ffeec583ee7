from datetime import timedelta

from odoo import fields
from odoo.tests import freeze_time, tagged

from odoo.addons.street_base.tools.period import today

from .enforcement_common import EnforcementCommon

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


@tagged("post_install", "-at_install")
class TestCaseWhole(EnforcementCommon):
    """One ordinary case from the lead to its closing, each step by the person whose work it is, nothing put in behind the gates."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["street.qualification"]._street_load_history([{
            "employee_id": cls.reviewer_person.id, "company_id": cls.office.id, "kind": "legal_profession", "number": "Q1", "date_from": cls.start, "state": "verified"}])
        cls.env["street.hearing.threshold"].create({"company_id": cls.office.id, "party_kind": "person", "amount": 2000, "basis": "Test rule"})

    def serve(self, paper):
        """Seal, scan and serve a paper in the hands of the party."""
        paper.with_user(self.officer1).action_attach_scan(content=PNG, file_name="scan.png")
        service = self.env["street.service"].with_user(self.officer1).create({
            "document_id": paper.id, "way": "direct", "server_ids": [(6, 0, (self.officer1_person + self.officer2_person).ids)],
            "served_at": fields.Datetime.now(), "place": "East road 1", "receiver": "张三", "receiver_kind": "party",
            "proof_ids": [(0, 0, {"name": "receipt.png", "kind": "receipt", "content": PNG})]})
        service.action_deliver()
        self.env.invalidate_all()

    def propose(self, case):
        return self.env["street.decision"].with_user(self.officer1).create({
            "case_id": case.id, "reasons": "The material narrowed the pavement for two days.", "gains": "none", "correction": "Remove the material.",
            "line_ids": [(0, 0, {"kind_id": self.env.ref("street_dispatch.penalty_fine").id, "amount": 500})]})

    def test_an_ordinary_case_goes_from_the_lead_to_its_closing(self):
        case = self.bring_to("investigating")
        self.add_fact(case)
        self.prove(case)
        decision = self.propose(case)
        self.conclude(case)
        case.with_user(self.officer1).action_notify()
        self.serve(case._get_document("CF17") or case._get_document("CF18"))
        with freeze_time(fields.Datetime.now() + timedelta(days=15)):
            case.with_user(self.officer1).action_deliberate()
            decision.with_user(self.reviewer).action_review(True, "Facts and law are right.")
            self.approve(case, "decide")
            self.assertEqual((case.state, decision.state), ("decided", "decided"))
            paper = case._get_document("CF29")
            self.assertEqual(paper.snapshot["facts"]["statement_result"], "当事人在规定期限内未提出陈述、申辩意见。")
            self.assertIn("法定种类和幅度", paper.snapshot["facts"]["discretion"])
            self.serve(paper)
            self.assertEqual((case.state, case.date_served), ("served", today()))
            case.with_user(self.officer1).action_execute()
            decision.with_user(self.clerk).action_pay(amount=500, receipt_number="BANK-1")
            self.approve(case, "close")
            self.assertEqual(case.state, "closed")
            self.assertFalse(self.clocks(case) & {"D03", "D04"})
        kept = set(case.sudo().document_ids.filtered(lambda paper: paper.state == "issued").type_id.mapped("code"))
        self.assertLessEqual({"CF01", "CF16", "CF29"}, kept)
        self.assertTrue({"CF17", "CF18"} & kept)
