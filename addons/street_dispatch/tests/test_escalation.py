from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .matter_common import MatterCommon


@tagged("post_install", "-at_install")
class TestEscalation(MatterCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["street.escalation.rule"].search([]).active = False
        cls.env.flush_all()
        cls.env["street.escalation.rule"].create([
            {"level": "1_leader", "length": 0, "unit": "hour"},
            {"level": "2_dispatcher", "length": 4, "unit": "hour"},
            {"level": "3_command", "length": 8, "unit": "hour"},
        ])

    def make_overdue(self, matter, hours, kind="handle"):
        due = fields.Datetime.now() - timedelta(hours=hours)
        self.env.cr.execute(
            "UPDATE street_deadline SET due = %s WHERE res_model = 'street.matter' AND res_id = %s AND kind = %s AND state = 'running'",
            [due, matter.id, kind])
        self.env["street.deadline"].invalidate_model()

    def run_cron(self, matter):
        """One run of the job; the rows of this matter that it made."""
        with patch.object(type(self.env["ir.cron"]), "_commit_progress", lambda *args, **kwargs: 60):
            self.env["street.escalation"]._cron_escalate()
        return self.env["street.escalation"].search([("matter_id", "=", matter.id)], order="level")

    def told(self, matter):
        return self.env["mail.activity"].search([("res_model", "=", "street.matter"), ("res_id", "=", matter.id)])

    def test_each_level_is_told_when_its_time_has_come(self):
        matter = self.bring_to("handling")
        self.make_overdue(matter, 1)
        rows = self.run_cron(matter)
        self.assertEqual((rows.mapped("level"), rows.user_ids), (["1_leader"], self.handler))
        self.make_overdue(matter, 5)
        rows = self.run_cron(matter) - rows
        self.assertEqual(rows.filtered(lambda row: row.level == "2_dispatcher").user_ids, self.dispatcher)
        self.make_overdue(matter, 9)
        self.assertIn(self.command, self.run_cron(matter).user_ids)

    def test_a_second_run_tells_nobody_again(self):
        matter = self.bring_to("handling")
        self.make_overdue(matter, 5)
        first, activities = self.run_cron(matter), self.told(matter)
        self.assertEqual(first.mapped("level"), ["1_leader", "2_dispatcher"])
        self.assertEqual(self.run_cron(matter), first)
        self.assertEqual(self.told(matter), activities)

    def test_the_ladder_ends_with_the_clock(self):
        matter = self.bring_to("handling")
        self.make_overdue(matter, 1)
        rows = self.run_cron(matter)
        self.assertEqual(self.told(matter).user_id, self.handler)
        self.report_back(matter)
        self.assertFalse(self.told(matter))
        self.assertTrue(rows.exists(), "that it was told stays on record")
        self.assertFalse(rows.is_running)

    def test_a_supervised_matter_skips_a_level(self):
        matter = self.bring_to("handling")
        matter.with_user(self.command).action_supervise(reason="Complaints")
        self.make_overdue(matter, 5)
        rows = self.run_cron(matter)
        self.assertEqual(rows.mapped("level"), ["2_dispatcher", "3_command"])

    def test_nothing_is_told_of_a_suspended_matter(self):
        matter = self.bring_to("handling")
        self.make_overdue(matter, 9)
        matter.with_user(self.command).action_suspend(reason="Waiting for the owner")
        self.assertFalse(self.run_cron(matter))
        matter.with_user(self.command).action_resume()
        self.make_overdue(matter, 9)
        self.assertTrue(self.run_cron(matter))

    def test_a_limit_that_moves_is_a_new_one(self):
        matter = self.bring_to("handling")
        self.make_overdue(matter, 1)
        first = self.run_cron(matter)
        # Nobody extends what is over; a corrected working calendar may still move it.
        self.env["street.deadline"]._extend(matter._name, matter.ids, 5, "Calendar corrected", ["handle", "total"])
        self.assertEqual(self.run_cron(matter), first)
        self.make_overdue(matter, 2)
        self.assertEqual(len(self.run_cron(matter)), 2)

    def test_a_year_without_calendar_stops_nobody_else_and_is_reported_once(self):
        self.env["street.escalation.rule"].search([]).write({"length": 1, "unit": "working_hour"})
        suite_admin = self._new_user("suite_admin", "street_base.group_street_admin")
        old, matter = self.bring_to("handling"), self.bring_to("handling", self.new_matter(latitude=35.701))
        self.make_overdue(old, 24 * 366 * 12)
        self.make_overdue(matter, 24 * 5)
        reports = [("activity_type_id", "=", self.env.ref("street_base.activity_calendar_missing").id), ("user_id", "=", suite_admin.id)]
        with self.assertLogs("odoo.addons.street_base.models.street_workday", "WARNING") as logs:
            self.assertEqual(len(self.run_cron(matter)), 3)
        self.assertEqual(len(logs.output), 1)
        told = self.env["mail.activity"].search(reports)
        self.assertEqual(len(told), 1)
        self.assertIn(str(fields.Datetime.now().year - 12), told.summary)
        told.action_done()
        self.run_cron(matter)
        self.assertFalse(self.env["mail.activity"].search(reports), "told once, also when it was marked as done")

    def test_the_most_particular_rule_wins(self):
        rules = self.env["street.escalation.rule"]
        of_office = rules.create({"level": "1_leader", "length": 2, "unit": "hour", "company_id": self.office.id})
        of_urgency = rules.create({"level": "1_leader", "length": 3, "unit": "hour", "urgency": "urgent"})
        of_class = rules.create({"level": "1_leader", "length": 6, "unit": "hour", "class_id": self.garbage.id, "user_ids": [(4, self.member.id)]})
        ladder = rules._get_ladder()
        self.assertEqual(rules._choose(ladder, self.office.id, self.garbage.id, "urgent")[0], of_class)
        self.assertEqual(rules._choose(ladder, self.office.id, False, "urgent")[0], of_urgency)
        self.assertEqual(rules._choose(ladder, self.office.id, False, "normal")[0], of_office)
        matter = self.bring_to("handling")
        self.make_overdue(matter, 5)
        self.assertEqual(self.run_cron(matter).mapped("level"), ["2_dispatcher"])
        self.make_overdue(matter, 7)
        self.assertEqual(self.run_cron(matter).filtered(lambda row: row.level == "1_leader").user_ids, self.member, "the rule names him")

    def test_before_it_is_given_to_a_unit_the_dispatchers_are_told(self):
        matter = self.bring_to("registered")
        self.make_overdue(matter, 5, "dispatch")
        rows = self.run_cron(matter)
        self.assertEqual((rows.mapped("level"), rows.user_ids), (["2_dispatcher"], self.dispatcher))

    def test_the_stand_in_of_the_leader_is_told_too(self):
        matter = self.bring_to("handling")
        self.env["street.stand.in"].create({
            "employee_id": self.squad2.leader_id.id, "absent_employee_id": self.squad.leader_id.id,
            "date_from": matter._get_today(), "date_to": matter._get_today(), "reason": "Leave",
        })
        self.make_overdue(matter, 1)
        self.assertEqual(self.run_cron(matter).user_ids, self.handler | self.handler2)

    def test_the_number_of_queries_does_not_grow_with_the_matters(self):
        counts = []
        for number in (2, 12):
            matters = [self.bring_to("handling") for _number in range(number)]
            for matter in matters:
                self.make_overdue(matter, 5)
            self.env.invalidate_all()
            overdue = [row for row in self.env["street.escalation"]._get_overdue() if row.matter_id in {matter.id for matter in matters}]
            before = self.env.cr.sql_log_count
            self.env["street.escalation"]._escalate(overdue)
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 10 + 3, "one more link a row, nothing else")

    def test_nobody_writes_escalations_and_only_administrators_write_the_ladder(self):
        matter = self.bring_to("handling")
        self.make_overdue(matter, 1)
        row = self.run_cron(matter)
        for user in (self.handler, self.command):
            with self.assertRaises(AccessError):
                row.with_user(user).write({"level": "3_command"})
            with self.assertRaises(AccessError):
                row.with_user(user).unlink()
            with self.assertRaises(AccessError):
                self.env["street.escalation.rule"].with_user(user).create({"level": "1_leader", "length": 99, "class_id": self.garbage.id})


