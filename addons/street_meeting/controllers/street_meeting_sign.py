from odoo import http
from odoo.exceptions import AccessError, MissingError, UserError
from odoo.http import request

from odoo.addons.street_base.tools.qr_svg import qr_svg

from ..models.street_meeting_sign_in import REFRESH_SECONDS, ROOM_SCOPE

HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}


class StreetMeetingSign(http.Controller):
    """Sign-in at a meeting: the code in the room, and the page a phone opens from it."""

    @http.route("/street/meeting/<int:meeting_id>/room", type="http", auth="user", methods=["GET"])
    def room(self, meeting_id):
        """Show the QR code of a meeting that is being held, redrawn every few seconds; for those who may write it."""
        meeting = request.env["street.meeting"].browse(meeting_id)
        try:
            meeting.check_access("write")
            meeting._check_signing_in()
        except (AccessError, MissingError):
            raise request.not_found() from None
        except UserError as error:
            return self._render("street_meeting.sign_page", error=str(error))
        url = f"{request.httprequest.host_url.rstrip('/')}/street/meeting/sign?token={meeting._get_room_token()}"
        response = self._render("street_meeting.room_page", meeting=meeting, code=qr_svg(url))
        response.headers["Refresh"] = str(REFRESH_SECONDS)
        return response

    # Public: people from outside have no account; the token of the room is good for a minute, and each signs in himself only.
    @http.route("/street/meeting/sign", type="http", auth="public", methods=["GET"], website=True, sitemap=False)
    def open(self, token="", **_rest):
        """The page behind the code. :param token: token of the room"""
        try:
            meeting = request.env["street.meeting"]._find_by_token(ROOM_SCOPE, token)
        except UserError as error:
            return self._render("street_meeting.sign_page", error=str(error))
        mine = meeting.with_user(request.env.user)
        return self._render("street_meeting.sign_page", meeting=meeting, line=mine._get_own_line(), token=mine._get_person_token())

    @http.route("/street/meeting/sign", type="http", auth="public", methods=["POST"], website=True, sitemap=False)
    def sign(self, token="", code="", **_rest):
        """Sign in whoever sends this. :param token: token of the person. :param code: code of the invitation, without an account"""
        try:
            line = request.env["street.meeting"]._sign_in_self(token, code)
        except UserError as error:
            return self._render("street_meeting.sign_page", error=str(error))
        return self._render("street_meeting.sign_page", meeting=line.meeting_id, line=line)

    def _render(self, template, **values):
        response = request.render(template, {"meeting": None, "line": None, "token": None, "error": None, **values})
        response.headers.update(HEADERS)
        return response
