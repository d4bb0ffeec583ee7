from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .decision_common import DecisionCommon


@tagged("post_install", "-at_install")
class TestDecisionFlow(DecisionCommon):
    def test_a_case_goes_from_the_proposal_to_the_decision_by_the_people_whose_work_it_is(self):
        case = self.concluded_case()
        decision = self.propose(case)
        decision.action_notify()
        self.assertEqual((case.state, decision.state), ("noticed", "noticed"))
        notice = decision.sudo()._get_last_notice()
        self.assertEqual(notice.proposal["lines"], [{"kind": "fine", "amount": "500.00", "days": 0, "description": ""}])
        self.assertFalse(notice.with_hearing)
        self.age_notice(case)
        case.with_user(self.officer1).action_deliberate()
        self.review(case)
        self.decide(case)
        self.assertEqual((case.state, decision.state, decision.amount), ("decided", "decided", 500))
        self.assertEqual(decision.date_decided, self.today)
        self.assertEqual(decision.sudo().decided_by, "head")
        self.assertEqual(case.sudo().approval_ids[:1].judged_digest, decision.decided_digest)

    def test_only_officers_on_the_case_write_its_proposal(self):
        case = self.concluded_case()
        decision = self.propose(case)
        for user in (self.officer3, self.leader, self.head, self.reviewer, self.clerk):
            with self.subTest(user.login), self.assertRaises(AccessError):
                decision.with_user(user).write({"reasons": "Other reasons"})
        with self.assertRaises(UserError), self.env.cr.savepoint():
            self.propose(self.concluded_case(), user=self.officer3)
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            self.propose(self.concluded_case(), amount=None, user=self.officer3)
        with self.assertRaises(UserError):
            decision.line_ids.with_user(self.officer3).write({"amount": 1})
        decision.line_ids.with_user(self.officer2).write({"amount": 400})
        self.assertEqual(decision.amount, 400)

    def test_what_was_decided_is_fixed(self):
        case = self.decided_case()
        decision = self.decision_of(case).with_user(self.officer1)
        for write in (
            lambda: decision.line_ids.write({"amount": 1}), lambda: decision.write({"line_ids": [(5,)]}),
            lambda: decision.write({"line_ids": [(0, 0, {"kind_id": self.warning.id})]}), lambda: decision.write({"reasons": "Other"}),
            lambda: decision.write({"with_surcharge": False}), lambda: decision.write({"state": "draft"}),
        ):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                write()

    def test_a_case_has_one_open_proposal(self):
        case = self.concluded_case()
        self.propose(case)
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.propose(case)
            self.env.flush_all()

    def test_an_officer_who_is_not_on_the_case_moves_nothing_in_it(self):
        case = self.concluded_case()
        self.propose(case)
        self.certify(self.officer3_person)
        with self.assertRaises(UserError):
            case.with_user(self.officer3).action_notify()
        case = self.notified_case(5000, days_ago=0)
        with self.assertRaises(UserError):
            case.with_user(self.officer3).action_request_hearing()
        case = self.notified_case()
        with self.assertRaises(UserError):
            case.with_user(self.officer3).action_deliberate()
        fresh = self.concluded_case()
        self.propose(fresh)
        with self.assertRaises(UserError):
            self.decision_of(fresh).with_user(self.officer3).action_drop("No longer")
        self.decision_of(fresh).with_user(self.officer1).action_drop("Written for another case")
        self.assertFalse(fresh.sudo()._get_open_decision())

    def test_a_proposal_that_was_noticed_is_not_dropped_and_ends_with_its_case(self):
        case = self.notified_case()
        with self.assertRaises(UserError):
            self.decision_of(case).with_user(self.officer1).action_drop("To begin anew without the defence")
        self.approve(case, "terminate")
        self.assertEqual((case.state, case.sudo().decision_ids.state), ("terminated", "dropped"))

    def test_a_decision_is_taken_back_by_a_head_of_its_subject(self):
        case = self.decided_case()
        decision = self.decision_of(case)
        for user in (self.officer1, self.leader, self.clerk, self.reviewer):
            with self.subTest(user.login), self.assertRaises(UserError):
                decision.with_user(user).action_revoke("Wrong person")
        self._new_person("foreign_head", "street_enforcement.group_organ_head")
        with self.assertRaisesRegex(UserError, "head of the acting subject"):
            decision.with_user(self.foreign_head).action_revoke("Wrong person")
        decision.with_user(self.head).action_revoke("Wrong person")
        self.assertEqual((decision.state, decision.amount_due, decision.end_reason), ("revoked", 0, "Wrong person"))

    def test_another_office_sees_no_decision_and_the_centre_reads_but_does_not_write(self):
        case = self.decided_case()
        decision = self.decision_of(case)
        elsewhere = decision.with_user(self.stranger).with_context(allowed_company_ids=self.other_office.ids)
        with self.assertRaises(AccessError):
            elsewhere.read(["state"])
        above = decision.with_user(self.centre_reader).with_context(allowed_company_ids=self.centre.ids)
        self.assertEqual(above.read(["state"])[0]["state"], "decided")
        self._new_person("centre_officer", "street_enforcement.group_officer", self.centre)
        proposal = self.propose(self.concluded_case())
        with self.assertRaises(AccessError):
            proposal.with_user(self.centre_officer).with_context(allowed_company_ids=self.centre.ids).write({"reasons": "x"})
