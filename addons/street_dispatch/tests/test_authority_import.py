import base64
from datetime import date, datetime

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.street_dispatch.tools.authority_import import map_headings, read_items

from .common import DispatchCommon

HEADINGS = ["序号", "事项名称", "执法权来源", "处罚种类", "法律依据", "违反条款", "处罚条款", "罚款下限", "罚款上限", "金额单位", "强制措施", "生效日期", "类别代码"]
GOOD = [1, "对乱倒垃圾的处罚", "赋权", "警告、罚款", "《测试条例》", "第十条", "第三十四条", 0, "1,000", "元", "无", "2026-01-31", "06010"]


@tagged("post_install", "-at_install")
class TestAuthorityImport(DispatchCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.draft = cls.env["street.authority.list"].create({
            "name": "Imported", "instrument_id": cls.instrument.id, "date_from": cls.instrument.date,
        }).with_user(cls.admin).with_context(lang="zh_CN")

    def load(self, *rows, headings=HEADINGS):
        return self.draft._import_rows([(1, headings), *enumerate(rows, 2)])

    def assertRefused(self, words, *rows, **options):
        with self.assertRaises(UserError) as caught, self.env.cr.savepoint():
            self.load(*rows, **options)
        for word in words:
            self.assertIn(word, str(caught.exception))
        self.assertFalse(self.draft.item_ids)

    def changed(self, heading, value, row=GOOD):
        return [value if name == heading else cell for name, cell in zip(HEADINGS, row, strict=True)]

    def test_good_rows_become_draft_items(self):
        item = self.load(GOOD)
        self.assertEqual((item.code, item.name, item.state, item.power_source), ("1", GOOD[1], "draft", "granted"))
        self.assertEqual(item.penalty_kind_ids.mapped("code"), ["warning", "fine"])
        self.assertEqual((item.norm_line_ids.norm_id, item.norm_line_ids.amount_max), (self.norm, 1000))
        self.assertEqual((item.date_from, item.class_ids.code), (date(2026, 1, 31), "06010"))

    def test_row_without_name_adds_a_basis_to_the_item_above(self):
        item = self.load(GOOD, self.changed("处罚条款", "第三十五条", self.changed("事项名称", None)))
        self.assertEqual(item.norm_line_ids.mapped("penalty_clause"), ["第三十四条", "第三十五条"])

    def test_every_wrong_row_is_named_and_nothing_is_stored(self):
        self.assertRefused(
            ("第 3 行", "第 4 行", "第 5 行", "第 6 行", "第 7 行"),
            GOOD,
            self.changed("违反条款", ""),
            self.changed("执法权来源", "借用"),
            self.changed("法律依据", "《不存在的条例》"),
            self.changed("罚款上限", "很多"),
            self.changed("生效日期", "明天"),
        )

    def test_what_a_street_cannot_hold_is_refused_with_row_and_article(self):
        self.assertRefused(("第 2 行", "第十八条"), self.changed("处罚种类", "行政拘留"))
        self.assertRefused(("第 2 行", "第二十九条"), self.changed("强制措施", "冻结"))
        self.assertRefused(("第 2 行", "第二十条"), self.changed("执法权来源", "委托"))
        self.assertRefused(("第 2 行", "第十七"), self.changed("处罚种类", "吊销许可证件"))

    def test_same_code_twice_is_refused(self):
        self.assertRefused(("第 3 行",), GOOD, self.changed("事项名称", "另一事项"))

    def test_unknown_and_missing_headings_are_named(self):
        self.assertRefused(("违反条款", "怪列"), GOOD, headings=[name if name != "违反条款" else "怪列" for name in HEADINGS])

    def test_empty_sheet_is_refused(self):
        self.assertRefused(())
        with self.assertRaises(UserError):
            self.draft._import_rows([])

    def test_dates_are_read_in_the_forms_people_use(self):
        places, _unknown, _missing = map_headings(HEADINGS)
        for cell in ("2026-01-31", "2026/1/31", "2026年1月31日", "2026.01.31", date(2026, 1, 31), datetime(2026, 1, 31)):
            [item], errors = read_items(places, [(2, self.changed("生效日期", cell))])
            self.assertEqual((item["date_from"], errors), (date(2026, 1, 31), []))

    def _upload(self, user, *lines, filename="list.csv", encoding="gb18030"):
        content = "\n".join(",".join(f'"{cell if cell is not None else ""}"' for cell in line) for line in lines)
        return self.env["street.authority.import"].with_user(user).create({
            "list_id": self.draft.id, "filename": filename, "file": base64.b64encode(content.encode(encoding)),
        })

    def test_file_in_gb18030_or_utf8_is_read(self):
        for encoding, code in (("gb18030", 1), ("utf-8-sig", 2)):
            self._upload(self.admin, HEADINGS, self.changed("序号", code), encoding=encoding).action_import()
        self.assertEqual(self.draft.item_ids.mapped("name"), [GOOD[1]] * 2)

    def test_row_of_the_file_is_named_below_a_title(self):
        wizard = self._upload(self.admin, ["执法事项清单"], HEADINGS, GOOD, self.changed("罚款上限", "很多"))
        with self.assertRaisesRegex(UserError, "Row 4"), self.env.cr.savepoint():
            wizard.action_import()
        self.assertFalse(self.draft.item_ids)

    def test_what_is_no_sheet_is_refused(self):
        for filename in ("list.pdf", "list.xlsx"):
            with self.assertRaisesRegex(UserError, filename):
                self._upload(self.admin, HEADINGS, filename=filename).action_import()

    def test_published_list_takes_no_import(self):
        wizard = self._upload(self.admin, HEADINGS, GOOD)
        wizard.list_id = self._new_list()
        with self.assertRaisesRegex(UserError, "published"):
            wizard.action_import()

    def test_only_the_administrator_imports(self):
        with self.assertRaises(UserError):
            self._upload(self.dispatcher, HEADINGS, GOOD)
        with self.assertRaises(UserError):
            self.draft.with_user(self.dispatcher)._import_rows([(1, HEADINGS), (2, GOOD)])
