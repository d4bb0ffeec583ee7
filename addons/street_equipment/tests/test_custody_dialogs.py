from datetime import datetime, timedelta

from odoo import fields
from odoo.tests import Form, tagged

from odoo.addons.street_base.tools.period import local_day

from ..tools.due_back import due_back
from .custody_common import CustodyCommon


@tagged("post_install", "-at_install")
class TestCustodyDialogs(CustodyCommon):
    """What the dialogs of the counter know by themselves, so that a keeper only has to look and confirm."""

    def shift(self, start, hours=8, lead=None, people=()):
        """A shift of the unit that begins so many hours from now; its bounds are written, whatever hours its kind has."""
        begin = fields.Datetime.now() + timedelta(hours=start)
        kind = self.env["street.shift.kind"].create({"name": f"Shift {start}", "hour_from": 8, "hour_to": 18, "company_id": self.office.id})
        shift = self.env["street.shift"].create({
            "unit_id": self.unit.id, "date": local_day(begin), "kind_id": kind.id, "leader_id": lead and lead.id,
            "line_ids": [(0, 0, {"employee_id": person.id}) for person in people]})
        shift.write({"date_start": begin, "date_end": begin + timedelta(hours=hours)})
        return shift

    def dialog(self, action):
        return Form(self.env[action["res_model"]].with_user(self.keeper).with_context(**action["context"]))

    def issue_dialog(self, **context):
        return Form(self.env["street.custody.issue"].with_user(self.keeper).with_context(**context))

    def test_an_item_is_due_at_the_end_of_the_office_day(self):
        for start, due in (("2026-03-02 01:00", "2026-03-02 10:00"), ("2026-03-02 09:00", "2026-03-02 10:00"), ("2026-03-02 09:01", "2026-03-03 10:00"),
                           ("2026-03-02 15:00", "2026-03-03 10:00"), ("2026-03-02 16:30", "2026-03-03 10:00")):
            self.assertEqual(due_back(datetime.fromisoformat(start)), datetime.fromisoformat(due), start)

    def test_a_kit_goes_to_the_shift_its_unit_has_now(self):
        kit, now = self.make_kit(), self.shift(-2, lead=self.second)
        self.shift(10, lead=self.third)
        dialog = self.dialog(kit.action_issue())
        self.assertEqual((dialog.shift_id, dialog.employee_id, dialog.date_due), (now, self.second, now.date_end))
        self.assertEqual(dialog.equipment_ids[:] | self.recorder | self.radio, dialog.equipment_ids[:])
        self.assertFalse(dialog.conflict_note)
        dialog.save().action_confirm()
        self.assertEqual((kit.holder_id, kit.out_count), (self.second, 3))

    def test_whoever_is_on_duty_takes_an_item_for_his_shift(self):
        now = self.shift(-2, people=self.third)
        dialog = self.issue_dialog(default_equipment_ids=[(6, 0, self.recorder.ids)])
        dialog.employee_id = self.third
        self.assertEqual((dialog.shift_id, dialog.date_due), (now, now.date_end))
        other = self.issue_dialog(default_equipment_ids=[(6, 0, self.recorder.ids)])
        other.employee_id = self.second
        self.assertFalse(other.shift_id)
        self.assertGreater(other.date_due, fields.Datetime.now())

    def test_a_shift_that_is_over_gives_no_date_due(self):
        over = self.shift(-12, lead=self.second)
        self.assertGreater(self.dialog(over.action_issue_items()).date_due, fields.Datetime.now())

    def test_what_cannot_be_given_out_stands_there_before_anybody_signs(self):
        kit = self.make_kit()
        self.issue(self.recorder, self.second)
        dialog = self.dialog(kit.action_issue())
        self.assertNotIn(self.recorder, dialog.equipment_ids[:])
        self.assertIn("is with Holder 2", dialog.conflict_note)
        reservation = self.env["street.reservation"].with_user(self.keeper).create({
            "equipment_id": self.drone.id, "employee_id": self.second.id, "company_id": self.office.id, "purpose": "Survey",
            "date_from": self.moment(minutes=5), "date_to": self.moment(hours=3)})
        reservation.with_user(self.keeper2).action_approve()
        dialog = self.issue_dialog(default_equipment_ids=[(6, 0, self.drone.ids)])
        dialog.date_due, dialog.employee_id = self.moment(hours=2), self.third
        self.assertIn("is reserved for Holder 2", dialog.conflict_note)
        dialog.employee_id = self.second
        self.assertFalse(dialog.conflict_note)

    def test_a_label_a_serial_number_or_a_plate_is_scanned(self):
        dialog = self.issue_dialog()
        for code in (self.recorder.label_code.lower(), f"https://a.b/street/item/{self.radio.label_code}", self.drone.serial_no, self.vehicle.license_plate):
            dialog.code = code
            self.assertFalse(dialog.code)
        self.assertEqual((dialog.equipment_ids[:], dialog.vehicle_ids[:]), (self.recorder | self.radio | self.drone, self.vehicle))
        foreign = self._new_item("radio", company=self.other_office, category_id=False)
        for code in ("nonsense", "%", "_", foreign.serial_no):
            answer = self.env["street.custody.issue"].with_user(self.keeper).new({"code": code})._onchange_code()
            self.assertIn("Nothing in store", answer["warning"]["message"], code)

    def test_items_are_taken_back_by_scanning_them(self):
        self.issue(self.recorder | self.radio)
        dialog = self.dialog(self.env["ir.actions.act_window"]._for_xml_id("street_equipment.street_custody_return_action") | {"context": {}})
        for code in (self.recorder.label_code, self.radio.serial_no, self.recorder.label_code):
            dialog.code = code
        self.assertEqual(len(dialog.line_ids), 2)
        answer = self.env["street.custody.return"].with_user(self.keeper).new({"code": self.drone.label_code})._onchange_code()
        self.assertIn("is not out", answer["warning"]["message"])
        dialog.save().action_confirm()
        self.assertEqual({self.recorder.custody_state, self.radio.custody_state}, {"in"})

    def test_a_shift_hands_over_to_the_next_one_of_its_unit(self):
        now, following = self.shift(-7, lead=self.second), self.shift(1, lead=self.third)
        self.shift(9)
        custodies = self.issue(self.recorder | self.radio, self.second, shift_id=now.id)
        dialog = self.dialog(now.action_hand_over_items())
        self.assertEqual((dialog.shift_id, dialog.employee_id, dialog.date_due), (following, self.third, following.date_end))
        dialog.save().action_confirm()
        self.assertEqual(set(custodies.mapped("state")), {"returned"})
        self.assertEqual(following.custody_count, 2)

    def test_an_extension_ends_after_what_was_agreed(self):
        custody = self.issue(due=self.moment(days=2))
        dialog = self.dialog(custody.action_open_extend())
        self.assertGreater(dialog.date_due, custody.date_due)
        dialog.reason = "Night duty"
        dialog.save().action_confirm()

    def test_a_damaged_item_is_on_the_list_of_the_keeper_with_who_had_it(self):
        self.issue(self.recorder | self.radio, self.second)
        self.recorder.current_custody_id.with_user(self.keeper).action_return("damaged", note="Screen broken")
        self.radio.current_custody_id.with_user(self.keeper).action_return("lost", note="Fell into the river")
        jobs = self.recorder.maintenance_ids | self.radio.maintenance_ids
        self.assertEqual(set(jobs.mapped("name")), {"Damaged with Holder 2: Screen broken", "Not brought back by Holder 2: Fell into the river"})
        self.assertEqual(jobs.user_id, self.office._get_equipment_keepers()[self.office])

    def test_a_reservation_lasts_two_hours_unless_somebody_says_more(self):
        form = Form(self.env["street.reservation"].with_user(self.user))
        form.equipment_id = self.recorder
        form.date_from = begin = fields.Datetime.now().replace(microsecond=0) + timedelta(days=1)
        self.assertEqual(form.date_to, begin + timedelta(hours=2))
        form.date_to = begin + timedelta(hours=5)
        form.date_from = begin + timedelta(hours=1)
        self.assertEqual(form.date_to, begin + timedelta(hours=5))
        dialog = self.dialog(self.make_kit().with_user(self.keeper).action_open_reserve())
        dialog.date_from = begin
        self.assertEqual(dialog.date_to, begin + timedelta(hours=2))
