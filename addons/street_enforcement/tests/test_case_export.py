import base64
import hashlib
import io
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from pypdf import PdfReader

from odoo.tests import HttpCase, tagged

from ..tools.file_name import neutral_name
from .document_common import DocumentCommon
from .enforcement_common import JPEG

HOSTILE = "../../etc/<b>cron.d</b>\\\u202egpj.exe\x07"
HTML = b"<html><script>alert(1)</script></html>"


@tagged("post_install", "-at_install")
class TestCaseExport(DocumentCommon, HttpCase):
    """The export of a bound file: what is in it, who gets it, what the script finds."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        self = cls("test_the_originals_of_the_evidence_are_checked_offline")
        cls.case = self.load_case("investigating")
        cls.evidence = self.add_evidence(cls.case, verified=False, file_ids=[
            (0, 0, {"name": "photo.jpg", "content": base64.b64encode(JPEG)}),
            (0, 0, {"name": HOSTILE, "content": base64.b64encode(HTML)}),
            (0, 0, {"name": "cut.jpg", "role": "working", "note": "cut", "content": base64.b64encode(JPEG + b"cut")}),
        ])
        self.put(cls.case, "concluded")
        cls.paper = self.make_paper("CF17", cls.case)
        cls.case.with_user(cls.officer1).action_bind_file()
        cls.bound = cls.case.file_ids.filtered(lambda bound: bound.volume == "main")

    def export(self, user=None):
        """The archive as bytes."""
        target = io.BytesIO()
        self.case.with_user(user or self.officer1)._write_export(self.bound.with_user(user or self.officer1), target)
        return target.getvalue()

    def manifest(self, content):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return json.loads(archive.read("manifest.json"))["files"], archive.namelist()

    def run_script(self, content):
        """What the script says of an unpacked export: (return code, text)."""
        with tempfile.TemporaryDirectory() as folder:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                archive.extractall(folder)
            result = subprocess.run([sys.executable, "-I", str(Path(folder) / "check_file.py"), folder], capture_output=True, check=False)
        return result.returncode, result.stdout.decode()

    def path_of(self, record, field):
        file = self.env["ir.attachment"].sudo().search([("res_model", "=", record._name), ("res_id", "=", record.id), ("res_field", "=", field)])
        path = Path(file._full_path(file.store_fname))
        kept = path.read_bytes()
        self.addCleanup(path.write_bytes, kept)
        path.chmod(0o600)
        return path

    def test_the_originals_of_the_evidence_are_checked_offline(self):
        content = self.export()
        files, names = self.manifest(content)
        evidence = [entry for entry in files if entry["name"].startswith("evidence/")]
        self.assertEqual([entry["sha256"] for entry in evidence], [hashlib.sha256(raw).hexdigest() for raw in (JPEG, HTML)], "originals, no working copies")
        self.assertEqual({(entry["evidence"], entry["state"]) for entry in evidence}, {("现场照片", "collected")})
        self.assertEqual(set(names), {entry["name"] for entry in files} | {"manifest.json", "check_file.py"})
        self.assertEqual(self.run_script(content)[0], 0)

    def test_hostile_names_open_no_folder_and_hide_no_ending(self):
        self.evidence.name = "../..\\<现场>：照片\u202e.exe"
        files, names = self.manifest(self.export())
        self.assertIn(HOSTILE, [entry.get("original_name") for entry in files], "the name as it came is on record")
        places = [name for name in names if name.startswith("evidence/")]
        self.assertEqual(len(places), 2)
        for name in places:
            self.assertRegex(name, r"^evidence/01 \d+ 现场_照片_exe\.(jpg|bin)$")

    def test_a_neutral_name_is_made_of_letters_digits_blanks_and_dashes(self):
        for text, wanted in (
            ("照片 1", "照片 1"), ("", "file"), (None, "file"), ("...", "file"), ("a/b\\c", "a_b_c"), ("-rf", "rf"), ("x\0y\nz", "x_y_z"),
            ("．．／etc", "etc"), ("字" * 99, "字" * 60),
        ):
            with self.subTest(text=text):
                self.assertEqual(neutral_name(text), wanted)

    def test_what_was_replaced_since_it_came_in_is_found_by_the_script(self):
        for record, field in ((self.evidence.file_ids[0], "content"), (self.paper, "pdf"), (self.bound, "content")):
            with self.subTest(record._name):
                path = self.path_of(record, field)
                kept = path.read_bytes()
                path.write_bytes(kept + b"!")
                code, text = self.run_script(self.export())
                self.assertEqual((code, text.count("changed")), (1, 1), text)
                path.unlink()
                code, text = self.run_script(self.export())
                self.assertEqual((code, text.count("missing")), (1, 1), text)
                path.write_bytes(kept)

    # ------------------------------------------------------------
    # WHO GETS IT
    # ------------------------------------------------------------

    def test_who_works_in_the_case_downloads_the_export(self):
        for user in (self.officer1, self.clerk, self.head):
            self.authenticate(user.login, user.login)
            answer = self.url_open(f"/street/case_file/{self.bound.id}")
            self.assertEqual((answer.status_code, answer.headers["Content-Type"]), (200, "application/zip"), user.login)
            self.assertEqual(self.run_script(answer.content)[0], 0)
            self.assertIn("attachment", answer.headers["Content-Disposition"])
            self.assertEqual(answer.headers["X-Content-Type-Options"], "nosniff")

    def test_nobody_else_gets_a_byte_of_it(self):
        for user in (self.reader, self.staff, self.stranger, self.admin):
            self.authenticate(user.login, user.login)
            answer = self.url_open(f"/street/case_file/{self.bound.id}")
            self.assertEqual(answer.status_code, 403, user.login)
            self.assertNotIn(b"PK", answer.content)
            self.assertNotIn("张三", answer.text)
        self.authenticate(None, None)
        answer = self.url_open(f"/street/case_file/{self.bound.id}", allow_redirects=False)
        self.assertEqual(answer.status_code, 303)
        self.assertIn("/web/login", answer.headers["Location"])

    def test_a_file_that_is_not_there_is_refused_in_words(self):
        self.authenticate(self.officer1.login, self.officer1.login)
        self.assertEqual(self.url_open("/street/case_file/999999999").status_code, 403)

    # ------------------------------------------------------------
    # COVER, NIGHT
    # ------------------------------------------------------------

    def cover(self, case):
        content = base64.b64decode(case.sudo()._bind_files().filtered(lambda bound: bound.volume == "main").content)
        return "".join(PdfReader(io.BytesIO(content)).pages[0].extract_text().split())

    def test_the_cover_says_how_long_the_file_is_kept_by_the_office_and_the_procedure(self):
        summary = self.load_case("closed", procedure="summary")
        self.assertIn("保管期限长期", self.cover(self.case).replace("：", ""))
        self.assertIn("保管期限10年", self.cover(summary).replace("：", ""))
        self.office.sudo().write({"enforcement_retention_ordinary": "years30", "enforcement_retention_summary": "permanent"})
        self.assertIn("保管期限30年", self.cover(self.case).replace("：", ""))
        self.assertIn("保管期限永久", self.cover(summary).replace("：", ""))

    def test_a_bound_file_and_a_paper_replaced_on_disk_are_found_by_the_nightly_task(self):
        task = self.env.ref("street_enforcement.ir_cron_check_files")
        for record, field in ((self.bound, "content"), (self.paper, "pdf")):
            path = self.path_of(record, field)
            path.write_bytes(path.read_bytes() + b"!")
        with self.enter_registry_test_mode():
            task.method_direct_trigger()
        run = self.env["street.digest.run"].search([], limit=1)
        self.assertTrue(run.finished_at, "one run reads every kind of kept file")
        for record in (self.bound, self.paper):
            fault = self.env["street.digest.fault"].search([("res_model", "=", record._name), ("res_id", "=", record.id)])
            self.assertEqual((fault.reason, fault.case_id), ("changed", self.case), record._name)
            self.assertTrue(self.env["street.log"].search_count([("model", "=", record._name), ("res_id", "=", record.id), ("move", "=", "digest_fault")]))
