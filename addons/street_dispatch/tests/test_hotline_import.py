import base64
from datetime import date, datetime, timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.street_base.tools import period

from .hotline_common import HEADINGS, HotlineCommon, as_csv, as_xlsx, row


@tagged("post_install", "-at_install")
class TestHotlineImport(HotlineCommon):
    def test_orders_become_matters_with_grid_class_reporter_and_number(self):
        answer = self.take_in(as_xlsx([row("HL1", 是否保密="是"), row("HL2")]), "orders.xlsx")
        self.assertEqual((answer["created"], answer["skipped"], answer["errors"]), (2, 0, []))
        matter = self.matter_of("HL1")
        self.assertRecordValues(matter, [{
            "source": "hotline", "state": "collected", "class_id": self.garbage.id, "grid_id": self.grid.id,
            "reported_at": datetime(2026, 11, 2, 0, 30), "order_opinion": "请核实处理", "order_urgency": "normal",
        }])
        self.assertTrue(matter.name)
        self.assertRecordValues(matter.reporter_ids, [{"name": "王女士", "phone": "19900000001", "is_confidential": True}])
        record = self.env["street.hotline.import"].browse(answer["import_id"])
        self.assertEqual(record.matter_ids, matter | self.matter_of("HL2"))
        self.assertEqual((record.user_id, record.created_count), (self.intake, 2))

    def test_the_limit_of_the_order_sets_the_clock_of_the_whole(self):
        matter = self.new_order(办结时限="2026-11-09 18:45")
        clock = matter.deadline_ids.filtered(lambda one: one.kind == "total")
        self.assertEqual(clock.due, datetime(2026, 11, 9, 10, 45))

    def test_a_limit_told_in_working_days_follows_the_calendar(self):
        matter = self.new_order(来电时间="2026-11-06 10:00", 办结时限="5个工作日")
        self.assertEqual(matter.order_due, period.end_of_day(date(2026, 11, 13)))

    def test_without_a_limit_the_class_decides(self):
        matter = self.new_order(办结时限="")
        self.assertFalse(matter.order_due)
        self.assertIn("total", self.clocks(matter))

    def test_an_order_file_in_gb18030_with_a_broken_row_731_names_that_row(self):
        content = as_csv([row(f"HL{number}") for number in range(1, 1001)], "gb18030").split(b"\r\n")
        content[730] = content[730].replace("清运".encode("gb18030"), b"\xff\xff")
        self.assertError(self.take_in(b"\r\n".join(content)), 731, "", "(?i)GB18030")

    def test_merged_cells_are_named_by_cell(self):
        answer = self.take_in(as_xlsx([row("HL1"), row("HL2")], lambda sheet: sheet.merge_cells("C2:C3")), "orders.xlsx")
        self.assertError(answer, 2, "诉求内容", "C2:C3")

    def test_a_formula_in_a_text_column_is_named_by_cell(self):
        answer = self.take_in(as_xlsx([row("HL1", 地址='="东路"&1')]), "orders.xlsx")
        self.assertError(answer, 2, "地址", "J2")

    def test_merged_cells_of_a_title_above_the_headings_do_no_harm(self):
        def change(sheet):
            sheet.insert_rows(1)
            sheet["A1"] = "东城街道12345工单汇总表"
            sheet.merge_cells("A1:M1")
        self.assertEqual(self.take_in(as_xlsx([row("HL1")], change), "orders.xlsx")["created"], 1)

    def test_swapped_coordinates_are_an_error(self):
        self.assertError(self.take_in(as_csv([row("HL1", 经度="35.705", 纬度="112.905")])), 2, "经度", "swapped")

    def test_a_point_outside_every_grid_is_taken_in_without_one_and_listed(self):
        answer = self.take_in(as_csv([row("HL1", 经度="113.5", 纬度="36.2")]))
        self.assertEqual(answer["created"], 1)
        self.assertEqual([note["row"] for note in answer["notes"]], [2])
        matter = self.matter_of("HL1")
        self.assertFalse(matter.grid_id)
        self.assertRaisesRegex(UserError, "grid", matter.with_user(self.intake).action_register)

    def test_bad_dates_are_errors(self):
        for cell, words in (("2026-02-30", "not a date"), ("", "required"), ("2199-01-01", "future")):
            self.assertError(self.take_in(as_csv([row("HL1", 来电时间=cell)])), 2, "来电时间", words)
        self.assertError(self.take_in(as_csv([row("HL1", 办结时限="2026-11-01")])), 2, "办结时限", "after the call")

    def test_a_class_goes_by_code_or_exact_name_else_stays_empty_with_a_note(self):
        answer = self.take_in(as_csv([row("HL1", 事项分类=self.garbage.code), row("HL2", 事项分类="物业"), row("HL3", 事项分类="")]))
        self.assertEqual(answer["created"], 3)
        self.assertEqual(self.matter_of("HL1").class_id, self.garbage)
        self.assertFalse(self.matter_of("HL2").class_id)
        self.assertEqual([(note["row"], note["column"]) for note in answer["notes"]], [(3, "事项分类")])

    def test_an_expired_class_stays_empty_with_a_note(self):
        self.garbage.date_to = date(2026, 10, 31)
        answer = self.take_in(as_csv([row("HL1")]))
        self.assertRegex(answer["notes"][0]["message"], "not valid")
        self.assertFalse(self.matter_of("HL1").class_id)

    def test_one_bad_row_keeps_the_whole_file_out_and_every_error_is_told(self):
        rows = [row("HL1"), row("HL2", 来电时间="昨天"), row("", 诉求内容=""), row("HL4", 是否保密="待定")]
        answer = self.take_in(as_csv(rows))
        self.assertError(answer, 3, "来电时间", "昨天")
        self.assertEqual({error["row"] for error in answer["errors"]}, {3, 4, 5})

    def test_the_same_file_a_second_time_makes_no_doubles(self):
        content = as_csv([row("HL1"), row("HL2")], "gb18030")
        self.take_in(content)
        again = self.take_in(content)
        self.assertEqual((again["created"], again["skipped"], again["errors"]), (0, 2, []))
        self.assertRegex(again["notes"][0]["message"], self.matter_of("HL1").name.replace("〔", ".").replace("〕", "."))
        self.assertEqual(self.env["street.matter"].search_count([("external_ref", "in", ("HL1", "HL2"))]), 2)

    def test_an_order_taken_in_before_is_skipped_beside_new_ones(self):
        self.take_in(as_csv([row("HL1")]))
        answer = self.take_in(as_csv([row("HL1", 诉求内容="又来电"), row("HL2")]))
        self.assertEqual((answer["created"], answer["skipped"]), (1, 1))
        self.assertEqual(self.matter_of("HL1").description, "垃圾没有人清运")

    def test_an_order_twice_in_one_file_is_taken_once_if_equal_else_an_error(self):
        self.assertError(self.take_in(as_csv([row("HL1"), row("HL1", 地址="西路")])), 3, "工单编号", "row 2")
        answer = self.take_in(as_csv([row("HL1"), row("HL1")]))
        self.assertEqual((answer["created"], answer["skipped"]), (1, 1))

    def test_order_numbers_of_another_office_do_not_hinder(self):
        clerk = self._new_user("clerk2", "street_dispatch.group_dispatch_intake", self.other_office)
        self.take_in(as_csv([row("HL1")]))
        self.assertEqual(self.take_in(as_csv([row("HL1")]), user=clerk)["created"], 1)

    def test_utf8_with_bom_and_telephone_numbers_as_text(self):
        self.take_in(as_csv([row("HL1", 联系电话="013812345678")], "utf-8-sig"))
        self.assertEqual(self.matter_of("HL1").reporter_ids.phone, "013812345678")

    def test_files_that_are_no_sheets_get_one_sentence(self):
        for content, name in ((b"%PDF-1.7", "a.csv"), (b"PK\x03\x04x", "a.xlsx"), (b"", "a.csv"), (b"x" * 10, "a.exe"), (as_csv([row("HL1")]), "a.xlsx")):
            answer = self.take_in(content, name)
            self.assertEqual([error["row"] for error in answer["errors"]], [0], name)
        with self.assertRaises(UserError):
            self.env["street.hotline.import"].with_user(self.intake).import_file("not base64!", "a.csv")

    def test_a_missing_column_is_named_with_the_headings_found(self):
        answer = self.take_in(as_csv([["HL1", "x"]], headings=("工单编号", "内容")))
        self.assertError(answer, 0, "", "Time of the call.*工单编号、内容")

    def test_headings_can_be_added_to_a_layout_and_its_coordinates_are_converted(self):
        layout = self.env["street.hotline.layout"].create({
            "name": "District", "crs": "gcj02", "company_id": self.office.id,
            "line_ids": [(0, 0, {"heading": heading, "field": name}) for heading, name in (
                ("流水号", "external_ref"), ("登记", "reported_at"), ("事由", "description"), ("X", "longitude"), ("Y", "latitude"))],
        })
        headings = ("流水号", "登记", "事由", "X", "Y")
        answer = self.take_in(as_csv([["D1", "2026-11-02 08:30", "占道", "112.9105", "35.706"]], headings=headings))
        self.assertFalse(answer["errors"])
        matter = self.matter_of("D1")
        self.assertNotAlmostEqual(matter.longitude, 112.9105, 3)
        self.assertEqual(self.env["street.hotline.import"].browse(answer["import_id"]).layout_id, layout)
        with self.assertRaisesRegex(UserError, "Order number"):
            layout.line_ids.filtered(lambda line: line.field == "external_ref").unlink()
            layout.write({"line_ids": [(1, layout.line_ids[0].id, {"sequence": 3})]})

    def test_no_query_per_row(self):
        few, many = ([row(f"{prefix}{number}", 经度=str(112.9001 + number / 10_000)) for number in range(count)] for prefix, count in (("F", 5), ("M", 65)))
        self.take_in(as_csv([row("WARM")]))
        counts = []
        for rows in (few, many):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.take_in(as_csv(rows))
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 15)

    def test_the_dialog_shows_what_would_happen_and_stores_nothing_before(self):
        def dialog(content):
            return self.env["street.hotline.import.wizard"].with_user(self.intake).create({
                "file": base64.b64encode(content), "filename": "orders.csv",
            })
        bad = dialog(as_csv([row("HL1"), row("HL2", 经度="x")]))
        bad.action_check()
        self.assertEqual((bad.order_count, bad.error_count), (2, 1))
        self.assertIn("经度", bad.findings)
        good = dialog(as_csv([row("HL1", 诉求内容="<script>alert(1)</script>")]))
        good.action_check()
        self.assertNotIn("<script", good.preview)
        self.assertFalse(self.matter_of("HL1"))
        action = good.action_import()
        self.assertEqual(self.env["street.hotline.import"].browse(action["res_id"]).matter_ids, self.matter_of("HL1"))
        self.assertRaisesRegex(UserError, "nothing is left", good.action_import)


