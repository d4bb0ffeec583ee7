from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError, ValidationError
from odoo.tests import freeze_time, tagged

from odoo.addons.street_base.tools.period import today, utc_of

from .decision_common import DecisionCommon


@tagged("post_install", "-at_install")
class TestHearing(DecisionCommon):
    """G15, G16, D07, D08: asked for in time, told in time, led by somebody who never investigated, on record."""

    def heard_case(self, days_ago=0):
        """A case whose notice told of the right to a hearing and was served so many days ago."""
        case = self.notified_case(5000, days_ago=days_ago)
        self.assertTrue(case.sudo().notice_ids.with_hearing)
        return case

    def request(self, case, **values):
        case.with_user(self.officer1).action_request_hearing(**values)
        return case.sudo().hearing_ids

    def appoint(self, hearing, chair=None, clerk=None, user=None):
        hearing.with_user(user or self.head).action_appoint((chair or self.chair_person).id, (clerk or self.clerk_person).id)

    def summon(self, hearing, days=30, user=None, **values):
        hearing.with_user(user or self.officer1).action_summon(date_hearing=self.moment(days), place="Room 2", **values)

    def told(self, hearing, days_before):
        """The summons was made and served so many days before the hearing, which is today."""
        self.env.flush_all()
        self.env.cr.execute("UPDATE street_hearing SET date_summoned = %s, date_hearing = %s WHERE id = %s", [
            self.today - timedelta(days=days_before), utc_of(self.today), hearing.id])
        self.serve(hearing.case_id, "CF22", days_before)

    def ready_hearing(self, days_before=30):
        hearing = self.request(self.heard_case())
        self.appoint(hearing)
        self.summon(hearing)
        self.told(hearing, days_before)
        return hearing

    def test_a_hearing_goes_from_the_application_to_the_report(self):
        hearing = self.ready_hearing()
        case = hearing.case_id
        self.assertEqual(case.state, "hearing")
        self.assertIn("hearing_open", self.codes(case, "deliberate", user=self.officer1))
        hearing.with_user(self.chair).action_hold(record="Accusation, evidence, defence, last words.", is_signed=True)
        hearing.with_user(self.chair).action_report(report="The facts stand.")
        self.assertEqual(hearing.state, "reported")
        self.age_notice(case)
        self.assertEqual(self.codes(case, "deliberate", user=self.officer1), set())
        self.assertTrue(self.decision_of(case)._needs_review(), "a hearing was held (APL 58(1)2)")

    def test_it_is_asked_for_within_five_working_days_and_once(self):
        late = self.heard_case(days_ago=30)
        self.assertIn("late", self.codes(late, "request_hearing", {"date": None, "text": None}, user=self.officer1))
        self.assertNotIn("late", self.codes(late, "request_hearing", {"date": str(self.today - timedelta(days=28)), "text": None}, user=self.officer1))
        self.assertIn("request_day", self.codes(late, "request_hearing", {"date": str(self.today - timedelta(days=31)), "text": None}, user=self.officer1))
        case = self.heard_case()
        hearing = self.request(case)
        self.withdraw(hearing)
        self.assertIn("hearing_twice", self.codes(case, "request_hearing", user=self.officer1))

    def test_without_the_right_there_is_no_hearing(self):
        self.assertIn("no_right", self.codes(self.notified_case(500), "request_hearing", user=self.officer1))
        with self.assertRaisesRegex(UserError, "is no day"):
            self.heard_case().with_user(self.officer1).action_request_hearing(date="yesterday")

    def test_the_chair_is_qualified_never_investigated_and_is_named_by_the_head(self):
        hearing = self.request(self.heard_case())
        self.qualify(self.officer2_person, "hearing_chair")
        for chair, code in ((self.officer2_person, "G16"), (self.reader_person, "G45")):
            with self.assertRaisesRegex(UserError, code):
                self.appoint(hearing, chair)
        with self.assertRaisesRegex(UserError, "record"):
            self.appoint(hearing, clerk=self.chair_person)
        for user in (self.officer1, self.leader, self.clerk, self.chair):
            with self.subTest(user.login), self.assertRaises(UserError):
                self.appoint(hearing, user=user)
        with self.assertRaisesRegex(UserError, "named the chair"):
            self.summon(hearing)
        self.appoint(hearing)
        self.assertEqual(hearing.chair_id, self.chair_person)

    def test_a_summons_six_working_days_ahead_is_refused_and_seven_is_not(self):
        # 2026-11-26 is a Thursday; seven full working days lie between it and Tuesday, 2026-12-08.
        with freeze_time("2026-11-26 04:00:00"):
            self.today = today()
            hearing = self.request(self.heard_case())
            self.appoint(hearing)
            for day, refused in (("2026-12-07 02:00:00", True), ("2026-12-08 02:00:00", False)):
                values = {"date_hearing": fields.Datetime.to_datetime(day), "place": "x", "is_public": True, "closed_reason": ""}
                found = {obstacle.code for obstacle in hearing.with_user(self.officer1)._street_obstacles("summon", values)[hearing]}
                self.assertEqual("short_notice" in found, refused, day)

    def test_a_summons_that_was_served_too_late_voids_the_hearing(self):
        hearing = self.ready_hearing(days_before=6)
        with self.assertRaisesRegex(UserError, "D08"):
            hearing.with_user(self.chair).action_hold(record="All of it", is_signed=True)
        self.summon(hearing)
        self.assertEqual(hearing.state, "scheduled")

    def test_only_the_chair_holds_and_reports(self):
        hearing = self.ready_hearing()
        other = self.env["res.users"].browse(self.reviewer.id)
        other.group_ids += self.env.ref("street_enforcement.group_hearing_chair")
        for user in (self.officer1, self.head, other):
            with self.subTest(user.login), self.assertRaises(UserError):
                hearing.with_user(user).action_hold(record="All of it", is_signed=True)

    def test_the_record_is_signed_or_the_refusal_noted(self):
        hearing = self.ready_hearing().with_user(self.chair)
        with self.assertRaisesRegex(UserError, "refusal"):
            hearing.action_hold(record="All of it", is_signed=False)
        with self.assertRaisesRegex(UserError, "record"):
            hearing.action_hold(record=" ", is_signed=True)
        hearing.action_hold(record="All of it", is_signed=False, refusal_note="Left without a word")
        with self.assertRaisesRegex(UserError, "empty"):
            hearing.action_report(report="")

    def test_a_party_sends_two_agents_at_most(self):
        hearing = self.request(self.heard_case()).with_user(self.officer1)
        hearing.agents = "李律师、王律师"
        for names in ("李律师、王律师、赵律师", "Li, Wang, Zhao", "李律师；王律师;赵律师"):
            with self.subTest(names), self.assertRaisesRegex(ValidationError, "APL 64"), self.env.cr.savepoint():
                hearing.agents = names

    def test_staying_away_ends_it(self):
        hearing = self.ready_hearing()
        hearing.with_user(self.chair).action_lapse("Nobody came")
        self.age_notice(hearing.case_id)
        self.assertEqual(self.codes(hearing.case_id, "deliberate", user=self.officer1), set())

    def test_no_hearing_is_held_before_its_day(self):
        hearing = self.request(self.heard_case())
        self.appoint(hearing)
        self.summon(hearing)
        self.serve(hearing.case_id, "CF22")
        with self.assertRaisesRegex(UserError, "still to come"):
            hearing.with_user(self.chair).action_hold(record="All of it", is_signed=True)
        with self.assertRaisesRegex(UserError, "still to come"):
            hearing.with_user(self.chair).action_lapse("Nobody came")

    def test_an_application_is_never_deleted_nor_its_facts_forged(self):
        hearing = self.request(self.heard_case())
        for user in (self.officer1, self.chair, self.head):
            with self.subTest(user.login):
                for door in (lambda h: h.unlink(), lambda h: h.write({"chair_id": self.chair_person.id}), lambda h: h.write({"state": "reported"})):
                    with self.assertRaises(UserError), self.env.cr.savepoint():
                        door(hearing.with_user(user))
