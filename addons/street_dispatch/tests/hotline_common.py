import base64
import csv
import io

from openpyxl import Workbook

from .matter_common import MatterCommon

HEADINGS = (
    "工单编号", "来电时间", "诉求内容", "转办意见", "办结时限", "紧急程度", "事项分类", "来电人", "联系电话", "地址", "经度", "纬度", "是否保密",
)


def row(ref, **cells):
    """One order as a list of cells; ``cells`` go by heading."""
    order = {
        "工单编号": ref, "来电时间": "2026-11-02 08:30:00", "诉求内容": "垃圾没有人清运", "转办意见": "请核实处理", "办结时限": "2026-11-09 18:00",
        "紧急程度": "一般", "事项分类": "Test garbage", "来电人": "王女士", "联系电话": "19900000001", "地址": "东路1号", "经度": "112.905", "纬度": "35.705",
        "是否保密": "否", **cells,
    }
    return [order[heading] for heading in HEADINGS]


def as_csv(rows, encoding="utf-8", headings=HEADINGS):
    """Bytes of a CSV file."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([headings, *rows])
    return text.getvalue().encode(encoding)


def as_xlsx(rows, change=None, headings=HEADINGS):
    """Bytes of an XLSX file; ``change`` may alter its sheet."""
    book = Workbook()
    for cells in [headings, *rows]:
        book.active.append(cells)
    if change:
        change(book.active)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


class HotlineCommon(MatterCommon):
    """The office of the matters, with sheets of orders."""

    def take_in(self, content, filename="orders.csv", user=None, **options):
        """Answer of ``import_file``."""
        imports = self.env["street.hotline.import"].with_user(user or self.intake)
        return imports.import_file(base64.b64encode(content).decode(), filename, **options)

    def matter_of(self, ref):
        return self.env["street.matter"].search([("external_ref", "=", ref), ("company_id", "=", self.office.id)])

    def assertError(self, answer, number, column, words):
        """The answer refuses the file, naming a row, a column and what is wrong; nothing was stored."""
        self.assertEqual(answer["created"], 0)
        self.assertFalse(self.env["street.matter"].search([("company_id", "=", self.office.id), ("source", "=", "hotline")]))
        found = [error for error in answer["errors"] if (error["row"], error["column"]) == (number, column)]
        self.assertTrue(found, answer["errors"][:5])
        self.assertRegex(found[0]["message"], words)

    def new_order(self, ref="HL1", **cells):
        """The matter of one imported order."""
        self.assertFalse(self.take_in(as_csv([row(ref, **cells)]))["errors"])
        return self.matter_of(ref)
