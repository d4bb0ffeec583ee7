import base64
import hashlib
import io
from datetime import datetime
from unittest.mock import patch

from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import TransactionCase, new_test_user, tagged


@tagged("post_install", "-at_install")
class TestExportSheet(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.clerk = new_test_user(cls.env, "export_clerk", "street_base.group_street_export", tz="Asia/Shanghai")
        cls.staff = new_test_user(cls.env, "export_staff", "street_base.group_street_user")
        cls.admin = new_test_user(cls.env, "export_admin", "street_base.group_street_admin")
        cls.contacts = cls.env["res.partner"].create([
            {"name": name, "ref": "REPORT", "company_id": cls.env.company.id} for name in ("甲", "乙㛃")
        ])
        cls.sheet = cls.env["street.export.sheet"].with_user(cls.admin).create({
            "name": "联系人报送", "system": "provincial",
            "model_id": cls.env["ir.model"]._get_id("res.partner"),
            "domain": "[('ref', '=', 'REPORT'), ('create_date', '>=', 'today -1m')]",
            "column_ids": [(0, 0, values) for values in (
                {"heading": "名称", "field_path": "name"},
                {"heading": "行政区划", "fixed_text": "140581001"},
                {"heading": "国家", "field_path": "country_id.code"},
                {"heading": "登记日期", "field_path": "create_date", "format": "date_compact"},
                {"heading": "登记日", "field_path": "create_date", "format": "date_chinese"},
                {"heading": "日期", "field_path": "create_date", "format": "date"},
            )],
        })
        cls.env.cr.execute(
            "UPDATE res_partner SET create_date = '2026-01-04 18:30:00' WHERE id IN %s", [tuple(cls.contacts.ids)],
        )
        cls.sheet.domain = "[('ref', '=', 'REPORT')]"

    def prepare(self, user=None):
        action = self.sheet.with_user(user or self.clerk).action_prepare()
        return self.env["street.export.run"].with_user(user or self.clerk).browse(action["res_id"])

    def rows(self, run):
        book = load_workbook(io.BytesIO(base64.b64decode(run.content)))
        return [list(row) for row in book.active.iter_rows(values_only=True)]

    # What is written

    def test_the_file_follows_the_column_map(self):
        run = self.prepare()
        heading, *rows = self.rows(run)
        self.assertEqual(heading, ["名称", "行政区划", "国家", "登记日期", "登记日", "日期"])
        self.assertEqual(rows[0], ["甲", "140581001", None, "20260105", "2026年1月5日", datetime(2026, 1, 5)])
        self.assertEqual([row[0] for row in rows], ["甲", "乙㛃"])
        self.assertEqual((run.state, run.row_count), ("draft", 2))
        self.assertEqual(run.digest, hashlib.sha256(base64.b64decode(run.content)).hexdigest())
        self.assertIn("联系人报送", run.filename)

    def test_a_draft_may_be_redone_and_stays_the_only_one(self):
        first = self.prepare()
        self.contacts[0].ref = "OTHER"
        second = self.prepare()
        self.assertEqual(first, second)
        self.assertEqual([row[0] for row in self.rows(second)[1:]], ["乙㛃"])
        self.assertEqual(second.line_ids.mapped("res_id"), self.contacts[1:].ids)

    def test_only_new_records_come_after_a_file_was_handed_in(self):
        first = self.prepare()
        first.action_hand_in()
        self.assertEqual((first.state, first.handed_in_by_id), ("handed_in", self.clerk))
        with self.assertRaisesRegex(UserError, "联系人报送"):
            self.prepare()
        new = self.contacts[0].copy({"ref": "REPORT", "name": "丙"})
        second = self.prepare()
        self.assertNotEqual(first, second)
        self.assertEqual(second.line_ids.mapped("res_id"), new.ids)

    def test_two_sheets_count_their_records_apart(self):
        self.prepare().action_hand_in()
        other = self.sheet.copy({"name": "另一报送"})
        action = other.with_user(self.clerk).action_prepare()
        self.assertEqual(self.env["street.export.run"].browse(action["res_id"]).row_count, 2)

    def test_masks_of_the_model_are_kept(self):
        def mask(records, path, values):
            return ["某人"] * len(records) if path == "name" else values

        with patch.object(self.env.registry["res.partner"], "_street_mask", mask, create=True):
            self.assertEqual({row[0] for row in self.rows(self.prepare())[1:]}, {"某人"})

    # Who may

    def test_a_field_the_user_may_not_read_is_refused_by_name(self):
        self.patch(self.env["res.partner"]._fields["name"], "groups", "base.group_system")
        with self.assertRaisesRegex(AccessError, "名称"):
            self.prepare()

    def test_records_hidden_by_a_rule_are_not_handed_in(self):
        self.env["ir.rule"].create({
            "name": "hide", "model_id": self.sheet.model_id.id, "domain_force": [("id", "!=", self.contacts[0].id)],
        })
        self.assertEqual(self.prepare().line_ids.mapped("res_id"), self.contacts[1:].ids)

    def test_records_of_another_office_are_not_handed_in(self):
        self.contacts[0].company_id = self.env["res.company"].create({"name": "另一街道"})
        self.assertEqual(self.prepare(self.admin).row_count, 1)

    def test_staff_without_the_role_neither_see_nor_prepare_sheets(self):
        for method in ("action_prepare", "read"):
            with self.assertRaises(AccessError):
                getattr(self.sheet.with_user(self.staff), method)()
        with self.assertRaises(AccessError):
            self.prepare().with_user(self.staff).action_hand_in()

    def test_another_office_does_not_see_the_sheets(self):
        company = self.env["res.company"].create({"name": "另一街道"})
        stranger = new_test_user(
            self.env, "export_stranger", "street_base.group_street_admin", company_id=company.id,
            company_ids=[(6, 0, company.ids)],
        )
        self.assertFalse(self.env["street.export.sheet"].with_user(stranger).search([("id", "=", self.sheet.id)]))
        with self.assertRaises(AccessError):
            self.sheet.with_user(stranger).action_prepare()

    def test_files_cannot_be_forged_or_changed_by_any_door(self):
        run = self.prepare()
        run.action_hand_in()
        for user in (self.clerk, self.admin):
            for door in self.doors(user, run):
                with self.assertRaises(UserError):
                    door()
        superuser = run.sudo()
        for door in (
            lambda: superuser.write({"state": "draft"}), superuser.unlink, superuser.line_ids.unlink, run.action_hand_in,
        ):
            with self.assertRaises(UserError):
                door()

    def doors(self, user, run):
        """Return the ways by which ``user`` might forge or change a handed-in file."""
        files, lines, sheet = run.with_user(user), run.line_ids.with_user(user), self.sheet.with_user(user)
        attachment = {"name": "x", "res_model": run._name, "res_id": run.id, "raw": b"x"}
        return (
            lambda: files.write({"state": "draft"}),
            lambda: files.write({"content": b"eA=="}),
            lambda: files.write({"row_count": 5}),
            files.copy,
            files.unlink,
            lambda: files.create({"sheet_id": sheet.id}),
            lambda: files.create({"sheet_id": sheet.id, "state": "handed_in"}),
            lambda: files.with_context(default_state="handed_in").create({"sheet_id": sheet.id}),
            lambda: sheet.write({"run_ids": [(0, 0, {"state": "handed_in"})]}),
            lambda: sheet.write({"run_ids": [(2, run.id)]}),
            lines.unlink,
            lambda: lines.write({"res_id": 1}),
            lambda: lines.create({"run_id": run.id, "sheet_id": sheet.id, "res_id": 1}),
            lambda: files.env["ir.attachment"].create(attachment),
        )

    def test_the_clerk_does_not_change_sheets_and_columns(self):
        sheet = self.sheet.with_user(self.clerk)
        for attempt in (
            lambda: sheet.write({"domain": "[]"}), lambda: sheet.column_ids[:1].write({"field_path": "email"}),
            lambda: sheet.copy(), lambda: sheet.unlink(),
        ):
            with self.assertRaises(AccessError):
                attempt()

    # What the administrator may enter

    def test_a_filter_is_read_as_a_domain_and_never_as_code(self):
        for domain in (
            "__import__('os').system('true')", "[('ref', '=', uid)]", "[('nonsense', '=', 1)]", "[1]", "{", "[('ref', '=')]",
        ):
            with self.assertRaisesRegex(ValidationError, "联系人报送"):
                self.sheet.domain = domain

    def test_columns_name_real_fields_of_a_fitting_kind(self):
        for values in (
            {"field_path": "nonsense"}, {"field_path": "name.x"}, {"field_path": "image_1920"},
            {"field_path": "country_id."}, {"field_path": "name", "format": "date"},
        ):
            with self.assertRaisesRegex(ValidationError, "名称"):
                self.sheet.column_ids[0].write(values)

    def test_a_sheet_with_files_keeps_its_records(self):
        self.prepare()
        with self.assertRaisesRegex(ValidationError, "联系人报送"):
            self.sheet.model_id = self.env["ir.model"]._get("res.country")

    def test_a_sheet_without_columns_says_so(self):
        self.sheet.column_ids.unlink()
        with self.assertRaisesRegex(UserError, "联系人报送"):
            self.prepare()
