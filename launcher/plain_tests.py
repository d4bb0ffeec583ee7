"""Runs the tests of tests/ with unittest and writes one line of JSON per test. Run by `./street test`, never imported."""

import json
import os
import re
import sys
import time
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


class Recorder(unittest.TextTestResult):
    """Text on the console as usual, and one line per finished test in the file of STREET_TEST_RECORD."""

    def startTest(self, test):
        """Remember when the test began."""
        super().startTest(test)
        self.began = time.monotonic()

    def _put(self, test, outcome, reason=""):
        test = getattr(test, "test_case", None) or test
        module = type(test).__module__
        line = {"addon": "tests/" + re.sub(r"^tests\.", "", module).split(".")[0], "test": test.id(), "class": "", "outcome": outcome,
                "reason": reason, "browser": bool(getattr(test, "browser", False)), "seconds": round(time.monotonic() - getattr(self, "began", time.monotonic()), 3)}
        if record := os.environ.get("STREET_TEST_RECORD"):
            with open(record, "a", encoding="utf-8") as stream:
                stream.write(json.dumps(line, ensure_ascii=False) + "\n")

    def addSuccess(self, test):
        """Record a passed test."""
        super().addSuccess(test)
        self._put(test, "passed")

    def addSkip(self, test, reason):
        """Record a skipped test."""
        super().addSkip(test, reason)
        self._put(test, "skipped", reason)

    def addFailure(self, test, err):
        """Record a failed test."""
        super().addFailure(test, err)
        self._put(test, "failed")

    def addError(self, test, err):
        """Record a test that broke."""
        super().addError(test, err)
        self._put(test, "failed")

    def addSubTest(self, test, subtest, err):
        """Record a failed part of a test."""
        super().addSubTest(test, subtest, err)
        if err is not None:
            self._put(test, "failed")


def main(folder):
    """Run the tests below a folder of the repository. Returns the exit status."""
    sys.path[0] = str(ROOT)
    loader = unittest.TestLoader()
    path = ROOT / folder
    if path.is_file():
        suite = loader.loadTestsFromName(".".join(path.relative_to(ROOT).with_suffix("").parts))
    else:
        suite = loader.discover(str(path), top_level_dir=str(ROOT))
    unseen = {found.parent for found in (path if path.is_dir() else path.parent).rglob("test_*.py") if not (found.parent / "__init__.py").exists()}
    if unseen:
        print("unittest does not look into these folders; give each an empty __init__.py:", *sorted(unseen), sep="\n  ", file=sys.stderr)
        return 2
    result = unittest.TextTestRunner(resultclass=Recorder, verbosity=2).run(suite)
    return 0 if result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
