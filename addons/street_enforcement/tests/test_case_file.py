import base64
import hashlib
import io
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from lxml import etree
from pypdf import PdfReader

from odoo.tests import HttpCase, tagged

from .document_common import DocumentCommon
from .test_document_record import picture


@tagged("post_install", "-at_install")
class TestCaseFile(DocumentCommon):
    """The bound file, its gate, its export, the review of it."""

    def scan(self, papers):
        for paper in papers:
            if paper.is_scan_missing:
                paper.sudo().action_attach_scan(content=base64.b64encode(picture((80, 110))).decode(), file_name="scan.jpg")

    def test_the_file_is_bound_in_order_with_page_numbers(self):
        case = self.closed_case()
        case.with_user(self.clerk).action_bind_file()
        main, side = case.file_ids.sorted("volume")
        self.assertEqual((main.volume, side.volume), ("main", "side"))
        content = base64.b64decode(main.content)
        self.assertEqual(main.digest, hashlib.sha256(content).hexdigest())
        texts = ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages]
        self.assertIn("案卷封面", texts[0])
        self.assertIn("卷内文件目录", texts[1])
        papers = case.document_ids.filtered(lambda paper: paper.type_id.volume == "main")
        self.assertEqual(main.paper_count, len(papers))
        self.assertEqual(main.page_count, sum(papers.mapped("page_count")))
        place = 2
        for paper in papers.sorted(lambda paper: (paper.type_id.sequence, paper.id)):
            self.assertIn("".join(paper.name.split()), texts[place], "each paper begins where the index says")
            place += paper.page_count
        self.assertIn("备考表", "".join(texts[-2:]))
        self.assertIn(papers[0].digest, "".join(texts))

    def test_a_file_without_its_papers_is_not_archived(self):
        case = self.load_case("closed")
        text = self.refusal(case.with_user(self.clerk).action_archive_file)
        for code in ("CF01", "CF16", "CF29", "CF40"):
            self.assertIn(code, text)
        self.assertIn("G38", text)

    def test_a_file_needs_the_scans_and_no_drafts_and_then_goes_to_the_archive(self):
        case = self.closed_case()
        self.assertEqual(self.codes(case, "archive", user=self.clerk) & {"file_papers", "file_scans", "file_drafts"}, {"file_scans"})
        draft = self.env["street.document"].with_user(self.officer1).create({"case_id": case.id, "type_id": self.env.ref("street_enforcement.type_cf13").id})
        self.scan(case.document_ids)
        self.assertEqual(self.codes(case, "archive", user=self.clerk) & {"file_papers", "file_scans", "file_drafts"}, {"file_drafts"})
        draft.unlink()
        case.with_user(self.clerk).action_archive_file()
        self.assertEqual(case.state, "archived")
        self.assertEqual(set(case.file_ids.mapped("volume")), {"main", "side"})
        self.refusal(case.document_ids[:1].with_user(self.head).action_void, reason="迟了")

    def test_the_volumes_of_an_archived_case_are_one_click_away(self):
        case = self.load_case("archived").with_user(self.clerk)
        case.sudo()._bind_files()
        action = case.action_open_files()
        self.assertEqual(self.env[action["res_model"]].search(action["domain"]), case.file_ids)
        arch = etree.fromstring(case.get_view(view_type="form")["arch"])
        self.assertEqual(arch.find(".//button[@name='action_open_files']").get("invisible"), "not file_ids")
        self.assertIn("state == 'archived'", arch.find(".//button[@name='action_bind_file']").get("invisible"), "what is archived is bound")

    def test_papers_out_of_order_are_named(self):
        case = self.closed_case()
        self.env.cr.execute("UPDATE street_document SET issued_at = issued_at - interval '3 days' WHERE case_id = %s AND type_code = 'CF29'", [case.id])
        case.document_ids.invalidate_recordset()
        self.assertIn("file_order", self.codes(case, "archive", user=self.clerk))

    def test_a_bound_file_is_kept_as_it_is(self):
        case = self.closed_case()
        case.with_user(self.officer1).action_bind_file()
        bound = case.file_ids[0]
        for user in (self.officer1, self.clerk, self.head):
            self.refusal(bound.with_user(user).write, {"digest": "0"})
            self.refusal(bound.with_user(user).unlink)
            self.refusal(self.env["street.case.file"].with_user(user).create, {"case_id": case.id, "volume": "main", "file_name": "x", "digest": "0"})
        self.refusal(case.with_user(self.reader).action_bind_file)

    def test_a_replaced_paper_is_not_bound(self):
        case = self.closed_case()
        paper = case.document_ids[:1]
        self.forge(paper)
        self.assertIn(paper.name, self.refusal(case.with_user(self.officer1).action_bind_file))

    def test_the_export_is_checked_offline_by_its_own_script(self):
        case = self.closed_case()
        self.scan(case.document_ids[:1])
        case.with_user(self.officer1).action_bind_file()
        target = io.BytesIO()
        case._write_export(case.file_ids.filtered(lambda bound: bound.volume == "main"), target)
        with tempfile.TemporaryDirectory() as folder:
            with zipfile.ZipFile(target) as archive:
                archive.extractall(folder)
                names = [entry["name"] for entry in json.loads(archive.read("manifest.json"))["files"]]
            run = [sys.executable, "-I", str(Path(folder) / "check_file.py"), folder]
            self.assertEqual(subprocess.run(run, capture_output=True, check=False).returncode, 0)
            victim = Path(folder) / next(name for name in names if name.startswith("papers/"))
            victim.write_bytes(victim.read_bytes() + b" ")
            result = subprocess.run(run, capture_output=True, check=False)
            self.assertEqual(result.returncode, 1)
            self.assertIn(b"changed", result.stdout)

    # ------------------------------------------------------------
    # REVIEW
    # ------------------------------------------------------------

    def review(self, user):
        case = self.closed_case()
        return self.env["street.case.review"].with_user(user).create({"case_id": case.id, "conclusion": "案卷规范"})

    def test_a_review_adds_up_the_sheet_and_issues_it(self):
        review = self.review(self.reviewer)
        self.assertEqual((review.score, review.grade), (100, "excellent"))
        line = review.line_ids.filtered(lambda line: line.points == 25)
        line.score = 10
        self.assertEqual((review.score, review.grade), (85, "good"))
        self.assertIn(line.item_id.name, self.refusal(review.action_finish))
        line.note = "照片缺少拍摄时间"
        review.action_finish()
        sheet = review.case_id.sudo()._get_document("GD02")
        self.assertEqual((sheet.state, sheet.snapshot["facts"]["grade"]), ("issued", "良好"))
        self.refusal(line.write, {"score": 25})
        self.refusal(review.write, {"conclusion": "改"})

    def test_a_veto_item_fails_the_file_whatever_the_score(self):
        review = self.review(self.leader)
        review.line_ids.filtered("is_veto")[0].write({"is_found": True, "note": "一名执法人员"})
        self.assertEqual((review.score, review.grade), (100, "fail"))

    def test_more_points_than_the_sheet_gives_are_refused(self):
        review = self.review(self.leader)
        self.refusal(review.line_ids[-1].write, {"score": 99})

    def test_who_investigated_does_not_review_his_own_file(self):
        self.officer1.group_ids += self.env.ref("street_enforcement.group_case_clerk")
        self.assertIn("APL 49", self.refusal(self.review, self.officer1))
        review = self.review(self.reviewer)
        self.assertIn("APL 49", self.refusal(review.with_user(self.officer1).action_finish))
        self.assertIn("APL 49", self.refusal(review.line_ids[:1].with_user(self.officer1).write, {"score": 1}))


@tagged("post_install", "-at_install")
class TestDocumentCheckPage(HttpCase, DocumentCommon):
    """The page behind the QR code."""

    def test_the_page_confirms_number_and_digest_and_nothing_of_the_party(self):
        paper = self.make_paper("CF17")
        answer = self.url_open(f"/street/paper/{paper.token}")
        self.assertEqual(answer.status_code, 200)
        for text in (paper.number, paper.digest):
            self.assertIn(text, answer.text)
        self.assertNotIn("张三", answer.text)
        self.assertEqual(answer.headers["Cache-Control"], "no-store")
        self.assertEqual(self.url_open("/street/paper/forged").status_code, 404)
