import io

from pypdf import PdfReader

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .equipment_common import EquipmentCommon


@tagged("post_install", "-at_install")
class TestStockPapers(EquipmentCommon):
    """Retirement and stock-take as they are filed: what, how much, why, and two people."""

    def text(self, name, record, user=None):
        content, kind = self.env["ir.actions.report"].with_user(user or self.user)._render_py_pdf(f"street_equipment.{name}", record.ids, {})
        self.assertEqual(kind, "pdf")
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).replace("\n", "")

    def test_a_retirement_prints_items_values_and_both_people(self):
        paper = self.env["street.equipment.retirement"].with_user(self.keeper).create({
            "company_id": self.office.id, "kind": "damaged", "reason": "Fell into the river; handed to the recycler.", "line_ids": [
                (0, 0, {"equipment_id": self.drone.id, "note": "Motor burnt", "value_left": 300}), (0, 0, {"vehicle_id": self.vehicle.id, "value_left": 45000.5})]})
        self.assertIn("NOT ISSUED", self.text("street_equipment_retirement_report", paper))
        paper.action_propose()
        paper.with_user(self.approver).action_approve()
        text = self.text("street_equipment_retirement_report", paper)
        for part in (self.drone.label_code, self.drone.serial_no, "Motor burnt", self.vehicle.label_code, "晋E00001", "300.00", "45,000.50", "45,300.50", "recycler",
                     "Beyond repair", self.keeper.name, self.approver.name, "the items leave the inventory"):
            self.assertIn(part, text)
        self.assertNotIn("NOT ISSUED", text)

    def test_a_refused_retirement_prints_the_reason(self):
        paper = self.env["street.equipment.retirement"].with_user(self.keeper).create({
            "company_id": self.office.id, "reason": "Old", "line_ids": [(0, 0, {"equipment_id": self.radio.id})]})
        paper.action_propose()
        paper.with_user(self.approver).action_refuse("Still works")
        text = self.text("street_equipment_retirement_report", paper)
        self.assertIn("Still works", text)
        self.assertIn("NOT ISSUED", text)

    def test_a_stock_take_prints_its_differences_with_reasons_and_two_people(self):
        self.supply.with_user(self.keeper).action_receive(10)
        take = self.env["street.stocktake"].with_user(self.keeper).create({"name": "Year end", "company_id": self.office.id})
        take.action_start()
        take.action_scan([self.recorder.label_code, self.radio.label_code, self.vehicle.label_code, "FOREIGN-77"])
        line = take.line_ids.filtered("supply_id")
        line.with_user(self.keeper2).action_count(7, "Three were wet")
        take.line_ids.filtered(lambda line: line.equipment_id == self.drone).reason = "Lent to the fire brigade"
        take.line_ids.filtered(lambda line: line.code == "FOREIGN-77").reason = "Label of another office"
        take.action_finish()
        self.assertIn("NOT ISSUED", self.text("street_stocktake_report", take))
        take.with_user(self.approver).action_approve()
        text = self.text("street_stocktake_report", take)
        for part in ("Year end", "Three were wet", "Lent to the fire brigade", self.drone.label_code, "FOREIGN-77", "Unknown code", "-3", self.keeper.name, self.keeper2.name,
                     self.approver.name):
            self.assertIn(part, text)
        self.assertNotIn("NOT ISSUED", text)
        self.assertNotIn(self.radio.label_code, text, "only what differs is listed")
        self.assertEqual(take._get_figures(), [("match", 3, 3.0), ("less", 1, 7.0), ("open", 1, 0.0), ("unknown", 1, 1.0)])

    def test_other_offices_print_nothing(self):
        take = self.env["street.stocktake"].with_user(self.keeper).create({"name": "Ours", "company_id": self.office.id})
        with self.assertRaises(AccessError):
            self.text("street_stocktake_report", take, self.foreign_keeper)
        with self.assertRaises(AccessError):
            self.text("street_stocktake_report", take, self.staff)
