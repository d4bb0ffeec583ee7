import base64
import binascii

from odoo import fields, models
from odoo.exceptions import UserError

SHOWN = 40


class StreetEquipmentImport(models.TransientModel):
    """Take items in from a sheet (导入装备): every row or none."""

    _name = "street.equipment.import"
    _description = "Import items"

    file = fields.Binary("Sheet", attachment=False)
    filename = fields.Char()
    errors = fields.Text(readonly=True)

    def action_import(self):
        """Read the sheet. :return: action with the new items, or the dialog again with every row that is wrong"""
        self.ensure_one()
        try:
            content = base64.b64decode(self.with_context(bin_size=False).file or b"", validate=True)
        except (binascii.Error, ValueError):
            raise UserError(self.env._("The content of the file is not base64.")) from None
        items, errors = self.env["maintenance.equipment"]._import_sheet(content, self.filename or "")
        if errors:
            lines = [error["message"] for error in errors[:SHOWN]]
            if len(errors) > SHOWN:
                lines.append(self.env._("… and %(count)s more.", count=len(errors) - SHOWN))
            self.errors = "\n".join(lines)
            return self._get_records_action(target="new", name=self.env._("Import items"))
        return items._get_records_action(name=self.env._("Imported items"))
