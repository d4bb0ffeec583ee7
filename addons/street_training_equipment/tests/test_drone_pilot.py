from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_equipment.models.street_drone_sortie import CHECKLIST
from odoo.addons.street_equipment.tests.equipment_common import EquipmentCommon


@tagged("post_install", "-at_install")
class TestDronePilot(EquipmentCommon):
    """Who may fly what."""

    def setUp(self):
        super().setUp()
        self.drone.category_id = self.env.ref("street_equipment.category_drone")
        battery = self.env["maintenance.equipment"].create({
            "name": "Battery", "company_id": self.office.id, "category_id": self.env.ref("street_equipment.category_battery").id})
        due = fields.Datetime.now() + timedelta(hours=3)
        self.env["street.custody"].with_user(self.keeper).issue(self.drone.ids, self.employee.id, fields.Datetime.to_string(due))
        self.sortie = self.env["street.drone.sortie"].with_user(self.user).create({
            "equipment_id": self.drone.id, "pilot_id": self.employee.id, "place": "River", "purpose": "Survey", "company_id": self.office.id,
            "battery_ids": [(6, 0, battery.ids)], **dict.fromkeys(CHECKLIST, True)})

    def qualify(self, kind, **values):
        return self.env["street.qualification"]._street_load_history([{
            "employee_id": self.employee.id, "company_id": self.office.id, "kind": kind, "number": "X1", "date_from": today() - timedelta(days=30),
            "state": "verified", **values}])

    def test_the_pilots_of_the_demo_office_may_fly(self):
        pilots = self.env["street.drone.sortie"].search([("company_id", "=", self.env.ref("base.main_company").id)]).pilot_id
        if not pilots or not self.env.ref("street_base.demo_employee_officer1", raise_if_not_found=False):
            self.skipTest("no demo data")
        self.assertEqual(set(self.env["street.qualification"]._qualified_on(pilots.ids, "drone_licence", today())), set(pilots.ids))

    def test_without_a_verified_licence_nothing_takes_off(self):
        with self.refused("Holder 1 has no verified qualification for this drone.*art. 16, 17"):
            self.sortie.action_take_off()
        self.qualify("drone_licence", state="entered")
        self.qualify("drone_licence", date_to=today() - timedelta(days=1))
        with self.refused("no verified qualification"):
            self.sortie.action_take_off()

    def test_a_flight_entered_afterwards_asks_for_the_qualification_of_that_day(self):
        day = timedelta(days=1)
        self.env.flush_all()
        self.env.cr.execute("UPDATE street_custody SET date_from = date_from - interval '3 days' WHERE equipment_id = %s", [self.drone.id])
        self.env.invalidate_all()
        self.qualify("drone_licence", date_from=today() - day)
        start = fields.Datetime.now() - 2 * day
        with self.refused("no verified qualification"):
            self.sortie.action_enter_flown(fields.Datetime.to_string(start), fields.Datetime.to_string(start + timedelta(minutes=20)))
        start = fields.Datetime.now() - timedelta(minutes=50)
        self.sortie.action_enter_flown(fields.Datetime.to_string(start), fields.Datetime.to_string(start + timedelta(minutes=20)))
        self.assertEqual((self.sortie.state, self.sortie.entered_later), ("landed", True))

    def test_the_licence_is_enough_for_every_drone(self):
        self.qualify("drone_licence")
        self.sortie.action_take_off()
        self.assertEqual(self.sortie.state, "flying")

    def test_a_light_drone_asks_for_the_theory_only_and_a_toy_for_nothing(self):
        self.drone.equipment_properties = {"pilot_class": "theory"}
        with self.refused("Certificate of drone theory"):
            self.sortie.action_take_off()
        self.qualify("drone_theory")
        self.assertNotIn("pilot", {one.code for one in self.sortie._get_take_off_obstacles()})
        self.drone.equipment_properties = {"pilot_class": "licence"}
        self.assertIn("pilot", {one.code for one in self.sortie._get_take_off_obstacles()})
        self.drone.equipment_properties = {"pilot_class": "none"}
        self.sortie.action_take_off()
