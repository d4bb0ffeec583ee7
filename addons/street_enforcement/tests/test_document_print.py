import base64
import io
import re

from pypdf import PdfReader

from odoo.tests import tagged

from odoo.addons.street_base.tools.pdf_layout import BOTTOM, HEIGHT, LEADING, LEFT, WIDTH

from ..tools.paper_facts import show
from ..tools.paper_layout import missing_facts, parse
from .document_common import DocumentCommon

MM = 72 / 25.4
SUBSTITUTE = "〓"
NOT_PRINTED = {"party_kind", "procedure", "collection"}  # codes that steer the text


def squeeze(text):
    """Text without blanks and line ends, as it is compared."""
    return "".join(text.split())


def placed(page):
    """Pieces of text of a page with their place: list of (left, up, text)."""
    found = []

    def visit(text, matrix, place, _font, _size):
        if text.strip():
            found.append((matrix[4] + place[4], matrix[5] + place[5], text))
    page.extract_text(visitor_text=visit)
    return found


@tagged("post_install", "-at_install")
class TestDocumentPrint(DocumentCommon):
    """Papers read back: what they must say is in their text, on pages that keep to the standard."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.papers = {}
        for kind in cls.env["street.document.type"].search([("group", "in", ("XS", "CF"))]):
            cls.papers[kind.code] = cls.make(kind)

    @classmethod
    def make(cls, kind):
        """One paper of a kind, on a case of its own."""
        self = cls("test_every_needed_fact_is_in_the_text")
        return self.make_paper(kind.code, self.case_for(kind))

    def pages(self, paper):
        return PdfReader(io.BytesIO(base64.b64decode(paper.pdf))).pages

    def test_the_catalogue_is_whole(self):
        codes = set(self.env["street.document.type"].search([]).mapped("family"))
        wanted = {f"XS{n:02d}" for n in range(1, 6)} | {f"CF{n:02d}" for n in range(1, 45)} | {f"GD{n:02d}" for n in range(1, 4)}
        self.assertLessEqual(wanted, codes)
        self.assertGreaterEqual(len(self.papers), 60)

    def test_every_needed_fact_is_in_the_text(self):
        kinds = {code: facts[1] for code, facts in self.env["street.document.fact"]._get_catalogue().items()}
        for code, paper in self.papers.items():
            text = squeeze("".join(page.extract_text() for page in self.pages(paper)))
            facts = paper.snapshot["facts"]
            blocks = parse(paper.snapshot["layout"], paper.snapshot["clauses"])
            needed = set(missing_facts(blocks, {steer: facts[steer] for steer in NOT_PRINTED & facts.keys()})) - NOT_PRINTED
            self.assertTrue(needed, code)
            for fact in needed:
                with self.subTest(f"{code} {fact}"):
                    if kinds[fact] in ("list", "qa"):
                        self.check_rows(text, blocks, fact, facts[fact])
                    else:
                        forms = [squeeze(show(kinds[fact], facts[fact], form)) for form in ("", "time")]
                        self.assertTrue(any(form in text for form in forms), forms)

    def check_rows(self, text, blocks, fact, rows):
        """Each first column of the rows is printed, and whatever other columns the block names."""
        for row in rows:
            shown = [cell for cell in row.values() if cell and squeeze(str(cell)) in text]
            self.assertTrue(shown, (fact, row))

    def test_no_glyph_is_missing_and_all_text_is_chinese(self):
        for code, paper in self.papers.items():
            text = "".join(page.extract_text() for page in self.pages(paper))
            self.assertNotIn(SUBSTITUTE, text, code)
            self.assertFalse(re.search(r"\{[a-z_]+", text), f"{code}: a place was left open")
            english = re.sub(r"SHA-256|sample|[a-z_]+\d?", "", "".join(re.findall(r"《[^》]*》", text)))
            self.assertFalse(re.search(r"[A-Za-z]{4,}", english), code)

    def test_pages_keep_to_the_standard_within_a_millimetre(self):
        for code, paper in self.papers.items():
            for page in self.pages(paper):
                self.assertAlmostEqual(float(page.mediabox.width) / MM, 210, delta=0.5)
                self.assertAlmostEqual(float(page.mediabox.height) / MM, 297, delta=0.5)
                for left, up, text in placed(page):
                    if "—" in text or "扫码" in text or up < BOTTOM - MM:
                        continue  # page number, note of the QR code, signatures at the foot
                    self.assertGreaterEqual(left, LEFT - MM, (code, text))
                    self.assertLessEqual(left, LEFT + WIDTH + MM, (code, text))
                    self.assertLessEqual(up, BOTTOM + HEIGHT + MM, (code, text))

    def test_the_last_line_never_stands_alone_with_the_seal(self):
        """A defence of any length: the page with the seal carries two lines of text at least."""
        case = self.load_case("concluded")
        kind = self.env["street.document.type"]._get("CF17")
        report, facts = self.env["report.street_enforcement.document"], self.facts_for(kind, case)
        draft = self.env["street.document"].create({"case_id": case.id, "type_id": kind.id})
        for lines in range(24):
            snapshot = draft._prepare_snapshot({**draft._get_known_facts()[0], **facts, "facts": "违法事实" * 7 * (lines + 1)}, self.subject, "东城罚告〔2026〕第0001号")
            snapshot["facts"]["penalties"] = [{"text": "罚款"}]
            content, _pages = report._render_snapshot(snapshot, draft)
            last = placed(PdfReader(io.BytesIO(content)).pages[-1])
            ups = sorted({round(up) for _left, up, text in last if up > BOTTOM and "—" not in text}, reverse=True)
            seal = max(up for _left, up, text in last if "印章" in text)
            above = [up for up in ups if up > seal + LEADING / 2 and up < BOTTOM + HEIGHT]
            self.assertGreaterEqual(len(above), 2, f"{lines}: {above}")

    def test_a_voided_paper_and_a_draft_say_so_on_every_page(self):
        kind = self.env["street.document.type"]._get("CF13")
        case = self.case_for(kind)
        draft = self.env["street.document"].with_user(self.officer1).create({"case_id": case.id, "type_id": kind.id})
        content, extension = self.env["ir.actions.report"].with_user(self.officer1)._render_py_pdf(
            "street_enforcement.document", draft.ids)
        self.assertEqual(extension, "pdf")
        for page in PdfReader(io.BytesIO(content)).pages:
            self.assertIn(squeeze(self.env["report.street_enforcement.document"]._unissued_mark()), squeeze(page.extract_text()))

    def test_a_made_paper_is_printed_as_stored(self):
        paper = self.papers["CF17"]
        content, _extension = self.env["ir.actions.report"]._render_py_pdf("street_enforcement.document", paper.ids)
        self.assertEqual(content, base64.b64decode(paper.pdf))

    def test_the_blank_set_has_a_page_for_every_kind(self):
        kinds = self.env["street.document.type"].search([])
        content, _extension = self.env["ir.actions.report"].with_user(self.officer1)._render_py_pdf("street_enforcement.document_blank", kinds.ids)
        text = squeeze("".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages))
        for kind in kinds:
            self.assertIn(squeeze(kind.name), text)

    def test_a_list_ends_its_sentence_and_the_forms_of_the_street_and_of_approval_fill_no_page_with_one_box(self):
        text = squeeze("".join(page.extract_text() for page in self.pages(self.papers["CF13"])))
        rows = [squeeze(row["text"]) for row in self.papers["CF13"].snapshot["facts"]["requirements"]]
        self.assertIn(f"（1）{rows[0]}；（2）{rows[1]}。", text)
        counts = {code: len(self.pages(self.papers[code])) for code in ("CF14", "CF20", "CF26", "CF31", "CF40")}
        self.assertEqual(counts, {"CF14": 1, "CF20": 1, "CF26": 1, "CF31": 2, "CF40": 1})

    def test_remedies_follow_the_procedure(self):
        ordinary = squeeze("".join(page.extract_text() for page in self.pages(self.papers["CF29"])))
        summary = squeeze("".join(page.extract_text() for page in self.pages(self.papers["CF31"])))
        self.assertIn("六个月内直接向高平市人民法院提起行政诉讼", ordinary)
        self.assertIn("先向高平市人民政府申请行政复议", summary)
        self.assertNotIn("六个月", summary, "reconsideration comes first (ARL 23)")
