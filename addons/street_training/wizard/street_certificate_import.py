from odoo import fields, models


class StreetCertificateImport(models.TransientModel):
    """Take in the certificates of earlier years from a sheet (导入历年执法证)."""

    _name = "street.certificate.import"
    _description = "Take in certificates of earlier years"

    file = fields.Binary("Sheet", attachment=False)
    filename = fields.Char()
    errors = fields.Text(readonly=True)

    def action_import(self):
        """Read the sheet. :return: action that opens the register, or shows the dialog again with every row that is wrong"""
        self.ensure_one()
        content = self.with_context(bin_size=False).file
        answer = self.env["street.certificate"]._import_history(content.decode() if content else "", self.filename or "")
        if answer["errors"]:
            self.errors = "\n".join(error["message"] for error in answer["errors"][:40])
            return self._get_records_action(target="new", name=self.env._("Take in certificates of earlier years"))
        return self.env["ir.actions.act_window"]._for_xml_id("street_training.street_certificate_action")
