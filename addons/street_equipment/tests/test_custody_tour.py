from odoo.tests import HttpCase, tagged

from .custody_common import CustodyCommon


@tagged("post_install", "-at_install")
class TestCustodyTour(CustodyCommon, HttpCase):
    browser_size = "820x1180"  # a tablet held upright

    def test_a_kit_goes_out_and_comes_back_on_a_tablet(self):
        self.env["street.kit"].create({
            "name": "Tour kit", "company_id": self.office.id,
            "line_ids": [(0, 0, {"equipment_id": self.recorder.id}), (0, 0, {"equipment_id": self.radio.id}), (0, 0, {"vehicle_id": self.vehicle.id})]})
        self.start_tour("/odoo/equipment-kits", "street_custody_kit", login="e_keeper")
        rows = self.env["street.custody"].search([("company_id", "=", self.office.id)])
        self.assertEqual(rows.mapped("state"), ["returned"] * 3)
        self.assertEqual(rows.employee_id, self.second)
        self.assertTrue(all(rows.mapped("signature_out")), "signed on the tablet")
