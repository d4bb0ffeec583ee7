import base64
import io
from datetime import date

import openpyxl
import xlsxwriter

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..tools.item_sheet import HEADINGS, find_columns
from .equipment_common import EquipmentCommon

HEADER = ("名称", "类别", "序列号", "型号", "购置日期", "购置价值", "中队", "权属", "所有人", "使用年限(月)", "固定资产编号", "存放地点")


@tagged("post_install", "-at_install")
class TestEquipmentImport(EquipmentCommon):
    def sheet(self, *rows, header=HEADER):
        target = io.BytesIO()
        book = xlsxwriter.Workbook(target)
        page = book.add_worksheet()
        for number, row in enumerate([header, *rows]):
            page.write_row(number, 0, row)
        book.close()
        return target.getvalue()

    def take_in(self, *rows, user=None, **options):
        model = self.env["maintenance.equipment"].with_user(user or self.keeper)
        before = model.sudo().with_context(active_test=False).search_count([])
        items, errors = model._import_sheet(self.sheet(*rows, **options), "items.xlsx")
        self.assertEqual(model.sudo().with_context(active_test=False).search_count([]) - before, 0 if errors else len(rows))
        return items, [error["message"] for error in errors]

    def test_every_row_becomes_an_item_with_a_label(self):
        owner = self.env["res.partner"].create({"name": "City bureau", "is_company": True})
        items, errors = self.take_in(
            ["Recorder A", "Test recorder", "S-1", "DSJ-9", "2026-05-31", 1280, "EQ1", "自有", "", 36, "GD-1", "Cabinet 1"],
            ["Radio B", " test RADIO ", 20260002, "", "2025年3月1日", "1,180.50", "Squad E", "调拨", "city bureau"])
        self.assertFalse(errors)
        self.assertRecordValues(items, [
            {"name": "Recorder A", "serial_no": "S-1", "cost": 1280, "date_purchase": date(2026, 5, 31), "ownership": "own", "life_months": 36, "asset_code": "GD-1",
             "unit_id": self.unit.id, "category_id": self.categories["recorder"].id, "company_id": self.office.id, "location": "Cabinet 1"},
            {"name": "Radio B", "serial_no": "20260002", "cost": 1180.5, "date_purchase": date(2025, 3, 1), "ownership": "allocated", "life_months": 0, "asset_code": False,
             "unit_id": self.unit.id, "category_id": self.categories["radio"].id, "company_id": self.office.id, "location": False}])
        self.assertEqual(items[1].owner_partner_id, owner)
        self.assertTrue(all(items.mapped("label_code")))

    def test_wrong_rows_are_named_and_nothing_is_taken_in(self):
        _items, errors = self.take_in(
            ["Good", "Test radio", "S-2"], ["Wrong", "Helicopter", "S-3"], ["Known", "Test radio", self.recorder.serial_no], ["Twice", "Test radio", "S-2"], ["", "", "S-4"],
            ["Day", "Test radio", "S-5", "", "soon"], ["Money", "Test radio", "S-6", "", "", "much"], ["Unit", "Test radio", "S-7", "", "", "", "Squad X"],
            ["Own", "Test radio", "S-8", "", "", "", "", "mine", "Nobody Ltd"], ["Life", "Test radio", "S-9", "", "", -5, "", "", "", 1.5])
        self.assertEqual(errors, [
            "Row 3: There is no category “Helicopter”. Choose one of the list of categories, or enter it there first.",
            f"Row 4: The serial number {self.recorder.serial_no} is in the inventory already.",
            "Row 5: The serial number S-2 stands in row 2 already.",
            "Row 6: 名称 is empty.", "Row 6: 类别 is empty.",
            "Row 7: “soon” under 购置日期 is no day; write it as 2026-05-31.",
            "Row 8: “much” under 购置价值 is no number that fits there.",
            "Row 9: There is no unit “Squad X” in the office.",
            "Row 10: There is no organisation “Nobody Ltd” among the contacts. Enter it there first.",
            "Row 10: “mine” is no kind of ownership; write one of 自有、本单位、调拨、上级配发、借用、租赁.",
            "Row 11: “-5” under 购置价值 is no number that fits there.", "Row 11: “1.5” under 使用年限(月) is no number that fits there."])

    def test_a_serial_of_another_office_is_taken_too(self):
        foreign = self._new_item("radio", company=self.other_office, category_id=False)
        _items, errors = self.take_in(["Good", "Test radio", foreign.serial_no])
        self.assertIn("is in the inventory already", errors[0])

    def test_a_sheet_without_its_columns_or_rows_is_refused(self):
        self.assertEqual(self.take_in(["x"], header=("名称",))[1], ["The sheet has no column 类别."])
        self.assertEqual(self.take_in()[1], ["The sheet names no item."])
        with self.refused("cannot be read|no XLSX|extension"):
            self.env["maintenance.equipment"].with_user(self.keeper)._import_sheet(b"\x00\x01nothing", "items.xlsx")

    def test_the_dialog_shows_what_is_wrong_and_only_keepers_have_it(self):
        wizard = self.env["street.equipment.import"].with_user(self.keeper).create({
            "file": base64.b64encode(self.sheet(["Wrong", "Helicopter", "S-3"])), "filename": "items.xlsx"})
        self.assertEqual(wizard.action_import()["res_id"], wizard.id)
        self.assertIn("Helicopter", wizard.errors)
        wizard.file = base64.b64encode(self.sheet(["Good", "Test radio", "S-3"]))
        self.assertEqual(wizard.action_import()["res_model"], "maintenance.equipment")
        with self.refused("", AccessError):
            self.env["street.equipment.import"].with_user(self.user).create({})
        with self.refused("", AccessError):
            self.take_in(["Good", "Test radio", "S-9"], user=self.user)

    def test_its_queries_do_not_grow_with_the_rows(self):
        counts = []
        for number, rows in enumerate((20, 200)):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.take_in(*[["Row", "Test radio", f"Q-{number}-{row}"] for row in range(rows)])
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLess(counts[1], counts[0] + 30, counts)

    def test_the_empty_sheet_fits_the_import_and_offers_the_names_of_the_office(self):
        self.drone.owner_partner_id = self.env["res.partner"].create({"name": "City bureau", "is_company": True})
        self.categories["radio"].life_months = 60
        name, content = self.env["maintenance.equipment"].with_user(self.keeper)._get_import_template()
        self.assertTrue(name.endswith(".xlsx"))
        book = openpyxl.load_workbook(io.BytesIO(content))
        page, lists = book.worksheets
        header = [cell.value for cell in page[1]]
        self.assertEqual(set(find_columns(header)), set(HEADINGS))
        named = {column[0].value: [cell.value for cell in column[1:] if cell.value] for column in lists.iter_cols()}
        self.assertIn("Test radio", named["类别"])
        self.assertEqual((named["中队"], named["所有人"]), (["Squad E"], ["City bureau"]))
        page.append([{"名称": "Filled in", "类别": "Test radio", "序列号": "S-T", "所有人": "City bureau", "权属": "借用"}.get(heading) for heading in header])
        filled = io.BytesIO()
        book.save(filled)
        items, errors = self.env["maintenance.equipment"].with_user(self.keeper)._import_sheet(filled.getvalue(), name)
        self.assertFalse(errors)
        self.assertEqual((items.serial_no, items.ownership, items.life_months), ("S-T", "borrowed", 60), "the life is the category's unless the sheet says another")
