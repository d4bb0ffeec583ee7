from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.street_base.controllers.secret_address import answer_page, secret_address
from odoo.addons.street_base.tools.rate_limit import RateLimit

# Of one address in a minute; an office with one way out into the net still gets by.
LIMIT = RateLimit(count=30, seconds=60)


class StreetMeetingAnswer(http.Controller):
    """The page behind the link of an invitation: a guest says whether he comes. Opening it changes nothing, mail programs open links too."""

    @http.route("/street/meeting/answer/<path:token>", type="http", auth="public", methods=["GET"], website=True, sitemap=False, readonly=True)
    @secret_address
    def open(self, token, **_rest):
        """Show the page. :param token: of the invitation. :return: page; 404 for any token that opens nothing, 429 beyond the limit"""
        line, refusal = self._find(token)
        return refusal or self._answer(200, line=line)

    @http.route("/street/meeting/answer/<path:token>", type="http", auth="public", methods=["POST"], website=True, sitemap=False)
    @secret_address
    def answer(self, token, answer="", reason="", **_rest):
        """Take an answer. :param token: of the invitation. :param answer: ``accepted`` or ``declined``. :param reason: why he does not come"""
        line, refusal = self._find(token)
        if refusal:
            return refusal
        try:
            if answer in ("accepted", "declined"):
                line._answer(answer == "accepted", reason)
        except UserError as error:
            return self._answer(200, line=line, error=str(error))
        return self._answer(200, line=line)

    def _find(self, token):
        """The line of the token, or the answer to whoever has none."""
        if not LIMIT.take(request.httprequest.remote_addr):
            return None, self._answer(429)
        line = request.env["street.meeting.attendee"]._find_by_answer_token(token)
        return line, None if line else self._answer(404)

    def _answer(self, status, line=None, error=None):
        return answer_page(
            "street_meeting.answer_page", status, line=line, error=error, busy=status == 429, is_open=bool(line) and line._can_answer())