@tagged("post_install", "-at_install")
class TestHotlineRights(HotlineCommon):
    def test_only_intake_clerks_import(self):
        for user in (self.handler, self.member, self.reporter, self.staff):
            with self.assertRaises(AccessError):
                self.take_in(as_csv([row("HL1")]), user=user)

    @mute_logger("odoo.models")
    def test_an_import_is_never_written_made_up_or_deleted(self):
        record = self.env["street.hotline.import"].browse(self.take_in(as_csv([row("HL1")]))["import_id"])
        for user in (self.intake, self.command, self.env.ref("base.user_admin")):
            mine = record.with_user(user)
            with self.assertRaises(AccessError):
                mine.write({"name": "other.csv"})
            with self.assertRaises(AccessError):
                mine.write({"matter_ids": [(5,)]})
            with self.assertRaises(AccessError):
                mine.unlink()
            with self.assertRaises(AccessError):
                mine.copy()
            with self.assertRaises(AccessError):
                mine.create({"name": "x", "digest": "x", "company_id": self.office.id, "user_id": user.id, "date": datetime.now()})

    def test_defaults_of_the_caller_reach_neither_matters_nor_import(self):
        imports = self.env["street.hotline.import"].with_user(self.intake).with_context(
            default_source="patrol", default_state="closed", default_order_due="2030-01-01", default_name="X", tz="America/New_York")
        answer = imports.import_file(base64.b64encode(as_csv([row("HL1", 办结时限="")])).decode(), "orders.csv")
        self.assertRecordValues(self.matter_of("HL1"), [{"source": "hotline", "state": "collected", "order_due": False}])
        self.assertEqual(imports.browse(answer["import_id"]).name, "orders.csv")
        self.assertEqual(self.matter_of("HL1").reported_at, datetime(2026, 11, 2, 0, 30))

    @mute_logger("odoo.models")
    def test_handlers_and_grid_staff_make_no_orders_of_their_own(self):
        due = datetime.now() + timedelta(days=300)
        for user in (self.handler, self.reporter, self.member):
            for values in ({"source": "hotline"}, {"order_due": due}, {"order_urgency": "emergency"}):
                with self.assertRaises(AccessError):
                    self.new_matter(user, **values)
            with self.assertRaises(AccessError):
                self.env["street.matter"].with_user(user).with_context(default_order_due=due).create({"source": "patrol", "description": "x"})
            own = self.new_matter(user)
            for values in ({"source": "hotline"}, {"order_opinion": "x"}, {"order_due": due}):
                with self.assertRaises(AccessError):
                    own.write(values)

    def test_the_limit_of_an_order_is_fixed_once_it_is_taken_in(self):
        matter = self.new_order().with_user(self.command)
        with self.assertRaises(AccessError):
            matter.order_due = datetime(2030, 1, 1)
        matter.order_opinion = "更正"

    def test_layouts_are_edited_by_the_administrator_only(self):
        layout = self.env.ref("street_dispatch.hotline_layout_12345")
        with self.assertRaises(AccessError):
            layout.with_user(self.command).name = "x"
        self.assertEqual(len(set(layout.line_ids.mapped("field"))), len(HEADINGS))

    def test_imports_stay_in_their_office(self):
        record = self.env["street.hotline.import"].browse(self.take_in(as_csv([row("HL1")]))["import_id"])
        clerk = self._new_user("clerk2", "street_dispatch.group_dispatch_intake", self.other_office)
        self.assertFalse(record.with_user(clerk).search([("id", "=", record.id)]))
        self.assertFalse(record.with_user(self.centre_user).search([("id", "=", record.id)]))
