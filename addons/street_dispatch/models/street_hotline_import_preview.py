from markupsafe import Markup

from odoo import models

PREVIEW_ROWS = 10
LISTED = 500  # findings shown; the count tells of the rest
# What of an order the preview shows, by its name in the layout.
PREVIEWED = {
    "external_ref": "external_ref", "reported_at": "reported_at", "description": "description", "class": "class_id",
    "address": "address", "due": "due", "urgency": "urgency", "is_confidential": "is_confidential",
}


class StreetHotlineImport(models.Model):
    """What importing a file would do, as the dialog shows it before anything is stored."""

    _inherit = "street.hotline.import"

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
            units = dict(self.env["street.deadline.rule"]._fields["unit"]._description_selection(self.env))
            return f"{value.length} {units[value.unit]}"  # a length stays one until the file has no errors
        return self._format_moment(value)

    def _get_findings(self, plan):
        """Errors, skipped rows and notes, each as a table under its own heading."""
        parts = []
        for title, style, found in (
            (self.env._("Errors: nothing is taken in until they are corrected"), "text-danger", plan.errors),
            (self.env._("Skipped"), "text-muted", plan.skipped),
            (self.env._("To note"), "text-warning", plan.notes),
        ):
            if found:
                rows = [[told["row"] or "", told["column"], told["message"]] for told in self._tell(found[:LISTED])]
                table = self._as_table([self.env._("Row"), self.env._("Column"), self.env._("Message")], rows)
                parts.append(Markup("<h5 class='%s'>%s (%s)</h5>%s") % (style, title, len(found), table))
        return Markup("").join(parts) or False

    def _as_table(self, headings, rows):
        head = Markup("").join(Markup("<th>%s</th>") % heading for heading in headings)
        body = Markup("").join(
            Markup("<tr>%s</tr>") % Markup("").join(Markup("<td>%s</td>") % value for value in row) for row in rows
        )
        return Markup("<div class='table-responsive'><table class='table table-sm'><thead><tr>%s</tr></thead><tbody>%s</tbody></table></div>") % (head, body)
