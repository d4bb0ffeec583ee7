from odoo import api, models
from odoo.fields import Domain

from odoo.addons.street_base.report.sheet_rows import SheetRows, mask_by_model
from odoo.addons.street_base.tools.sheet_writer import write_csv, write_xlsx


class StreetReportXlsx(models.AbstractModel):
    """Base of all ledgers (台账): ``report.<report_name>`` inherits it and names its columns.

    Rows come by a server-side cursor in constant memory, as the user: record rules and field groups apply. With the
    option ``{"format": "csv"}`` the same rows come as CSV.
    """

    _name = "street.report.xlsx"
    _description = "Sheet"

    _reads_domain = True
    _writes = False

    # For sheets to set or override
    _sheet_columns = ()
    _sheet_order = None

    def _get_columns(self, model):
        """Return the list of `tools.sheet_writer.Column` for the empty recordset ``model``: ``_sheet_columns``.

        A sheet with headings or values of its own overrides this. Columns that the user may not read are dropped by the caller.
        """
        return list(self._sheet_columns)

    def _get_order(self, model):
        """Return the order of the rows, e.g. ``"date desc, id desc"``: ``_sheet_order``, else the model's own."""
        return self._sheet_order or model._order

    def _get_sheet_name(self, model, data):
        """Return the name of the sheet."""
        return self.env["ir.model"]._get(model._name).name

    def _mask(self, model, column, ids, values):
        """Return the values of one column for the records ``ids``, masked where the user may not see them.

        Called once per column and chunk; the values are in the order of ``ids``. A model that masks its own fields
        declares ``_street_mask(path, values)``, called on the records, and is masked in every sheet.
        """
        return mask_by_model(model, column.source, ids, values)

    # What the report type calls

    @api.model
    def _get_extension(self, data):
        return "csv" if data.get("format") == "csv" else "xlsx"

    @api.model
    def _render_file(self, records, data):
        """Return an open temporary file with a row per record.

        :param records: records to write; empty: those of ``data["domain"]``
        """
        model = records.browse()
        rows = self._get_rows(model, records, data)
        if self._get_extension(data) == "csv":
            return write_csv(rows.columns, rows)
        return write_xlsx(rows.columns, rows, sheet_name=self._get_sheet_name(model, data))

    def _get_rows(self, model, records, data):
        """Return the `SheetRows` of the records, or of the domain; chosen records come even when archived."""
        domain = Domain("id", "in", records.ids) if records else Domain(data.get("domain") or [])

        def mask(column, ids, values):
            return self._mask(model, column, ids, values)

        return SheetRows(
            model, self._get_columns(model), domain, self._get_order(model), mask, active_test=not records,
        )
