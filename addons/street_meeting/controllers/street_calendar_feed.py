from odoo import http
from odoo.http import request


class StreetCalendarFeed(http.Controller):
    """The calendar of a user for programs that have no login. Unknown addresses and those taken back answer alike: not found."""

    @http.route("/street/calendar/<string:token>.ics", type="http", auth="public", methods=["GET"], sitemap=False, readonly=True)
    def feed(self, token):
        """Answer the calendar behind an address. :param token: the secret in it"""
        content = request.env["street.calendar.feed"]._read_feed(token)
        if content is None:
            raise request.not_found()
        return request.make_response(content, headers=[
            ("Content-Type", "text/calendar; charset=utf-8"), ("Content-Disposition", 'inline; filename="street.ics"'),
            # The address is a secret: it goes neither into a cache nor to another site.
            ("Cache-Control", "no-store"), ("Referrer-Policy", "no-referrer"), ("X-Robots-Tag", "noindex"), ("X-Content-Type-Options", "nosniff"),
        ])
