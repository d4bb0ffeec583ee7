import ast

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.street_base.report.sheet_rows import SheetRows, mask_by_model
from odoo.addons.street_base.tools.sheet_writer import write_xlsx

EXPORT_GROUP = "street_base.group_street_export"
SYSTEMS = [
    ("provincial", "Provincial platform"),
    ("hotline", "Hotline 12345"),
    ("credit", "Credit publication of licences and penalties"),
    ("monthly", "Monthly figures"),
    ("annual", "Annual figures"),
    ("other", "Other"),
]


class StreetExportSheet(models.Model):
    """What an upper system wants handed in (报送表): records of one model, a filter, and its columns.

    The suite administrator keeps the sheets. Whoever hands them in prepares a file of the records that were not in an
    earlier one; it holds only what he may read himself, masked as everywhere.
    """

    _name = "street.export.sheet"
    _description = "Export sheet"
    _street_shared = True
    _order = "sequence, name, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one("res.company", string="Office", required=True, default=lambda self: self.env.company)
    system = fields.Selection(SYSTEMS, string="Upper system", required=True, default="other")
    model_id = fields.Many2one(
        "ir.model", string="Records", required=True, ondelete="cascade",
        domain=[("transient", "=", False), ("abstract", "=", False)],
    )
    model_name = fields.Char(related="model_id.model", string="Model of the records")
    domain = fields.Char(string="Filter", required=True, default="[]")
    column_ids = fields.One2many("street.export.column", "sheet_id", string="Columns", copy=True)
    run_ids = fields.One2many("street.export.run", "sheet_id", string="Files")

    @api.constrains("model_id", "domain")
    def _check_domain(self):
        for sheet in self:
            try:
                sheet._get_filter().validate(self.env[sheet.model_name])
            except (ValueError, TypeError, SyntaxError, KeyError) as error:
                raise ValidationError(self.env._(
                    "The filter of “%(sheet)s” cannot be read: %(reason)s. Write conditions such as "
                    "[('state', '=', 'closed')]; days may be written as 'today -1m'.", sheet=sheet.name, reason=error,
                )) from error

    @api.constrains("model_id", "company_id")
    def _check_not_handed_in(self):
        # The ids of handed-in records would be taken for ids of other records.
        if self.env["street.export.line"].sudo().search_count([("sheet_id", "in", self.ids)], limit=1):
            raise ValidationError(self.env._(
                "“%(sheets)s” has files already: its records and its office stay as they are. Make a new sheet instead.",
                sheets=", ".join(self.mapped("name")),
            ))

    @api.constrains("model_id", "column_ids")
    def _check_columns(self):
        self.column_ids._check_source()

    # ACTIONS

    def action_prepare(self):
        """Write the file of the records that are new since the last one handed in, as a draft that may be redone.

        :return: action that opens the draft
        :raise AccessError: user without the role, or a column he may not read (named)
        :raise UserError: no columns, nothing new
        """
        self.ensure_one()
        if not self.env.user.has_group(EXPORT_GROUP):
            raise AccessError(self.env._("Preparing “%(sheet)s” takes the role “Hands in sheets”.", sheet=self.name))
        self.check_access("read")
        self._check_may_read_columns()
        ids, content = self._write_file()
        if not ids:
            raise UserError(self.env._("“%(sheet)s”: no record is new since the last file.", sheet=self.name))
        run = self._get_draft()
        run._street_move("fill", {"content": content, "ids": ids})
        return {
            "type": "ir.actions.act_window", "res_model": run._name, "res_id": run.id, "views": [(False, "form")],
        }

    # ROWS

    def _get_filter(self):
        """Return the sheet's filter; only literals are read, never code."""
        return Domain(ast.literal_eval(self.domain or "[]"))

    def _get_model(self):
        """Return the model of the records; days such as 'today' in the filter are days of the office, whoever asks."""
        return self.env[self.model_name].with_context(tz="Asia/Shanghai")

    def _get_new_domain(self):
        """Return the domain of the office's records that are in no handed-in file of this sheet."""
        model = self._get_model()
        handed_in = SQL(
            """SELECT line.res_id FROM street_export_line line JOIN street_export_run run ON run.id = line.run_id
                WHERE line.sheet_id = %s AND run.state = 'handed_in'""", self.id,
        )
        own = Domain("company_id", "=", self.company_id.id) if "company_id" in model._fields else Domain.TRUE
        return self._get_filter() & own & Domain("id", "not in", handed_in)

    def _check_may_read_columns(self):
        """Refuse by name what the user may not read; leaving it out silently would hand in a wrong file."""
        if not self.column_ids:
            raise UserError(self.env._("“%(sheet)s” has no columns yet.", sheet=self.name))
        model = self.env[self.model_name]
        model.check_access("read")
        refused = self.column_ids.filtered(lambda column: not column._may_read(model))
        if refused:
            raise AccessError(self.env._(
                "“%(sheet)s”: you may not read %(columns)s. Ask for the role, or let the administrator take the column out.",
                sheet=self.name, columns=", ".join(f"{one.heading} ({one.field_path})" for one in refused),
            ))

    def _write_file(self):
        """Return (ids, XLSX bytes) of the new records, read as the user."""
        model = self._get_model()
        columns = self.column_ids._get_sheet_columns()
        formats, ids = {}, []

        def mask(column, chunk, values):
            return formats[column]._format(mask_by_model(model, column.source, chunk, values))

        rows = SheetRows(model, columns, self._get_new_domain(), "id", mask)
        formats.update(zip(rows.columns, self.column_ids, strict=True))

        def numbered():
            for chunk, values in rows.chunks():
                ids.extend(chunk)
                yield from values

        with write_xlsx(rows.columns, numbered(), sheet_name=self.name) as file:
            return ids, file.read()

    def _get_draft(self):
        """Return the draft file of this sheet, a new one if there is none."""
        draft = self.run_ids.filtered(lambda run: run.state == "draft")[:1]
        # sudo: role and rights were checked above; nobody may create such rows by himself
        return draft or self.env["street.export.run"].sudo().create({"sheet_id": self.id}).sudo(False)