@tagged("post_install", "-at_install")
class TestSupervision(MatterCommon):
    def supervised(self):
        matter = self.bring_to("handling")
        matter.with_user(self.command).action_supervise(reason="Complaints")
        return matter

    def test_the_unit_is_told_and_replies_once(self):
        matter = self.supervised()
        row = matter.supervision_ids
        self.assertRecordValues(row, [{"reason": "Complaints", "user_id": self.command.id, "reply": False}])
        activity = self.env["mail.activity"].search([("res_model", "=", "street.matter"), ("res_id", "=", matter.id)])
        self.assertEqual(activity.user_id, self.handler)
        with self.assertRaisesRegex(UserError, "lead unit"):
            row.with_user(self.dispatcher).action_reply(reply="Soon")
        row.with_user(self.handler).action_reply(reply="Tomorrow")
        self.assertRecordValues(row, [{"reply": "Tomorrow", "reply_user_id": self.handler.id}])
        with self.assertRaisesRegex(UserError, "already"):
            row.with_user(self.handler).action_reply(reply="Later")

    def test_rows_are_written_by_nobody_directly(self):
        row = self.supervised().supervision_ids
        for user in (self.handler, self.command):
            with self.assertRaises(UserError):
                row.with_user(user).write({"reply": "x"})
            with self.assertRaises(AccessError):
                self.env["street.supervision"].with_user(user).create({"matter_id": row.matter_id.id, "reason": "x", "user_id": user.id, "date": row.date})
        with self.assertRaises(UserError):
            row.write({"reply": "x"})

    def test_handlers_see_those_of_their_unit(self):
        row = self.supervised().supervision_ids
        self.assertTrue(self.env["street.supervision"].with_user(self.handler).search([("id", "=", row.id)]))
        self.assertFalse(self.env["street.supervision"].with_user(self.handler2).search([("id", "=", row.id)]))
