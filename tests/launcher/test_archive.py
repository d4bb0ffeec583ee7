"""The backup archive comes back as it was written, and nothing of a bad one is used."""

import gzip
import hashlib
import io
import json
import tarfile
import tempfile
import unittest
from pathlib import Path

from launcher import archive
from launcher.trouble import Trouble

SUM = "ab" + "0" * 38
MEMBER = f"filestore/ab/{SUM}"


class TestArchive(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.top = Path(folder.name, "备份 one")
        self.store = self.top / "filestore" / "street"
        (self.store / "ab").mkdir(parents=True)
        (self.store / "ab" / SUM).write_bytes("附件".encode() * 5000)
        (self.store / "checklist").mkdir()
        self.dump = self.top / "dump"
        self.dump.write_bytes(bytes(range(256)) * 2000)
        self.target = self.top / "one.tar.gz"
        self.out = self.top / "out"

    def write(self):
        return archive.write(self.target, self.dump, self.store, {"base": "19.0.1.3", "demo": True})

    def forge(self, members, manifest=None):
        """An archive with any members: (name or TarInfo, content)."""
        if manifest is None:
            manifest = {"format": 1, "members": {
                name: {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
                for name, content in members if isinstance(name, str)}}
        with tarfile.open(self.target, "w:gz") as tar:
            for name, content in [("manifest.json", json.dumps(manifest).encode()), *members]:
                info = tarfile.TarInfo(name) if isinstance(name, str) else name
                info.size = len(content)
                tar.addfile(info, io.BytesIO(content))

    def refused(self, pattern):
        with self.assertRaisesRegex(Trouble, pattern):
            archive.unpack(self.target, self.out)

    def test_archive_comes_back_as_it_was_written(self):
        written = self.write()
        self.assertEqual(archive.unpack(self.target, self.out), written)
        self.assertEqual((self.out / archive.DUMP).read_bytes(), self.dump.read_bytes())
        self.assertEqual((self.out / MEMBER).read_bytes(), (self.store / "ab" / SUM).read_bytes())
        self.assertEqual(set(written["members"]), {archive.DUMP, MEMBER})

    def test_archive_is_for_its_owner_only_and_leaves_no_draft(self):
        self.write()
        self.assertEqual(self.target.stat().st_mode & 0o777, 0o600)
        self.assertEqual(list(self.top.glob("*.part")), [])

    def test_existing_archive_is_not_overwritten(self):
        self.write()
        with self.assertRaisesRegex(Trouble, "exists already"):
            self.write()

    def test_office_without_attachments_is_backed_up(self):
        written = archive.write(self.target, self.dump, self.top / "nowhere", {})
        self.assertEqual(list(written["members"]), [archive.DUMP])
        archive.unpack(self.target, self.out)

    def test_check_alone_writes_nothing(self):
        self.write()
        archive.unpack(self.target, None)
        self.assertFalse(self.out.exists())

    def test_every_cut_is_noticed(self):
        self.write()
        whole = self.target.read_bytes()
        for length in (0, 10, len(whole) // 3, len(whole) - 4, len(whole) - 1):
            with self.subTest(length=length):
                self.target.write_bytes(whole[:length])
                self.refused("damaged or not whole|not a whole backup")

    def test_damaged_byte_is_noticed(self):
        self.write()
        plain = bytearray(gzip.decompress(self.target.read_bytes()))
        at = plain.index("附件".encode()) + 100
        plain[at] ^= 1
        self.target.write_bytes(gzip.compress(bytes(plain)))
        self.refused("SHA-256 differs")

    def test_member_that_leads_elsewhere_is_refused(self):
        for name in ("../outside", "/etc/outside", f"filestore/../../{SUM}", f"filestore/ab/../../../{SUM}", "filestore/ab/x", "./database.dump"):
            with self.subTest(name=name):
                self.forge([("database.dump", b"d"), (name, b"x")])
                self.refused("does not belong|cannot be read|everything")
                self.assertEqual([path for path in self.top.rglob("outside")], [])

    def test_link_in_place_of_a_file_is_refused(self):
        link = tarfile.TarInfo(MEMBER)
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        manifest = {"format": 1, "members": {name: {"size": 0, "sha256": hashlib.sha256(b"").hexdigest()} for name in ("database.dump", MEMBER)}}
        self.forge([("database.dump", b""), (link, b"")], manifest)
        self.refused("does not belong")

    def test_member_that_is_missing_twice_or_unnamed_is_refused(self):
        good = {"format": 1, "members": {"database.dump": {"size": 1, "sha256": hashlib.sha256(b"d").hexdigest()}}}
        two = {"format": 1, "members": {**good["members"], MEMBER: {"size": 1, "sha256": hashlib.sha256(b"d").hexdigest()}}}
        for members, manifest, words in (
            ([("database.dump", b"d")], two, "missing"),
            ([("database.dump", b"d"), ("database.dump", b"d")], good, "twice"),
            ([("database.dump", b"d"), (MEMBER, b"d")], good, "does not belong"),
            ([("database.dump", b"dd")], good, "size"),
        ):
            with self.subTest(words=words):
                self.forge(members, manifest)
                self.refused(words)

    def test_other_format_is_named(self):
        self.forge([("database.dump", b"d")], {"format": 2, "members": {}})
        self.refused("format 2")

    def test_manifest_that_is_no_manifest_is_refused(self):
        for manifest in ([], {"format": 1}, {"format": 1, "members": {}}, {"format": 1, "members": {"database.dump": {"sha256": "x"}}}):
            with self.subTest(manifest=manifest):
                self.forge([("database.dump", b"d")], manifest)
                self.refused("cannot be read|does not name everything")

    def test_file_of_another_kind_is_refused(self):
        self.target.write_bytes(b"not an archive")
        self.refused("damaged")
        self.target.unlink()
        self.refused("no file")
