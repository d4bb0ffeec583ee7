from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.street_base.controllers.secret_address import secret_address
from odoo.addons.street_base.controllers.sign_in_pages import SignInPages


class StreetMeetingSign(SignInPages, http.Controller):
    """Sign-in at a meeting: the code in the room, and the page a phone opens from it."""

    _sign_model = "street.meeting"
    _sign_addon = "street_meeting"

    @http.route("/street/meeting/<int:meeting_id>/room", type="http", auth="user", methods=["GET"])
    @secret_address
    def room(self, meeting_id):
        """Show the QR code of a meeting that is being held; for those who may write it."""
        return self._show_room(meeting_id)

    # Public: people from outside have no account; the token of the room is good for a minute, and each signs in himself only.
    @http.route("/street/meeting/sign", type="http", auth="public", methods=["GET"], website=True, sitemap=False)
    @secret_address
    def open(self, token="", **_rest):
        """The page behind the code. :param token: token of the room"""
        try:
            meeting = request.env["street.meeting"]._find_by_room_token(token)
        except UserError as error:
            return self._render("sign_page", error=str(error))
        mine = meeting.with_user(request.env.user)
        return self._render("sign_page", record=meeting, line=mine._get_own_line(), token=mine._get_person_token())

    @http.route("/street/meeting/sign", type="http", auth="public", methods=["POST"], website=True, sitemap=False)
    @secret_address
    def sign(self, token="", code="", **_rest):
        """Sign in whoever sends this. :param token: token of the person. :param code: code of the invitation, without an account"""
        try:
            line = request.env["street.meeting"]._sign_in_self(token, code)
        except UserError as error:
            return self._render("sign_page", error=str(error), **self._prepare_retry(token))
        return self._render("sign_page", record=line.meeting_id, line=line)

    def _prepare_retry(self, token):
        """Values of the page for whoever mistyped his code: the same form once more, as long as his token is good."""
        try:
            meeting = request.env["street.meeting"]._find_by_person_token(token)
        except UserError:
            return {}
        return {"record": meeting, "line": meeting.with_user(request.env.user)._get_own_line(), "token": token}
