import os
import tempfile

from werkzeug.wsgi import wrap_file

from odoo import http
from odoo.exceptions import AccessError, MissingError, UserError
from odoo.http import request
from odoo.tools import consteq

from odoo.addons.street_base.controllers.secret_address import answer_page, secret_address
from odoo.addons.street_base.tools.rate_limit import RateLimit

CHECK_PAGE = "street_enforcement.document_check_page"
LIMIT = RateLimit(count=30, seconds=60)


class StreetDocumentCheck(http.Controller):
    """Public check of a paper (文书核验), and the download of a bound file with its check script."""

    @http.route("/street/paper/<string:token>", type="http", auth="public", methods=["GET"], website=True, sitemap=False, readonly=True)
    @secret_address
    def check(self, token, **_rest):
        """Confirm number and digest of the paper behind a QR code; nothing about the party.

        :param token: out of the code on the paper
        :return: page; status 404 for a token that opens nothing, 429 beyond the limit
        """
        if not LIMIT.take(request.httprequest.remote_addr):
            return answer_page(CHECK_PAGE, 429, paper=None)
        # sudo: the visitor has no account; the token is his right, and the page shows no data of the party
        paper = request.env["street.document"].sudo().search([("token", "=", token), ("state", "!=", "draft")], limit=1)
        found = paper if paper and consteq(paper.token, token) else None
        return answer_page(CHECK_PAGE, 200 if found else 404, paper=found and found._get_public_facts())

    @http.route("/street/case_file/<int:file_id>", type="http", auth="user", methods=["GET"], readonly=True)
    @secret_address
    def export(self, file_id, **_rest):
        """A bound volume with its papers, scans, manifest and check script as a zip; for who may read the papers.

        :param int file_id: ``street.case.file``
        """
        bound = request.env["street.case.file"].browse(file_id)
        try:
            bound.check_access("read")
            target = self._make_export(bound)
        except (AccessError, MissingError, UserError) as error:
            return request.make_response(str(error), status=403, headers=[("Content-Type", "text/plain; charset=utf-8")])
        name = f"{bound.file_name.removesuffix('.pdf')}.zip"
        return http.Response(wrap_file(request.httprequest.environ, target), direct_passthrough=True, headers=[
            ("Content-Type", "application/zip"), ("Content-Disposition", http.content_disposition(name)),
            ("Content-Length", str(os.fstat(target.fileno()).st_size)), ("X-Content-Type-Options", "nosniff"),
        ])

    def _make_export(self, bound):
        """The export as an open file, read from its beginning; the films of a case do not fit into memory."""
        target = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the response that sends it
        bound.case_id._write_export(bound, target)
        target.seek(0)
        return target
