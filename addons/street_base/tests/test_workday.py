from datetime import datetime, timedelta

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import HttpCase, TransactionCase, new_test_user, tagged
from odoo.tools import mute_logger


@tagged("post_install", "-at_install")
class TestWorkday(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Workday = cls.env["street.workday"]
        cls.staff = new_test_user(cls.env, "time_staff", groups="street_base.group_street_user")
        cls.admin = new_test_user(cls.env, "time_admin", groups="street_base.group_street_admin")
        cls.portal = new_test_user(cls.env, "time_portal", groups="base.group_portal")

    def day(self, text):
        return self.Workday.search([("date", "=", text)])

    # -- loading ----------------------------------------------------------------------------------------------------------
    def test_years_from_2020_to_the_year_after_next_are_loaded_whole(self):
        years = self.Workday._get_calendar().years
        self.assertLessEqual({2020, 2024, 2026, 2027}, set(years))

    def test_a_year_with_a_notice_is_settled_and_a_year_without_is_provisional(self):
        self.assertRecordValues(
            self.day("2026-10-10") + self.day("2026-10-05"),
            [
                {"is_workday": True, "provisional": False, "holiday": "national_day", "source": "notice"},
                {"is_workday": False, "provisional": False, "holiday": "national_day", "source": "notice"},
            ],
        )
        last = self.Workday.search([], order="date desc", limit=1)
        self.assertTrue(last.provisional)
        self.assertEqual(last.source, "estimate")

    def test_loading_again_changes_nothing(self):
        before = self.Workday.search([]).read(["date", "is_workday", "provisional", "source"])
        self.Workday._load_years()
        self.assertEqual(self.Workday.search([]).read(["date", "is_workday", "provisional", "source"]), before)

    def test_a_notice_replaces_an_estimate_but_not_a_settled_day(self):
        self.env.cr.execute("UPDATE street_workday SET provisional = TRUE, source = 'estimate' WHERE date >= '2026-10-01' AND date < '2027-01-01'")
        self.env.cr.execute("UPDATE street_workday SET is_workday = TRUE WHERE date IN ('2026-10-05', '2026-10-06')")
        self.env.invalidate_all()
        self.day("2026-10-06").is_workday = True
        with self.assertLogs("odoo.addons.street_base.models.street_workday", "WARNING") as logs:
            self.Workday._load_years(2026, 2026)
        self.assertIn("2026-10-06", logs.output[0])
        self.assertFalse(self.day("2026-10-05").is_workday)
        self.assertTrue(self.day("2026-10-06").is_workday)

    def test_a_year_is_added_on_demand(self):
        with self.assertRaisesRegex(UserError, "2035.*G47"):
            self.Workday.add_period("2035-03-01", 3, "working_day")
        self.Workday._load_years(2035, 2035)
        self.assertEqual(self.Workday.add_period("2035-03-01", 3, "working_day"), "2035-03-06")

    # -- rights -----------------------------------------------------------------------------------------------------------
    def test_staff_reads_the_calendar_and_changes_no_day(self):
        day = self.day("2027-03-01").with_user(self.staff)
        self.assertTrue(day.is_workday)
        for attack in (
            lambda: day.write({"is_workday": False}),
            lambda: day.action_confirm(),
            lambda: day.unlink(),
            lambda: day.copy({"date": "2040-01-01"}),
            lambda: self.Workday.with_user(self.staff).create({"date": "2040-01-01", "source": "notice"}),
        ):
            with self.assertRaises(AccessError):
                attack()

    def test_nobody_adds_or_removes_days(self):
        with self.assertRaises(AccessError):
            self.day("2027-03-01").with_user(self.admin).unlink()
        with self.assertRaises(AccessError):
            self.Workday.with_user(self.admin).create({"date": "2040-01-01", "source": "notice"})

    def test_the_administrator_settles_a_day_and_cannot_pass_it_off_as_the_notice(self):
        day = self.day("2027-03-01").with_user(self.admin)
        day.write({"is_workday": False, "source": "notice", "note": "国办发明电"})
        self.assertRecordValues(day, [{"is_workday": False, "provisional": False, "source": "manual"}])
        self.assertEqual(day.write_uid, self.admin)
        line = self.env["street.log"].search([("model", "=", "street.workday"), ("res_id", "=", day.id)])
        self.assertRecordValues(
            line, [{"user_id": self.admin.id, "state_from": "workday:provisional", "state_to": "rest_day", "reason": "国办发明电"}]
        )
        day.write({"provisional": True})
        self.assertTrue(day.provisional)

    def test_a_day_keeps_its_date(self):
        with self.assertRaises(UserError):
            self.day("2027-03-01").with_user(self.admin).write({"date": "2040-01-01"})

    def test_confirming_settles_days_without_moving_them(self):
        days = self.Workday.search([("date", ">=", "2027-01-01"), ("date", "<=", "2027-12-31")])
        before = days.mapped("is_workday")
        days.with_user(self.admin).action_confirm()
        self.assertEqual(days.mapped("is_workday"), before)
        self.assertFalse(any(days.mapped("provisional")))

    # -- add_period -------------------------------------------------------------------------------------------------------
    def test_periods_come_back_as_iso_text(self):
        add = self.Workday.with_user(self.staff).add_period
        self.assertEqual(add("2026-09-24", 5, "working_day"), "2026-10-09")
        self.assertEqual(add("2026-10-20", -7, "working_day"), "2026-10-09")
        self.assertEqual(add("2026-09-04", 30, "calendar_day", roll=False), "2026-10-04")
        self.assertEqual(add("2026-08-20", 3, "month"), "2026-11-20")
        self.assertEqual(add("2024-02-29", 2, "year", roll=False), "2026-02-28")
        self.assertEqual(add("2026-09-30 15:59:00", 24, "hour"), "2026-10-01 15:59:00")
        self.assertEqual(add("2026-10-09 09:30:00", 4, "working_hour"), "2026-10-10 04:00:00")

    def test_a_moment_counts_as_its_shanghai_day_for_units_of_days(self):
        self.assertEqual(self.Workday.add_period("2026-03-02 16:30:00", 1, "calendar_day"), "2026-03-04")

    def test_the_callers_time_zone_and_language_change_nothing(self):
        elsewhere = self.Workday.with_context(tz="America/New_York", lang="en_US", active_test=False)
        self.assertEqual(elsewhere.add_period("2026-03-02 16:30:00", 1, "working_day"), "2026-03-04")

    def test_working_hours_follow_the_office(self):
        self.env.company.street_office_hours = "09:00-17:00"
        self.assertEqual(self.Workday.add_period("2026-03-02 08:00:00", 2, "working_hour"), "2026-03-03 02:00:00")

    def test_bad_input_is_answered_with_what_is_expected(self):
        for start, length, unit in (
            ("tomorrow", 1, "working_day"),
            ("2026-02-30", 1, "working_day"),
            (None, 1, "working_day"),
            (20260101, 1, "working_day"),
            ("2026-01-05", 1, "hour"),
            ("2026-01-05", "5", "working_day"),
            ("2026-01-05", 1.5, "working_day"),
            ("2026-01-05", True, "working_day"),
            ("2026-01-05", 1, "week"),
            ("2026-01-05", 1, ["hour"]),
            ("2026-01-05", 10**9, "year"),
            ("2026-01-05", -(10**6), "calendar_day"),
        ):
            with self.subTest(start=start, length=length, unit=unit), self.assertRaisesRegex(UserError, "No period can be counted"):
                self.Workday.add_period(start, length, unit)

    def test_the_calendar_is_not_for_portal_users(self):
        with self.assertRaises(AccessError):
            self.Workday.with_user(self.portal).add_period("2026-01-05", 1, "month")

    def test_counting_many_periods_asks_the_database_once(self):
        self.Workday.add_period("2026-01-05", 1, "working_day")
        with self.assertQueryCount(0):
            for length in range(1, 50):
                self.Workday.add_period("2026-01-05", length, "working_day")

    # -- office hours -----------------------------------------------------------------------------------------------------
    def test_office_hours_are_read_in_several_hands(self):
        company = self.env.company
        company.street_office_hours = "8:30–12:00；14:00 - 17:30"
        self.assertEqual([str(opens) for opens, closes in company._get_office_hours()], ["08:30:00", "14:00:00"])
        for wrong in ("", "all day", "14:00-12:00", "08:00-12:00, 11:00-18:00", "08:00-25:00", "08:00-12:00 and later"):
            with self.subTest(wrong), self.assertRaises(ValidationError):
                company.street_office_hours = wrong

    def test_night_hours_lie_within_a_day(self):
        self.assertEqual([clock.hour for clock in self.env.company._get_night_hours()], [22, 6])
        with self.assertRaises(ValidationError):
            self.env.company.street_night_from = 24.5

    def test_names_say_why_a_day_is_off(self):
        days = self.day("2026-10-10") | self.day("2026-10-05") | self.day("2026-03-07") | self.day("2026-03-09")
        names = days.with_context(lang="en_US").sorted("date").mapped("name")
        self.assertEqual(names, ["Weekend", "Working day", "National Day", "Worked in exchange: National Day"])


@tagged("post_install", "-at_install")
class TestWorkdayWire(HttpCase):
    """The calendar as clients reach it over JSON-2, as the lowest user."""

    def setUp(self):
        super().setUp()
        user = new_test_user(self.env, "time_wire", groups="street_base.group_street_user")
        key = self.env["res.users.apikeys"].with_user(user)._generate("rpc", "test", datetime.now() + timedelta(days=1))
        self.headers = {"Authorization": f"Bearer {key}"}

    def call(self, method, model="street.workday", **arguments):
        return self.url_open(f"/json/2/{model}/{method}", json=arguments, headers=self.headers)

    @mute_logger("odoo.http")
    def test_a_period_is_counted(self):
        self.assertEqual(self.call("add_period", start="2026-09-24", length=5, unit="working_day").json(), "2026-10-09")
        refused = self.call("add_period", start="2026-09-24", length=5, unit="week")
        self.assertEqual(refused.status_code, 422)
        self.assertIn("working_day", refused.json()["message"])

    @mute_logger("odoo.http")
    def test_nothing_else_is_open(self):
        day = self.env["street.workday"].search([], limit=1)
        self.assertEqual(self.call("write", ids=day.ids, vals={"is_workday": not day.is_workday}).status_code, 403)
        for method in ("_load_years", "_get_calendar", "_calendar_changed"):
            self.assertIn(self.call(method).status_code, (403, 404))
        for method in ("_start_clocks", "_finish", "_suspend", "_extend", "_drop"):
            self.assertIn(self.call(method, model="street.deadline").status_code, (403, 404))
