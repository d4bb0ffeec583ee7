"""The public contract of the suite, asked of the running server by the project's own checker."""

import re
import subprocess
import sys
import unittest
from pathlib import Path

from .wire import URL, WireCase, ask, world

ROOT = Path(__file__).resolve().parents[2]
CHECKER = next((path for place in (ROOT.parent, ROOT.parent.parent) if (path := place / "shared" / "checks" / "contract").exists()), None)


@unittest.skipUnless(CHECKER, "the checker of the contract is not part of the repository")
class TestContract(WireCase):
    def test_the_models_that_exist_keep_the_contract(self):
        plan = CHECKER.parents[1] / "design" / "architecture.md"
        named = set(re.findall(r"^\| (street\.[\w.]+)", plan.read_text(encoding="utf-8"), re.MULTILINE))
        known = {row["model"] for row in ask("admin", "ir.model", "search_read", domain=[["model", "=like", "street.%"]], fields=["model"])}
        models = sorted(named & known)
        self.assertTrue(models)
        done = subprocess.run([sys.executable, str(CHECKER), "--url", URL, "--key", world()["keys"]["wire_every_role"], *models],
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
