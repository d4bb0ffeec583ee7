import importlib
import re
from pathlib import Path

from odoo.tests import BaseCase, tagged

from .gate_table import BAD_INPUT, GATES
from .wire_common import WireCommon

ISSUE = 17  # items of bad input that the issue lists, first in the table

# Gates of the penalty procedure: the list of the issue that this addon answers to.
NAMED = {f"G{number:02}" for number in (*range(1, 8), *range(11, 27), *range(35, 39), 44, 45, 48)}
# Gates of the assessment and of the calendar, which texts of this addon mention.
ELSEWHERE = {"G46", "G47"}


@tagged("post_install", "-at_install")
class TestGateTable(BaseCase):
    """No gate without its wrong and its right attempt, no row without a test that exists."""

    def test_every_gate_has_its_row(self):
        self.assertEqual({row[:3] for row in GATES}, NAMED)

    def test_every_gate_that_the_code_names_has_its_row(self):
        folder = Path(__file__).parents[1] / "models"
        named = {gate for path in folder.glob("*.py") for gate in re.findall(r"\bG\d\d\b", path.read_text(encoding="utf-8"))}
        self.assertLessEqual(named - ELSEWHERE, NAMED)
        self.assertGreater(len(named), 20)

    def test_every_row_names_tests_that_exist(self):
        for what, tests in [*GATES.items(), *((what, (test,)) for what, test in BAD_INPUT.items())]:
            for test in tests:
                with self.subTest(what):
                    module, case, method = test.split(".")
                    found = getattr(importlib.import_module(f"{__package__}.{module}"), case)
                    self.assertTrue(callable(getattr(found, method)))
                    self.assertTrue(module in importlib.import_module(__package__).__dict__, f"{module} is not run")

    def test_every_bad_input_of_the_issue_is_tried(self):
        self.assertGreaterEqual(len(BAD_INPUT), 17)

    def test_every_attempt_goes_over_the_wire(self):
        rows = [*GATES.items(), *((what, (BAD_INPUT[what],)) for what in list(BAD_INPUT)[:ISSUE])]
        for what, tests in rows:
            for test in tests:
                with self.subTest(what):
                    module, case, _method = test.split(".")
                    self.assertTrue(issubclass(getattr(importlib.import_module(f"{__package__}.{module}"), case), WireCommon))
