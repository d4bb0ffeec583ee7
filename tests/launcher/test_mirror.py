"""The mirror is the one that the machine's own release comes from."""

import tempfile
import unittest
from pathlib import Path

from launcher import mirror


class TestMirror(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.etc = Path(folder.name)
        (self.etc / "sources.list.d").mkdir()

    def test_apt_is_asked_for_the_main_archive_and_not_for_security(self):
        text = ("Debian-Security|bookworm-security|http://a.example/security/\nDebian|bookworm-updates|http://b.example/archive/\n"
                "other|bookworm|http://c.example/\nDebian|bookworm|http://d.example/archive/\n")
        self.assertEqual(mirror.from_index_targets(text, "bookworm"), "http://d.example/archive/")
        self.assertIsNone(mirror.from_index_targets("", "bookworm"))

    def test_sources_list_is_read_where_apt_has_no_lists(self):
        (self.etc / "sources.list").write_text(
            "# deb http://x.example/archive trixie main\ndeb http://security.example/ trixie-security main\n"
            "deb [arch=amd64 signed-by=/k.gpg] http://m.example/archive trixie main contrib\n", encoding="utf-8")
        self.assertEqual(mirror.from_lists(self.etc, "trixie"), "http://m.example/archive")

    def test_stanza_of_a_sources_file_is_read(self):
        (self.etc / "sources.list.d" / "debian.sources").write_text(
            "Types: deb\n# a remark\nURIs: http://s.example/security\nSuites: trixie-security\nComponents: main\n\n"
            "Enabled: no\nTypes: deb\nURIs: http://off.example/archive\nSuites: trixie\nComponents: main\n\n"
            "Types: deb deb-src\nURIs: http://m.example/archive\nSuites: trixie trixie-updates\nComponents: main\nSigned-By: /k.gpg\n", encoding="utf-8")
        self.assertEqual(mirror.from_lists(self.etc, "trixie"), "http://m.example/archive")

    def test_machine_without_any_is_answered_with_nothing(self):
        self.assertIsNone(mirror.from_lists(self.etc, "trixie"))
