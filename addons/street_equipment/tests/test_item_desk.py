from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .custody_common import CustodyCommon


@tagged("post_install", "-at_install")
class TestItemDesk(CustodyCommon):
    """What is done with an item whose label was just scanned."""

    def open_form(self, action, user):
        return Form(self.env[action["res_model"]].with_user(user).with_context(**action["context"]))

    def test_a_keeper_gives_out_what_he_scanned_and_takes_it_back(self):
        for item in (self.recorder.with_user(self.keeper), self.vehicle.with_user(self.keeper)):
            dialog = self.open_form(item.action_open_issue(), self.keeper)
            self.assertEqual((dialog.equipment_ids[:] or dialog.vehicle_ids[:]).ids, item.ids)
            dialog.employee_id = self.holder
            dialog.save().action_confirm()
            self.assertEqual((item.custody_state, item.holder_id), ("out", self.holder))
            action = item.action_open_return()
            self.env[action["res_model"]].with_user(self.keeper).with_context(**action["context"]).create([{}]).action_confirm()
            self.assertEqual(item.custody_state, "in")
            with self.assertRaisesRegex(UserError, "None of it is out"):
                item.action_open_return()

    def test_whoever_uses_the_equipment_reports_a_fault_and_gives_nothing_out(self):
        item = self.recorder.with_user(self.user)
        for place in (item, self.issue(self.radio).with_user(self.user)):
            job = self.open_form(place.action_open_fault(), self.user)
            job.name = "No picture"
            self.assertEqual(job.save().equipment_id, item if place == item else self.radio)
        self.assertEqual(item.custody_state, "repair")
        with self.assertRaises(AccessError):
            self.open_form(item.action_open_issue(), self.user)
