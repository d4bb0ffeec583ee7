import base64

from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.street_base.tools.paper_error import PaperError

from ..tools.case_file import picture_pages


class StreetDocumentScanTake(models.TransientModel):
    """Dialog that takes in the scan of the signed and sealed paper (签章件回传), from a scanner or a phone's camera.

    A file from the scanner is kept as it came. Several pictures, one a page in the order in which they were taken, become one PDF.
    """

    _name = "street.document.scan.take"
    _description = "Take in the scan"

    document_id = fields.Many2one("street.document", required=True, readonly=True, default=lambda self: self.env.context.get("active_id"))
    page_count = fields.Integer(related="document_id.page_count")
    file_ids = fields.Many2many("ir.attachment", "street_document_scan_take_file_rel", string="Scan or photos")

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
        if len(files) == 1:
            return files.raw, files.name
        try:
            return picture_pages([file.raw for file in files]), f"{self.document_id.display_name}.pdf"
        except (PaperError, ValueError, OSError) as error:
            raise UserError(self.env._(
                "%(paper)s: several files are put together only when all are photos (JPEG or PNG). A PDF comes alone.",
                paper=self.document_id.display_name)) from error
