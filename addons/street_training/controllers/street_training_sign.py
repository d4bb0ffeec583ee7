from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.street_base.controllers.secret_address import secret_address
from odoo.addons.street_base.controllers.sign_in_pages import SignInPages


class StreetTrainingSign(SignInPages, http.Controller):
    """Sign-in at a class: the code in the room, and the page a phone opens from it. Both need a login."""

    _sign_model = "street.training.session"
    _sign_addon = "street_training"

    @http.route("/street/training/<int:session_id>/room", type="http", auth="user", methods=["GET"])
    @secret_address
    def room(self, session_id):
        """Show the QR code of an open class; for those who may write the class."""
        return self._show_room(session_id)

    @http.route("/street/training/sign", type="http", auth="user", methods=["GET"])
    @secret_address
    def open(self, token=""):
        """The page behind the code. :param token: token of the room"""
        try:
            session = request.env["street.training.session"]._find_by_room_token(token)
            line = session.with_user(request.env.user)._get_own_line()
        except UserError as error:
            return self._render("sign_page", error=str(error))
        token = session.with_user(request.env.user)._get_person_token() if line.status != "present" else None
        return self._render("sign_page", record=session, line=line, token=token)

    @http.route("/street/training/sign", type="http", auth="user", methods=["POST"])
    @secret_address
    def sign(self, token=""):
        """Sign the current user in. :param token: token of the person"""
        try:
            line = request.env["street.training.session"]._sign_in_self(token)
        except UserError as error:
            return self._render("sign_page", error=str(error))
        return self._render("sign_page", record=line.session_id, line=line)
