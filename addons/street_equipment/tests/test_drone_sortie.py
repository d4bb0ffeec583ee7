from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from ..models.street_drone_sortie import CHECKLIST
from .custody_common import CustodyCommon


@tagged("post_install", "-at_install")
class TestDroneSortie(CustodyCommon):
    """Sorties: list, airspace, batteries, who flies what, and the use that follows."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.categories["battery"] = cls.env["maintenance.equipment.category"].create(
            {"name": "Test battery", "equipment_kind": "battery", "company_id": cls.office.id})
        cls.battery = cls._new_item("battery", use_before=40)
        # A toy that asks nothing of its pilot: what addons ask that know qualifications is tested there.
        cls.drone.category_id = cls.env.ref("street_equipment.category_drone")
        cls.drone.equipment_properties = {"pilot_class": "none"}

    def plan(self, user=None, **values):
        return self.env["street.drone.sortie"].with_user(user or self.user).create({
            "equipment_id": self.drone.id, "pilot_id": self.holder.id, "place": "River bank", "purpose": "Waste in the river bed",
            "battery_ids": [(6, 0, self.battery.ids)], "company_id": self.office.id, **dict.fromkeys(CHECKLIST, True), **values})

    def test_a_sortie_takes_off_lands_and_counts(self):
        self.issue(self.drone)
        sortie = self.plan()
        self.assertIn("take_off", sortie.allowed_moves)
        sortie.action_take_off(self.moment(minutes=-30))
        self.assertEqual(sortie.state, "flying")
        sortie.action_land("Three heaps of rubble", self.moment(minutes=-12))
        self.assertRecordValues(sortie, [{"state": "landed", "minutes": 18, "result": "Three heaps of rubble"}])
        self.assertAlmostEqual(self.drone.use_total, 0.3)
        self.assertEqual((self.drone.use_unit, self.battery.use_total, self.battery.use_unit), ("hour", 41, "cycle"))

    def test_the_landing_is_entered_in_a_dialog_with_what_was_seen(self):
        self.issue(self.drone)
        sortie = self.plan()
        sortie.action_take_off(self.moment(minutes=-30))
        action = sortie.action_open_land()
        dialog = Form(self.env[action["res_model"]].with_user(self.user).with_context(action["context"]))
        dialog.result, dialog.date_end = "Two sheds", self.moment(minutes=-5)
        dialog.save().action_confirm()
        self.assertRecordValues(sortie, [{"state": "landed", "minutes": 25, "result": "Two sheds"}])

    def test_nothing_takes_off_without_list_batteries_airspace_and_custody(self):
        sortie = self.plan(ok_weather=False, battery_ids=False, airspace="approved")
        for words in ("pre-flight list is missing: Wind", "Enter the batteries", "number of the approval", "is not issued"):
            with self.refused(words):
                sortie.action_take_off()
        high = self.plan(max_height=150)
        with self.refused("at most 120 m.*Unmanned Aircraft"):
            high.action_take_off()
        self.issue(self.drone, self.second)
        with self.refused("is with Holder 2"):
            high.action_take_off()

    def test_a_drone_is_in_the_air_once_and_lands_after_it_took_off(self):
        self.issue(self.drone)
        first, second = self.plan(), self.plan()
        first.action_take_off()
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.env.cr.savepoint():
            second.action_take_off()
            second.flush_recordset()
        with self.refused("cannot have landed before"):
            first.action_land("x", self.moment(hours=-1))
        with self.refused("never ahead"):
            first.action_land("x", self.moment(hours=1))
        with self.refused("is no moment"):
            first.action_land("x", "noon")

    def test_what_took_off_stays_as_it_was_entered(self):
        self.issue(self.drone)
        sortie = self.plan()
        sortie.action_take_off()
        for vals in ({"place": "Elsewhere"}, {"pilot_id": self.second.id}, {"ok_weather": False}, {"battery_ids": [(5, 0, 0)]}):
            with self.refused("took off as it was entered"):
                sortie.with_user(self.keeper).write(vals)
        for vals in ({"state": "landed"}, {"minutes": 600}, {"date_start": self.moment()}):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                sortie.with_user(self.keeper).write(vals)
        with self.refused("cannot be deleted"):
            sortie.with_user(self.keeper).unlink()

    def test_pilots_enter_their_own_sorties_and_keepers_those_of_others(self):
        with self.refused("your own sorties"):
            self.plan(pilot_id=self.second.id)
        other = self.plan(self.keeper, pilot_id=self.second.id)
        with self.assertRaises(UserError), self.env.cr.savepoint():
            other.with_user(self.user).action_cancel("Rain")
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            other.with_user(self.user).write({"place": "Mine"})
        other.action_cancel("Rain")
        self.assertEqual(other.state, "cancelled")
        with self.assertRaises(ValidationError), self.env.cr.savepoint():
            self.plan(equipment_id=self.radio.id)
        with self.assertRaises(ValidationError), self.env.cr.savepoint():
            self.plan(battery_ids=[(6, 0, self.radio.ids)])
