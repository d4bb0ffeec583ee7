from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.street_base.tools.period import today

from ..tools.asset_value import read_code, value_left
from .equipment_common import EquipmentCommon


@tagged("post_install", "-at_install")
class TestRetirement(EquipmentCommon):
    def draft(self, items=None, user=None, **values):
        items = self.recorder if items is None else items
        return self.env["street.equipment.retirement"].with_user(user or self.keeper).create({
            "reason": "Screen broken, to the recycling yard", "line_ids": [(0, 0, {"equipment_id": item.id}) for item in items], **values})

    def test_value_left_runs_down_over_the_life(self):
        bought = date(2024, 1, 31)
        for months, day, left in ((60, date(2024, 1, 31), 1200), (60, date(2026, 7, 31), 600), (60, date(2026, 7, 30), 620), (60, date(2040, 1, 1), 0), (0, day0 := date(2040, 1, 1), 1200)):
            self.assertEqual(value_left(1200, bought, months, day), left, (months, day))
        self.assertEqual(value_left(1200, None, 60, day0), 1200)

    def test_the_approval_of_another_takes_it_out_and_keeps_the_value_left(self):
        day = today()
        self.recorder.write({"date_purchase": day.replace(year=day.year - 1, day=1), "life_months": 24})
        retirement = self.draft(self.recorder | self.drone)
        retirement.action_propose()
        retirement.with_user(self.approver).action_approve()
        self.assertEqual((retirement.state, retirement.approver_id), ("approved", self.approver))
        self.assertIn("装处", retirement.number)
        self.assertFalse(self.recorder.active)
        self.assertEqual(
            (self.recorder.custody_state, self.recorder.value_left, self.recorder.date_retired, self.recorder.retirement_id), ("retired", 600, day, retirement))
        self.assertIn(self.recorder, self.recorder._get_blockers(None, None))
        self.assertNotIn(self.recorder, self.env["maintenance.equipment"].search([("company_id", "=", self.office.id)]))
        found = self.env["maintenance.equipment"].with_context(active_test=False).search([("company_id", "=", self.office.id), ("custody_state", "=", "retired")])
        self.assertEqual(found, self.recorder | self.drone)

    def test_what_was_proposed_or_decided_stays_as_it_was(self):
        retirement = self.draft()
        for step in ("action_propose", "action_approve"):
            getattr(retirement.with_user(self.approver if step == "action_approve" else self.keeper), step)()
            for vals in ({"reason": "Something else"}, {"kind": "lost"}):
                with self.refused("Take the proposal back"):
                    retirement.with_user(self.keeper).write(vals)

    def test_nobody_approves_his_own(self):
        self.keeper.group_ids |= self.env.ref("street_equipment.group_equipment_approver")
        retirement = self.draft()
        retirement.action_propose()
        for move in ("action_approve", "action_refuse"):
            with self.refused("another person decides"):
                getattr(retirement, move)(**({"reason": "x"} if move == "action_refuse" else {}))
        other = self.draft(self.drone, user=self.keeper2)
        other.action_propose()
        other.with_user(self.keeper).action_approve()
        self.assertEqual(other.state, "approved")

    def test_whoever_changed_its_items_does_not_approve_it_either(self):
        self.keeper.group_ids |= self.env.ref("street_equipment.group_equipment_approver")
        retirement = self.draft(user=self.keeper2)
        retirement.line_ids.with_user(self.keeper).value_left = 1
        retirement.action_propose()
        with self.refused("another person decides"):
            retirement.with_user(self.keeper).action_approve()

    def test_only_approvers_decide_and_only_keepers_propose(self):
        retirement = self.draft()
        with self.refused("", AccessError):
            retirement.with_user(self.user).action_propose()
        with self.refused("starts from"):
            retirement.with_user(self.approver).action_approve()
        retirement.action_propose()
        for user in (self.keeper2, self.user, self.finance):
            with self.refused("Your role"):
                retirement.with_user(user).action_approve()
        with self.refused("cannot be set directly", AccessError):
            retirement.with_user(self.keeper2).state = "approved"
        with self.refused("cannot be entered", AccessError):
            self.recorder.with_user(self.keeper).date_retired = today()
        with self.refused("needs a reason"):
            retirement.with_user(self.approver).action_refuse(" ")
        retirement.with_user(self.approver).action_refuse("Repair it")
        self.assertTrue(self.recorder.active)

    def test_items_are_locked_once_proposed_and_not_retired_twice(self):
        first, second = self.draft(), self.draft(user=self.keeper2)
        first.action_propose()
        second.action_propose()
        with self.refused("proposed already"):
            first.line_ids.value_left = 0
        first.with_user(self.approver).action_approve()
        with self.refused("retired already"):
            second.with_user(self.approver).action_approve()

    def test_it_names_items_and_says_why(self):
        empty = self.draft(self.recorder.browse(), reason=" ")
        with self.refused("names no item.*\n.*what becomes"):
            empty.action_propose()

    def test_a_vehicle_is_retired_alike(self):
        self.vehicle.net_car_value = 90000
        retirement = self.draft(self.recorder.browse(), line_ids=[(0, 0, {"vehicle_id": self.vehicle.id})])
        self.assertEqual(retirement.cost_total, 90000)
        retirement.action_propose()
        retirement.with_user(self.approver).action_approve()
        self.assertEqual((self.vehicle.custody_state, self.vehicle.value_left), ("retired", 90000))

    def test_items_of_another_office_are_none_of_ours(self):
        foreign = self._new_item("radio", company=self.other_office, category_id=False)
        with self.refused("company|access"):
            self.draft(foreign)

    def test_a_scanner_sends_a_code_or_an_address(self):
        for text in ("zb2026000001", " https://a.b/street/item/ZB2026000001/ ", "/street/item/ZB2026000001?x=1"):
            self.assertEqual(read_code(text), "ZB2026000001")

    def test_what_a_retired_item_is_and_cost_stays(self):
        retirement = self.draft(line_ids=[(0, 0, {"equipment_id": self.recorder.id}), (0, 0, {"vehicle_id": self.vehicle.id})])
        retirement.action_propose()
        retirement.with_user(self.approver).action_approve()
        changes = {
            self.recorder: {
                "cost": 1, "date_purchase": "2020-01-01", "life_months": 1, "serial_no": "X", "name": "X", "category_id": self.categories["radio"].id,
                "effective_date": "2020-01-01", "ownership": "rented", "asset_code": "X", "equipment_properties": {}},
            self.vehicle: {"net_car_value": 1, "date_purchase": "2020-01-01", "license_plate": "X", "vin_sn": "X", "acquisition_date": "2020-01-01", "odometer": 9},
        }
        for item, vals in changes.items():
            for name, value in vals.items():
                for record in (item.with_user(self.keeper), item):
                    with self.subTest(field=name, user=record.env.uid), self.refused(f"was retired on .*{retirement.number}"):
                        record.write({name: value})
            with self.refused("belongs to|cannot be entered|was retired", (UserError, AccessError)):
                item.with_user(self.keeper).write({"active": True})
            item.with_user(self.keeper).write({"note" if "note" in item._fields else "description": "Serial on the paper has a wrong digit"})
        with self.refused("was retired on"):
            self.recorder.with_user(self.keeper).update_field_translations("name", {"en_US": "Another"})
