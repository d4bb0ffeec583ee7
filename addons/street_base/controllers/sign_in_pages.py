from odoo.exceptions import AccessError, MissingError, UserError
from odoo.http import request

from ..models.street_sign_in_mixin import REFRESH_SECONDS
from ..tools.qr_svg import qr_svg


class SignInPages:
    """What the sign-in pages of ``street.sign.in.mixin`` have in common, for a controller beside ``http.Controller``.

    The templates ``room_page`` (values ``record`` and ``code``) and ``sign_page`` (``record``, ``line``, ``token``, ``error``) are the addon's own.
    """

    _sign_model = None
    _sign_addon = None

    def _show_room(self, record_id):
        """The QR code of a record, redrawn every few seconds; for those who may write it."""
        record = request.env[self._sign_model].browse(record_id)
        try:
            record.check_access("write")
            record._check_signing_in()
        except (AccessError, MissingError):
            raise request.not_found() from None
        except UserError as error:
            return self._render("sign_page", error=str(error))
        url = f"{request.httprequest.host_url.rstrip('/')}{record._street_sign_path}/sign?token={record._get_room_token()}"
        response = self._render("room_page", record=record, code=qr_svg(url))
        response.headers["Refresh"] = str(REFRESH_SECONDS)
        return response

    def _render(self, template, **values):
        return request.render(f"{self._sign_addon}.{template}", {"record": None, "line": None, "token": None, "error": None, **values})
