import io
import zipfile
from datetime import date, datetime

from openpyxl import Workbook

from odoo.tests import BaseCase, tagged

from odoo.addons.street_base.tools import sheet_parts, sheet_reader
from odoo.addons.street_base.tools.paper_error import SheetError
from odoo.addons.street_base.tools.sheet_parts import column_letters, column_number
from odoo.addons.street_base.tools.sheet_reader import as_moment, as_text, read_sheet

HEADER = ["工单编号", "来电人", "电话", "诉求时间", "诉求内容"]
ROW = ["20261120000012345", "陈㛃", "013812345678", "2026-11-20 10:25", "路口占道，请处理"]


def workbook(rows, change=None):
    """Return the bytes of an XLSX with ``rows``; ``change`` may alter the openpyxl workbook."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if change:
        change(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def csv_bytes(rows, encoding, delimiter=","):
    return "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)


@tagged("post_install", "-at_install")
class TestSheetReader(BaseCase):
    def assertRefused(self, code, content, filename="工单.xlsx"):
        with self.assertRaises(SheetError) as caught:
            read_sheet(content, filename)
        self.assertEqual(caught.exception.code, code)
        self.assertEqual(caught.exception.facts["name"], filename)

    def problems(self, sheet):
        return [(one.row, one.column, one.code) for one in sheet.problems]

    # What comes in

    def test_csv_is_read_in_every_encoding_and_with_every_delimiter(self):
        for encoding in ("utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"):
            header, row = (HEADER, ROW) if encoding != "gbk" else (HEADER, [one.replace("㛃", "喆") for one in ROW])
            for delimiter in ",\t;|":
                sheet = read_sheet(csv_bytes([header, row], encoding, delimiter), "工单.csv")
                self.assertEqual((sheet.header, sheet.rows, sheet.problems), (header, [row], []), (encoding, delimiter))

    def test_rare_names_of_gb18030_come_through(self):
        sheet = read_sheet(csv_bytes([["姓名", "备注"], ["𬀩䶮", "㛃"]], "gb18030"), "a.csv")
        self.assertEqual(sheet.rows, [["𬀩䶮", "㛃"]])

    def test_a_broken_row_is_named_and_the_rest_kept(self):
        lines = csv_bytes([HEADER] + [ROW] * 999, "gb18030").split(b"\r\n")
        lines[730] = lines[730][:20] + b"\xff" + lines[730][20:]
        sheet = read_sheet(b"\r\n".join(lines), "工单.csv")
        self.assertEqual(self.problems(sheet), [(731, None, "undecodable")])
        self.assertEqual(sheet.problems[0].facts["encoding"], "GB18030")
        self.assertEqual(len(sheet.rows), 998)
        self.assertNotIn(731, sheet.numbers)
        self.assertEqual(sheet.rows[-1], ROW)

    def test_a_broken_row_of_a_utf8_file_does_not_turn_it_into_gb18030(self):
        lines = csv_bytes([HEADER] + [ROW] * 9, "utf-8").split(b"\r\n")
        lines[3] = lines[3][:-1]
        sheet = read_sheet(b"\r\n".join(lines), "工单.csv")
        self.assertEqual(self.problems(sheet), [(4, None, "undecodable")])
        self.assertEqual(len(sheet.rows), 8)

    def test_a_quoted_cell_may_hold_commas_and_new_lines(self):
        sheet = read_sheet('编号,内容\n1,"第一行,\n第二行"\n2,"他说""好"""\n'.encode(), "a.csv")
        self.assertEqual(sheet.rows, [["1", "第一行,\n第二行"], ["2", '他说"好"']])

    def test_ids_and_leading_zeros_stay_text(self):
        sheet = read_sheet(b'a,b\n="007",140521200001010011\n', "a.csv")
        self.assertEqual(sheet.rows, [["007", "140521200001010011"]])

    def test_xlsx_gives_text_numbers_and_dates(self):
        moment = datetime(2026, 11, 20, 10, 25)
        sheet = read_sheet(workbook([["编号", "数", "时间", "日期", "空"], ["007", 3.0, moment, date(2026, 1, 5)]]), "a.xlsx")
        self.assertEqual(sheet.rows[0][:3], ["007", 3, moment])
        self.assertEqual(as_moment(sheet.rows[0][3]), datetime(2026, 1, 5))
        self.assertEqual(sheet.rows[0][4], None)
        self.assertEqual(sheet.problems, [])

    def test_a_title_above_the_headings_is_skipped_and_empty_rows_too(self):
        content = workbook(
            [["12345热线工单汇总表"], [], HEADER, ROW, [], ROW], lambda book: book.active.merge_cells("A1:E1"),
        )
        sheet = read_sheet(content, "a.xlsx")
        self.assertEqual((sheet.header, sheet.numbers, sheet.problems), (HEADER, [4, 6], []))

    def test_only_the_first_visible_sheet_counts(self):
        def hide(book):
            book.create_sheet("清单").append(["甲", "乙"])
            book["清单"].append(["1", "2"])
            book.worksheets[0].sheet_state = "hidden"
            book.active = 1

        self.assertEqual(read_sheet(workbook([HEADER, ROW], hide), "a.xlsx").header, ["甲", "乙"])

    # What a person must look at

    def test_merged_cells_and_formulas_are_reported_with_their_address(self):
        def change(book):
            book.active.merge_cells("B2:B3")
            book.active["E3"] = "=A3&\"号\""

        sheet = read_sheet(workbook([HEADER, ROW, ROW], change), "a.xlsx")
        self.assertEqual(self.problems(sheet), [(2, "B", "merged"), (3, "E", "formula")])
        self.assertEqual(sheet.problems[0].facts, {"range": "B2:B3", "heading": "来电人"})
        self.assertEqual(sheet.problems[1].facts["heading"], "诉求内容")

    def test_numbers_too_long_for_a_spreadsheet_are_reported(self):
        sheet = read_sheet(workbook([["证件", "电话"], [140521200001010011, 13812345678]]), "a.xlsx")
        self.assertEqual(self.problems(sheet), [(2, "A", "long_number")])
        self.assertEqual(as_text(sheet.rows[0][1]), "13812345678")

    def test_double_headings_and_cells_beyond_them_are_reported(self):
        sheet = read_sheet("甲,甲\n1,2,3\n".encode(), "a.csv")
        self.assertEqual(self.problems(sheet), [(1, None, "double_heading"), (2, "C", "too_many_cells")])
        self.assertEqual(sheet.rows, [["1", "2"]])

    # What is refused

    def test_files_that_are_no_sheet_are_refused(self):
        xlsx, docx = workbook([HEADER]), self.archive({"word/document.xml": b"<w/>"})
        self.assertRefused("empty", b" \r\n")
        self.assertRefused("empty", workbook([]))
        self.assertRefused("old_excel", b"\xd0\xcf\x11\xe0" + b"x" * 99, "a.xls")
        self.assertRefused("unknown_extension", b"a,b", "a.exe")
        self.assertRefused("wrong_extension", xlsx, "a.csv")
        self.assertRefused("wrong_extension", b"a,b\n1,2", "a.xlsx")
        self.assertRefused("not_a_sheet", docx)
        self.assertRefused("not_a_sheet", xlsx[: len(xlsx) // 2])
        self.assertRefused("not_a_sheet", b"PK\x03\x04 nothing")
        self.assertRefused("not_a_sheet", b"<html><table>", "a.csv")
        self.assertRefused("not_a_sheet", b"a\x00b", "a.csv")

    def test_an_open_quote_does_not_swallow_the_rest_of_the_file(self):
        self.assertRefused("broken_quotes", b'a,b\n1,2\n3,"4\n5,6\n7,8\n', "a.csv")
        self.assertRefused("broken_quotes", b'a,b\n"' + b"x" * 200_000, "a.csv")
        self.assertEqual(read_sheet(b'a,b\n1,3" pipe\n5,6\n', "a.csv").rows[0], ["1", '3" pipe'])

    def test_sizes_are_bounded(self):
        self.assertRefused("too_large", b"x" * (sheet_reader.MAX_BYTES + 1), "a.csv")
        self.patch(sheet_reader, "MAX_ROWS", 3)
        self.assertRefused("too_many_rows", csv_bytes([HEADER] + [ROW] * 4, "utf-8"), "a.csv")
        self.assertRefused("too_many_columns", ",".join(f"c{number}" for number in range(201)).encode(), "a.csv")

    def test_a_single_far_off_cell_does_not_fill_the_memory(self):
        def change(book):
            book.active["XFD1048576"] = 1

        self.assertRefused("too_many_rows", workbook([HEADER, ROW], change))

        def aside(book):
            book.active["XFD2"] = 1

        self.assertRefused("too_many_columns", workbook([HEADER, ROW], aside))

    def test_bombs_are_refused(self):
        self.patch(sheet_parts, "MAX_INFLATED", 2 * 1024 * 1024)
        self.assertRefused("zip_bomb", self.archive({"xl/workbook.xml": b" " * (3 * 1024 * 1024)}))
        laughs = b'<!DOCTYPE a [<!ENTITY b "cccccccc">]><workbook>&b;</workbook>'
        self.assertRefused("not_a_sheet", self.archive({"xl/workbook.xml": laughs}))
        self.assertRefused("zip_bomb", self.archive({f"{number}": b"" for number in range(sheet_parts.MAX_MEMBERS + 1)}))

    def archive(self, members):
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members.items():
                archive.writestr(name, content)
        return target.getvalue()

    # Cells

    def test_moments_are_understood_as_offices_write_them(self):
        expected = datetime(2026, 11, 5, 9, 8)
        for text in ("2026-11-05 09:08", "2026/11/5 9:08:00", "2026年11月5日 9时8分", "2026.11.05 09：08", "2026-11-05T09:08"):
            self.assertEqual(as_moment(text), expected, text)
        self.assertEqual(as_moment("2026年11月5日"), datetime(2026, 11, 5))
        self.assertEqual(as_moment(46331), datetime(2026, 11, 5))
        for other in ("", "2026-13-01", "明天", None, 7, True):
            self.assertIsNone(as_moment(other), other)

    def test_column_letters_and_numbers_agree(self):
        for index in (0, 25, 26, 701, 702, 16383):
            self.assertEqual(column_number(column_letters(index)), index + 1)
        self.assertEqual(column_letters(16383), "XFD")
