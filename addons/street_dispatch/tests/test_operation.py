from datetime import timedelta

from psycopg2 import IntegrityError

from odoo import fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from odoo.addons.street_base.tools import write_pass

from .matter_common import MatterCommon


@tagged("post_install", "-at_install")
class TestOperation(MatterCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.command2 = cls._new_user("command2", "street_dispatch.group_dispatch_command")

    def plan(self, user=None, **values):
        start = fields.Datetime.now() + timedelta(days=1)
        return self.env["street.operation"].with_user(user or self.dispatcher).create({
            "name": "Stalls at the school", "unit_id": self.squad.id, "date_start": start, "date_end": start + timedelta(hours=2), **values,
        })

    def bring(self, state, **values):
        operation = self.plan(**values)
        for move, user in (("approve", self.command), ("start", self.handler)):
            if operation.state != state:
                getattr(operation.with_user(user), f"action_{move}")()
        self.assertEqual(operation.state, state)
        return operation

    def result(self, operation, user=None):
        return self.env["street.operation.line"].with_user(user or self.handler).create({
            "operation_id": operation.id, "name": "Stalls put in order", "quantity": 5, "unit_name": "places",
        })

    def test_from_the_plan_to_the_results(self):
        operation = self.plan(self.handler)
        self.assertFalse(operation.number)
        operation.with_user(self.command).action_approve()
        self.assertTrue(operation.number)
        operation.with_user(self.handler).action_start()
        with self.assertRaisesRegex(UserError, "at least one result"):
            operation.with_user(self.handler).action_finish()
        self.result(operation)
        operation.with_user(self.handler).action_finish()
        self.assertRecordValues(operation, [{"state": "done", "approver_id": self.command.id}])
        moves = self.env["street.log"].search([("model", "=", "street.operation"), ("res_id", "=", operation.id)], order="id").mapped("move")
        self.assertEqual(moves, ["create", "approve", "start", "finish"])

    def test_nobody_approves_his_own_plan(self):
        operation = self.plan(self.command)
        with self.assertRaisesRegex(UserError, "another commander"):
            operation.action_approve()
        operation.with_user(self.command2).action_approve()

    def test_only_a_commander_approves(self):
        for user in (self.dispatcher, self.handler):
            with self.assertRaises(UserError):
                self.plan().with_user(user).action_approve()

    def test_numbers_are_drawn_in_order_for_many(self):
        operations = self.plan() | self.plan()
        operations.with_user(self.command).action_approve()
        first, second = operations.sorted("id").mapped("number")
        self.assertLess(first, second)

    def test_an_approved_plan_stays_as_it_is(self):
        operation = self.bring("approved")
        with self.assertRaisesRegex(UserError, "plan it anew"):
            operation.with_user(self.dispatcher).write({"meeting_point": "Elsewhere"})
        operation.with_user(self.dispatcher).action_cancel(reason="Storm")
        with self.assertRaisesRegex(UserError, "has ended"):
            operation.with_user(self.dispatcher).write({"summary": "x"})

    def test_results_are_recorded_while_under_way_only(self):
        for state in ("planned", "approved"):
            with self.assertRaisesRegex(UserError, "under way"):
                self.result(self.bring(state))
        operation = self.bring("running")
        line = self.result(operation)
        operation.with_user(self.handler).action_finish()
        with self.assertRaisesRegex(UserError, "under way"):
            line.write({"quantity": 50})
        with self.assertRaisesRegex(UserError, "under way"):
            line.unlink()

    def test_handlers_change_what_their_unit_leads_and_staff_only_read(self):
        operation = self.bring("running")
        with self.assertRaises(AccessError):
            operation.with_user(self.handler2).write({"summary": "x"})
        with self.assertRaises(AccessError):
            self.plan(self.handler2)
        with self.assertRaises(AccessError):
            self.plan(self.handler2, unit_id=self.squad2.id).write({"unit_id": self.squad.id})
        line = self.result(operation)
        other = self.bring("running", unit_id=self.squad.id)
        values = {"unit_id": self.squad2.id}  # a plan that is approved stays: only a worker could
        write_pass.with_pass(other.sudo(), values).write(values)
        with self.assertRaises(AccessError):
            line.write({"operation_id": other.id})
        with self.assertRaises(AccessError):
            operation.with_user(self.staff).write({"summary": "x"})
        self.assertEqual(operation.with_user(self.staff).read(["name"])[0]["name"], operation.name)

    def test_the_authority_above_reads_and_other_offices_do_not(self):
        operation = self.plan()
        self.assertTrue(self.env["street.operation"].with_user(self.centre_user).search([("id", "=", operation.id)]))
        with self.assertRaises(AccessError):
            operation.with_user(self.centre_user).write({"name": "x"})
        stranger = self._new_user("stranger", "street_dispatch.group_dispatch_command", self.other_office)
        self.assertFalse(self.env["street.operation"].with_user(stranger).search([("id", "=", operation.id)]))

    def test_state_number_and_approval_come_by_moves_only(self):
        values = {"state": "done", "number": "1", "approver_id": self.command.id, "date_approved": "2026-01-01", "date_started": "2026-01-01",
                  "date_done": "2026-01-01", "cancel_reason": "x"}
        operation = self.plan(self.handler)
        for name, value in values.items():
            with self.assertRaises(AccessError, msg=name):
                operation.write({name: value})
            with self.assertRaises(AccessError, msg=name):
                self.plan(self.handler, **{name: value})
            forged = self.env["street.operation"].with_user(self.handler).with_context(**{f"default_{name}": value}).create({
                "name": "x", "unit_id": self.squad.id, "date_start": operation.date_start, "date_end": operation.date_end,
            })
            self.assertNotEqual(forged.read([name], load=False)[0][name], value)

    def test_a_copy_is_planned_a_week_later_without_results(self):
        operation = self.bring("running")
        self.result(operation)
        copy = operation.with_user(self.dispatcher).copy()
        self.assertRecordValues(copy, [{"state": "planned", "number": False, "date_start": operation.date_start + timedelta(weeks=1)}])
        self.assertFalse(copy.line_ids)

    def test_times_and_units_make_sense(self):
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self.plan(date_end=fields.Datetime.now() - timedelta(days=3))
        with self.assertRaisesRegex(ValidationError, "cannot assist itself"):
            self.plan(assist_unit_ids=[(4, self.squad.id)])

    def test_a_file_that_is_no_photo_is_refused_by_name(self):
        operation = self.bring("running")
        with self.assertRaises(ValidationError) as refused:
            operation.with_user(self.handler).write({"photo_ids": [(4, self.photo(self.handler, "evil.png", b"<svg>").id)]})
        self.assertIn("evil.png", str(refused.exception))
        photo = self.photo(self.handler)
        operation.with_user(self.handler).write({"photo_ids": [(4, photo.id)]})
        self.assertEqual(photo.res_id, operation.id)

    def test_the_form_saves_a_plan_and_the_plan_prints(self):
        with Form(self.env["street.operation"].with_user(self.dispatcher)) as form:
            form.name, form.unit_id = "Night market", self.squad
        report = self.env.ref("street_dispatch.street_operation_report").with_user(self.dispatcher)
        content, _kind = report._render(report.report_name, form.record.ids)
        self.assertTrue(content.startswith(b"%PDF"))

    def test_no_field_of_an_operation_is_a_number_to_reach(self):
        numbers = [
            name for model in ("street.operation", "street.operation.line") for name, field in self.env[model]._fields.items()
            if field.type in ("integer", "float", "monetary") and field.store and name not in models.MAGIC_COLUMNS
        ]
        self.assertEqual(sorted(numbers), ["quantity", "sequence"], "results only, and they are locked until it is under way (G46)")
