from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.street_enforcement.tests.enforcement_common import EnforcementCommon


@tagged("post_install", "-at_install")
class TestEvidenceDevice(EnforcementCommon):
    """The device of evidence comes from what officers had with them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._new_person("keeper", "street_equipment.group_equipment_keeper")
        kinds = {kind: cls.env.ref(f"street_equipment.category_{kind}") for kind in ("recorder", "radio")}
        cls.recorder, cls.radio, cls.spare = cls.env["maintenance.equipment"].create([
            {"name": name, "serial_no": f"EV-{name}", "category_id": kinds[kind].id, "company_id": cls.office.id}
            for name, kind in (("Recorder", "recorder"), ("Radio", "radio"), ("Spare", "recorder"))])

    def setUp(self):
        super().setUp()
        self.case = self.new_case()
        self.people = self.case.sudo().officer_ids.employee_id

    def issue(self, items, person):
        due = fields.Datetime.to_string(fields.Datetime.now() + timedelta(hours=3))
        Custody = self.env["street.custody"].with_user(self.keeper)
        return Custody.browse(Custody.issue(items.ids, person.id, due))

    def video(self, **values):
        return self.env["street.evidence"].with_user(self.officer1).create({
            "case_id": self.case.id, "name": "Video of the site", "kind": "audiovisual", "taken_at": fields.Datetime.now(),
            "shown_to": "told", "shown_note": "张三", **values})

    def test_what_the_officers_have_is_offered_and_named(self):
        mine = self.issue(self.recorder | self.radio, self.people[0])[:1]
        self.issue(self.spare, self.keeper_person)
        item = self.video()
        self.assertEqual(item.offered_custody_ids.ids, mine.ids, "recorders of the people on the case, and no radio")
        item.custody_id = mine.id
        self.assertEqual(item.device, "Recorder/EV-Recorder")
        self.assertEqual(self.video(custody_id=mine.id, device="Recorder, second card").device, "Recorder, second card")

    def test_who_reads_the_case_but_no_custody_opens_the_evidence(self):
        custody = self.issue(self.recorder, self.people[0])
        item = self.video(custody_id=custody.id)
        self.assertFalse(custody.with_user(self.reviewer).has_access("read"))
        fields_shown = {name: {"fields": {"display_name": {}}} for name in ("custody_id", "offered_custody_ids")}
        shown = item.with_user(self.reviewer).web_read({"device": {}, **fields_shown})[0]
        self.assertEqual((shown["device"], shown["offered_custody_ids"]), ("Recorder/EV-Recorder", []))
        self.assertEqual(item.with_user(self.officer1).offered_custody_ids, custody)

    def test_drones_and_vehicles_are_offered_too(self):
        drone = self.env["maintenance.equipment"].create({
            "name": "Drone", "serial_no": "EV-D", "category_id": self.env.ref("street_equipment.category_drone").id, "company_id": self.office.id})
        brand = self.env["fleet.vehicle.model.brand"].create({"name": "Evidence brand"})
        car = self.env["fleet.vehicle"].create({
            "model_id": self.env["fleet.vehicle.model"].create({"name": "Car", "brand_id": brand.id}).id, "license_plate": "晋E0EV01", "company_id": self.office.id})
        due = fields.Datetime.to_string(fields.Datetime.now() + timedelta(hours=3))
        ids = self.env["street.custody"].with_user(self.keeper).issue(drone.ids, self.people[0].id, due, car.ids)
        item = self.video()
        self.assertEqual(set(item.offered_custody_ids.ids), set(ids))
        item.custody_id = ids[1]
        self.assertIn("晋E0EV01", item.device)

    def test_what_somebody_else_had_or_at_another_time_is_refused(self):
        other = self.issue(self.spare, self.keeper_person)
        with self.assertRaisesRegex(ValidationError, "was not with the people"), self.env.cr.savepoint():
            self.video(custody_id=other.id)
        mine = self.issue(self.recorder, self.people[0])
        with self.assertRaisesRegex(ValidationError, "was not with the people"), self.env.cr.savepoint():
            self.video(custody_id=mine.id, taken_at=fields.Datetime.now() - timedelta(hours=2))
        item = self.video(custody_id=mine.id)
        self.env.flush_all()
        self.env.cr.execute("UPDATE street_evidence SET state = 'checked' WHERE id = %s", [item.id])
        self.env.invalidate_all()
        with self.assertRaisesRegex(UserError, "was checked as it is"), self.env.cr.savepoint():
            item.write({"custody_id": False})

    def test_a_case_without_a_recorder_says_so(self):
        self.assertTrue(self.case.recorder_missing)
        custody = self.issue(self.recorder, self.people[0])
        self.env.invalidate_all()
        self.assertFalse(self.case.recorder_missing)
        custody.action_return("good")
        self.env.invalidate_all()
        self.assertTrue(self.case.recorder_missing)
