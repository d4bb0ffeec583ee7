from odoo import fields, models


class StreetTrainingImport(models.TransientModel):
    """Read a sign-in sheet into an open class (导入签到表)."""

    _name = "street.training.import"
    _description = "Read a sign-in sheet"

    session_id = fields.Many2one("street.training.session", "Class", required=True, readonly=True, ondelete="cascade",
                                 default=lambda self: self.env.context.get("active_id"))
    file = fields.Binary("Sign-in sheet", attachment=False)
    filename = fields.Char()
    errors = fields.Text(readonly=True)

    def action_import(self):
        """Read the sheet. :return: action that closes the dialog, or shows it again with every row that is wrong"""
        self.ensure_one()
        content = self.with_context(bin_size=False).file
        answer = self.session_id.import_sheet(content.decode() if content else "", self.filename or "")
        if answer["errors"]:
            self.errors = "\n".join(error["message"] for error in answer["errors"][:40])
            return self._get_records_action(target="new", name=self.env._("Read a sign-in sheet"))
        return {"type": "ir.actions.act_window_close"}
