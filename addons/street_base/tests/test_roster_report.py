import io
from datetime import date

import openpyxl
from pypdf import PdfReader

from odoo.tests import tagged

from .common import PeopleCommon


@tagged("post_install", "-at_install")
class TestRosterReport(PeopleCommon):
    """The printed roster and its sheet, read back."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        day, night = cls.env.ref("street_base.shift_kind_day"), cls.env.ref("street_base.shift_kind_night")
        cls.leader.mobile_phone = "000-0000-0002"
        cls.shifts = cls.env["street.shift"].create([
            {
                "unit_id": cls.squad.id, "date": when, "kind_id": kind.id, "leader_id": cls.leader.id, "vehicle": "Car 1",
                "line_ids": [(0, 0, {"employee_id": person.id, "duty": "Driver"})],
            }
            for when, kind, person in (
                (date(2026, 11, 9), day, cls.leader), (date(2026, 11, 3), night, cls.leader), (date(2026, 11, 2), day, cls.member),
            )
        ])

    def _render(self, name, user=None):
        report = self.env["ir.actions.report"].with_user(user or self.member.user_id)
        return report._street_render(name, self.shifts.ids)

    def test_the_paper_has_one_table_a_week(self):
        pages = PdfReader(io.BytesIO(self._render("street_base.roster_pdf").content)).pages
        self.assertEqual(len(pages), 2)
        self.assertGreater(pages[0].mediabox.width, pages[0].mediabox.height)
        first, second = (page.extract_text() for page in pages)
        self.assertIn("Squad S1 Day shift 08:00-18:00", first.replace("\n", " "))
        self.assertIn("S1 leader (lead)", first)
        self.assertIn("S1 member Car 1", first.replace("\n", " "))
        self.assertIn("S1 leader 000-0000-0002", first)
        self.assertNotIn("S1 member", second)

    def test_the_sheet_has_a_row_a_shift_in_the_order_of_days(self):
        sheet = openpyxl.load_workbook(self._render("street_base.roster_xlsx").content).active
        rows = list(sheet.iter_rows(values_only=True))
        self.assertEqual(len(rows), 4)
        self.assertEqual(rows[1][0].date(), date(2026, 11, 2))
        self.assertEqual(rows[1][3].hour, 8)
        self.assertEqual([row[6] for row in rows[1:]], ["S1 member", "S1 leader", "S1 leader"])

    def test_the_same_renderer_serves_the_authority_above(self):
        self.assertTrue(self._render("street_base.roster_pdf", self.city_user).content)
