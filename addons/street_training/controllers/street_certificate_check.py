from odoo import http
from odoo.http import request

from odoo.addons.street_base.tools.rate_limit import RateLimit

# Scans of one address in a minute; a market with one way out into the net still gets by.
LIMIT = RateLimit(count=30, seconds=60)
HEADERS = {
    # The address is a secret of the card: it goes neither into a cache, nor to another site, nor into a search engine.
    "Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow", "X-Frame-Options": "DENY",
}


class StreetCertificateCheck(http.Controller):
    """Public check of a certificate (执法证公众查验): what the card says, and whether it is good today."""

    @http.route(
        ["/street/c", "/street/c/", "/street/c/<path:token>"], type="http", auth="public", methods=["GET"], website=True, sitemap=False, readonly=True,
    )
    def check(self, token=None, **_rest):
        """Show the page. Bad, closed and missing tokens get the very same answer.

        :param token: out of the code on the card
        :return: page; status 404 for any token that opens nothing, 429 beyond the limit
        """
        if not LIMIT.take(request.httprequest.remote_addr):
            return self._answer("street_training.certificate_check_note", 429, busy=True)
        certificate = request.env["street.certificate"]._find_by_token(token)
        if not certificate:
            return self._answer("street_training.certificate_check_note", 404, busy=False)
        return self._answer("street_training.certificate_check_page", 200, card=certificate._get_public_card())

    def _answer(self, template, status, **values):
        content = request.env["ir.ui.view"]._render_template(template, values) if status != 200 else request.render(template, values).render()
        response = request.make_response(content, status=status, headers=[("Content-Type", "text/html; charset=utf-8")])
        response.headers.update(HEADERS)
        return response
