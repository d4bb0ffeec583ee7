from odoo.tests import tagged

from ..models.street_case_decision_papers import StreetCase
from .decision_common import DecisionCommon


@tagged("post_install", "-at_install")
class TestDecisionPapers(DecisionCommon):
    """What papers print of a decision, and what becomes of the paper of a move."""

    def issue(self, case, code, user):
        StreetCase._issue_decision_paper(case.with_user(user), code)
        return case.sudo().document_ids.filtered(lambda paper: paper.type_code == code)

    def test_the_paper_of_the_notice_says_what_was_noticed(self):
        case = self.notified_case(500)
        self.decision_of(case).line_ids.with_user(self.officer1).write({"amount": 300})
        facts = case.sudo()._prepare_paper_facts("CF17")
        self.assertIn("500元", facts["penalties"][0]["text"])
        self.assertIn("300", case.sudo()._prepare_paper_facts("CF29")["penalties"][0]["text"])
        self.assertEqual((facts["statement_days"], facts["amount"]), (5, 300))

    def test_the_notice_of_a_case_with_evidence_is_issued_at_once_and_served_by_its_paper(self):
        case = self.bring_to("concluded")
        self.decision_of(case).with_user(self.officer1).write({
            "reasons": "The material narrowed the pavement.", "gains": "none", "correction": "Remove it by tomorrow.",
            "line_ids": [(0, 0, {"kind_id": self.fine.id, "amount": 500})]})
        case.with_user(self.officer1).action_notify()
        paper = self.issue(case, "CF17", self.officer1)
        self.assertEqual(paper.state, "issued", paper.move_checklist)
        self.assertIn("500元", str(paper.snapshot["facts"]["penalties"]))
        self.assertEqual(case.sudo()._prepare_paper_facts("CF20")["notice_number"], paper.number)

    def test_a_paper_with_a_gap_waits_as_a_draft_and_the_move_stands(self):
        case = self.notified_case()
        paper = self.issue(case, "CF17", self.officer1)
        self.assertEqual(len(paper), 1)
        if paper.state == "draft":
            self.assertIn("waits", case.sudo().message_ids[:1].body)

    def test_review_discussion_and_money_reach_their_papers(self):
        case = self.deciding_case()
        self.decision_of(case).with_user(self.officer1).write({"is_grave": True})
        self.review(case)
        self.discuss(case)
        facts = case.sudo()._prepare_paper_facts("CF26")
        self.assertEqual((len(facts["checkpoints"]), facts["reviewer_name"]), (7, "reviewer"))
        self.assertIn(f"Q{self.reviewer_person.id}", facts["reviewer_qualification"])
        self.assertEqual([row["text"] for row in case.sudo()._prepare_paper_facts("CF27")["opinions"]], ["I agree."] * 2)
        self.assertNotIn("opinions", case.sudo()._prepare_paper_facts("CF29"), "the closed file stays closed")
        self.decide(case)
        self.age_decision(case, 0)
        facts = case.sudo()._prepare_paper_facts("CF29")
        self.assertEqual((facts["bank_name"], facts["payment_days"], facts["amount"]), ("工商银行高平支行", 15, 500))
        self.assertEqual(facts["payment_due"], str(self.decision_of(case).date_due))
