from odoo import fields, models

from ..tools.private_field import PrivateBinary
from .street_case_private import PRIVATE


class StreetDocumentScan(models.Model):
    """Scan of a signed and sealed paper (签章扫描件), with the digest of the file as it came. Rows are never changed."""

    _name = "street.document.scan"
    _description = "Scan of a paper"
    _inherit = ["street.case.private.mixin", "street.locked.line.mixin"]
    _street_case = "document_id.case_id"
    _street_parent = "document_id"
    _street_stays = True
    _order = "document_id, id"
    _rec_name = "file_name"

    document_id = fields.Many2one("street.document", required=True, readonly=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="document_id.company_id", store=True, precompute=True, index=True)
    file_name = fields.Char(required=True, readonly=True)
    content = PrivateBinary("File", attachment=True, readonly=True, groups=PRIVATE)
    mimetype = fields.Char(readonly=True)
    digest = fields.Char("SHA-256", readonly=True)
    page_count = fields.Integer("Pages", readonly=True)
    scanned_at = fields.Datetime("Taken in", readonly=True)
    user_id = fields.Many2one("res.users", "Taken in by", readonly=True)

    def _get_extension(self):
        return {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}[self.mimetype]
