from datetime import timedelta
from unittest.mock import patch

from odoo.exceptions import UserError, ValidationError
from odoo.tests import freeze_time, tagged

from odoo.addons.street_base.tools.period import today

from .decision_common import DecisionCommon
from .proof_common import PNG


@tagged("post_install", "-at_install")
class TestRemedyTerms(DecisionCommon):
    """D33-D36, D39, D65, D66: the terms where remedies were not told, and where the reconsideration organ does not answer."""

    def old_case(self, days_ago):
        """A case decided and served so many days ago."""
        case = self.decided_case(served_days_ago=days_ago)
        self.env.cr.execute("UPDATE street_case SET date_decided = %s WHERE id = %s", [self.today - timedelta(days=days_ago + 1), case.id])
        self.env.invalidate_all()
        return case

    def new_remedy(self, case, **values):
        return self.env["street.remedy"].with_user(self.clerk).create({
            "case_id": case.id, "kind": "reconsideration", "date_filed": today(),
            "file_ids": [(0, 0, {"name": f"{kind}.png", "kind": kind, "content": PNG}) for kind in ("reply", "evidence", "result")], **values})

    def codes_of(self, remedy, move, **values):
        return {obstacle.code for obstacle in remedy._street_obstacles(move, values)[remedy]}

    def test_a_suit_comes_within_six_months_of_knowing_the_remedies_and_a_year_of_the_act(self):
        untold = {"kind": "suit", "were_remedies_told": False}
        case = self.old_case(300)
        self.assertFalse(self.new_remedy(case, **untold).is_late, "the year, while nobody knows when it learnt of them")
        self.assertFalse(self.new_remedy(case, date_remedies_known=self.today - timedelta(days=100), **untold).is_late)
        late = self.new_remedy(case, date_remedies_known=self.today - timedelta(days=200), **untold)
        self.assertTrue(late.is_late, "six months from knowing them (D34)")
        self.assertTrue(self.new_remedy(case, kind="suit").is_late, "six months of the act, where they were told (D35)")
        old = self.old_case(400)
        self.assertTrue(self.new_remedy(old, date_remedies_known=self.today - timedelta(days=10), **untold).is_late, "never after the year (D34)")

    def test_reconsideration_comes_within_sixty_days_of_knowing_it_and_a_year_of_the_act(self):
        case = self.old_case(200)
        for days, late in ((30, False), (90, True)):
            remedy = self.new_remedy(case, were_remedies_told=False, date_remedies_known=self.today - timedelta(days=days))
            self.assertEqual(remedy.is_late, late, days)

    def test_the_day_of_knowing_stands_only_where_nobody_told_and_between_decision_and_filing(self):
        case = self.old_case(30)
        for values in (
            {"date_remedies_known": self.today}, {"were_remedies_told": False, "date_remedies_known": self.today - timedelta(days=90)},
            {"were_remedies_told": False, "date_remedies_known": self.today, "date_filed": self.today - timedelta(days=1)},
        ):
            with self.subTest(values), self.assertRaises(ValidationError), self.env.cr.savepoint():
                self.new_remedy(case, **values)

    def test_without_an_answer_in_sixty_days_fifteen_more_are_left_to_sue(self):
        case = self.old_case(3)
        remedy = self.new_remedy(case)
        remedy.action_accept(str(self.today))
        due = remedy.date_answer_due
        self.assertGreaterEqual(due, self.today + timedelta(days=60))
        self.assertGreaterEqual(remedy.date_suit_limit, due + timedelta(days=15))
        self.assertIn("still_time", self.codes_of(remedy, "end", result="unanswered", date=self.today, note=""))
        with freeze_time(f"{due + timedelta(days=10)} 04:00:00"):
            with self.assertRaisesRegex(UserError, "ARL 34.*D66"):
                remedy.action_end("unanswered", str(due))
            remedy.action_end("unanswered", str(today()))
            self.assertEqual((remedy.state, remedy.date_result), ("ended", due + timedelta(days=1)))
            suit = self.new_remedy(case, kind="suit", reconsideration_id=remedy.id)
            self.assertEqual((suit.date_limit, suit.is_late), (remedy.date_suit_limit, False))
        with freeze_time(f"{remedy.date_suit_limit + timedelta(days=3)} 04:00:00"):
            self.assertTrue(self.new_remedy(case, kind="suit", reconsideration_id=remedy.id).is_late)

    def test_an_answer_that_came_starts_the_fifteen_days_anew_from_its_receipt(self):
        case = self.old_case(20)
        remedy = self.new_remedy(case, date_filed=self.today - timedelta(days=18))
        remedy.action_accept(str(self.today - timedelta(days=15)))
        remedy.action_end("upheld", str(self.today - timedelta(days=5)), note="Upheld")
        self.assertFalse(remedy.date_suit_limit, "the answer has not reached the applicant")
        again = self.new_remedy(case, date_filed=self.today - timedelta(days=18))
        again.action_accept(str(self.today - timedelta(days=15)))
        again.action_end("upheld", str(self.today - timedelta(days=5)), note="Upheld", date_received=str(self.today - timedelta(days=4)))
        self.assertGreaterEqual(again.date_suit_limit, self.today + timedelta(days=11))
        self.assertLess(again.date_suit_limit, self.today + timedelta(days=30))

    def test_the_organ_extends_once_in_time_and_not_in_the_simple_procedure(self):
        case = self.old_case(3)
        remedy = self.new_remedy(case)
        remedy.action_accept(str(self.today))
        due = remedy.date_answer_due
        remedy.action_extend()
        self.assertGreaterEqual(remedy.date_answer_due, due + timedelta(days=25))
        clock = self.env["street.deadline"].search([("res_model", "=", "street.remedy"), ("res_id", "=", remedy.id), ("kind", "=", "D39")])
        self.assertEqual((clock.extension, clock.due_date), (30, remedy.date_answer_due))
        with self.assertRaisesRegex(UserError, "done once"):
            remedy.action_extend()
        simple = self.new_remedy(case, procedure="simple")
        simple.action_accept(str(self.today))
        self.assertLess(simple.date_answer_due, due)
        with self.assertRaisesRegex(UserError, "ARL 62"):
            simple.action_extend()
        for user in (self.reader, self.head):
            with self.subTest(user.login), self.assertRaises(UserError):
                remedy.with_user(user).action_extend()

    def test_against_a_decision_on_the_spot_a_suit_before_the_reconsideration_is_marked(self):
        case = self.old_case(3)
        with patch.object(type(case), "procedure", "summary"):
            self.assertTrue(self.new_remedy(case, kind="suit").is_premature)
            self.assertFalse(self.new_remedy(case).is_premature)
        self.assertFalse(self.new_remedy(case, kind="suit").is_premature)
