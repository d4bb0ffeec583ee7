import base64
import hashlib
from pathlib import Path

from odoo.tests import HttpCase, tagged

from ..tools.file_digest import digest_of_path
from .proof_common import ProofCommon

HTML = b"<html><script>alert(document.cookie)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>'


@tagged("post_install", "-at_install")
class TestKeptFiles(ProofCommon, HttpCase):
    """Files are what came in: a replaced one is found, named in the log and given to people; hostile ones run nowhere."""

    def path_of(self, record, field):
        file = self.env["ir.attachment"].sudo().search([("res_model", "=", record._name), ("res_id", "=", record.id), ("res_field", "=", field)])
        return Path(file._full_path(file.store_fname))

    def check(self):
        """One nightly run, without the commits of the task."""
        run = self.env["street.digest.run"].sudo().create([{}])
        while not run.finished_at:
            run._check_next()
        return run

    def faults_of(self, record):
        return self.env["street.digest.fault"].sudo().search([("res_model", "=", record._name), ("res_id", "=", record.id), ("settled_at", "=", False)])

    def test_a_pdf_replaced_on_disk_is_found_at_night_named_in_the_log_and_by_an_activity(self):
        paper = self.make_paper("CF17")
        path = self.path_of(paper, "pdf")
        kept = path.read_bytes()
        self.addCleanup(path.write_bytes, kept)
        self.check()
        self.assertFalse(self.faults_of(paper))
        path.chmod(0o600)
        path.write_bytes(kept[:-1] + b"!")
        run = self.check()
        fault = self.faults_of(paper)
        self.assertEqual((fault.reason, fault.expected, fault.case_id), ("changed", paper.digest, paper.case_id))
        self.assertGreaterEqual(run.fault_count, 1)
        line = self.env["street.log"].search([("model", "=", paper._name), ("res_id", "=", paper.id), ("move", "=", "digest_fault")])
        self.assertIn(paper.digest, line.reason)
        self.assertIn(self.officer1, paper.case_id.activity_ids.user_id)
        self.check()
        self.assertEqual(len(self.faults_of(paper)), 1, "one fault is noted once")
        self.assertEqual(len(self.env["street.log"].search([("model", "=", paper._name), ("res_id", "=", paper.id), ("move", "=", "digest_fault")])), 1)
        path.write_bytes(kept)
        self.check()
        self.assertFalse(self.faults_of(paper), "the right file is back")

    def test_a_file_that_is_gone_is_found_on_demand_and_proves_nothing(self):
        case = self.bring_to("investigating")
        self.add_fact(case)
        content = base64.b64encode(b"\xff\xd8\xff unique")
        item = self.add_evidence(case, file_ids=[(0, 0, {"name": "a.jpg", "content": content})])
        path = self.path_of(item.file_ids, "content")
        kept = path.read_bytes()
        self.addCleanup(path.write_bytes, kept)
        path.unlink()
        answer = case.with_user(self.officer2).action_check_files()
        self.assertEqual(answer["params"]["type"], "danger")
        item.invalidate_recordset()
        self.assertEqual(self.faults_of(item.file_ids).reason, "missing")
        self.assertTrue(item.is_broken)
        self.assertFalse(item._counts())
        path.write_bytes(kept)
        self.assertEqual(case.with_user(self.officer2).action_check_files()["params"]["type"], "success")

    def test_a_long_file_is_read_in_pieces_with_the_same_digest(self):
        path = Path(self.env["ir.attachment"]._filestore()) / "digest_probe"
        path.parent.mkdir(parents=True, exist_ok=True)
        self.addCleanup(path.unlink)
        path.write_bytes(bytes(range(256)) * 20000)
        self.assertEqual(digest_of_path(path), hashlib.sha256(path.read_bytes()).hexdigest())
        self.assertIsNone(digest_of_path(path.with_name("nothing_here")))

    def test_pages_and_drawings_with_script_are_downloads(self):
        case = self.bring_to("investigating")
        self.authenticate("e_officer1", "e_officer1")
        for name, raw in (("page.html", HTML), ("photo.jpg", HTML), ("drawing.svg", SVG), ("drawing.png", SVG)):
            item = self.add_evidence(case, verified=False, file_ids=[(0, 0, {"name": name, "content": base64.b64encode(raw)})])
            file = self.env["ir.attachment"].sudo().search([("res_model", "=", "street.evidence.file"), ("res_id", "=", item.file_ids.id), ("res_field", "=", "content")])
            self.assertTrue(file)
            self.env.flush_all()
            for url in (f"/web/content/street.evidence.file/{item.file_ids.id}/content", f"/web/content/{file.id}",
                        f"/web/content/street.evidence.file/{item.file_ids.id}/content?mimetype=text/html", f"/web/image/street.evidence.file/{item.file_ids.id}/content"):
                with self.subTest(f"{name} {url}"):
                    answer = self.url_open(url)
                    self.assertNotRegex(answer.headers["Content-Type"], "html|svg|xml")
                    self.assertNotIn(b"<script" if b"script" in raw else b"onload", answer.content if "octet" not in answer.headers["Content-Type"] else b"")

    def test_a_picture_is_shown_as_what_it_is(self):
        item = self.add_evidence(self.bring_to("investigating"), verified=False)
        self.authenticate("e_officer1", "e_officer1")
        answer = self.url_open(f"/web/content/street.evidence.file/{item.file_ids.id}/content")
        self.assertEqual(answer.headers["Content-Type"], "image/jpeg")
        self.assertEqual((item.file_ids.taken_at, item.file_ids.place), (item.taken_at, item.place))

    def test_nobody_writes_faults_or_runs(self):
        for user in (self.officer1, self.clerk, self.admin):
            for model in ("street.digest.fault", "street.digest.run"):
                self.assertFalse(self.env[model].with_user(user).has_access("create"), (user.login, model))
                self.assertFalse(self.env[model].with_user(user).has_access("write"), (user.login, model))
