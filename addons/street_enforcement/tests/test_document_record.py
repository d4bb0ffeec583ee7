import base64
import hashlib
import io

from PIL import Image
from pypdf import PdfReader, PdfWriter

from odoo.exceptions import UserError
from odoo.tests import tagged

from .document_common import DocumentCommon

# What the officers confirm before a record of an on-site step is locked (G04).
TOLD = {"certificates_shown": True, "rights_told": True}


def text_of(paper):
    """All text of a paper, and of its first page, without blanks."""
    pages = ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(base64.b64decode(paper.pdf))).pages]
    return "".join(pages), pages


def picture(size=(800, 1100)):
    """A JPEG as a phone takes it."""
    target = io.BytesIO()
    Image.new("RGB", size, "white").save(target, "JPEG")
    return target.getvalue()


@tagged("post_install", "-at_install")
class TestDocumentRecord(DocumentCommon):
    """Records (笔录) and their pictures, the scan of the signed paper, the seal register."""

    def draft(self, code="CF04", **facts):
        case = self.load_case("investigating")
        kind = self.env["street.document.type"]._get(code)
        values = {**self.facts_for(kind, case), **facts}
        papers = self.env["street.document"].with_user(self.officer1)
        return papers.create({"case_id": case.id, "type_id": kind.id, "value_ids": papers._prepare_value_commands(values)})

    def test_a_record_is_signed_on_each_page_and_locked(self):
        dialogue = [{"question": "经过如何？", "answer": "我把材料堆在人行道上，没有办手续。" * 6} for _row in range(12)]
        record = self.draft(dialogue=dialogue, corrections=[{"place": "第1页第3行", "was": "三天", "now": "两天"}])
        record.action_sign(**TOLD)
        whole, pages = text_of(record)
        self.assertEqual(record.state, "signed")
        self.assertGreaterEqual(len(pages), 3)
        for page in pages:
            self.assertIn("被询问人签名", page)
        self.assertIn("更正：第1页第3行（三天，两天）", whole)
        with self.assertRaises(UserError):
            record.value_ids[0].write({"value": "改"})
        self.assertEqual(record.case_id._get_document("CF04"), record.sudo(False).with_env(self.env))

    def test_a_refusal_to_sign_needs_its_reason_and_is_printed(self):
        record = self.draft()
        self.assertIn("G05", self.refusal(record.action_sign, **TOLD, is_signed=False))
        record.action_sign(**TOLD, is_signed=False, refusal_reason="当事人认为无需签字", witness="社区工作人员刘敏")
        whole, _pages = text_of(record)
        self.assertIn("当事人未签名，原因：当事人认为无需签字", whole)
        self.assertIn("见证人：社区工作人员刘敏", whole)

    def test_a_record_of_a_step_without_certificates_and_rights_is_not_locked(self):
        for code in ("CF03", "CF04", "CF08B"):
            record = self.draft(code)
            for told in ({}, {"certificates_shown": True}, {"rights_told": True}, {"certificates_shown": "yes", "rights_told": "yes"}):
                with self.subTest(f"{code} {told}"):
                    self.assertIn("APL 55, G04", self.refusal(record.action_sign, **told))
            record.action_sign(**TOLD)
            self.assertTrue(record.sudo().snapshot["told"])
            line = self.env["street.log"].search([("model", "=", "street.document"), ("res_id", "=", record.id), ("move", "=", "sign")])
            self.assertIn("G04", line.reason)
        case = self.load_case("investigating")
        kind = self.env["street.document.type"]._get("CF03")
        self.assertIn("G04", self.refusal(case.with_user(self.officer1).issue_document, "CF03", self.facts_for(kind, case)))

    def test_a_record_is_not_issued_and_a_notice_is_not_signed(self):
        self.assertIn("G05", self.refusal(self.draft().action_issue))
        self.assertIn("G05", self.refusal(self.draft("CF13").action_sign))

    def test_questions_are_typed_as_people_write_them(self):
        record = self.draft()
        line = record.value_ids.filtered(lambda line: line.code == "dialogue")
        line.value = "问：你叫什么？\n答：张三。\n问：住哪里？\n答：东城街。"
        record.action_sign(**TOLD)
        self.assertEqual(record.snapshot["facts"]["dialogue"], [
            {"question": "你叫什么？", "answer": "张三。"}, {"question": "住哪里？", "answer": "东城街。"}])

    def test_a_day_that_is_none_is_refused_at_once(self):
        record = self.draft()
        line = record.value_ids.filtered(lambda line: line.code == "start_at")
        with self.assertRaises(UserError):
            line.value = "昨天下午"
            self.env.flush_all()

    # ------------------------------------------------------------
    # SCANS, SEAL
    # ------------------------------------------------------------

    def test_the_checklist_of_a_draft_names_nothing_that_its_form_never_needs(self):
        for code, own, foreign in (("CF17", "Issue", "Lock for signature"), ("CF03", "Lock for signature", "Issue")):
            with self.subTest(code):
                kind = self.env["street.document.type"]._get(code)
                paper = self.env["street.document"].with_user(self.officer1).create({"case_id": self.case_for(kind).id, "type_id": kind.id})
                self.assertIn("These facts are missing", paper.move_checklist)
                self.assertIn(f"<b>{own}</b>", paper.move_checklist)
                self.assertNotIn(f"<b>{foreign}</b>", paper.move_checklist)

    def test_the_scan_comes_back_with_its_digest_and_stays(self):
        paper = self.make_paper("CF17")
        self.assertTrue(paper.is_scan_missing)
        self.assertIn(paper, paper.search([("is_scan_missing", "=", True)]))
        photo = picture()
        paper.with_user(self.officer1).action_attach_scan(content=base64.b64encode(photo).decode(), file_name="告知书.jpg")
        paper.invalidate_recordset()
        self.assertFalse(paper.is_scan_missing)
        self.assertEqual(paper.scan_id.digest, hashlib.sha256(photo).hexdigest())
        self.assertEqual(base64.b64decode(paper.scan_id.content), photo)
        for door in (lambda: paper.scan_id.with_user(self.officer1).write({"content": b""}), lambda: paper.scan_id.with_user(self.clerk).unlink()):
            with self.assertRaises(UserError):
                door()

    def test_what_is_no_scan_is_refused(self):
        paper = self.make_paper("CF17").with_user(self.officer1)
        locked = io.BytesIO()
        writer = PdfWriter()
        writer.add_blank_page(595, 842)
        writer.encrypt("secret")
        writer.write(locked)
        for content in (b"", b"<svg onload=alert(1)>", b"%PDF-1.7 broken", b"\xff\xd8\xffbroken", locked.getvalue()):
            self.refusal(paper.action_attach_scan, content=base64.b64encode(content).decode(), file_name="x")
        self.refusal(paper.action_attach_scan, content="no base64!", file_name="x")
        self.assertFalse(paper.scan_ids)

    def test_the_seal_register_takes_issued_sealed_papers_and_is_never_changed(self):
        paper, plain = self.make_paper("CF17"), self.make_paper("CF39")
        register = self.env["street.seal.use"].with_user(self.clerk)
        use = register.create({"document_id": paper.id, "approver_name": "周主任", "copies": 2, "keeper_id": self.officer1.id})
        self.assertEqual((use.keeper_id, use.number), (self.clerk, paper.number))
        self.refusal(register.create, {"document_id": plain.id, "approver_name": "周主任"})
        self.refusal(register.create, {"document_id": paper.id, "approver_name": "周主任", "used_on": "2020-01-01"})
        self.refusal(use.write, {"copies": 9})
        self.refusal(use.unlink)
        self.refusal(self.env["street.seal.use"].with_user(self.officer1).create, {"document_id": paper.id, "approver_name": "x"})

    def test_a_picture_of_the_draft_is_printed_with_its_caption_and_its_digest_is_kept(self):
        target = io.BytesIO()
        Image.new("RGB", (640, 480), (200, 30, 30)).save(target, "JPEG")
        record = self.draft("CF06")
        self.env["ir.attachment"].with_user(self.officer1).create({
            "name": "路面.jpg", "raw": target.getvalue(), "res_model": "street.document", "res_id": record.id})
        record.invalidate_recordset()
        record.action_sign()
        pages = PdfReader(io.BytesIO(base64.b64decode(record.pdf))).pages
        # The code for the check page is drawn, so that every picture in the file is one of the draft.
        printed = [held.image.convert("RGB") for page in pages for held in page.images]
        self.assertEqual(len(printed), 1)
        self.assertAlmostEqual(printed[0].width / printed[0].height, 640 / 480, places=2)
        red, green, blue = printed[0].getpixel((printed[0].width // 2, printed[0].height // 2))
        self.assertTrue(red > 180 and green < 60 and blue < 60, (red, green, blue))
        self.assertIn("图1路面.jpg", text_of(record)[0])
        self.assertEqual([row["sha256"] for row in record.snapshot["facts"]["photos"]], [hashlib.sha256(target.getvalue()).hexdigest()])
