from odoo import fields, models


class StreetDocumentScanTake(models.TransientModel):
    """Dialog that takes in the scan of the signed and sealed paper (签章件回传), from a scanner or a phone's camera."""

    _name = "street.document.scan.take"
    _description = "Take in the scan"

    document_id = fields.Many2one("street.document", required=True, readonly=True, default=lambda self: self.env.context.get("active_id"))
    content = fields.Binary("Scan or photo", required=True, attachment=False)
    file_name = fields.Char()

    def action_take(self):
        """Take it in. :return: action that closes the dialog"""
        self.ensure_one()
        content = self.with_context(bin_size=False).content
        self.document_id.action_attach_scan(content=content.decode(), file_name=self.file_name or "")
        return {"type": "ir.actions.act_window_close"}
