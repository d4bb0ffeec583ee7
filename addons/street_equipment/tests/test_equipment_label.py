from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from .equipment_common import EquipmentCommon


@tagged("post_install", "-at_install")
class TestEquipmentLabel(EquipmentCommon):
    def test_everything_gets_a_label_of_its_own(self):
        records = [self.recorder, self.drone, self.radio, self.vehicle, self.supply]
        codes = [record.label_code for record in records]
        self.assertTrue(all(codes))
        self.assertEqual(len(set(codes)), len(records))

    def test_shipped_categories_ask_for_what_is_particular_to_them(self):
        asked = {
            kind: {one["name"] for one in self.env.ref(f"street_equipment.category_{kind}").equipment_properties_definition} for kind in ("recorder", "drone", "radio")}
        self.assertLessEqual({"storage_gb", "battery_mah"}, asked["recorder"])
        self.assertLessEqual({"registration", "pilot_class"}, asked["drone"])
        self.assertIn("channel", asked["radio"])

    def test_a_form_asks_at_once_for_what_the_chosen_category_wants(self):
        spec = {"category_id": {}, "equipment_properties": {}}
        for kind, name in (("recorder", "storage_gb"), ("radio", "channel")):
            category = self.env.ref(f"street_equipment.category_{kind}")
            values = {"name": "New", "category_id": category.id, "equipment_properties": []}
            answer = self.env["maintenance.equipment"].with_user(self.keeper).onchange(values, ["category_id"], spec)
            self.assertIn(name, [one["name"] for one in answer["value"]["equipment_properties"]])

    def test_a_label_is_never_typed(self):
        for record in (self.recorder, self.vehicle, self.supply):
            for user in (self.keeper, self.env.user):
                with self.refused("cannot be entered", AccessError):
                    record.with_user(user).write({"label_code": "MINE"})
        with self.refused("cannot be entered", AccessError):
            self._new_item("radio", label_code="MINE")
        item = self.env["maintenance.equipment"].with_context(default_label_code="MINE").create({"name": "X", "company_id": self.office.id})
        self.assertNotEqual(item.label_code, "MINE")

    def test_the_form_of_the_store_enters_what_is_new(self):
        forms = {"maintenance.equipment": "maintenance_equipment_view_form", "fleet.vehicle": "fleet_vehicle_view_form", "street.supply": "street_supply_view_form"}
        values = {
            "maintenance.equipment": {"name": "By hand", "category_id": self.categories["radio"]},
            "fleet.vehicle": {"license_plate": "晋E00002", "model_id": self.vehicle.model_id}, "street.supply": {"name": "By hand"}}
        for model, view in forms.items():
            with self.subTest(model), Form(self.env[model].with_user(self.keeper), view=f"street_equipment.{view}") as form:
                for name, value in values[model].items():
                    form[name] = value
            record = form.record
            self.assertTrue(record.label_code)
            self.assertTrue(record.active)
            with self.refused("cannot be entered", AccessError):
                self.env[model].with_user(self.keeper).create([{**record.copy_data()[0], "active": False}])

    def test_what_has_a_label_is_kept(self):
        for record in (self.recorder, self.vehicle, self.supply):
            with self.refused("cannot be deleted"):
                record.with_user(self.keeper).unlink()
            with self.refused("cannot be entered", AccessError):
                record.with_user(self.keeper).action_archive()

    def test_the_office_reads_its_inventory_and_no_other(self):
        for record in (self.recorder, self.vehicle, self.supply):
            self.assertTrue(record.with_user(self.user).has_access("read"))
            self.assertFalse(record.with_user(self.user).has_access("write"))
            self.assertTrue(record.with_user(self.keeper).has_access("write"))
            self.assertFalse(record.with_user(self.foreign_keeper).has_access("read"))
            self.assertFalse(record.with_user(self.staff).has_access("read"))
        with self.refused("for good"):
            self.recorder.company_id = self.other_office

    def test_an_item_in_repair_says_so_and_is_found(self):
        request = self.env["maintenance.request"].with_company(self.office).create({"name": "Lens", "equipment_id": self.recorder.id, "company_id": self.office.id})
        self.assertEqual(self.recorder.custody_state, "repair")
        self.assertEqual(self.drone.custody_state, "in")
        mine = [("company_id", "=", self.office.id)]
        found = self.env["maintenance.equipment"].search([*mine, ("custody_state", "=", "repair")])
        self.assertEqual(found, self.recorder)
        found = self.env["maintenance.equipment"].with_user(self.user).search([*mine, ("custody_state", "=", "repair")])
        self.assertEqual(found, self.recorder, "whoever may not read the job is told the same")
        self.assertIn(self.recorder, self.recorder._get_blockers(request.create_date, None))
        self.assertEqual(self.env["maintenance.equipment"].search_count([*mine, ("custody_state", "!=", "repair")]), 2)
