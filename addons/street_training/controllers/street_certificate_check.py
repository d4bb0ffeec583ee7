from odoo import http
from odoo.http import request

from odoo.addons.street_base.controllers.secret_address import answer_page, secret_address
from odoo.addons.street_base.tools.rate_limit import RateLimit

# Scans of one address in a minute; a market with one way out into the net still gets by.
LIMIT = RateLimit(count=30, seconds=60)


class StreetCertificateCheck(http.Controller):
    """Public check of a certificate (执法证公众查验): what the card says, and whether it is good today."""

    @http.route(
        ["/street/c", "/street/c/", "/street/c/<path:token>"], type="http", auth="public", methods=["GET"], website=True, sitemap=False, readonly=True,
    )
    @secret_address
    def check(self, token=None, **_rest):
        """Show the page. Bad, closed and missing tokens get the very same answer.

        :param token: out of the code on the card
        :return: page; status 404 for any token that opens nothing, 429 beyond the limit
        """
        if not LIMIT.take(request.httprequest.remote_addr):
            return answer_page("street_training.certificate_check_note", 429, busy=True)
        certificate = request.env["street.certificate"]._find_by_token(token)
        if not certificate:
            return answer_page("street_training.certificate_check_note", 404, busy=False)
        return answer_page("street_training.certificate_check_page", 200, card=certificate._get_public_card())
