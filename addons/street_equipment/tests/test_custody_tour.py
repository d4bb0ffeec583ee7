from odoo.tests import HttpCase, tagged

from .custody_common import CustodyCommon


@tagged("post_install", "-at_install")
class TestCustodyTour(CustodyCommon, HttpCase):
    def setUp(self):
        super().setUp()
        self.env["street.kit"].create({
            "name": "Tour kit", "company_id": self.office.id,
            "line_ids": [(0, 0, {"equipment_id": self.recorder.id}), (0, 0, {"equipment_id": self.radio.id}), (0, 0, {"vehicle_id": self.vehicle.id})]})

    def test_a_kit_goes_out_and_comes_back_on_a_tablet(self):
        self.browser_size = "820x1180"  # held upright
        self.start_tour("/odoo/equipment-kits", "street_custody_kit", login="e_keeper")
        rows = self.env["street.custody"].search([("company_id", "=", self.office.id)])
        self.assertEqual(rows.mapped("state"), ["returned"] * 3)
        self.assertEqual(rows.employee_id, self.second)
        self.assertTrue(all(rows.mapped("signature_out")), "signed on the tablet")

    def test_a_kit_goes_out_and_comes_back_in_part_on_a_phone(self):
        self.browser_size, self.touch_enabled = "390x844", True
        self.start_tour("/odoo/equipment-kits", "street_custody_phone", login="e_keeper")
        rows = self.env["street.custody"].search([("company_id", "=", self.office.id)])
        self.assertEqual(rows.employee_id, self.second)
        found = {row._get_item(): (row.state, row.condition, row.note) for row in rows}
        self.assertEqual(found, {
            self.recorder: ("returned", "damaged", "Lens is broken"), self.vehicle: ("returned", "good", False), self.radio: ("issued", False, False)})
