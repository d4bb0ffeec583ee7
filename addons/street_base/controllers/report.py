import json
import logging

import psycopg2
from werkzeug.exceptions import BadRequest, HTTPException
from werkzeug.utils import send_file

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request
from odoo.tools.misc import html_escape

from ..tools.call_arguments import find_unstorable

_logger = logging.getLogger(__name__)

MIMETYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def _is_readonly(_controller, _rule, args):
    renderer = request.registry.models.get(f"report.{args['report_name']}")
    return not getattr(renderer, "_writes", False)


class StreetReportController(http.Controller):
    @http.route(
        "/report_py/<string:report_name>", type="http", auth="user", methods=["POST"], readonly=_is_readonly,
    )
    def render_report(self, report_name, ids="null", domain="null", options="{}", context="{}", **_post):
        """Answer with the report as a download.

        :param report_name: ``report_name`` of an ir.actions.report of a ``py-`` type
        :param ids: JSON list of record ids, or ``null``
        :param domain: JSON domain used when ``ids`` is empty
        :param options: JSON object, options of the report
        :param context: JSON object, the client's context (language, companies)
        :return: the file; errors are serialized as the web client's ``download`` expects them, status 4xx or 500
        """
        try:
            ids, domain, options, context = self._parse(ids, domain, options, context)
            reports = request.env["ir.actions.report"].with_context({**request.env.context, **context})
            report = reports._get_report_from_name(report_name)
            if not report.report_type or not report.report_type.startswith("py-"):
                raise UserError(request.env._("There is no report “%(name)s”.", name=report_name))
            file = reports._street_render(report, ids, {**options, "domain": domain})
            return self._respond(file)
        except (HTTPException, psycopg2.Error):
            raise  # database conflicts are retried by Odoo
        except Exception as error:
            raise self._as_http_error(report_name, error) from error

    def _parse(self, *texts):
        """Return ids, domain, options and context out of JSON; anything of another shape is a bad request."""
        try:
            ids, domain, options, context = (json.loads(text) for text in texts)
        except ValueError as error:
            raise BadRequest("ids, domain, options and context are JSON") from error
        well_formed = (
            (ids is None or isinstance(ids, list) and all(type(one) is int for one in ids))
            and (domain is None or isinstance(domain, list))
            and isinstance(options, dict)
            and isinstance(context, dict)
            and find_unstorable([domain, options, context]) is None
        )
        if not well_formed:
            raise BadRequest("ids is a list of numbers, domain a list, options and context are objects; texts hold no NUL")
        return ids, domain, options, context

    def _respond(self, file):
        content = file.content
        if isinstance(content, bytes):
            response = request.make_response(content)
            response.headers["Content-Type"] = MIMETYPES[file.extension]
        else:
            size = content.seek(0, 2)
            content.seek(0)
            response = send_file(content, request.httprequest.environ, mimetype=MIMETYPES[file.extension])
            response.content_length = size
        response.headers["Content-Disposition"] = http.content_disposition(file.filename)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Cache-Control"] = "no-store"
        return response

    def _as_http_error(self, report_name, error):
        """Return the exception to raise, so that the transaction is rolled back and the client shows a dialog."""
        if not isinstance(error, UserError):
            _logger.exception("Report %s failed", report_name)
        payload = {"code": 0, "message": "Odoo Server Error", "data": http.serialize_exception(error)}
        response = request.make_response(
            html_escape(json.dumps(payload)), status=getattr(error, "http_status", 500),
        )
        return HTTPException(response=response)
