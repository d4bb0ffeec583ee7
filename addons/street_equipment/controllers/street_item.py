from odoo import http
from odoo.http import request


class StreetItem(http.Controller):
    """Where the QR code of a label leads (扫码查看装备)."""

    @http.route("/street/item/<string:code>", type="http", auth="user", methods=["GET"], readonly=True)
    def open_item(self, code, **_rest):
        """Open what carries the label, for whoever may read it.

        :param str code: out of the QR code
        :return: redirection to the form; status 404 for unknown codes and for records the user may not read alike
        """
        record = request.env["street.label.mixin"]._find_by_label(code)
        if record is None:
            return request.not_found()
        return request.redirect(f"/odoo/{record._street_path}/{record.id}")
