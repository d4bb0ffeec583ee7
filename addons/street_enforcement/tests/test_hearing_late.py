from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .decision_common import DecisionCommon


@tagged("post_install", "-at_install")
class TestHearingLate(DecisionCommon):
    """APL 62-64, D07: an application that is not one by right is recorded, and refused in writing or admitted for its excuse."""

    def late_case(self):
        return self.notified_case(5000, days_ago=30)

    def record(self, case, **values):
        case.with_user(self.officer1).action_record_hearing_request(**values)
        return case.sudo().hearing_ids.sorted("id")[-1:]

    def test_a_late_application_is_recorded_and_stands_in_the_way_until_it_is_answered(self):
        case = self.late_case()
        with self.assertRaisesRegex(UserError, "record it as late"):
            case.with_user(self.officer1).action_request_hearing(text="A hearing, please")
        hearing = self.record(case, text="A hearing, please")
        self.assertEqual((hearing.bar, hearing.state, case.state), ("late", "requested", "noticed"))
        self.assertEqual(self.codes(case, "deliberate", user=self.officer1), {"hearing_unanswered"})
        with self.assertRaisesRegex(UserError, "G16"):
            hearing.with_user(self.head).action_appoint(self.chair_person.id, self.clerk_person.id)
        hearing.with_user(self.officer1).action_refuse("No excuse was given.")
        self.assertEqual((hearing.state, hearing.date_answered), ("refused", self.today))
        self.assertEqual(self.codes(case, "deliberate", user=self.officer1), set())

    def test_what_comes_in_time_and_by_right_is_neither_recorded_as_late_nor_refused(self):
        case = self.notified_case(5000, days_ago=0)
        with self.assertRaisesRegex(UserError, "by right"):
            case.with_user(self.officer1).action_record_hearing_request(text="A hearing, please")
        case.with_user(self.officer1).action_request_hearing(text="A hearing, please")
        hearing = case.sudo().hearing_ids
        self.assertFalse(hearing.bar)
        with self.assertRaisesRegex(UserError, "the hearing is held.*APL 63, 64"):
            hearing.with_user(self.officer1).action_refuse("We have no time")

    def test_a_late_one_with_an_excuse_is_admitted_by_the_head_and_held(self):
        case = self.late_case()
        hearing = self.record(case, text="A hearing, please", excuse="In hospital until yesterday, as the papers show.")
        for user in (self.officer1, self.leader, self.chair, self.head):
            with self.subTest(user.login), self.assertRaises(UserError), self.env.cr.savepoint():
                case.with_user(user).action_admit_hearing()  # nobody asked for it
        self.approve(case, "admit_hearing")
        self.assertEqual((case.state, hearing.state, hearing.date_answered), ("hearing", "requested", self.today))
        self.assertTrue(hearing.admission_note)
        self.assertEqual(case.sudo().approval_ids[:1].kind, "admit_hearing")
        hearing.with_user(self.head).action_appoint(self.chair_person.id, self.clerk_person.id)
        self.assertIn("hearing_open", self.codes(case, "deliberate", user=self.officer1))
        with self.assertRaisesRegex(UserError, "was admitted"):
            hearing.with_user(self.officer1).action_refuse("We think again")

    def test_without_an_excuse_or_a_right_nothing_is_admitted(self):
        case = self.late_case()
        self.record(case, text="A hearing, please")
        with self.assertRaisesRegex(UserError, "excuse of the party"):
            case.with_user(self.officer1).action_request(kind="admit_hearing", text="Let them")
        light = self.notified_case(500, days_ago=0)
        hearing = self.record(light, text="A hearing, please", excuse="None")
        self.assertEqual(hearing.bar, "no_right")
        with self.assertRaisesRegex(UserError, "refuse it.*APL 63"):
            light.with_user(self.officer1).action_request(kind="admit_hearing", text="Let them")

    def test_it_is_taken_even_while_the_case_is_before_the_decision(self):
        case = self.deciding_case(5000)
        self.review(case)
        hearing = self.record(case, text="A hearing, please", excuse="Flood")
        self.assertFalse(self.decision_of(case).review_ids.is_void, "an application that is not answered changes nothing that was judged")
        self.assertIn("hearing_unanswered", self.codes(case, "decide", user=self.head))
        self.approve(case, "admit_hearing")
        self.assertEqual(case.state, "hearing")
        self.env.invalidate_all()
        self.assertTrue(self.decision_of(case).review_ids.is_void, "the hearing that comes is part of what is judged")
        self.assertIn("state", self.codes(case, "decide", user=self.head))
        self.assertEqual(hearing.state, "requested")

    def test_one_after_a_waiver_and_one_asked_for_twice_say_so(self):
        case = self.notified_case(5000, days_ago=0)
        notice = self.decision_of(case)._get_last_notice()
        case.with_user(self.officer1).action_request_hearing(text="A hearing, please")
        self.withdraw(case.sudo().hearing_ids)
        self.assertEqual(notice._get_hearing_bar(self.today), "again")
        self.assertEqual(self.record(case, text="Once more").bar, "again")

    def test_no_door_takes_the_bar_away(self):
        case = self.late_case()
        notice = self.decision_of(case)._get_last_notice()
        values = {"case_id": case.id, "notice_id": notice.id, "party_id": case.party_ids.id}
        hearings = self.env["street.hearing"].with_user(self.officer1)
        for forged in ({"bar": False}, {"date_answered": self.today}, {"admission_note": "Yes"}):
            with self.subTest(forged), self.assertRaises(UserError), self.env.cr.savepoint():
                hearings.create({**values, **forged})
        hearing = hearings.with_context(default_bar=False).create(values)
        self.assertEqual(hearing.bar, "late")
        for forged in ({"date_requested": self.today - timedelta(days=29)}, {"bar": False}, {"admission_note": "Yes"}):
            with self.subTest(forged), self.assertRaises(UserError), self.env.cr.savepoint():
                hearing.write(forged)

    def test_the_dialog_says_what_bars_it_and_records_it(self):
        case = self.late_case()
        dialog = Form(self.env["street.hearing.request"].with_user(self.officer1).with_context(active_id=case.id))
        self.assertEqual(dialog.bar, "late")
        dialog.date = fields.Date.to_string(self.today - timedelta(days=28))
        self.assertFalse(dialog.bar)
        dialog.date = fields.Date.to_string(self.today)
        dialog.excuse = "In hospital"
        dialog.save().action_take()
        self.assertEqual((case.sudo().hearing_ids.bar, case.sudo().hearing_ids.excuse), ("late", "In hospital"))
