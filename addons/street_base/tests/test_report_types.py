import base64
import io
from datetime import datetime

from openpyxl import load_workbook
from pypdf import PdfReader

from odoo.exceptions import AccessError, MissingError, UserError
from odoo.tests import TransactionCase, new_test_user, tagged

from odoo.addons.street_base.tests.report_models import add_reports, picture


@tagged("post_install", "-at_install")
class TestReportTypes(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.paper, cls.sheet = add_reports(cls)
        cls.contacts = cls.env["res.partner"].create([
            {"name": "陈㛃", "ref": "140521200001010011", "phone": "13812345678", "comment": "<p>甲</p>"},
            {"name": "=HYPERLINK(\"http://x\")", "ref": "+1", "country_id": cls.env.ref("base.cn").id},
            {"name": "http://example.invalid", "active": False},
        ])
        cls.domain = [("id", "in", cls.contacts.ids)]
        cls.user = new_test_user(cls.env, "report_reader", "base.group_user", tz="Asia/Shanghai")
        cls.portal = new_test_user(cls.env, "report_portal", "base.group_portal")
        cls.reports = cls.env["ir.actions.report"].with_user(cls.user).with_context(lang=cls.user.lang)

    def print(self, report, ids=None, **data):
        return self.reports._street_render(report, ids, data)

    def cells(self, file):
        return [list(row) for row in load_workbook(file.content).active.iter_rows(values_only=True)]

    # Who may print what

    def test_render_gives_bytes_and_extension_as_odoo_expects(self):
        content, extension = self.reports._render(self.paper, self.contacts[:1].ids)
        self.assertEqual((content[:5], extension), (b"%PDF-", "pdf"))
        content, extension = self.reports._render(self.sheet.report_name, self.contacts.ids)
        self.assertEqual((content[:2], extension), (b"PK", "xlsx"))

    def test_a_record_hidden_by_a_rule_is_neither_printed_nor_listed(self):
        self.env["ir.rule"].create({
            "name": "hide the first", "model_id": self.env["ir.model"]._get_id("res.partner"),
            "domain_force": [("id", "!=", self.contacts[0].id)],
        })
        with self.assertRaises(AccessError):
            self.print(self.paper, self.contacts.ids)
        rows = self.cells(self.print(self.sheet, domain=self.domain))
        self.assertEqual([row[0] for row in rows[1:]], [self.contacts[1].name])

    def test_only_the_groups_of_the_report_may_print_it(self):
        self.paper.group_ids = self.env.ref("base.group_system")
        with self.assertRaisesRegex(AccessError, self.paper.name):
            self.print(self.paper, self.contacts.ids)

    def test_a_user_without_the_model_prints_nothing(self):
        self.sheet.model = "ir.config_parameter"
        with self.assertRaises(AccessError):
            self.print(self.sheet, domain=[])

    def test_deleted_records_and_empty_selections_are_named(self):
        gone = self.contacts[:1].copy()
        gone.unlink()
        with self.assertRaises(MissingError):
            self.print(self.paper, gone.ids)
        for data in ({}, {"domain": [("id", "=", 0)]}):
            with self.assertRaises(UserError):
                self.print(self.paper, **data)

    def test_a_broken_filter_is_a_clear_error(self):
        for domain in ([("nonsense", "=", 1)], [1, 2], ["&"]):
            with self.assertRaisesRegex(UserError, self.sheet.name):
                self.print(self.sheet, domain=domain)

    def test_a_report_without_program_is_a_clear_error(self):
        self.paper.report_name = "street_base.nobody_wrote_it"
        with self.assertRaisesRegex(UserError, self.paper.name):
            self.print(self.paper, self.contacts.ids)

    def test_file_names_are_chinese_and_safe(self):
        self.contacts[0].name = "甲/乙:丙"
        self.assertEqual(self.print(self.paper, self.contacts[:1].ids).filename, "情况说明-甲 乙 丙.pdf")
        self.assertEqual(self.print(self.paper, self.contacts[:2].ids).filename, "联系人情况说明.pdf")

    # Papers

    def test_each_record_becomes_one_paper_and_drafts_carry_the_mark(self):
        reader = PdfReader(io.BytesIO(self.print(self.paper, self.contacts[:2].ids, draft=True).content))
        texts = [page.extract_text() for page in reader.pages]
        self.assertEqual(len(texts), 2)
        self.assertIn("陈㛃", texts[0])
        mark = self.env["street.report.pdf"].with_context(lang=self.user.lang)._unissued_mark()
        self.assertTrue(all("— 1 —" in text and mark in text for text in texts))

    def test_the_domain_prints_papers_too(self):
        reader = PdfReader(io.BytesIO(self.print(self.paper, domain=self.domain).content))
        self.assertEqual(len(reader.pages), 2)

    def test_a_photo_is_printed(self):
        self.contacts[0].image_1920 = base64.b64encode(picture((300, 200)))
        page = PdfReader(io.BytesIO(self.print(self.paper, self.contacts[:1].ids).content)).pages[0]
        self.assertEqual(len(page.images), 1)

    def test_a_mail_template_attaches_the_paper(self):
        template = self.env["mail.template"].create({
            "name": "with paper", "model_id": self.env["ir.model"]._get_id("res.partner"), "subject": "函",
            "report_template_ids": [(6, 0, (self.paper + self.sheet).ids)],
        })
        mail = self.env["mail.mail"].browse(template.send_mail(self.contacts[0].id))
        attachments = {one.name: one.raw[:4] for one in mail.attachment_ids}
        self.assertEqual(attachments.get("情况说明-陈㛃.pdf"), b"%PDF")
        self.assertIn(b"PK\x03\x04", attachments.values())

    # Sheets

    def test_cells_are_what_the_reader_expects(self):
        self.contacts[0].country_id = self.env.ref("base.cn")
        self.env.cr.execute(
            "UPDATE res_partner SET create_date = '2026-01-04 18:30:00' WHERE id = %s", [self.contacts[0].id],
        )
        heading, row = self.cells(self.print(self.sheet, self.contacts[:1].ids))
        country = self.env.ref("base.cn").with_context(lang=self.user.lang)
        self.assertEqual(heading[1], "证件号码")
        self.assertEqual(row[:5], ["陈㛃", "140521200001010011", "138****", country.name, "CN"])
        self.assertEqual(row[7:], [datetime(2026, 1, 5, 2, 30), f"#{self.contacts[0].id}"])

    def test_text_never_becomes_a_formula_or_a_link(self):
        file = self.print(self.sheet, self.contacts.ids)
        book = load_workbook(file.content)
        cells = [row[0] for row in book.active.iter_rows(min_row=2)]
        self.assertEqual({cell.data_type for cell in cells}, {"s"})
        self.assertFalse([cell for cell in cells if cell.hyperlink])
        self.assertEqual(book.active.freeze_panes, "A2")

    def test_columns_the_user_may_not_read_are_left_out(self):
        field = self.env["res.partner"]._fields["ref"]
        self.patch(field, "groups", "base.group_system")
        heading = self.cells(self.print(self.sheet, self.contacts.ids))[0]
        self.assertNotIn("证件号码", heading)
        self.assertEqual(len(heading), 8)

    def test_chosen_records_come_even_when_archived_but_a_filter_skips_them(self):
        self.assertEqual(len(self.cells(self.print(self.sheet, self.contacts.ids))), 4)
        self.assertEqual(len(self.cells(self.print(self.sheet, domain=self.domain))), 3)

    def test_csv_has_a_bom_and_no_formula(self):
        file = self.print(self.sheet, self.contacts.ids, format="csv")
        content = file.content.read()
        self.assertEqual(file.filename, "联系人台账.csv")
        self.assertTrue(content.startswith(b"\xef\xbb\xbf"))
        self.assertIn("'=HYPERLINK", content.decode("utf-8-sig"))
        self.assertIn(",'+1,", content.decode("utf-8-sig"))

    def test_pending_changes_are_in_the_sheet(self):
        self.contacts[0].name = "改名"
        self.assertEqual(self.cells(self.print(self.sheet, self.contacts[:1].ids))[1][0], "改名")

    def test_the_number_of_queries_does_not_follow_the_number_of_rows(self):
        def queries(count):
            ids = self.env["res.partner"].create([{"name": f"甲{number}"} for number in range(count)]).ids
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.print(self.sheet, domain=[("id", "in", ids)])
            return self.env.cr.sql_log_count - before

        queries(2)
        self.assertLessEqual(queries(300) - queries(2), 1)
