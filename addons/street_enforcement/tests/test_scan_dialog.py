import base64
import hashlib
import io
from datetime import timedelta
from unittest.mock import patch

from PIL import Image
from pypdf import PdfReader, PdfWriter

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import HttpCase, tagged

from .hidden_common import HiddenCommon
from .wire_common import WireCommon

DIALOG = "street.document.scan.take"
PAGE = b"<html><script>alert(document.domain)</script></html>"


def photo(colour):
    """A photo of a page, told by its colour."""
    target = io.BytesIO()
    Image.new("RGB", (620, 877), colour).save(target, "JPEG")
    return target.getvalue()


def pdf(pages=2, password=None):
    """A file as the scanner makes it."""
    target, writer = io.BytesIO(), PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(595, 842)
    if password:
        writer.encrypt(password)
    writer.write(target)
    return target.getvalue()


@tagged("post_install", "-at_install")
class TestScanDialog(WireCommon, HiddenCommon, HttpCase):
    """The dialog that takes in the signed and sealed paper (签章件回传), by each door that leads into it."""

    def upload(self, *files, user=None, name=DIALOG, res_id=0):
        """Files as the dialog uploads them. :param files: of (name, bytes)"""
        made = self.as_user(self.env["ir.attachment"], user or self.officer1)
        return made.create([{"name": file_name, "raw": raw, "res_model": name, "res_id": res_id} for file_name, raw in files])

    def dialog(self, files, user=None, paper=None):
        return self.as_user(self.env[DIALOG], user or self.officer1).create({
            "document_id": (paper or self.paper).id, "file_ids": [(6, 0, files.ids)]})

    def assert_nothing_taken(self, refusal, files, words):
        scans = self.paper.sudo().scan_ids
        with self.assertRaisesRegex(UserError, words), self.env.cr.savepoint():
            refusal()
        self.env.invalidate_all()
        self.assertEqual(self.paper.sudo().scan_ids, scans)
        self.assertEqual(files.sudo().exists(), files.sudo(), "an upload that was refused is still there for the next try")

    def test_photos_become_one_file_in_the_order_they_were_taken(self):
        files = self.upload(("2.jpg", photo("red")), ("1.jpg", photo("blue")))
        self.dialog(files).action_take()
        scan = self.paper.sudo().scan_id
        self.assertEqual((scan.mimetype, scan.page_count, scan.user_id), ("application/pdf", 2, self.officer1))
        pages = PdfReader(io.BytesIO(base64.b64decode(scan.content))).pages
        shown = [page.images[0].image.convert("RGB").getpixel((50, 50)) for page in pages]
        self.assertTrue(shown[0][0] > 200 and shown[1][2] > 200, shown)
        self.assertFalse(files.sudo().exists(), "it is kept with the paper and nowhere else")

    def test_a_file_of_the_scanner_is_kept_as_it_came(self):
        raw = pdf()
        self.dialog(self.upload(("告知书.pdf", raw))).action_take()
        scan = self.paper.sudo().scan_id
        self.assertEqual((scan.file_name, scan.digest, base64.b64decode(scan.content)), ("告知书.pdf", hashlib.sha256(raw).hexdigest(), raw))

    def test_the_dialog_counts_photos_against_the_pages_of_the_paper(self):
        one, two = self.upload(("1.jpg", photo("red")), ("2.jpg", photo("blue")))
        for files, count in ((one, 1), (one + two, 2), (self.upload(("all.pdf", pdf())), 0), (one.browse(), 0)):
            self.assertEqual(self.dialog(files).photo_count, count)
        self.assertEqual(self.dialog(one).page_count, self.paper.page_count)

    # ------------------------------------------------------------
    # HOSTILE FILES
    # ------------------------------------------------------------

    def test_what_is_no_scan_is_refused_whatever_it_calls_itself(self):
        for name, raw, words in (
            ("scan.jpg", PAGE, "PDF, JPEG or PNG"), ("scan.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "PDF, JPEG or PNG"),
            ("scan.pdf", b"MZ\x90\x00program", "PDF, JPEG or PNG"), ("scan.png", b"\x89PNG\r\n\x1a\n" + PAGE, "cannot be read"),
            ("scan.pdf", b"%PDF-1.7\n" + PAGE, "cannot be read"), ("scan.pdf", pdf(password="secret"), "cannot be read"), ("empty.pdf", b"", "at most"),
        ):
            with self.subTest(name=name, raw=raw[:12]):
                files = self.upload((name, raw))
                self.assert_nothing_taken(self.dialog(files).action_take, files, words)

    def test_a_file_that_is_too_large_is_refused_with_the_limit(self):
        files = self.upload(("scan.pdf", pdf()))
        with patch("odoo.addons.street_enforcement.models.street_document_scanning.MAX_BYTES", 200):
            self.assert_nothing_taken(self.dialog(files).action_take, files, "at most")

    def test_several_files_are_put_together_only_when_all_are_photos(self):
        for more in (("rest.pdf", pdf()), ("rest.jpg", PAGE)):
            files = self.upload(("1.jpg", photo("red")), more)
            self.assert_nothing_taken(self.dialog(files).action_take, files, "only when all are photos")
        self.assert_nothing_taken(self.dialog(self.env["ir.attachment"]).action_take, self.env["ir.attachment"], "Choose the scan")

    def test_a_scan_is_saved_under_the_ending_of_what_it_is(self):
        for name, kept in (("notice.html", "notice.html.pdf"), ("notice.PDF", "notice.PDF"), ("x" * 300 + ".exe", "x" * 110 + ".pdf"), ("../../a.svg", "../../a.svg.pdf")):
            self.dialog(self.upload((name, pdf()))).action_take()
            self.assertEqual(self.paper.sudo().scan_id.file_name, kept)
        self.login(self.officer1)
        answer = self.url_open(f"/web/content/street.document.scan/{self.paper.sudo().scan_id.id}/content?filename_field=file_name&download=true")
        self.assertEqual((answer.status_code, answer.headers["Content-Type"]), (200, "application/pdf"))
        self.assertIn("attachment", answer.headers["Content-Disposition"])

    def login(self, user):
        self.authenticate(user.login, user.login)

    # ------------------------------------------------------------
    # OTHER PEOPLE'S PAPERS AND FILES
    # ------------------------------------------------------------

    def test_nobody_takes_in_a_scan_of_a_paper_of_other_people(self):
        for user, words in ((self.officer3, "APL 50|acts? in the case|officer1"), (self.stranger, "access|allowed|may not read|权限")):
            files = self.upload(("scan.pdf", pdf()), user=user)
            status, made = self.call(user, "create", model=DIALOG, vals_list=[{"document_id": self.paper.id, "file_ids": [(6, 0, files.ids)]}])
            if status != 200:
                self.assertRegex(made, words)
                continue
            scans = self.paper.sudo().scan_ids
            self.refused(words, user, "action_take", made, model=DIALOG)
            self.assertEqual(self.paper.sudo().scan_ids, scans)
        status, message = self.call(self.reader, "create", model=DIALOG, vals_list=[{"document_id": self.paper.id}])
        self.assertEqual(status, 403, message)

    def test_nobody_takes_in_the_upload_of_another(self):
        files = self.upload(("scan.pdf", pdf()), user=self.officer2)
        for commands in ([(6, 0, files.ids)], [(4, files.id)]):
            status, message = self.call(self.officer1, "create", model=DIALOG, vals_list=[{"document_id": self.paper.id, "file_ids": commands}])
            self.assertEqual(status, 403, message)
        self.assertTrue(files.sudo().exists())

    def test_what_lies_in_a_dialog_is_its_makers_alone(self):
        dialog = self.dialog(self.upload(("scan.pdf", pdf())))
        self.assertFalse(self.as_user(dialog, self.officer2).file_ids)
        self.refused("Choose the scan", self.officer2, "action_take", dialog.ids, model=DIALOG)

    def test_a_file_that_belongs_to_something_else_is_neither_taken_in_nor_deleted(self):
        files = self.upload(("site.jpg", photo("green")), name="street.document", res_id=self.draft.id)
        self.assert_nothing_taken(self.dialog(files).action_take, files, "upload here")
        held = self.env["ir.attachment"].sudo().search([("res_model", "=", "street.document"), ("res_id", "=", self.paper.id), ("res_field", "=", "pdf")])
        self.assertTrue(held)
        self.refused("upload here|Choose the scan|access", self.officer1, "action_take", self.dialog(held).ids, model=DIALOG)
        self.assertTrue(held.exists())

    def test_what_nobody_took_in_does_not_stay_behind(self):
        old, new = self.upload(("1.jpg", photo("red")), ("2.jpg", photo("red")))
        other = self.upload(("site.jpg", photo("green")), name="street.document", res_id=self.draft.id)
        self.env.flush_all()
        day = fields.Datetime.now() - timedelta(hours=25)
        self.env.cr.execute("UPDATE ir_attachment SET create_date = %s WHERE id IN %s", [day, (old.id, other.id)])
        self.env.invalidate_all()
        self.env[DIALOG]._gc_uploads()
        self.assertEqual((old + new + other).sudo().exists(), (new + other).sudo())
