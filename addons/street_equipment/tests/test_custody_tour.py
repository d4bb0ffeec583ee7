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

    def test_an_officer_reserves_a_keeper_approves_and_issues_on_a_phone(self):
        self.browser_size, self.touch_enabled = "390x844", True
        self.start_tour("/odoo/reservations", "street_reservation_ask", login="e_user")
        reservation = self.env["street.reservation"].search([("company_id", "=", self.office.id)])
        self.assertRecordValues(reservation, [{"state": "requested", "equipment_id": self.drone.id, "employee_id": self.holder.id}])
        self.start_tour("/odoo/reservations", "street_reservation_approve", login="e_keeper")
        self.assertRecordValues(reservation, [{"state": "approved", "approver_id": self.keeper.id}])
        reservation.invalidate_recordset()
        self.env.cr.execute("UPDATE street_reservation SET date_from = now() at time zone 'UTC' - interval '5 minutes' WHERE id = %s", [reservation.id])
        self.start_tour("/odoo/reservations", "street_reservation_issue", login="e_keeper")
        self.env.invalidate_all()
        self.assertEqual((reservation.state, self.drone.holder_id), ("collected", self.holder))

    def test_a_keeper_takes_stock_with_a_phone(self):
        self.browser_size, self.touch_enabled = "390x844", True
        self.supply.with_user(self.keeper).action_receive(10)
        self.env.cr.execute("UPDATE maintenance_equipment SET label_code = 'TOUR-1' WHERE id = %s", [self.recorder.id])
        self.env.invalidate_all()
        self.start_tour("/odoo/equipment-stocktakes", "street_stocktake_scan", login="e_keeper")
        take = self.env["street.stocktake"].search([("company_id", "=", self.office.id)])
        self.assertEqual(take.state, "counted")
        found = {line.equipment_id or line.supply_id: (line.result, line.counted, line.reason) for line in take.line_ids if line.scanned_at}
        self.assertEqual(found, {self.recorder: ("match", 1, False), self.supply: ("less", 9, "One was torn")})
