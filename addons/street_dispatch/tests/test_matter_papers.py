import io

import openpyxl
from pypdf import PdfReader

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .matter_common import PIXEL, MatterCommon

SHEET = "street_dispatch.street_matter_sheet"
LEDGER = "street_dispatch.street_matter_ledger"


@tagged("post_install", "-at_install")
class TestMatterPapers(MatterCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for user, name in ((cls.intake, "孙一"), (cls.dispatcher, "钱二"), (cls.handler, "赵三")):
            user.name = name

    def sheet_text(self, matters, user=None):
        reports = self.env["ir.actions.report"].with_user(user or self.dispatcher).with_context(lang="zh_CN")
        content, extension = reports._render_py_pdf(SHEET, matters.ids)
        self.assertEqual(extension, "pdf")
        self.reader = PdfReader(io.BytesIO(content))
        return "".join("".join(page.extract_text() for page in self.reader.pages).split())

    def ledger(self, user, ids=None, domain=()):
        reports = self.env["ir.actions.report"].with_user(user).with_context(allowed_company_ids=user.company_ids.ids)
        content, _extension = reports._render_py_xlsx(LEDGER, ids, {"domain": list(domain)})
        heading, *rows = openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)
        return [dict(zip(heading, row, strict=True)) for row in rows]

    def report(self, matter, **values):
        return self.env["street.matter.reporter"].with_user(self.intake).create({"matter_id": matter.id, "phone": "13800000000", **values})

    def test_the_sheet_tells_the_whole_course_on_one_page(self):
        before = self.photo(self.intake, "before.png").id
        matter = self.bring_to("reported_back", self.new_matter(photo_before_ids=[(4, before)], external_ref="HL-7", source="hotline"))
        matter.with_user(self.handler).action_reply(reply="Taken away")
        matter.with_user(self.dispatcher).action_check(passed=True)
        text = self.sheet_text(matter)
        self.assertEqual(len(self.reader.pages), 1)
        for told in (matter.name, "HL-7", "Testgarbage", "Bagsbesidethebin", "Eastroad1", self.grid.code, "UnitS1", "Takenaway", "处置前", "处置后"):
            self.assertIn("".join(told.split()), text)
        for user in (self.intake, self.dispatcher, self.handler):
            self.assertIn(user.name, text)

    def test_a_photo_that_was_not_taken_is_said_to_be_missing(self):
        text = self.sheet_text(self.bring_to("reported_back"))
        self.assertIn("处置前：无", text)
        self.assertNotIn("处置后：无", text)
        self.assertNotIn("：无", self.sheet_text(self.new_matter(latitude=35.702)))

    def test_no_reporter_stands_on_the_sheet(self):
        matter = self.bring_to("registered")
        self.report(matter, name="Zhang San")
        self.assertNotIn("ZhangSan", self.sheet_text(matter, self.intake))

    def test_each_sheet_begins_on_its_own_page(self):
        matters = self.new_matter() | self.new_matter(latitude=35.702)
        self.sheet_text(matters)
        self.assertEqual(len(self.reader.pages), 2)

    def test_nobody_prints_what_he_may_not_read(self):
        matter = self.new_matter()
        with self.assertRaises(AccessError):
            self.sheet_text(matter, self.handler)
        with self.assertRaises(AccessError):
            self.ledger(self.staff)
        self.assertFalse(self.ledger(self.handler), "the ledger holds the matters of his unit only")

    def test_the_ledger_is_the_list_of_its_domain(self):
        closed = self.bring_to("closed")
        self.new_matter(latitude=35.702)
        [row] = self.ledger(self.dispatcher, domain=[("state", "=", "closed")])
        fields = self.env["street.matter"].with_user(self.dispatcher).fields_get(["name", "result", "handler_id"])
        self.assertEqual(row[fields["name"]["string"]], closed.name)
        self.assertEqual(row[fields["result"]["string"]], "Taken away")
        self.assertEqual(row[fields["handler_id"]["string"]], self.handler.name)
        self.assertEqual(len(self.ledger(self.dispatcher, domain=[("company_id", "=", self.office.id)])), 2)

    def test_a_confidential_reporter_is_in_the_ledger_of_intake_only(self):
        matter = self.bring_to("dispatched")
        self.report(matter, name="Open Li")
        self.report(matter, name="Secret Wang", phone="13911111111", is_confidential=True)
        seen = {}
        for user in (self.intake, self.command, self.handler, self.member):
            self.env.invalidate_all()
            [row] = self.ledger(user, ids=matter.ids)
            seen[user] = " ".join(str(value) for value in row.values())
        for user in (self.intake, self.command):
            self.assertIn("Secret Wang", seen[user])
        for user in (self.handler, self.member):
            self.assertNotIn("Secret", seen[user])
            self.assertNotIn("13911111111", seen[user])
        self.assertIn("Open Li", seen[self.handler])
        self.assertNotIn("Open Li", seen[self.member])

    def test_a_formula_typed_as_description_stays_text(self):
        matter = self.new_matter(description='=HYPERLINK("http://x")', address="+1")
        [row] = self.ledger(self.intake, ids=matter.ids)
        self.assertIn('=HYPERLINK("http://x")', row.values())

    def test_the_ledger_grows_without_a_query_per_row(self):
        matters = self.env["street.matter"].with_user(self.intake).create([
            {"source": "patrol", "class_id": self.garbage.id, "description": f"No. {number}"} for number in range(30)
        ])
        self.ledger(self.intake, ids=matters[:2].ids)
        counts = []
        for some in (matters[:2], matters):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.ledger(self.intake, ids=some.ids)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 2)

    def test_photos_before_and_after_stand_in_pairs(self):
        matter = self.bring_to("closed")
        photos = self.env["report.street_dispatch.street_matter_sheet"].with_user(self.intake)._get_photos(matter.with_user(self.intake))
        self.assertEqual((photos[0], photos[1][0]), ("Before: none", PIXEL))
