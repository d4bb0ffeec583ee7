import io

from pypdf import PdfReader

from odoo.tests import tagged

from odoo.addons.street_base.tools.pdf_layout import HEIGHT, render

from .document_common import DocumentCommon

# Fact that grows, of forms whose approval used to fall on a second page.
GROWING = {"CF36B": "application_reason", "CF40": "performance_result", "CF01": "facts"}
WORDS = "当事人每月分期缴纳，执行情况记录在案。"


@tagged("post_install", "-at_install")
class TestPaperFit(DocumentCommon):
    """A form goes on a page less where a few lines only would stand on its last one; papers handed out keep their measures."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.report = cls.env["report.street_enforcement.document"]

    def snapshots(self, code, fact, lengths):
        """The same paper with more and more text."""
        kind = self.env["street.document.type"]._get(code)
        case = self.case_for(kind)
        draft, facts = self.env["street.document"].create({"case_id": case.id, "type_id": kind.id}), self.facts_for(kind, case)
        for length in lengths:
            yield draft, draft._prepare_snapshot({**draft._get_known_facts()[0], **facts, fact: WORDS * length}, self.subject, "")

    def usual(self, snapshot, draft):
        """The paper as it would be set without being made to fit: its printer."""
        printer = self.report._lay_snapshot(snapshot, draft)
        render([printer.paper])
        return printer

    def test_a_few_lines_are_taken_back_to_the_page_before(self):
        for code, fact in GROWING.items():
            saved = 0
            for draft, snapshot in self.snapshots(code, fact, range(1, 31, 2)):
                usual = self.usual(snapshot, draft)
                printer, content = self.report._set_snapshot(snapshot, draft)
                pages = PdfReader(io.BytesIO(content)).pages
                self.assertEqual(len(pages), printer.page_count)
                self.assertLessEqual(printer.page_count, usual.page_count)
                # Never set tight for nothing.
                self.assertEqual(printer.is_tight, printer.page_count < usual.page_count, code)
                saved += printer.is_tight
                text = "".join("".join(page.extract_text() for page in pages).split())
                self.assertIn("行政机关", text)
                self.assertIn(WORDS, text)
            with self.subTest(code):
                self.assertGreater(saved, 0, "no length of the text needed it")

    def test_what_is_handed_out_keeps_the_measures_of_the_standard(self):
        for draft, snapshot in self.snapshots("CF17", "facts", range(1, 24, 3)):
            printer, _content = self.report._set_snapshot(snapshot, draft)
            self.assertFalse(printer.is_tight)
            self.assertFalse(printer.ends_on_few_lines())

    def test_an_empty_box_keeps_the_room_to_write_by_hand(self):
        heights = {}
        for is_tight in (False, True):
            for draft, snapshot in self.snapshots("CF01", "facts", [2]):
                for name in ("opinion_unit", "opinion_head"):
                    snapshot["facts"].pop(name, None)
                printer = self.report._lay_snapshot(snapshot, draft, is_tight=is_tight)
                boxes = [block.wrap(printer.paper.width, HEIGHT)[1] for block in printer.paper.blocks if type(block).__name__ == "Table"]
                heights[is_tight] = boxes[-2:]
        for usual, tight in zip(heights[False], heights[True], strict=True):
            self.assertLessEqual(usual - tight, 6, "only the padding shrinks")

    def test_a_preview_has_the_pages_that_the_paper_will_have(self):
        kind = self.env["street.document.type"]._get("CF40")
        case = self.case_for(kind)
        draft = self.env["street.document"].with_user(self.officer1).create({"case_id": case.id, "type_id": kind.id})
        seen = set()
        for length in range(1, 31, 2):
            draft.value_ids.filtered(lambda line: line.fact_id.code == "performance_result").value = WORDS * length
            printer, _content = self.report._set_snapshot(draft._prepare_preview(), draft)
            content, _extension = self.env["ir.actions.report"].with_user(self.officer1)._render_py_pdf("street_enforcement.document", draft.ids)
            self.assertEqual(len(PdfReader(io.BytesIO(content)).pages), printer.page_count)
            seen.add(printer.is_tight)
        self.assertEqual(seen, {False, True})
