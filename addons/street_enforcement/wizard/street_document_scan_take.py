import base64
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.street_base.tools.paper_error import PaperError

from ..tools.case_file import picture_pages


class StreetDocumentScanTake(models.TransientModel):
    """Dialog that takes in the scan of the signed and sealed paper (签章件回传), from a scanner or a phone's camera.

    A file from the scanner is kept as it came. Several pictures, one a page in the order in which they were taken, become one PDF.
    Only what was uploaded into the dialog is taken in, and then it is gone from there; so is after a day what nobody took in.
    """

    _name = "street.document.scan.take"
    _description = "Take in the scan"

    document_id = fields.Many2one("street.document", required=True, readonly=True, default=lambda self: self.env.context.get("active_id"))
    page_count = fields.Integer(related="document_id.page_count")
    file_ids = fields.Many2many("ir.attachment", "street_document_scan_take_file_rel", string="Take photos or choose a file")
    photo_count = fields.Integer("Photos", compute="_compute_photo_count", help="Photos chosen so far; 0 where a file of the scanner is among them.")

    @api.depends("file_ids")
    def _compute_photo_count(self):
        for dialog in self:
            dialog.photo_count = len(dialog.file_ids) if all((file.mimetype or "").startswith("image/") for file in dialog.file_ids) else 0

    def action_take(self):
        """Take it in. :return: action that closes the dialog"""
        self.ensure_one()
        content, name = self._get_whole()
        self.document_id.action_attach_scan(content=base64.b64encode(content).decode(), file_name=name)
        self.file_ids.unlink()  # kept with the paper; the upload has done its work
        return {"type": "ir.actions.act_window_close"}

    def _get_whole(self):
        """The one file that is kept. :return: (bytes, name)"""
        files = self.file_ids.sorted("id")
        if not files:
            raise UserError(self.env._("Choose the scan, or photograph the pages."))
        if any(file.res_model != self._name or file.res_field or file.create_uid != self.env.user for file in files):
            raise UserError(self.env._("Only what you upload here is taken in; a file that belongs to something else stays there."))
        if len(files) == 1:
            return files.raw or b"", files.name
        try:
            return picture_pages([file.raw or b"" for file in files]), f"{self.document_id.display_name}.pdf"
        except (PaperError, ValueError, OSError) as error:
            raise UserError(self.env._(
                "%(paper)s: several files are put together only when all are photos (JPEG or PNG). A PDF comes alone.",
                paper=self.document_id.display_name)) from error

    @api.autovacuum
    def _gc_uploads(self):
        """Photos of papers that nobody took in do not stay behind."""
        old = [("res_model", "=", self._name), ("create_date", "<", fields.Datetime.now() - timedelta(days=1))]
        self.env["ir.attachment"].search(old).unlink()
