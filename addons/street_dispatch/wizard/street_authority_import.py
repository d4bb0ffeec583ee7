import base64

from odoo import fields, models
from odoo.exceptions import UserError


class StreetAuthorityImport(models.TransientModel):
    """Imports an enforcement item list from a sheet into a draft list."""

    _name = "street.authority.import"
    _inherit = "street.sheet.mixin"
    _description = "Import an item list"

    list_id = fields.Many2one(
        "street.authority.list", string="Into the list", required=True, domain="[('state', '=', 'draft')]",
        default=lambda self: self.env.context.get("active_id"),
    )
    file = fields.Binary(required=True, help="XLSX or CSV; the first row names the columns.")
    filename = fields.Char(string="File name")

    def action_import(self):
        """Create the items of the sheet as drafts, all or none.

        :return: window action on the list's items
        :raise UserError: naming every row that cannot be taken
        """
        self.ensure_one()
        if self.list_id.state != "draft":
            raise UserError(self.env._(
                "“%(list)s” is published. Import into a draft list, publish it, and let the old one end.", list=self.list_id.name,
            ))
        sheet = self._read_sheet(base64.b64decode(self.file), self.filename or "")
        if sheet.problems:
            raise UserError("\n".join(self._explain_problem(problem) for problem in sheet.problems))
        # The heading row stands right above the first row, below an optional title.
        self.list_id._import_rows([(0, sheet.header), *zip(sheet.numbers, sheet.rows, strict=True)])
        return self.list_id.action_view_items()
