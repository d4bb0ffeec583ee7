from datetime import timedelta

from odoo import fields
from odoo.tests import freeze_time, tagged

from odoo.addons.street_base.tools.period import today

from .whole_common import WholeCommon


@tagged("post_install", "-at_install")
class TestCaseWhole(WholeCommon):
    """One ordinary case from the lead to its closing, each step by the person whose work it is, nothing put in behind the gates."""

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

    def test_a_notice_served_on_the_day_it_was_made_counts(self):
        case = self.bring_to("investigating")
        self.add_fact(case)
        self.prove(case)
        decision = self.propose(case)
        self.conclude(case)
        case.with_user(self.officer1).action_notify()
        paper, notice = case._get_document("CF17") or case._get_document("CF18"), decision._get_last_notice()
        # As outside a test: the row carries the fraction of the second that the paper leaves out.
        self.env.flush_all()
        self.env.cr.execute("UPDATE street_decision_notice SET create_date = %s WHERE id = %s", [paper.issued_at + timedelta(milliseconds=400), notice.id])
        self.env.invalidate_all()
        self.serve(paper)
        self.assertEqual(notice.date_served, today())
