from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.street_base.tools.sheet_writer import Column

FORMATS = [
    ("text", "Text"),
    ("integer", "Whole number"),
    ("number", "Number with two decimals"),
    ("date", "Day, 2026-01-05"),
    ("date_compact", "Day, 20260105"),
    ("date_chinese", "Day, 2026年1月5日"),
    ("datetime", "Day and time"),
]
NUMBERS = ("integer", "float", "monetary")
DAYS = ("date", "datetime")
FORBIDDEN = ("binary", "properties", "properties_definition", "json")
TYPES_BY_FORMAT = {
    "integer": NUMBERS, "number": NUMBERS,
    "date": DAYS, "date_compact": DAYS, "date_chinese": DAYS, "datetime": DAYS,
}


class StreetExportColumn(models.Model):
    """One column of an export sheet (报送表列): the upper system's heading and where its values come from."""

    _name = "street.export.column"
    _description = "Column of an export sheet"
    _street_shared = "sheet_id"
    _order = "sheet_id, sequence, id"
    _rec_name = "heading"

    sheet_id = fields.Many2one("street.export.sheet", required=True, ondelete="cascade", index=True)
    sequence = fields.Integer(default=10)
    heading = fields.Char(required=True, help="Exactly as the upper system writes it.")
    model_name = fields.Char(related="sheet_id.model_name")
    field_path = fields.Char(string="Field", help="Field of the record, or a path such as grid_id.code.")
    fixed_text = fields.Char(help="The same text in every row, when there is no field.")
    format = fields.Selection(FORMATS, help="Empty: as the field is.")
    width = fields.Integer(string="Width", help="In characters; 0 for the usual width.")

    _heading_uniq = models.Constraint("UNIQUE(sheet_id, heading)", "Each heading stands once in a sheet.")

    @api.constrains("field_path", "format", "sheet_id")
    def _check_source(self):
        for column in self.filtered("field_path"):
            wrong = column._get_path_error()
            if wrong:
                raise ValidationError(self.env._(
                    "Column “%(heading)s” of “%(sheet)s”: %(reason)s",
                    heading=column.heading, sheet=column.sheet_id.name, reason=wrong,
                ))

    def _get_path_error(self):
        """Return why the field path or its format cannot be used, or an empty text."""
        model, field = self.env[self.sheet_id.model_name], None
        for name in self.field_path.split("."):
            field = model._fields.get(name) if model is not None else None
            if field is None or field.type in FORBIDDEN:
                return self.env._("there is no field “%(name)s” that can be written into a sheet.", name=name)
            model = self.env[field.comodel_name] if field.relational else None
        if field.type not in TYPES_BY_FORMAT.get(self.format, (field.type,)):
            return self.env._("“%(name)s” is no field for this format.", name=self.field_path)
        return ""

    def _may_read(self, model):
        """Whether the user may read every field on the path."""
        for position, name in enumerate(self.field_path.split(".") if self.field_path else ()):
            if position and not model.has_access("read") or not model._has_field_access(model._fields[name], "read"):
                return False
            field = model._fields[name]
            model = self.env[field.comodel_name] if field.relational else None
        return True

    def _get_sheet_columns(self):
        """Return one `tools.sheet_writer.Column` per record, in order."""
        return [
            Column(
                column.field_path or column._get_fixed_values,
                column.heading,
                column.width or None,
                # Days with a format of their own are written as text.
                "text" if column.format in ("date_compact", "date_chinese") else column.format or None,
            )
            for column in self
        ]

    def _get_fixed_values(self, records):
        return [self.fixed_text or None] * len(records)

    def _format(self, values):
        """Return the cell values in the column's own notation."""
        if self.format == "date_compact":
            return [value and value[:10].replace("-", "") for value in values]
        if self.format == "date_chinese":
            return [value and "{}年{}月{}日".format(*map(int, value[:10].split("-"))) for value in values]
        return values
