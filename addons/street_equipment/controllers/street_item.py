from odoo import http
from odoo.http import content_disposition, request


class StreetItem(http.Controller):
    """Where the QR code of a label leads (扫码查看装备)."""

    @http.route("/street/item/<string:code>", type="http", auth="user", methods=["GET"], readonly=True)
    def open_item(self, code, **_rest):
        """Open what carries the label, for whoever may read it.

        :param str code: out of the QR code
        :return: redirection to the form; one page with status 404 for unknown codes and for records the user may not read
        """
        record = request.env["street.label.mixin"]._find_by_label(code)
        if record is None:
            return request.render("street_equipment.item_not_found", {"title": request.env.company.name}, status=404)
        return request.redirect(f"/odoo/{record._street_path}/{record.id}")

    @http.route("/street/equipment_import_template", type="http", auth="user", methods=["GET"], readonly=True)
    def import_template(self, **_rest):
        """The empty sheet for the import of items, with the names of this office; for who may enter items.

        :return: XLSX file; status 404 for others
        """
        items = request.env["maintenance.equipment"]
        if not items.has_access("create"):
            return request.not_found()
        name, content = items._get_import_template()
        return request.make_response(content, headers=[
            ("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), ("Content-Disposition", content_disposition(name))])
