import re
from typing import NamedTuple

from odoo import api, fields, models
from odoo.exceptions import AccessError, MissingError, UserError
from odoo.fields import Domain
from odoo.tools.safe_eval import safe_eval, time

UNSAFE_IN_FILE_NAMES = re.compile(r'[\x00-\x1f/\\:*?"<>|]+')


class ReportFile(NamedTuple):
    """A rendered report: bytes or an open binary file at its start, the extension, the file name with extension."""

    content: object
    extension: str
    filename: str


class IrActionsReport(models.Model):
    """Adds two report types that are written by Python code instead of QWeb.

    The renderer of report ``x`` is the abstract model ``report.x``; it inherits ``street.report.pdf`` or
    ``street.report.xlsx`` (or any model with their ``_render_file``, ``_get_extension`` and ``_reads_domain``).
    """

    _inherit = "ir.actions.report"

    report_type = fields.Selection(
        selection_add=[("py-pdf", "PDF (Street)"), ("py-xlsx", "Sheet (Street)")],
        ondelete={"py-pdf": "cascade", "py-xlsx": "cascade"},
    )

    @api.model
    def _render_py_pdf(self, report_ref, res_ids, data=None):
        """Return (bytes, extension), as Odoo expects from a report type; mail templates attach the bytes."""
        file = self._street_render(report_ref, res_ids, data)
        content = file.content if isinstance(file.content, bytes) else file.content.read()
        return content, file.extension

    @api.model
    def _render_py_xlsx(self, report_ref, res_ids, data=None):
        """See ``_render_py_pdf``."""
        return self._render_py_pdf(report_ref, res_ids, data)

    @api.model
    def _get_rendering_context(self, report, docids, data):
        # Odoo's own address renders whatever it is asked for; a paper that Python writes has no template.
        if (report.report_type or "").startswith("py-"):
            raise UserError(self.env._("“%(report)s” is no page: print it from its record.", report=report.name))
        return super()._get_rendering_context(report, docids, data)

    @api.model
    def _street_render(self, report_ref, res_ids=None, data=None):
        """Render as the current user, checking what he may print and read.

        :param report_ref: record, id, XML id or report name
        :param res_ids: ids to print, or None to print what ``data["domain"]`` finds
        :param data: options of the report
        :return: `ReportFile`
        :raise AccessError: user outside the report's groups, or without read access to a record
        :raise MissingError: a record does not exist any more
        :raise UserError: nothing to print, or a reason given by the renderer
        """
        report = self._get_report(report_ref)
        self._street_check_groups(report)
        renderer = self._street_get_renderer(report)
        data = dict(data or {})
        records = self._street_get_records(report, renderer, res_ids, data)
        content = renderer._render_file(records, data)
        extension = renderer._get_extension(data)
        return ReportFile(content, extension, self._street_get_filename(report, records, extension))

    def _street_check_groups(self, report):
        if not self.env.su and report.group_ids and not report.group_ids & self.env.user.all_group_ids:
            raise AccessError(self.env._(
                "You may not print “%(report)s”: it is reserved for %(groups)s. Ask your administrator for the role.",
                report=report.name, groups=", ".join(report.group_ids.mapped("full_name")),
            ))

    def _street_get_renderer(self, report):
        renderer = self.env.get(f"report.{report.report_name}")
        if renderer is None or not report.report_type.startswith("py-"):
            raise UserError(self.env._(
                "The report “%(report)s” has no program that writes it. Update the addon it belongs to.",
                report=report.name,
            ))
        return renderer

    def _street_get_records(self, report, renderer, res_ids, data):
        model = self.env[report.model]
        model.check_access("read")
        if res_ids:
            records = model.browse(res_ids)
            if len(records.exists()) < len(set(res_ids)):
                raise MissingError(self.env._(
                    "Some of the records to print with “%(report)s” have been deleted. Reload the list and try again.",
                    report=report.name,
                ))
            records.check_access("read")
            return records
        if data.get("domain") is None:
            raise UserError(self.env._("Nothing is selected for “%(report)s”.", report=report.name))
        try:
            domain = Domain(data["domain"])
            domain.validate(model)
        except (ValueError, TypeError) as error:
            raise UserError(self.env._(
                "The filter for “%(report)s” cannot be read: %(reason)s", report=report.name, reason=error,
            )) from error
        return model if renderer._reads_domain else model.search(domain)

    def _street_get_filename(self, report, records, extension):
        name = report.name
        if report.print_report_name and len(records) == 1:
            name = safe_eval(report.print_report_name, {"object": records, "time": time})
        return f"{UNSAFE_IN_FILE_NAMES.sub(' ', name or '').strip() or 'report'}.{extension}"
