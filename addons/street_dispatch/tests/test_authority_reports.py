import io

from openpyxl import load_workbook
from pypdf import PdfReader

from odoo.tests import tagged

from .common import DispatchCommon


@tagged("post_install", "-at_install")
class TestAuthorityReports(DispatchCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.list = cls._new_list(items=3)

    def _render(self, name, records):
        reports = self.env["ir.actions.report"].with_user(self.staff)
        return reports._street_render(f"street_dispatch.{name}", records.ids)

    def test_printed_list_names_instrument_items_and_basis(self):
        content = self._render("street_authority_list_report_pdf", self.list).content
        text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
        for words in ("Test list", "Test decision", "Gazette", "Item 1", "Item 3", "测试条例"):
            self.assertIn(words, text)
        self.assertNotIn("NOT ISSUED", text)

    def test_draft_list_is_marked_as_not_issued(self):
        draft = self._new_list(publish=False)
        content = self._render("street_authority_list_report_pdf", draft).content
        self.assertIn("NOT", "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages))

    def test_sheet_has_a_row_for_each_item(self):
        file = self._render("street_authority_item_report_xlsx", self.list.item_ids)
        rows = list(load_workbook(file.content).active.values)
        self.assertEqual(len(rows), 4)
        self.assertEqual([row[1] for row in rows[1:]], ["1", "2", "3"])
        self.assertIn("《测试条例》", rows[1][7])
