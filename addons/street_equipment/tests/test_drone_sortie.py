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

    def hold(self, employee=None, **ago):
        """The drone has been with the pilot for a while."""
        custodies = self.issue(self.drone, employee)
        self.age(custodies, **(ago or {"hours": 4}))
        return custodies

    def test_a_sortie_takes_off_lands_and_counts(self):
        self.hold()
        sortie = self.plan()
        self.assertIn("take_off", sortie.allowed_moves)
        sortie.action_take_off(self.moment(minutes=-30))
        self.assertEqual(sortie.state, "flying")
        sortie.action_land("Three heaps of rubble", self.moment(minutes=-12))
        self.assertRecordValues(sortie, [{"state": "landed", "minutes": 18, "result": "Three heaps of rubble"}])
        self.assertAlmostEqual(self.drone.use_total, 0.3)
        for item in (self.drone, self.battery):
            self.assertEqual(sortie.search(item.action_open_sorties()["domain"]), sortie)
        self.assertEqual((self.drone.use_unit, self.battery.use_total, self.battery.use_unit), ("hour", 41, "cycle"))

    def test_the_landing_is_entered_in_a_dialog_with_what_was_seen(self):
        self.hold()
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
        with self.refused("is in the air already"):
            second.action_take_off()
        self.env.flush_all()
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.env.cr.savepoint():  # behind the ORM's back
            self.env.cr.execute("UPDATE street_drone_sortie SET state = 'flying', date_start = now() WHERE id = %s", [second.id])
        with self.refused("cannot have landed before"):
            first.action_land("x", self.moment(hours=-1))
        with self.refused("never ahead"):
            first.action_land("x", self.moment(hours=1))
        with self.refused("is no moment"):
            first.action_land("x", "noon")

    def test_a_flight_without_signal_is_entered_afterwards_with_both_times(self):
        self.hold()
        sortie = self.plan()
        action = sortie.action_open_enter()
        dialog = Form(self.env[action["res_model"]].with_user(self.user).with_context(action["context"]))
        dialog.date_start, dialog.date_end, dialog.result = self.moment(hours=-3), self.moment(hours=-3, minutes=21), "No signal at the river"
        dialog.save().action_confirm()
        self.assertRecordValues(sortie, [{"state": "landed", "minutes": 21, "entered_later": True, "result": "No signal at the river"}])
        self.assertEqual(sortie.date_planned, sortie.date_start)
        self.assertEqual(self.battery.use_total, 41)

    def test_a_take_off_entered_late_is_marked_and_one_in_time_is_not(self):
        self.hold()
        late, now = self.plan(), self.plan()
        late.action_take_off(self.moment(hours=-2))
        late.action_land("x", self.moment(hours=-1))
        now.action_take_off()
        self.assertEqual((late.entered_later, now.entered_later), (True, False))
        for door in ({"entered_later": False}, {"date_end": self.moment(hours=-2)}):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                late.with_user(self.keeper).write(door)
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            self.plan(state="landed", date_start=self.moment(hours=-2), date_end=self.moment(hours=-1))

    def test_what_had_to_be_in_order_at_the_take_off_still_has_to(self):
        self.hold(hours=2)
        sortie, unchecked = self.plan(), self.plan(ok_weather=False, battery_ids=False, airspace="approved")
        for words in ("pre-flight list is missing", "Enter the batteries", "number of the approval"):
            with self.refused(words):
                unchecked.action_enter_flown(self.moment(hours=-1), self.moment(minutes=-40))
        with self.refused("the drone was not issued to the pilot"):  # it came to him an hour later
            sortie.action_enter_flown(self.moment(hours=-3), self.moment(hours=-2))
        with self.refused("the drone was not issued to the pilot"):
            sortie.action_take_off(self.moment(hours=-3))
        self.drone.custody_ids.with_user(self.keeper).action_return("good")
        self.issue(self.drone, self.second)
        sortie.action_enter_flown(self.moment(hours=-1), self.moment(minutes=-40))  # he had it then, whoever has it now
        self.assertTrue(sortie.entered_later)

    def test_nobody_enters_flights_of_others_or_two_at_once(self):
        self.hold()
        first, second = self.plan(), self.plan()
        first.action_enter_flown(self.moment(hours=-3), self.moment(hours=-2))
        for start, end in ((-200, -170), (-150, -140), (-130, -100), (-300, -10)):
            with self.refused("was in the air from"):
                second.action_enter_flown(self.moment(minutes=start), self.moment(minutes=end))
        with self.refused("was in the air from"):  # it would be in the air until now
            second.action_take_off(self.moment(minutes=-200))
        for start, end, words in ((-60, -90, "landed before"), (-60, 5, "never ahead"), (-60 * 24, -1, "no single flight")):
            with self.refused(words):
                second.action_enter_flown(self.moment(minutes=start), self.moment(minutes=end))
        for start, end in ((None, self.moment()), (self.moment(), None), ([1], {}), ("noon", "evening")):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                second.action_enter_flown(start, end)
        other = self.plan(self.keeper, pilot_id=self.second.id)
        with self.assertRaises(UserError), self.env.cr.savepoint():
            other.with_user(self.user).action_enter_flown(self.moment(minutes=-30), self.moment(minutes=-20))
        second.action_enter_flown(self.moment(minutes=-30), self.moment(minutes=-20))
        with self.refused("starts from"):
            second.action_enter_flown(self.moment(minutes=-10), self.moment(minutes=-5))

    def test_the_button_comes_while_the_list_is_ticked(self):
        self.issue(self.drone)
        sortie = self.plan(ok_weather=False, ok_people=False)
        self.assertEqual(sortie.allowed_moves, ["enter", "cancel"])
        form = Form(sortie)
        form.ok_weather = True
        self.assertNotIn("Wind", form.move_checklist)
        self.assertIn("No crowd", form.move_checklist)
        form.ok_people = True
        self.assertIn("take_off", form.allowed_moves)
        self.assertFalse(form.move_checklist)

    def test_the_drone_that_the_pilot_has_is_proposed(self):
        Sortie = self.env["street.drone.sortie"].with_user(self.user).with_company(self.office)
        self.assertFalse(Sortie.default_get(["equipment_id"]).get("equipment_id"))
        self.issue(self.drone)
        self.assertEqual(Sortie.default_get(["equipment_id"])["equipment_id"], self.drone.id)

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
