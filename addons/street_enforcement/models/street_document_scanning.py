import base64
import binascii
import hashlib
import io

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.street_base.tools import write_pass
from odoo.addons.street_base.tools.paper_error import PaperError
from odoo.addons.street_base.tools.pdf_image import print_photo

from ..tools.case_file import picture_page

MAX_BYTES = 30 * 1024 * 1024
EXTENSIONS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
MAGIC = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}


class StreetDocument(models.Model):
    """The signed and sealed paper that comes back, and the paper that stands for a voided one."""

    _inherit = "street.document"

    def _get_scan_problem(self, content):
        """Why a file is no scan of a paper, or an empty text.

        :param content: base64 text
        """
        try:
            raw = base64.b64decode(content or "", validate=True)
        except (binascii.Error, ValueError, TypeError):
            return self.env._("The file did not arrive whole. Send it again.")
        mimetype = self._get_scan_type(raw)
        if not raw or len(raw) > MAX_BYTES:
            return self.env._("Give the scan as a file of at most %(size)s MB.", size=MAX_BYTES // 1024**2)
        if not mimetype:
            return self.env._("A scan is a PDF, JPEG or PNG file; this is something else.")
        try:
            self._count_scan_pages(raw, mimetype)
        except (PyPdfError, PaperError, ValueError, KeyError, TypeError, RecursionError):
            return self.env._("The file cannot be read or is locked with a password. Scan the paper again.")
        return ""

    def _get_scan_type(self, raw):
        return next((mimetype for magic, mimetype in MAGIC.items() if raw.startswith(magic)), "")

    def _count_scan_pages(self, raw, mimetype):
        if mimetype != "application/pdf":
            print_photo(raw, box=(64, 64))
            return 1
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted or not len(reader.pages):
            raise ValueError("encrypted or empty")
        return len(reader.pages)

    def _add_scan(self, values):
        raw = base64.b64decode(values["content"])
        mimetype = self._get_scan_type(raw)
        self.env["street.document.scan"]._street_create([{
            "document_id": self.id, "file_name": self._get_scan_name(values.get("file_name"), EXTENSIONS[mimetype]),
            "content": base64.b64encode(raw), "mimetype": mimetype, "digest": hashlib.sha256(raw).hexdigest(),
            "page_count": self._count_scan_pages(raw, mimetype), "scanned_at": fields.Datetime.now(), "user_id": self.env.uid,
        }])

    def _get_scan_name(self, name, suffix):
        """The name as it came, with the ending of what it is: no page that a browser runs is saved under it."""
        name = str(name or self.display_name).strip()[:110]
        endings = (".jpg", ".jpeg") if suffix == "jpg" else (f".{suffix}",)
        return name if name.lower().endswith(endings) else f"{name}.{suffix}"

    def _get_filed_content(self):
        """What is bound into the file: the newest scan, or the paper as it was made.

        :return: PDF bytes
        :raises UserError: the stored file is not the one that was made
        """
        held = self.scan_id or self
        raw = base64.b64decode((held.content if self.scan_id else held.pdf) or b"")
        if hashlib.sha256(raw).hexdigest() != held.digest:
            raise UserError(self.env._(
                "%(paper)s: the stored file is not the one that was made (SHA-256 differs). Tell the administrator; nothing is bound.",
                paper=self.display_name))
        if self.scan_id and self.scan_id.mimetype != "application/pdf":
            return picture_page(raw, self.scan_id.file_name)
        return raw

    def _check_voided(self):
        if self.state != "voided":
            raise UserError(self.env._("%(paper)s is not voided: only a voided paper is made anew.", paper=self.display_name))

    def _street_write_link(self, voided):
        """Note which voided paper a new draft stands for."""
        vals = {"replaces_id": voided.id}
        write_pass.with_pass(self, vals).write(vals)
