import ast
import base64
import io
import re
import unittest
from pathlib import Path
from unittest.mock import patch

from pypdf import PdfReader

from odoo.tests import TransactionCase, tagged

from odoo.addons.street_training.models.street_qualification import POSTS

from ..models.street_case_demo import Stage
from ..models.street_document_facts import StreetDocument
from ..tools import demo_case as texts
from ..tools.demo_clock import demo_clock
from ..tools.paper_words import CHECK_POINTS, PENALTIES, WORDS, word

FEEDS = re.compile(r"_prepare_\w*facts|_prepare_sheet|_prepare_goods|_prepare_paper_values|_prepare_move_paper_values|_describe\w*")
SCREEN = {"_describe_next_step"}  # what the form says comes next
PRINTED = {("street.qualification", "kind"): {*POSTS["legal_review"], *POSTS["hearing_chair"]}}  # the others let no one act in a case
CODES = {"party_kind", "procedure", "collection"}  # steer the text, are not printed
# Numbers of credit codes, numbers of cameras and the name of the digest are no words.
NO_WORDS = re.compile(r"[0-9A-Z]{18}|DSJ-\d+|SHA-256|[0-9a-f]{12,64}")


def latin(value, path=""):
    """Latin words in facts. :return: list of (where, text)"""
    if isinstance(value, dict):
        return [one for key, cell in value.items() if key not in CODES for one in latin(cell, f"{path}.{key}")]
    if isinstance(value, list):
        return [one for cell in value for one in latin(cell, f"{path}[]")]
    text = NO_WORDS.sub("", value) if isinstance(value, str) else ""
    return [(path, value)] if re.search("[A-Za-z]{2,}", text) else []


@tagged("post_install", "-at_install")
class TestPaperWords(TransactionCase):
    """Papers are Chinese whoever makes them, in whatever language he works and whatever languages the database has."""

    def test_every_code_has_its_word_and_no_word_is_left_over(self):
        for (model, name), words in WORDS.items():
            with self.subTest(f"{model}.{name}"):
                self.assertEqual(set(words), PRINTED.get((model, name)) or set(dict(self.env[model]._fields[name].selection)))
                self.assertFalse([text for text in words.values() if re.search("[A-Za-z]", text)])
        self.assertFalse(word("street.case", "source", False))
        self.assertLessEqual(set(self.env["street.penalty.kind"].search([]).mapped("code")), set(PENALTIES))
        self.assertEqual(list(CHECK_POINTS), list(self.env["street.legal.review"]._get_point_names()))

    def test_the_screen_says_the_same_as_the_paper(self):
        """A label that was filled from another addon's word for the same English stands out: both share their main signs."""
        if not self.env["res.lang"]._get_data(code="zh_CN"):
            self.skipTest("without Chinese")
        for (model, name), words in WORDS.items():
            labels = dict(self.env[model].with_context(lang="zh_CN")._fields[name]._description_selection(self.env(context={"lang": "zh_CN"})))
            for code, text in words.items():
                self.assertGreaterEqual(len(set(labels[code]) & set(text)), min(2, len(text)), f"{model}.{name} {code}: {labels[code]}, {text}")

    def test_what_feeds_papers_translates_nothing(self):
        folder = Path(__file__).parents[1] / "models"
        found = []
        for path in sorted(folder.glob("*.py")):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.FunctionDef) and FEEDS.fullmatch(node.name) and node.name not in SCREEN:
                    source = ast.unparse(node)
                    found += [f"{path.name} {node.name}"] if "env._(" in source or "_description_selection" in source else []
        self.assertEqual(found, [])


@tagged("post_install", "-at_install")
class TestPaperLanguage(TransactionCase):
    """Whole cases of the demo office, worked by people whose language is English, before any translation is loaded."""

    def setUp(self):
        super().setUp()
        if not self.env["street.form.block"].search_count([("prefix", "=", "东城当罚")], limit=1):
            raise unittest.SkipTest("without demo data")
        self.env = self.env(context=dict(self.env.context, lang="en_US"))
        self.startPatcher(patch.object(StreetDocument, "_get_paper_lang", lambda _self: "en_US"))

    def read(self, content):
        """All text of a PDF, without blanks and line ends."""
        return "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(base64.b64decode(content))).pages).split())

    def test_whole_cases_worked_in_english_leave_chinese_papers(self):
        known = self.env["street.case"].search([])
        self.env.cr.execute("UPDATE street_fine_payment SET receipt_number = 'used' || id")  # the demo's own receipts are booked
        other = {"name": "高平市另一装饰店(虚构)", "credit_code": texts.credit_code("91140581MA0DEM0B3")}  # no first violation otherwise
        with demo_clock(self.env) as clock, patch.dict(texts.ADVERTISER, other):
            stage = Stage(self.env, clock)
            stage.play_road()
            stage.play_poster()
        cases = self.env["street.case"].search([]) - known
        papers = cases.sudo().document_ids
        self.assertGreater(len(papers), 25)
        for paper in papers:
            with self.subTest(paper.type_code):
                self.assertEqual(latin(paper.snapshot["facts"]), [])
                self.assertEqual(latin(self.read(paper.pdf)), [])
        files = self.env["street.case.file"].sudo().search([("case_id", "in", cases.ids)])
        self.assertTrue(files)
        for file in files:
            self.assertEqual(latin(self.read(file.content)), [])

    def test_facts_of_papers_are_the_same_in_both_languages(self):
        cases = self.env["street.case"].search([("company_id", "=", self.env.ref("base.main_company").id)]).sudo()
        whole = cases.filtered("document_ids")
        light = self.env["street.case"].sudo().concat(*(rows[0] for rows in (cases - whole).grouped("state").values()))
        for code in self.env["street.document.type"].search([]).mapped("code"):
            for case in whole + light if code in ("CF22", "CF29", "CF40") else whole:
                english, chinese = (case.with_context(lang=lang)._prepare_paper_facts(code) for lang in ("en_US", "zh_CN"))
                self.assertEqual(english, chinese, f"{case.display_name} {code}")
