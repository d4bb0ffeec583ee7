from odoo import fields, models


class StreetDocumentSign(models.TransientModel):
    """Dialog that locks a record for signature (笔录签名): whether the person signs, and why not."""

    _name = "street.document.sign"
    _description = "Lock for signature"

    document_id = fields.Many2one("street.document", required=True, readonly=True, default=lambda self: self.env.context.get("active_id"))
    type_code = fields.Char(related="document_id.type_code", export_string_translation=False)
    certificates_shown = fields.Boolean("Certificates shown", help="Both officers showed their certificates before they began (APL 55).")
    rights_told = fields.Boolean("Rights and duties told", help="The person was told of his rights and duties before the step (APL 55).")
    is_signed = fields.Boolean("The person signs", default=True)
    refusal_reason = fields.Text("Why not", help="Printed on the record instead of the signature.")
    witness = fields.Char()

    def action_sign(self):
        """Lock the record. :return: action that closes the dialog"""
        self.document_id.action_sign(
            is_signed=self.is_signed, refusal_reason=self.refusal_reason or "", witness=self.witness or "",
            certificates_shown=self.certificates_shown, rights_told=self.rights_told)
        return {"type": "ir.actions.act_window_close"}
