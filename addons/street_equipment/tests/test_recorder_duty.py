from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .custody_common import CustodyCommon


@tagged("post_install", "-at_install")
class TestRecorderDuty(CustodyCommon):
    """Check before, hand-in and upload after; one recorder for three officers."""

    def duty(self):
        return self.issue().duty_ids

    def test_a_recorder_is_checked_handed_in_with_its_return_and_its_clips_are_uploaded(self):
        custody = self.issue()
        duty = custody.duty_ids
        self.assertEqual((duty.state, duty.employee_id, duty.equipment_id), ("open", self.holder, self.recorder))
        self.assertFalse(self.issue(self.radio, self.second).duty_ids, "a radio has no duty")
        duty.with_user(self.user).action_check(95, 32.5, True)
        self.assertRecordValues(duty, [{"state": "checked", "battery": 95, "memory": 32.5, "clock_ok": True}])
        custody.action_return("good")
        self.assertEqual((duty.state, duty.date_handed_in), ("handed_in", custody.date_to))
        self.assertEqual(duty.upload_due, duty.date_handed_in + timedelta(hours=24))
        duty.with_user(self.user).action_upload(7)
        self.assertRecordValues(duty, [{"state": "uploaded", "clip_count": 7, "is_late": False}])

    def test_a_recorder_that_is_not_fit_goes_on_no_duty(self):
        duty = self.duty()
        for wrong, words in (((30, 32, True), "charge it"), ((101, 32, True), "charge it"), ((95, 2, True), "memory are free"), ((95, 32, False), "Set the clock"),
                             (("full", 32, True), "charge it"), ((95, "much", True), "memory are free"), ((95, 32, 1), "Set the clock")):
            with self.subTest(wrong), self.refused(words):
                duty.action_check(*wrong)

    def test_nothing_uploaded_needs_a_reason(self):
        custody = self.issue()
        custody.action_return("good")
        duty = custody.duty_ids
        with self.refused("write down why"):
            duty.action_upload(0)
        with self.refused("how many clips"):
            duty.action_upload(-1)
        duty.action_upload(0, "Indoor meeting, nothing recorded")
        self.assertEqual(duty.state, "uploaded")

    def test_what_is_not_uploaded_within_the_hours_of_the_office_is_listed(self):
        custody = self.issue()
        custody.action_return("good")
        duty, mine = custody.duty_ids, [("company_id", "=", self.office.id)]
        self.assertFalse(duty.search([*mine, ("is_late", "=", True)]))
        self.env.flush_all()
        self.env.cr.execute("UPDATE street_recorder_duty SET date_handed_in = date_handed_in - interval '25 hours' WHERE id = %s", [duty.id])
        self.env.invalidate_all()
        self.assertTrue(duty.is_late)
        self.assertEqual(duty.search([*mine, ("is_late", "=", True)]), duty)
        self.assertFalse(duty.search([*mine, ("is_late", "=", False)]))
        self.office.clip_hours = 48
        self.assertFalse(duty.search([*mine, ("is_late", "=", True)]))

    def test_others_make_no_entry_and_nobody_writes_one(self):
        duty = self.duty()
        other = self._new_user("e_other", "street_equipment.group_equipment_user")
        with self.refused("Only the holder"):
            duty.with_user(other).action_check(95, 32, True)
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            duty.with_user(self.staff).read(["state"])
        for user in (self.user, self.keeper):
            for vals in ({"state": "uploaded"}, {"battery": 100}, {"clip_count": 5}):
                with self.assertRaises(AccessError), self.env.cr.savepoint():
                    duty.with_user(user).write(vals)
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                duty.with_user(user).unlink()
        with self.assertRaises(UserError), self.env.cr.savepoint():
            duty.sudo().unlink()

    def test_a_shift_that_has_begun_falls_short_below_one_recorder_for_three_officers(self):
        role = self.env.ref("street_base.role_officer")
        officers = self.env["hr.employee"].create([
            {"name": f"Officer {number}", "company_id": self.office.id, "officer_role_ids": [(6, 0, role.ids)]} for number in range(4)])
        kind = self.env["street.shift.kind"].create({"name": "All day", "hour_from": 0, "hour_to": 24, "company_id": self.office.id})
        shift = self.env["street.shift"].create({
            "unit_id": self.unit.id, "kind_id": kind.id, "line_ids": [(0, 0, {"employee_id": person.id}) for person in [*officers, self.third]]})
        mine = [("company_id", "=", self.office.id)]
        self.assertEqual((shift.officer_count, shift.recorder_count, shift.recorder_missing), (4, 0, 2))
        self.assertEqual(shift.search([*mine, ("is_recorder_short", "=", True)]), shift)
        self.issue(employee=officers[0])
        self.env.invalidate_all()
        self.assertEqual((shift.recorder_count, shift.recorder_missing), (1, 1))
        self.issue(self._new_item("recorder"), self.second, shift_id=shift.id)
        self.env.invalidate_all()
        self.assertEqual((shift.recorder_count, shift.recorder_missing, shift.is_recorder_short), (2, 0, False))
        self.assertFalse(shift.search([*mine, ("is_recorder_short", "=", True)]))
        ahead = shift.copy()
        self.assertEqual((ahead.officer_count, ahead.recorder_missing), (4, 0), "a shift to come is not short yet")
        self.assertGreater(ahead.date_start, fields.Datetime.now())
