from odoo import http
from odoo.exceptions import AccessError, MissingError, UserError
from odoo.http import request

from odoo.addons.street_base.tools.qr_svg import qr_svg

from ..models.street_training_session_sign import REFRESH_SECONDS

HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}


class StreetTrainingSign(http.Controller):
    """Sign-in at a class: the code in the room, and the page a phone opens from it. Both need a login."""

    @http.route("/street/training/<int:session_id>/room", type="http", auth="user", methods=["GET"])
    def room(self, session_id):
        """Show the QR code of an open class, redrawn every few seconds; for those who may write the class."""
        session = request.env["street.training.session"].browse(session_id)
        try:
            session.check_access("write")
            session._check_signing()
        except (AccessError, MissingError):
            raise request.not_found() from None
        except UserError as error:
            return self._render("street_training.sign_page", {"error": str(error)})
        base = request.httprequest.host_url.rstrip("/")
        url = f"{base}/street/training/sign?token={session._get_room_token()}"
        response = self._render("street_training.room_page", {
            "session": session, "code": qr_svg(url), "present": session.present_count, "expected": session.expected_count,
        })
        response.headers["Refresh"] = str(REFRESH_SECONDS)
        return response

    @http.route("/street/training/sign", type="http", auth="user", methods=["GET"])
    def open(self, token=""):
        """The page behind the code. :param token: token of the room"""
        sessions = request.env["street.training.session"]
        try:
            session = sessions._find_by_room_token(token)
            line = session.with_user(request.env.user)._get_own_line()
        except UserError as error:
            return self._render("street_training.sign_page", {"error": str(error)})
        values = {"session": session, "line": line}
        if line.status != "present":
            values["token"] = session.with_user(request.env.user)._get_person_token()
        return self._render("street_training.sign_page", values)

    @http.route("/street/training/sign", type="http", auth="user", methods=["POST"])
    def sign(self, token=""):
        """Sign the current user in. :param token: token of the person"""
        try:
            line = request.env["street.training.session"]._sign_in_self(token)
        except UserError as error:
            return self._render("street_training.sign_page", {"error": str(error)})
        return self._render("street_training.sign_page", {"session": line.session_id, "line": line})

    def _render(self, template, values):
        response = request.render(template, {"session": None, "line": None, "token": None, "error": None, **values})
        response.headers.update(HEADERS)
        return response
