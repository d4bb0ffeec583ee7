"""ruff, with the rules of ruff.toml, finds nothing."""

import importlib.util
import subprocess
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@unittest.skipUnless(importlib.util.find_spec("ruff"), "ruff is not in this Python; ./street test has it")
class TestLint(unittest.TestCase):
    def test_ruff_finds_nothing(self):
        done = subprocess.run([sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format=concise", str(ROOT)],
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, "\n".join((done.stdout + done.stderr).splitlines()[:40]))
