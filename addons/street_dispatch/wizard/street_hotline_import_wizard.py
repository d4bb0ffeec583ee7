from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError

PREVIEW_ROWS = 10
LISTED = 500  # findings shown; the count tells of the rest
# What of an order the preview shows, by its name in the layout.
PREVIEWED = {
    "external_ref": "external_ref", "reported_at": "reported_at", "description": "description", "class": "class_id",
    "address": "address", "due": "due", "urgency": "urgency", "is_confidential": "is_confidential",
}


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
            "preview": self._get_preview(plan.orders), "findings": self._get_findings(plan),
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

    # ------------------------------------------------------------
    # WHAT IS SHOWN
    # ------------------------------------------------------------

    def _get_preview(self, orders):
        """The first orders as a table, as they would be taken in."""
        labels = dict(self.env["street.hotline.layout.line"]._fields["field"]._description_selection(self.env))
        if not orders:
            return False
        rows = [[order.row, *(self._show(order, name) for name in PREVIEWED.values())] for order in orders[:PREVIEW_ROWS]]
        return self._as_table([self.env._("Row"), *(labels[name] for name in PREVIEWED)], rows)

    def _show(self, order, name):
        value = getattr(order, name)
        if name == "class_id":
            return self.env["street.matter.class"].browse(value).display_name if value else ""
        if name == "urgency":
            return dict(self.env["street.matter"]._fields["order_urgency"]._description_selection(self.env))[value]
        if name in ("reported_at", "due"):
            return self._show_moment(value)
        if name == "is_confidential":
            return self.env._("yes") if value else ""
        return value if len(value) <= 60 else value[:59] + "…"

    def _show_moment(self, value):
        if isinstance(value, tuple):
            return f"{value.length} {value.unit}"  # a length stays one until the file has no errors
        return fields.Datetime.context_timestamp(self.with_context(tz="Asia/Shanghai"), value).strftime("%Y-%m-%d %H:%M") if value else ""

    def _get_findings(self, plan):
        """Errors, skipped rows and notes, each as a table under its own heading."""
        imports, parts = self.env["street.hotline.import"], []
        for title, style, found in (
            (self.env._("Errors: nothing is taken in until they are corrected"), "text-danger", plan.errors),
            (self.env._("Skipped"), "text-muted", plan.skipped),
            (self.env._("To note"), "text-warning", plan.notes),
        ):
            if found:
                rows = [[told["row"] or "", told["column"], told["message"]] for told in imports._tell(found[:LISTED])]
                table = self._as_table([self.env._("Row"), self.env._("Column"), self.env._("Message")], rows)
                parts.append(Markup("<h5 class='%s'>%s (%s)</h5>%s") % (style, title, len(found), table))
        return Markup("").join(parts) or False

    def _as_table(self, headings, rows):
        head = Markup("").join(Markup("<th>%s</th>") % heading for heading in headings)
        body = Markup("").join(
            Markup("<tr>%s</tr>") % Markup("").join(Markup("<td>%s</td>") % value for value in row) for row in rows
        )
        return Markup("<div class='table-responsive'><table class='table table-sm'><thead><tr>%s</tr></thead><tbody>%s</tbody></table></div>") % (head, body)
