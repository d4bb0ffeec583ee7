import io
from datetime import date
from unittest.mock import patch

import openpyxl
from freezegun import freeze_time
from lxml import etree

from odoo.exceptions import AccessError, ValidationError
from odoo.sql_db import Cursor
from odoo.tests import tagged
from odoo.tools.safe_eval import safe_eval

from .course_common import CourseCommon


@tagged("post_install", "-at_install")
@freeze_time("2026-11-26 04:00:00")
class TestCoverage(CourseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Plan = cls.env["street.training.plan"]
        cls.drill = cls.course.copy({"name": "Drill", "company_id": cls.office.id})

    def rule(self, **values):
        return self.Plan.create([{"name": "Rule", "company_id": self.office.id, "year_from": 2026, **values}])

    def rows(self, plan, person=None, **facts):
        """Coverage rows of a rule, those of the first officer unless told otherwise."""
        self.env.invalidate_all()
        domain = [("plan_id", "=", plan.id), ("employee_id", "=", (person or self.officers[0]).id)]
        return self.env["street.training.coverage"].search(domain + [(name, "=", value) for name, value in facts.items()], order="date_from")

    def test_hours_of_a_year_name_what_is_missing_and_by_when(self):
        plan = self.rule(amount=10, measure="hours")
        self.held("2026-03-05")
        self.held("2026-04-05", attendances=[{"employee_id": self.officers[0].id, "status": "present", "hours": 1.5}])
        self.held("2025-12-30")
        self.assertRecordValues(self.rows(plan), [{
            "required": 10, "done": 5.5, "missing": 4.5, "date_due": date(2026, 12, 31), "state": "running", "unit_id": self.squad.id, "year": 2026,
        }])
        with freeze_time("2027-01-02"):
            self.assertEqual(self.rows(plan).mapped("state"), ["short", "running"])
        self.held("2026-05-05", hours=5)
        self.assertEqual(self.rows(plan).state, "met")

    def test_a_class_a_month_counts_months_that_have_begun(self):
        plan = self.rule(measure="sessions", counts="class", period="month")
        self.held("2026-02-05")
        self.held("2026-03-05", course=self.drill, kind="drill")
        rows = self.rows(plan)
        self.assertEqual(len(rows), 11)
        self.assertEqual([row.date_from.month for row in rows if row.state == "met"], [2])
        self.assertEqual([row.date_from.month for row in rows if row.state == "running"], [11])
        self.assertEqual(self.rows(self.rule(measure="sessions", counts="drill", period="quarter")).mapped("state"), ["met", "short", "short", "running"])

    def test_a_make_up_class_counts_for_the_month_it_makes_up(self):
        plan = self.rule(measure="sessions", counts="class", period="month")
        missed = self.held("2026-03-05", attendances=[{"employee_id": self.officers[0].id, "status": "absent", "absence_reason": "leave"}])
        self.assertEqual([row.date_from.month for row in self.rows(plan, state="met")], [])
        self.held("2026-05-07", kind="make_up", make_up_of_id=missed.id, course=self.drill)
        self.assertEqual([row.date_from.month for row in self.rows(plan, state="met")], [3])

    def test_only_closed_classes_and_people_who_were_there_count(self):
        plan = self.rule(amount=4)
        session = self.plan()
        session.action_open()
        session.action_mark_present()
        self.assertEqual(self.rows(plan).done, 0)
        self.line(session, self.officers[0]).write({"status": "absent", "absence_reason": "sick"})
        session.action_close()
        self.assertEqual(self.rows(plan).done, 0)
        self.assertEqual(self.rows(plan, self.officers[1]).done, 4)
        session.with_user(self.manager).action_amend("x", attendances=[{"employee_id": self.officers[1].id, "status": "absent", "absence_reason": "sick"}])
        self.assertEqual(self.rows(plan, self.officers[1]).done, 0)

    def test_part_of_a_year_asks_for_its_share_or_for_all_as_the_rule_says(self):
        hours, full = self.rule(amount=60), self.rule(amount=60, is_prorata=False)
        month = self.rule(measure="sessions", counts="class", period="month")
        new = self.officers[0]
        new.write({"contract_date_start": "2026-10-02", "date_version": "2026-10-02"})
        self.assertRecordValues(self.rows(hours), [{"required": 15, "date_due": date(2026, 12, 31)}])  # 91 of 365 days
        self.assertEqual(self.rows(full).required, 60)
        self.assertEqual([row.date_from.month for row in self.rows(month)], [11], "not in the month that was half over")
        self.officers[1].departure_date = "2026-02-28"
        self.assertRecordValues(self.rows(hours, self.officers[1]), [{"required": 9.7, "date_due": date(2026, 2, 28), "state": "short"}])
        self.officers[2].active = False
        self.assertFalse(self.rows(hours, self.officers[2]))

    def test_two_contracts_in_a_year_are_added_up(self):
        plan = self.rule(amount=73)
        person = self.officers[0]
        person.write({"contract_date_start": "2026-01-01", "contract_date_end": "2026-01-05", "date_version": "2026-01-01"})
        person.create_version({"date_version": "2026-12-01", "contract_date_start": "2026-12-01", "contract_date_end": "2026-12-05"})
        self.assertRecordValues(self.rows(plan), [{"required": 2, "date_due": date(2026, 12, 5)}])  # 10 of 365 days

    def test_a_rule_is_for_its_role_and_employment_type_and_office(self):
        auxiliary = self.env.ref("street_base.role_auxiliary")
        plan = self.rule(role_id=auxiliary.id, amount=1)
        typed = self.rule(employment_type="contract", amount=1)
        self.officers[1].officer_role_ids = auxiliary
        self.officers[2].employment_type = "contract"
        self.assertFalse(self.rows(plan))
        self.assertTrue(self.rows(plan, self.officers[1]))
        self.assertEqual([bool(self.rows(typed, person)) for person in self.officers], [False, False, True])
        foreign = self.rule(company_id=self.other_office.id)
        self.assertFalse(self.rows(foreign))

    def test_rules_have_an_end_and_whole_classes(self):
        self.assertEqual(len(self.rows(self.rule(year_from=2024, year_to=2025))), 2)
        with self.refused("whole numbers", ValidationError):
            self.rule(measure="sessions", amount=1.5)

    def test_trainers_see_their_office_officers_themselves_others_nothing(self):
        plan = self.rule(amount=4)
        Coverage = self.env["street.training.coverage"]
        seen = {user.login: Coverage.with_user(user).search([("plan_id", "=", plan.id)]).employee_id.ids for user in (
            self.trainer, self.officer, self.foreign_trainer)}
        people = self.officers | self.officers2
        self.assertEqual(set(people.ids) - set(seen["c_trainer"]), set())
        self.assertEqual(seen["c_officer"], self.officers[0].ids)
        self.assertEqual(seen["c_foreign"], [])
        with self.assertRaises(AccessError):
            plan.with_user(self.trainer).amount = 1
        for call in (lambda: Coverage.with_user(self.manager).create([{}]), lambda: self.rows(plan).with_user(self.manager).write({"done": 9})):
            with self.refused(".+"):
                call()

    def test_the_menu_of_my_training_shows_an_officer_his_own_rows_only(self):
        plan = self.rule(amount=4)
        action = self.env.ref("street_training.street_training_coverage_action_mine")
        for user, people in ((self.officer, self.officers[0]), (self.trainer, self.env["hr.employee"])):
            menus = self.env["ir.ui.menu"].with_user(user).load_menus(False)
            self.assertIn(self.env.ref("street_training.menu_training_mine").id, menus)
            domain = safe_eval(action.domain, {"uid": user.id})
            self.assertEqual(self.env[action.res_model].with_user(user).search([*domain, ("plan_id", "=", plan.id)]).employee_id, people)

    def test_a_phone_opens_cards_instead_of_a_list_of_ten_columns(self):
        """Odoo opens the cards of an action on a small screen where it has any; each shows whose row it is and what is missing."""
        for name, whose in (("street_training_coverage_action", "employee_id"), ("street_training_coverage_action_mine", "plan_id")):
            action = self.env.ref(f"street_training.{name}")
            view = {kind: number for number, kind in action.views}["kanban"]
            self.assertEqual(action.mobile_view_mode, "kanban")
            arch = etree.fromstring(self.env["street.training.coverage"].with_user(self.trainer).get_view(view, "kanban")["arch"])
            shown = {node.get("name") for node in arch.iter("field")}
            self.assertLessEqual({whose, "done", "required", "date_due", "state"}, shown)
            self.assertEqual("employee_id" in shown, whose == "employee_id", "one's own cards do not say one's own name")

    def test_the_report_is_grouped_and_read_without_a_query_per_row(self):
        plan = self.rule(measure="sessions", counts="class", period="month")
        before = self.env.cr.sql_log_count
        self.env["street.training.coverage"]._read_group([("plan_id", "=", plan.id)], ["unit_id", "state"], ["missing:sum", "__count"])
        self.rows(plan).read(["required", "missing", "state"], load=None)
        self.assertLess(self.env.cr.sql_log_count - before, 15)

    def test_a_page_of_who_is_short_works_the_report_out_once_and_once_for_the_number(self):
        self.rule(measure="sessions", counts="class", period="month", amount=5)
        coverage = self.env["street.training.coverage"].with_user(self.trainer)
        arch = etree.fromstring(coverage.get_view(self.env.ref("street_training.street_training_coverage_view_list").id, "list")["arch"])
        shown = {node.get("name"): {} for node in arch.iter("field")}
        turns = []
        for _turn in range(2):  # the first warms the caches
            self.env.invalidate_all()
            asked, execute = [], Cursor.execute

            def counting(cursor, query, *more, execute=execute, asked=asked, **named):
                asked.append("asked.required" in str(query))
                return execute(cursor, query, *more, **named)

            with patch.object(Cursor, "execute", counting):
                found = coverage.web_search_read([("state", "!=", "met")], shown, limit=3, count_limit=10_000)
            turns.append(sum(asked))
        self.assertGreater(found["length"], 3)
        self.assertEqual(turns, [2, 2])

    def test_the_sheet_names_who_is_short(self):
        plan = self.rule(amount=10)
        self.held("2026-03-05")
        report = self.env.ref("street_training.street_training_coverage_report").with_user(self.trainer)
        file = report._street_render(report, None, {"domain": [("plan_id", "=", plan.id), ("employee_id", "in", self.officers.ids)]}).content
        sheet = list(openpyxl.load_workbook(io.BytesIO(file.read())).active.iter_rows(values_only=True))
        self.assertEqual(sheet[0][:8], ("Person", "Unit", "Rule", "From", "By", "Required", "Done", "Short of"))
        self.assertEqual({row[0]: row[5:8] for row in sheet[1:]}, {person.name: (10, 4, 6) for person in self.officers})


@tagged("post_install", "-at_install")
class TestReminder(CourseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rule = cls.env["street.training.plan"].create({
            "name": "A class a month", "company_id": cls.office.id, "measure": "sessions", "counts": "class", "period": "month", "role_id": cls.role.id, "year_from": 2026,
        })

    def remind(self, moment):
        with freeze_time(moment):
            self.env["street.training.reminder"]._cron_remind()
        return self.env["street.training.reminder"].search([("company_id", "=", self.office.id)])

    def test_in_the_last_week_the_trainer_is_told_of_squads_without_a_class_once(self):
        self.assertFalse(self.remind("2026-11-22 04:00:00"), "eight days are left")
        with freeze_time("2026-11-23 04:00:00"):
            self.held("2026-11-10")
        reminders = self.remind("2026-11-23 17:00:00")  # 24 November in China
        self.assertEqual(reminders.unit_id, self.squad2)
        self.assertRecordValues(reminders.activity_ids, [{
            "user_id": self.trainer.id, "date_deadline": date(2026, 11, 30), "res_id": self.rule.id,
        }])
        self.assertIn("Squad K2", reminders.activity_ids.summary)
        self.assertEqual(self.remind("2026-11-24 04:00:00"), reminders)
        self.assertEqual(len(reminders.activity_ids), 1, "the job ran twice")

    def test_a_day_counts_in_china(self):
        self.assertFalse(self.remind("2026-11-23 15:59:00"))
        self.assertTrue(self.remind("2026-11-23 16:00:00"))

    def test_closing_the_class_takes_the_reminder_away(self):
        reminders = self.remind("2026-11-26 04:00:00")
        self.assertEqual(reminders.unit_id, self.squad | self.squad2)
        with freeze_time("2026-11-26 09:00:00"):
            self.held("2026-11-26", unit_ids=self.squad.ids)
            [left] = reminders.activity_ids
            self.assertIn("Squad K2", left.summary)
            self.held("2026-11-25", unit_ids=[])
        self.assertFalse(reminders.activity_ids.exists())
        self.assertEqual(self.remind("2026-11-27 04:00:00"), reminders)

    def test_a_planned_class_is_no_class_and_a_cancelled_one_neither(self):
        with freeze_time("2026-11-26 04:00:00"):
            self.plan()
            self.plan(unit_ids=[(6, 0, self.squad2.ids)]).action_cancel("x")
        self.assertEqual(len(self.remind("2026-11-26 04:00:00")), 2)

    def test_the_trainer_of_the_rule_is_told_or_the_managers_when_there_is_no_trainer(self):
        self.rule.user_id = self.manager
        self.assertEqual(self.remind("2026-11-26 04:00:00").activity_ids.user_id, self.manager)
        self.rule.user_id = False
        self.trainer.active = False
        self.assertEqual(self.remind("2026-12-28 04:00:00").filtered(lambda row: row.month.month == 12).activity_ids.user_id, self.manager)
