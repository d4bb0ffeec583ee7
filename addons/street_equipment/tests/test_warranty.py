from datetime import datetime, timedelta
from unittest.mock import patch

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.street_base.tools.period import today

from .custody_common import CustodyCommon


@tagged("post_install", "-at_install")
class TestWarranty(CustodyCommon):
    """Warranties that end soon: shown, found, told once."""

    def told(self, *items):
        """The notices about these items: deadlines and readers."""
        found = self.env["mail.activity"].with_context(active_test=False).search([
            ("activity_type_id", "in", [self.env.ref(f"street_equipment.activity_warranty_{kind}").id for kind in ("item", "vehicle")])])
        return found.filtered(lambda one: any((one.res_model, one.res_id) == (item._name, item.id) for item in items))

    def remind(self):
        """A night's run."""
        with patch.object(self.registry["ir.cron"], "_commit_progress"):
            for model in ("maintenance.equipment", "fleet.vehicle"):
                self.env[model]._cron_remind_of_warranty()

    def test_a_keeper_is_told_once_some_weeks_before_for_items_and_vehicles(self):
        day = today() + timedelta(days=30)
        (self.recorder | self.radio).warranty_date = self.vehicle.warranty_date = day
        self.drone.warranty_date = day + timedelta(days=1)
        self.remind()
        found = self.told(self.recorder, self.radio, self.vehicle, self.drone)
        self.assertEqual((len(found), found.user_id, set(found.mapped("date_deadline"))), (3, self.office._get_equipment_keepers()[self.office], {day}))
        self.assertIn(self.recorder.display_name, " ".join(found.mapped("summary")))
        self.remind()
        self.assertEqual(len(self.told(self.recorder, self.radio, self.vehicle)), 3)
        found.filtered(lambda one: one.res_id == self.recorder.id).with_user(found.user_id).action_feedback("Claimed")
        self.told(self.radio).unlink()
        self.remind()
        self.assertFalse(self.told(self.recorder, self.radio).filtered("active"), "what was dealt with, or thrown away, does not come back")

    def test_a_longer_warranty_is_told_of_again_and_the_days_go_by_shanghai(self):
        self.recorder.warranty_date = "2026-12-31"
        self.office.warranty_notice_days = 10
        with freeze_time(datetime(2026, 12, 20, 15, 59)):  # 20 December, 23:59 in Shanghai
            self.remind()
            self.assertFalse(self.told(self.recorder))
        with freeze_time(datetime(2026, 12, 20, 16, 1)):
            self.remind()
            self.assertEqual(len(self.told(self.recorder)), 1)
        with freeze_time(datetime(2026, 12, 31, 16, 1)):  # it is over
            self.assertFalse(self.recorder.is_warranty_ending)
            self.told(self.recorder).unlink()
            self.recorder.warranty_date = "2027-01-11"
            self.remind()
            self.assertEqual(len(self.told(self.recorder)), 1)

    def test_the_filter_finds_what_the_field_shows(self):
        day, items = today(), self.recorder | self.radio | self.drone
        for item, ahead in zip(items, (0, 30, 31), strict=True):
            item.warranty_date = day + timedelta(days=ahead)
        here = [("id", "in", items.ids)]
        self.assertEqual(items.search([*here, ("is_warranty_ending", "=", True)], order="id"), self.recorder | self.radio)
        self.assertEqual(items.search([*here, ("is_warranty_ending", "=", False)]), self.drone)
        self.assertEqual(items.filtered("is_warranty_ending"), self.recorder | self.radio)
        self.recorder.warranty_date = day - timedelta(days=1)
        self.office.warranty_notice_days = 31
        self.assertEqual(items.search([*here, ("is_warranty_ending", "=", True)], order="id"), self.radio | self.drone)

    def test_nobody_writes_that_a_keeper_was_told(self):
        self.recorder.warranty_date = today()
        for user in (self.user, self.keeper):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                self.recorder.with_user(user).write({"warranty_noticed": today()})

    def test_many_items_are_told_of_with_few_queries(self):
        many = self.env["maintenance.equipment"].create([{"name": f"Torch {number}", "company_id": self.office.id, "warranty_date": today()} for number in range(40)])
        self.env.flush_all()
        before = self.env.cr.sql_log_count
        self.remind()
        spent = self.env.cr.sql_log_count - before
        self.assertEqual(len(self.told(*many)), 40)
        self.assertLess(spent, 150)
