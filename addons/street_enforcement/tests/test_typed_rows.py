from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from ..tools.paper_facts import plain, typed_text
from .document_common import DocumentCommon
from .test_document_record import text_of

GOODS = [
    {"name": "水泥", "model": "42.5", "quantity": "20 袋", "note": "完好"},
    {"name": "砂", "model": "", "quantity": "3 方", "note": ""},
]


@tagged("post_install", "-at_install")
class TestTypedRows(DocumentCommon):
    """Rows of a paper (清单) as people type them: one line each, with | between the columns that this paper prints."""

    def papers_with_rows(self):
        """(kind of paper, fact, keys of the columns as typed) for each table that is filled in by hand."""
        lines = self.env["street.document.value"]
        facts = self.env["street.document.fact"].search([("kind", "=", "list"), ("is_from_case", "=", False)])
        for kind in self.env["street.document.type"].search([]):
            for fact in facts:
                line = lines.new({"document_id": self.env["street.document"].new({"type_id": kind.id}), "fact_id": fact.id})
                if len(line._get_row_columns()) > 1:
                    yield kind, fact, line._get_row_keys()

    def draft(self, code, user=None, **facts):
        kind = self.env["street.document.type"]._get(code)
        case = self.case_for(kind)
        papers = self.env["street.document"].with_user(user or self.officer1)
        return papers.create({
            "case_id": case.id, "type_id": kind.id, "value_ids": papers._prepare_value_commands({**self.facts_for(kind, case), **facts})})

    def line(self, paper, code):
        return paper.value_ids.filtered(lambda line: line.code == code)

    def test_what_is_typed_is_what_the_paper_prints(self):
        paper = self.draft("CF10")
        self.line(paper, "goods").value = "水泥 | 42.5 | 20 袋 | 完好\n\n  砂｜｜3 方  \n | | "
        keys = self.line(paper, "goods")._get_row_keys()
        self.assertEqual(set(keys), set(GOODS[0]), "the test types the columns of this paper")
        paper.sudo().action_issue()
        rows = paper.sudo().snapshot["facts"]["goods"]
        self.assertEqual([[row.get(key, "") for key in keys] for row in rows], [["水泥", "42.5", "20 袋", "完好"], ["砂", "", "3 方", ""]])
        whole, _pages = text_of(paper.sudo())
        for words in ("水泥", "42.5", "20袋", "完好", "砂", "3方"):
            self.assertIn(words, whole)

    def test_each_table_takes_its_columns_in_the_order_that_its_hint_names(self):
        seen = 0
        for kind, fact, keys in self.papers_with_rows():
            with self.subTest(f"{kind.code} {fact.code}"):
                paper = self.env["street.document"].new({"type_id": kind.id})
                line = self.env["street.document.value"].new({
                    "document_id": paper, "fact_id": fact.id, "value": "\n".join(" | ".join(f"{key}{row}" for key in keys) for row in (1, 2))})
                labels = [label for label, _key in line._get_row_columns()]
                self.assertIn(" | ".join(labels), fact.hint or line.hint)
                self.assertEqual(line._get_plain(), [{key: f"{key}{row}" for key in keys} for row in (1, 2)])
                seen += 1
        self.assertGreater(seen, 8)

    def test_a_line_with_more_cells_than_columns_is_refused_with_their_names(self):
        line = self.line(self.draft("CF10"), "goods")
        words = [label for label, _key in line._get_row_columns()]
        with self.assertRaises(UserError) as caught, self.env.cr.savepoint():
            line.value = "水泥 | 42.5 | 20 袋 | 完好\n砂 | 河砂 | 3 方 | 湿 | 另有一铲"
        self.assertIn("砂 | 河砂 | 3 方 | 湿 | 另有一铲", str(caught.exception))
        self.assertIn(" | ".join(words), str(caught.exception))
        line.value = "砂 | 河砂 | 3 方 | 湿 | "
        self.assertEqual(len(line._get_plain()), 1, "a stroke at the end of a line is no column")

    def test_a_list_of_sentences_is_not_cut(self):
        self.assertEqual(plain("list", "清除材料|恢复原状\n三日内完成", ("text",)), [{"text": "清除材料|恢复原状"}, {"text": "三日内完成"}])

    def test_rows_of_a_program_are_shown_as_a_person_types_them(self):
        paper = self.draft("CF10", goods=GOODS)
        line = self.line(paper, "goods")
        self.assertEqual(line.value.splitlines()[1].count("|") + 1, 3)
        before = line._get_plain()
        line.value = line.value.replace("3 方", "4 方")
        changed = [{**before[0]}, {**before[1], "quantity": "4 方"}]
        self.assertEqual([{key: text for key, text in row.items() if text} for row in line._get_plain()],
                         [{key: text for key, text in row.items() if text} for row in changed])

    def test_what_a_program_gave_reads_back_the_same(self):
        self.assertEqual(typed_text("datetime", "2026-11-20 02:05:00"), "2026-11-20 10:05", "the hour of the office")
        paper = self.draft("CF04")
        line = self.line(paper, "start_at")
        before = line._get_plain()
        line.value = line.value.strip() + " "
        self.assertEqual(line._get_plain()[:16], before[:16])
        for kind, value, columns in (("date", "2026-11-20", ()), ("money", "500", ()), ("list", GOODS, tuple(GOODS[0])), ("qa", [{"question": "姓名？", "answer": "张三。"}], ())):
            typed = plain(kind, typed_text(kind, value, columns), columns)
            kept = [{key: text for key, text in row.items() if text} for row in typed] if kind == "list" else typed
            self.assertEqual(kept, [{key: text for key, text in row.items() if text} for row in value] if kind == "list" else value)

    def test_rows_of_a_voided_paper_come_back_to_be_typed_on(self):
        paper = self.draft("CF10", goods=GOODS)
        paper.sudo().action_issue()
        paper.with_user(self.head).sudo().action_void(reason="Wrong quantity")
        again = self.env["street.document"].browse(paper.with_user(self.officer1).action_reissue()["res_id"])
        self.assertEqual(self.line(again, "goods").value, self.line(paper, "goods").value)
        with Form(again.with_user(self.officer1)) as form:
            for index, row in enumerate(again.value_ids):
                if row.code == "goods":
                    with form.value_ids.edit(index) as line:
                        line.value = line.value.replace("20 袋", "18 袋")
        self.assertEqual([row["quantity"] for row in self.line(again, "goods")._get_plain()], ["18 袋", "3 方"])
