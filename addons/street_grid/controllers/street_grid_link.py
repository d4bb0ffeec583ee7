import base64

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.street_base.controllers.secret_address import secret_address

_MAX_PHOTO = 12 * 1024 * 1024
_MAX_TEXT = 500  # as the page says


class StreetGridLink(http.Controller):
    """Page of a grid assistant: type the PIN, say what was found, add a photo and the place, send.

    Unknown, revoked and ended addresses answer alike: not found.
    """

    @http.route("/street/g/<string:token>", type="http", auth="public", methods=["GET", "POST"], website=True, sitemap=False)
    @secret_address
    def report(self, token, pin=None, description=None, address=None, latitude=None, longitude=None, photo=None, **_rest):
        """Show the page, or take in what was sent: every value is text of an anonymous visitor, the photo an upload."""
        link = request.env["street.grid.link"]._find(token)
        if not link:
            raise request.not_found()
        values = {"token": token, "description": description, "address": address, "error": None, "done": None}
        if request.httprequest.method == "POST":
            values["error"] = link._check_pin(pin)
            if not values["error"]:
                self._record(link, values, latitude, longitude, photo)
        return request.render("street_grid.link_page", values)

    def _record(self, link, values, latitude, longitude, photo):
        """Store the finding of a form, or put the reason why not into ``values``."""
        try:
            with request.env.cr.savepoint():
                finding = link._record_finding({
                    "description": (values["description"] or "").strip()[:_MAX_TEXT],
                    "address": (values["address"] or "")[:_MAX_TEXT],
                    "latitude": self._number(latitude), "longitude": self._number(longitude),
                    "photo": self._read_photo(photo),
                })
        except UserError as error:
            values["error"] = str(error)
        else:
            values.update(done=finding.grid_id.name or finding.description, description="", address="")

    def _number(self, text):
        try:
            return float(text or 0)
        except ValueError:
            raise UserError(request.env._("“%(text)s” is not a coordinate.", text=text)) from None

    def _read_photo(self, photo):
        if not photo or isinstance(photo, str):  # a text is no upload
            return False
        data = photo.read(_MAX_PHOTO + 1)
        if len(data) > _MAX_PHOTO:
            raise UserError(request.env._("The photo is larger than 12 MB: take a smaller one."))
        return base64.b64encode(data) or False
