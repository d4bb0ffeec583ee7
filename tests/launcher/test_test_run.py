"""The test command counts right and is never green by accident."""

import contextlib
import io
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from launcher import cmd_test, layout, odoo_record, test_report
from launcher.trouble import Trouble


def row(name, outcome="passed", reason="", browser=False, addon="street_base"):
    return {"addon": addon, "test": name, "class": "", "outcome": outcome, "reason": reason, "browser": browser, "seconds": 1.0}


class TestReport(unittest.TestCase):
    def show(self, rows, problems=()):
        with tempfile.TemporaryDirectory() as out, contextlib.redirect_stdout(io.StringIO()) as printed:
            status = test_report.show(rows, list(problems), Path(out), 1.0)
        return status, printed.getvalue().splitlines()[-1]

    def test_green_run_ends_with_its_sum(self):
        self.assertEqual(self.show([row("a"), row("b"), row("c", "skipped", "needs a printer")]), (0, "2 passed, 0 failed, 1 skipped"))

    def test_test_with_one_failed_part_failed_once(self):
        self.assertEqual(self.show([row("a", "failed"), row("a", "failed"), row("a"), row("b")]), (1, "1 passed, 1 failed, 0 skipped"))

    def test_run_without_a_test_is_not_green(self):
        self.assertEqual(self.show([]), (1, "0 passed, 0 failed, 0 skipped"))
        self.assertEqual(self.show([row("a", "skipped", "x")])[0], 1)

    def test_skipped_browser_test_is_not_green(self):
        for skipped in (row("b", "skipped", "Chrome executable not found"), row("b", "skipped", "websocket-client module is not installed"),
                        row("b", "skipped", "later", browser=True)):
            self.assertEqual(self.show([row("a"), skipped]), (1, "1 passed, 0 failed, 1 skipped"))

    def test_process_that_broke_down_is_not_green(self):
        self.assertEqual(self.show([row("a")], [("Odoo's test process ended with status 255", "")]), (1, "1 passed, 1 failed, 0 skipped"))


class TestShares(unittest.TestCase):
    def test_every_class_is_in_exactly_one_share(self):
        groups = {f"m:{number}": number % 7 + 1 for number in range(50)}
        shares = odoo_record.partition(groups, {"m:3": 100.0}, [0, 20])
        self.assertEqual(set.union(*shares), set(groups))
        self.assertFalse(shares[0] & shares[1])
        self.assertEqual(shares, odoo_record.partition(dict(reversed(groups.items())), {"m:3": 100.0}, [0, 20]))

    def test_long_classes_are_spread(self):
        shares = odoo_record.partition({"a": 1, "b": 1, "c": 1}, {"a": 60, "b": 50, "c": 5}, [0, 0])
        self.assertEqual(shares, [{"a"}, {"b", "c"}])


class TestWaiting(unittest.TestCase):
    def run_of(self, chosen, tags=""):
        with mock.patch.object(cmd_test.addons, "read", return_value={"a": {}, "glue": {"auto_install": ["purchase"]}}), \
                mock.patch.object(cmd_test.files, "read_json", return_value={}):
            return cmd_test.Run(layout.Layout("/nowhere"), Path("/nowhere"), chosen, [], tags)

    def test_addons_that_wait_are_tested_apart_from_the_lanes(self):
        run = self.run_of(["a", "glue"])
        self.assertEqual((run.chosen, run.waiting), (["a"], ["glue"]))

    def test_they_are_installed_on_a_copy_and_their_tests_count(self):
        run = self.run_of(["glue"])
        run.template = "tpl"
        run.templates = mock.Mock()
        with mock.patch.object(run, "_test_process") as process:
            run._waiting_tests()
            self.assertEqual(run.templates.odoo.load.call_args.args[2:], ("--init=glue", "--without-demo"))
            self.assertEqual(process.call_args.args[2], "/glue")
            run.templates.odoo.load.side_effect = Trouble("It broke.", "Look.")
            run._waiting_tests()
        self.assertEqual((process.call_count, run.problems), (1, [("It broke. Look.", "")]))


class TestChoice(unittest.TestCase):
    def test_nothing_named_means_everything(self):
        self.assertEqual(cmd_test.choose([], {"b": {}, "a": {}}, False), (["a", "b"], ["tests"]))
        self.assertEqual(cmd_test.choose([], {"a": {}}, True), (["a"], []))

    def test_addons_and_folders_can_be_named(self):
        self.assertEqual(cmd_test.choose(["addons/a/", "tests/launcher"], {"a": {}}, False), (["a"], ["tests/launcher"]))

    def test_unknown_name_is_refused(self):
        with self.assertRaisesRegex(Trouble, "named c"):
            cmd_test.choose(["c"], {"a": {}}, False)

    def test_missing_browser_stops_the_run_before_it_begins(self):
        with mock.patch("shutil.which", return_value=None), self.assertRaisesRegex(Trouble, "would be skipped"):
            cmd_test.need_browser(mock.Mock())
