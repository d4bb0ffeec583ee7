from odoo import api, fields, models
from odoo.exceptions import UserError


class StreetHotlineImportWizard(models.TransientModel):
    """Dialog: choose a file, look at what it would do, take it in."""

    _name = "street.hotline.import.wizard"
    _description = "Import orders of the hotline"

    file = fields.Binary("Order sheet", required=True, attachment=False)
    filename = fields.Char()
    layout_id = fields.Many2one("street.hotline.layout", "Layout", help="Empty: the one that knows most headings of the sheet.")
    state = fields.Selection([("choose", "Choose"), ("checked", "Checked")], default="choose", readonly=True)
    order_count = fields.Integer("Orders to take in", readonly=True)
    skipped_count = fields.Integer("Rows to skip", readonly=True)
    error_count = fields.Integer("Errors", readonly=True)
    preview = fields.Html(readonly=True)
    findings = fields.Html(readonly=True)

    @api.onchange("file", "layout_id")
    def _onchange_file(self):
        self.state = "choose"

    def action_check(self):
        """Read the file and show what importing it would do; nothing is stored.

        :return: action that shows the dialog again
        """
        self.ensure_one()
        imports = self.env["street.hotline.import"]
        imports._check_importer()
        plan = imports._read_plan(self.file, self.filename, self.layout_id.id)
        self.write({
            "state": "checked", "layout_id": plan.layout.id if plan.layout else False,
            "order_count": len(plan.orders), "skipped_count": len(plan.skipped), "error_count": len(plan.errors),
            "preview": imports._get_preview(plan.orders), "findings": imports._get_findings(plan),
        })
        return self._get_records_action(target="new", name=self.env._("Import orders of the hotline"))

    def action_import(self):
        """Take the orders in. :return: action that opens the record of the import, or shows what is wrong"""
        self.ensure_one()
        imports = self.env["street.hotline.import"]
        answer = imports.import_file(self.file, self.filename, self.layout_id.id)
        if answer["errors"]:
            return self.action_check()
        if not answer["import_id"]:
            raise UserError(self.env._("All %(count)s orders of this file were already taken in; nothing is left to do.", count=answer["skipped"]))
        return imports.browse(answer["import_id"])._get_records_action()
