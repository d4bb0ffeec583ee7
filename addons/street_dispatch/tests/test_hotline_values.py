from datetime import date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from odoo.addons.street_base.tools.paper_error import SheetError
from odoo.addons.street_base.tools.sheet_reader import read_sheet

from ..tools import hotline_values as values
from ..tools.hotline_orders import FIELDS, match_headings, read_orders
from .hotline_common import HEADINGS, as_csv, row

LAYOUT = {
    "工单编号": "external_ref", "来电时间": "reported_at", "诉求内容": "description", "转办意见": "opinion", "办结时限": "due",
    "紧急程度": "urgency", "事项分类": "class", "来电人": "reporter_name", "联系电话": "reporter_phone", "地址": "address",
    "经度": "longitude", "纬度": "latitude", "是否保密": "is_confidential",
}
NOW = datetime(2026, 11, 21, 12, 0)
CELLS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=30), st.datetimes(), st.dates(), st.times(),
    st.from_regex(r"\d{1,4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?( \d{1,2}:\d{1,2})?", fullmatch=True),
)


@tagged("post_install", "-at_install")
class TestHotlineValues(BaseCase):
    def assertBad(self, code, read, *given_values):
        with self.assertRaises(values.BadValue) as caught:
            read(*given_values)
        self.assertEqual(caught.exception.code, code)

    def test_dates_are_read_as_clerks_write_them(self):
        wanted = datetime(2026, 7, 1, 8, 30)
        for text in (
            "2026-07-01 08:30", "2026/7/1 8:30:00", "2026年7月1日 8时30分", "2026.7.1 8:30", "20260701083000", "２０２６－０７－０１　０８：３０",
            "2026-07-01T00:30:00Z", "2026年7月1日上午8:30", datetime(2026, 7, 1, 8, 30), 46204.354166667,
        ):
            self.assertEqual(values.moment_of(text)[0], wanted, text)
        self.assertEqual(values.moment_of("2026年7月1日下午3点")[0], datetime(2026, 7, 1, 15))
        self.assertEqual(values.moment_of(date(2026, 7, 1)), (datetime(2026, 7, 1), False))
        self.assertIsNone(values.moment_of("  "))

    def test_what_is_no_date_is_refused(self):
        for text in ("2026-13-01", "2026-02-30", "昨天", "7月1日", "2026-07-01 25:00", True, 7):
            self.assertBad("date", values.moment_of, text)

    def test_a_limit_is_a_moment_the_end_of_a_day_or_a_length(self):
        self.assertEqual(values.limit_of("2026-07-08 18:00"), datetime(2026, 7, 8, 18))
        self.assertEqual(values.limit_of("2026-07-08"), datetime(2026, 7, 8, 23, 59, 59))
        self.assertEqual(values.limit_of("5个工作日"), values.Span(5, "working_day"))
        self.assertEqual(values.limit_of("24小时内"), values.Span(24, "hour"))
        self.assertEqual(values.limit_of("3天"), values.Span(3, "calendar_day"))
        self.assertBad("limit", values.limit_of, "尽快")
        self.assertBad("limit", values.limit_of, "0天")

    def test_a_point_is_both_numbers_in_the_right_order(self):
        self.assertEqual(values.point_of(112.9, 35.8), (112.9, 35.8))
        self.assertIsNone(values.point_of(None, None))
        self.assertIsNone(values.point_of(0.0, 0.0))
        self.assertBad("swapped", values.point_of, 35.8, 112.9)
        self.assertBad("half_point", values.point_of, 112.9, None)
        self.assertBad("abroad", values.point_of, 2.35, 48.85)
        self.assertBad("abroad", values.point_of, float("nan"), 35.8)
        self.assertBad("degrees", values.degrees_of, "112°54′")

    def test_long_order_numbers_kept_as_numbers_are_refused(self):
        self.assertEqual(values.ref_of(20261120.0), "20261120")
        self.assertBad("ref_number", values.ref_of, 20261120000012345)
        self.assertBad("empty", values.ref_of, " ")

    def test_marks_that_say_neither_yes_nor_no_are_refused(self):
        self.assertTrue(values.flag_of("保密"))
        self.assertFalse(values.flag_of(None))
        self.assertBad("flag", values.flag_of, "待定")

    def test_headings_are_found_with_stars_brackets_and_blanks(self):
        found = match_headings(["*工单编号", "诉 求 内 容（必填）", "备注", "来电时间："], LAYOUT)
        self.assertEqual(found, {"external_ref": 0, "description": 1, "reported_at": 3})

    @settings(max_examples=300, deadline=None)
    @given(CELLS)
    def test_any_cell_is_read_or_refused(self, cell):
        for read in (values.text_of, values.ref_of, values.phone_of, values.flag_of, values.urgency_of, values.moment_of, values.limit_of, values.degrees_of):
            try:
                result = read(cell)
            except values.BadValue:
                continue
            if isinstance(result, str):
                result.encode()  # storable
                self.assertNotIn("\x00", result)

    @settings(max_examples=100, deadline=None)
    @given(st.binary(max_size=400), st.sampled_from(("utf-8", "gb18030")))
    def test_garbage_bytes_in_a_file_give_orders_or_findings(self, garbage, encoding):
        content = as_csv([row("A1"), row("A2")], encoding) + garbage
        try:
            sheet = read_sheet(content, "orders.csv")
        except SheetError:
            return
        found = read_orders(sheet, LAYOUT, {}, NOW)
        self.assertTrue(found.orders or found.errors)
        for order in found.orders:
            self.assertLessEqual(len(order.external_ref), values.MAX_REF)
        for finding in (*found.errors, *found.notes):
            self.assertGreaterEqual(finding.row, 0)

    def test_every_default_heading_is_a_field(self):
        self.assertEqual(set(LAYOUT), set(HEADINGS))
        self.assertEqual(set(LAYOUT.values()), set(FIELDS))
