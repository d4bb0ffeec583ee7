from odoo.exceptions import ValidationError
from odoo.tests import freeze_time, tagged

from .common import GridCase


@tagged("post_install", "-at_install")
class TestChief(GridCase):

    def setUp(self):
        super().setUp()
        self.chief = self.env["street.chief"].create({
            "object_name": "Danhe Road", "partner_id": self.member.partner_id.id, "date_from": "2026-01-01", "date_to": "2026-12-31",
            "duties": "每周巡查一次\n问题及时交办", "grid_ids": [(6, 0, self.level1.ids)],
        })

    def test_a_term_is_current_by_the_day_in_china(self):
        for moment, current in (("2025-12-31 15:00:00", False), ("2025-12-31 17:00:00", True), ("2026-12-31 15:00:00", True), ("2026-12-31 17:00:00", False)):
            with freeze_time(moment):
                self.chief.invalidate_recordset(["is_current"])
                self.assertEqual(self.chief.is_current, current)
                self.assertEqual(self.chief in self.env["street.chief"].search([("is_current", "=", True)]), current)

    def test_a_scan_needs_the_day_of_signing(self):
        with self.assertRaisesRegex(ValidationError, "signed letter"):
            self.chief.letter_scan = "cGRm"

    def test_the_responsibility_letter_is_a_pdf_with_its_facts(self):
        content, extension = self.env["ir.actions.report"].with_user(self.staff)._render("street_grid.chief_letter", self.chief.ids)
        self.assertEqual((content[:5], extension), (b"%PDF-", "pdf"))
        self.assertGreater(len(content), 3000)
