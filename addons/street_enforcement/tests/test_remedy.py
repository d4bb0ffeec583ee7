from datetime import timedelta
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .decision_common import DecisionCommon
from .proof_common import PNG


@tagged("post_install", "-at_install")
class TestRemedy(DecisionCommon):
    """D33-D40, D63, D65, G36, G48: terms of reply, evidence barred, no additional fine meanwhile, effects of revocation."""

    def new_remedy(self, case, user=None, files=("reply", "evidence", "result"), **values):
        return self.env["street.remedy"].with_user(user or self.clerk).create({
            "case_id": case.id, "kind": "reconsideration", "date_filed": self.today,
            "file_ids": [(0, 0, {"name": f"{kind}.png", "kind": kind, "content": PNG}) for kind in files], **values,
        })

    def codes_of(self, remedy, move, **values):
        return {obstacle.code for obstacle in remedy._street_obstacles(move, values)[remedy]}

    def remedy_clocks(self, remedy, state="running"):
        return set(self.env["street.deadline"].search([
            ("res_model", "=", "street.remedy"), ("res_id", "=", remedy.id), ("state", "=", state)]).mapped("kind"))

    def test_the_reply_is_due_in_ten_or_five_working_days_and_in_court_in_fifteen_days(self):
        case = self.decided_case(served_days_ago=3)
        for values, rule in (({}, "D37"), ({"procedure": "simple"}, "D38"), ({"kind": "suit"}, "D40")):
            with self.subTest(rule):
                remedy = self.new_remedy(case, **values)
                remedy.action_accept(str(self.today), number="7")
                self.assertIn(rule, self.remedy_clocks(remedy))
                self.assertTrue(remedy.date_reply_due)
                remedy.action_reply()
                self.assertNotIn(rule, self.remedy_clocks(remedy))

    def test_a_reply_without_evidence_is_no_reply(self):
        remedy = self.new_remedy(self.decided_case(served_days_ago=3), files=())
        remedy.action_accept(str(self.today))
        self.assertEqual(self.codes_of(remedy, "reply", date=self.today), {"reply", "evidence"})
        with self.assertRaisesRegex(UserError, "ARL 48"):
            remedy.action_reply()

    def test_only_a_request_against_a_penalty_on_the_spot_is_forwarded_within_five_working_days(self):
        remedy = self.new_remedy(self.decided_case(served_days_ago=3), is_handed_in=True)
        self.assertIn("not_spot", self.codes_of(remedy, "forward"))
        self.assertIn("D63", self.remedy_clocks(remedy))
        with patch.object(type(remedy.case_id), "procedure", "summary"):
            self.assertNotIn("not_spot", self.codes_of(remedy, "forward", date=self.today))

    def test_it_is_filed_after_the_decision_and_not_in_the_future(self):
        case = self.decided_case(served_days_ago=3)
        for day in (self.today + timedelta(days=1), case.date_decided - timedelta(days=1)):
            with self.assertRaises(ValidationError):
                self.new_remedy(case, date_filed=day)
        with self.assertRaises(ValidationError):
            self.new_remedy(self.load_case("investigating"))
        remedy = self.new_remedy(case)
        self.assertIn("day", self.codes_of(remedy, "accept", date=self.today - timedelta(days=9), date_accepted=self.today))

    def test_a_late_request_is_marked(self):
        case = self.decided_case(served_days_ago=100)
        self.env.cr.execute("UPDATE street_case SET date_decided = %s WHERE id = %s", [self.today - timedelta(days=101), case.id])
        self.env.invalidate_all()
        self.assertTrue(self.new_remedy(case).is_late)
        self.assertFalse(self.new_remedy(case, were_remedies_told=False).is_late, "a year, when remedies were not told")
        self.assertFalse(self.new_remedy(case, kind="suit").is_late, "six months to sue")

    def test_evidence_from_after_the_filing_does_not_count(self):
        case = self.deciding_case()
        item = self.add_evidence(case, verified=False)
        self.assertFalse(item.is_barred)
        with patch.object(type(case), "_get_remedy_begin", lambda case: self.today):
            item.invalidate_recordset()
            self.assertTrue(item.is_barred)
            with self.assertRaisesRegex(UserError, "ARL 46"):
                item.action_check()
        item.invalidate_recordset()
        self.assertEqual(item.with_user(self.officer1)._get_content_obstacles(), [])

    def test_the_first_filing_bars_and_the_additional_fine_rests_meanwhile(self):
        case = self.decided_case(served_days_ago=3)
        self.assertIsNone(case._get_remedy_begin())
        remedy = self.new_remedy(case)
        self.assertEqual(case._get_remedy_begin(), self.today)
        self.assertEqual(case._get_remedy_periods(), [(self.today, None)])
        remedy.action_end("withdrawn", str(self.today))
        self.assertEqual(case._get_remedy_periods(), [(self.today, self.today)])

    def test_a_case_is_not_closed_while_one_runs(self):
        case = self.decided_case(served_days_ago=3)
        remedy = self.new_remedy(case)
        self.assertIn("remedy_open", self.codes(case, "close"))
        remedy.action_end("upheld", str(self.today))
        self.assertNotIn("remedy_open", self.codes(case, "close"))

    def test_what_is_revoked_in_force_falls_with_its_publication_and_is_not_done_again(self):
        case = self.decided_case(served_days_ago=3)
        decision = case.sudo().decision_ids
        self.env["street.publication"].search([("decision_id", "=", decision.id)]).write({"impact": "yes"})
        remedy = self.new_remedy(case)
        with self.assertRaises(UserError):
            remedy.action_end("revoked", str(self.today))
        remedy.action_end("revoked", str(self.today), note="The facts are not clear")
        self.assertEqual(decision.state, "revoked")
        self.assertEqual(case.sudo().publication_ids.state, "exempt")
        twin = self.new_case()
        twin.with_user(self.officer1).action_link_same_act(case.id, "The same heap")
        self.assertIn("revoked", self.codes(twin, "open"))

    def test_a_revocation_for_procedure_leaves_the_act_open(self):
        case = self.decided_case(served_days_ago=3)
        self.new_remedy(case).action_end("revoked_procedure", str(self.today), note="The hearing was skipped")
        twin = self.new_case()
        twin.with_user(self.officer1).action_link_same_act(case.id, "The same heap")
        self.assertNotIn("revoked", self.codes(twin, "open"))

    def test_nothing_falls_before_the_result_is_in_force_or_without_it_on_file(self):
        case = self.decided_case(served_days_ago=3)
        remedy = self.new_remedy(case, kind="suit")
        remedy.action_end("revoked", str(self.today), note="First instance", is_final=False)
        self.assertEqual(case.sudo().decision_ids.state, "decided")
        bare = self.new_remedy(case, files=())
        self.assertIn("result_file", self.codes_of(bare, "end", result="revoked", date=self.today, note="x", date_received=None, is_final=True))
        self.assertIn("result", self.codes_of(bare, "end", result="lost", date=self.today, note="", date_received=None, is_final=True))

    def test_the_term_to_sue_runs_from_the_receipt_of_the_reconsideration_decision(self):
        case = self.decided_case(served_days_ago=3)
        remedy = self.new_remedy(case)
        remedy.action_end("upheld", str(self.today), date_received=str(self.today))
        suit = self.new_remedy(case, kind="suit", reconsideration_id=remedy.id)
        self.assertGreaterEqual(suit.date_limit, self.today + timedelta(days=15))
        self.assertLess(suit.date_limit, self.today + timedelta(days=30))

    def test_how_it_was_filed_and_how_it_ended_stays(self):
        remedy = self.new_remedy(self.decided_case(served_days_ago=3))
        with self.assertRaises(AccessError):
            remedy.write({"result": "upheld"})
        remedy.action_end("upheld", str(self.today))
        for door in (lambda: remedy.write({"date_filed": self.today}), lambda: remedy.unlink(), lambda: remedy.file_ids.unlink(),
                     lambda: remedy.write({"state": "filed"}), lambda: remedy.file_ids.create({"remedy_id": remedy.id, "name": "x", "content": PNG})):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                door()

    def test_who_never_investigated_enters_nothing(self):
        case = self.decided_case(served_days_ago=3)
        for user in (self.officer3, self.reviewer, self.chair, self.head, self.reader):
            with self.subTest(user.login), self.assertRaises(AccessError), self.env.cr.savepoint():
                self.new_remedy(case, user=user)
        self.new_remedy(case, user=self.officer1)
        with self.assertRaisesRegex(UserError, "YYYY"):
            self.new_remedy(case).action_accept("tomorrow")
