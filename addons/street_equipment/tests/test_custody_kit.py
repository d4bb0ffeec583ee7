from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Domain
from odoo.tests import Form, tagged

from .custody_common import CustodyCommon

SIGNATURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


@tagged("post_install", "-at_install")
class TestCustodyKit(CustodyCommon):
    """Kits, shifts, reminders, and what a person who leaves still has."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.kit = cls.make_kit()
        cls.shift = cls.env["street.shift"].create({
            "unit_id": cls.unit.id, "leader_id": cls.holder.id, "line_ids": [(0, 0, {"employee_id": cls.second.id})]})
        now = fields.Datetime.now()
        cls.shift.write({"date_start": now - timedelta(hours=1), "date_end": now + timedelta(hours=7)})  # under way at whatever hour the test runs

    def issue_dialog(self):
        action = self.kit.with_user(self.keeper).action_issue()
        return Form(self.env["street.custody.issue"].with_user(self.keeper).with_context(**action["context"]))

    def test_a_kit_goes_out_with_a_signature_and_comes_back_in_one_action(self):
        dialog = self.issue_dialog()
        self.assertEqual((dialog.equipment_ids[:], dialog.vehicle_ids[:]), (self.recorder | self.radio, self.vehicle))
        dialog.shift_id = self.shift
        self.assertEqual((dialog.employee_id, dialog.date_due), (self.holder, self.shift.date_end))
        dialog.date_due = fields.Datetime.now() + timedelta(hours=9)
        dialog.signature = SIGNATURE
        dialog.save().action_confirm()
        custodies = self.env["street.custody"].search([("kit_id", "=", self.kit.id)])
        self.assertEqual(len(custodies), 3)
        self.assertTrue(all(custodies.mapped("signature_out")))
        self.assertEqual((self.kit.out_count, self.kit.holder_id, self.shift.custody_count), (3, self.holder, 3))
        action = self.kit.with_user(self.keeper).action_return()
        back = self.env["street.custody.return"].with_user(self.keeper).with_context(**action["context"]).create({})
        back.line_ids[0].write({"condition": "damaged", "note": "Scratched"})
        back.action_confirm()
        self.assertEqual(custodies.mapped("state"), ["returned"] * 3)
        self.assertEqual(sorted(custodies.mapped("condition")), ["damaged", "good", "good"])
        self.assertFalse(self.kit.out_count)
        with self.refused("None of it is out"):
            self.kit.with_user(self.keeper).action_return()

    def test_the_dialog_leaves_out_what_is_not_in_store(self):
        self.issue(self.radio, self.second)
        dialog = self.issue_dialog()
        self.assertEqual(dialog.equipment_ids[:], self.recorder)

    def test_a_scanned_label_joins_the_list(self):
        dialog = Form(self.env["street.custody.issue"].with_user(self.keeper))
        dialog.code = f"https://office.example/street/item/{self.drone.label_code}"
        self.assertEqual((dialog.equipment_ids[:], dialog.code), (self.drone, False))
        dialog.code = self.vehicle.label_code.lower()
        self.assertEqual(dialog.vehicle_ids[:], self.vehicle)
        dialog.code = "nothing"
        self.assertFalse(dialog.code, "free for the next one")

    def test_a_shift_hands_over_what_it_has(self):
        self.issue(self.recorder | self.radio, shift_id=self.shift.id)
        action = self.shift.with_user(self.keeper).action_hand_over_items()
        dialog = self.env["street.custody.return"].with_user(self.keeper).with_context(**action["context"]).create({"employee_id": self.third.id})
        dialog.action_confirm()
        self.assertEqual((self.recorder | self.radio).holder_id, self.third)
        extend = self.recorder.current_custody_id.with_user(self.keeper).action_open_extend()
        dialog = self.env["street.custody.return"].with_user(self.keeper).with_context(**extend["context"]).create(
            {"date_due": self.moment(hours=30), "reason": "Night duty"})
        dialog.action_confirm()
        self.assertEqual(str(self.recorder.current_custody_id.date_due), str(dialog.date_due))

    def test_people_without_the_role_neither_change_kits_nor_open_dialogs(self):
        for vals in ({"name": "Mine"}, {"line_ids": [(5, 0, 0)]}):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                self.kit.with_user(self.user).write(vals)
        with self.assertRaises(AccessError):
            self.env["street.custody.issue"].with_user(self.user).create({"employee_id": self.holder.id, "date_due": self.moment(hours=1)})
        with self.assertRaises(ValidationError):
            self.kit.write({"line_ids": [(0, 0, {"equipment_id": self._new_item("radio", self.other_office, category_id=False).id})]})
        with self.assertRaises(ValidationError):
            self.kit.company_id = self.other_office

    def test_what_is_overdue_is_found_and_reminded_of_once(self):
        late, fine = self.issue(), self.issue(self.radio, self.second)
        self.age(late, days=3)
        ours = [("company_id", "=", self.office.id)]
        self.assertEqual(self.Custody.search([*ours, ("is_overdue", "=", True)]), late)
        self.assertEqual(self.Custody.search([*ours, ("is_overdue", "=", False)]), fine)
        self.assertEqual((late.is_overdue, late.days_overdue), (True, 2))
        with patch.object(self.registry["ir.cron"], "_commit_progress"):
            for _run in range(2):
                self.env["street.custody"]._cron_remind()
        self.assertEqual(late.sudo().activity_ids.user_id, self.user | self.keeper)
        self.assertEqual(len(late.sudo().activity_ids), 2)
        self.assertFalse(fine.activity_ids)
        late.action_return("good")
        self.assertFalse(late.activity_ids)

    def test_who_leaves_is_seen_with_what_he_has_and_a_keeper_is_told(self):
        custody = self.issue()
        hr_user = self._new_user("e_hr", "street_base.group_street_user,hr.group_hr_manager")
        self.assertEqual(self.holder.with_user(hr_user).custody_count, 1)
        wizard = self.env["hr.departure.wizard"].with_user(hr_user).with_context(active_ids=self.holder.ids).create({})
        self.assertIn("recorder", wizard.custody_note)
        wizard.action_register_departure()
        self.holder.active = False
        self.assertEqual(custody.activity_ids.user_id, self.keeper)
        self.assertEqual(custody.activity_ids.activity_type_id, self.env.ref("street_equipment.activity_custody_leaver"))
        self.assertIn(custody.display_name, custody.activity_ids.summary)
        self.assertEqual(self.Custody.search([("state", "=", "issued"), ("has_left", "=", True)]), custody)
        custody.action_return("good")
        self.assertFalse(custody.activity_ids)

    def test_thirty_items_take_as_many_queries_as_three(self):
        items = self.env["maintenance.equipment"].create([
            {"name": f"Torch {number}", "company_id": self.office.id, "category_id": self.categories["radio"].id} for number in range(33)])
        self.issue(self.drone)  # warms the caches
        counts = []
        for part in (items[:3], items[3:]):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.issue(part)
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 3, f"queries for 3 and for 30 items: {counts}")

    def test_who_has_what_takes_as_many_queries_for_thirty_items_as_for_three(self):
        items = self.env["maintenance.equipment"].create([
            {"name": f"Torch {number}", "company_id": self.office.id, "category_id": self.categories["radio"].id} for number in range(33)])
        for part, person in ((items[:3], self.second), (items[3:], self.third)):
            self.issue(part, employee=person)
        self.third.active = False
        shown = {"item_name": {}, "employee_id": {"fields": {"display_name": {}}}, "is_overdue": {}, "days_overdue": {}, "has_left": {}, "state": {}}

        def read(*domain):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            found = self.Custody.web_search_read([("state", "=", "issued"), *domain], shown, limit=80)["records"]
            return found, self.env.cr.sql_log_count - before

        read(("employee_id", "=", self.second.id))  # warms the caches
        few, many, left = read(("employee_id", "=", self.second.id)), read(("employee_id", "=", self.third.id)), read(("has_left", "=", True))
        self.assertEqual([len(found) for found, _count in (few, many, left)], [3, 30, 30])
        self.assertEqual(many[1], few[1], "queries for 30 and for 3 items")
        self.assertEqual(left[1], many[1], "who left is asked for in the same query")
        self.assertEqual({row["has_left"] for row in few[0]}, {False})
        self.assertEqual(len(read(("has_left", "=", False), ("employee_id", "in", (self.second + self.third).ids))[0]), 3)

    def test_the_board_finds_what_is_out_reserved_or_retired_not_in_store(self):
        category = self.categories["radio"]
        items = self._new_item("radio") + self._new_item("radio") + self._new_item("radio") + self._new_item("radio")
        self.issue(items[0])
        reservation = self.reserve(items[1])
        reservation.with_user(self.keeper).action_approve()
        self.age(self.issue(items[2], employee=self.second), days=2)
        moment = fields.Datetime.now()
        self.env.cr.execute("UPDATE street_reservation SET date_from = %s WHERE id = %s", [moment - timedelta(hours=1), reservation.id])
        self.env.cr.execute("UPDATE maintenance_equipment SET date_retired = %s WHERE id = %s", [moment, items[3].id])  # and not put away
        self.env.invalidate_all()
        board = category.with_user(self.user)
        Item = self.env["maintenance.equipment"].with_user(self.user)
        for name, domain in board._get_board_domains().items():
            self.assertEqual(board[name], Item.search_count(domain & Domain("category_id", "=", category.id)), name)
        self.assertEqual((board.board_total - board.board_in, board.board_out, board.board_overdue), (4, 2, 1))
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.env["maintenance.equipment.category"].with_user(self.user).search([]).mapped("board_in")
        self.assertLessEqual(self.env.cr.sql_log_count - before, 14, "queries of the whole board, however many categories")

    def test_no_dialog_makes_a_move_that_does_not_exist(self):
        custody = self.issue()
        dialog = self.env["street.custody.return"].with_user(self.keeper).create({"move": "return", "line_ids": [(0, 0, {"custody_id": custody.id})]})
        dialog.line_ids = [(5, 0, 0)]
        with self.assertRaises(UserError):
            dialog.action_confirm()
