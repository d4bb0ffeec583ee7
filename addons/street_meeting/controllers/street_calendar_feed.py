from odoo import http
from odoo.http import request

from odoo.addons.street_base.controllers.secret_address import secret_address


class StreetCalendarFeed(http.Controller):
    """The calendar of a user for programs that have no login. Unknown addresses and those taken back answer alike: not found."""

    @http.route("/street/calendar/<string:token>.ics", type="http", auth="public", methods=["GET"], sitemap=False, readonly=True)
    @secret_address
    def feed(self, token):
        """Answer the calendar behind an address. :param token: the secret in it"""
        content = request.env["street.calendar.feed"]._read_feed(token)
        if content is None:
            return request.make_response("", status=404)
        return request.make_response(content, headers=[
            ("Content-Type", "text/calendar; charset=utf-8"), ("Content-Disposition", 'inline; filename="street.ics"'),
            ("X-Content-Type-Options", "nosniff"),
        ])
