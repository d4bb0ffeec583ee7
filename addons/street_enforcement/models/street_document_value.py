from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..tools.paper_facts import iso_text, plain, show, typed_text
from ..tools.paper_layout import row_columns
from ..tools.private_field import PrivateJson, PrivateText


class StreetDocumentValue(models.Model):
    """Fact typed for one paper (文书填写项), as text; rows have one line each with ``|`` between their columns.

    An empty text leaves the fact to the case.
    """

    _name = "street.document.value"
    _description = "Fact of a paper"
    _inherit = ["street.case.private.mixin", "street.locked.line.mixin"]
    _street_parent = "document_id"
    _street_stays = True
    _street_case = "document_id.case_id"
    _order = "document_id, sequence, id"

    document_id = fields.Many2one("street.document", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="document_id.company_id", store=True, precompute=True, index=True)
    sequence = fields.Integer(default=10)
    fact_id = fields.Many2one("street.document.fact", "Particular", required=True, ondelete="restrict")
    code = fields.Char(related="fact_id.code")
    kind = fields.Selection(related="fact_id.kind")
    hint = fields.Char("How to fill it in", compute="_compute_hint")
    value = PrivateText(compute="_compute_value", store=True, readonly=False, precompute=True, help="Days as 2026-11-26, moments as 2026-11-26 09:30 (Beijing time).")
    data = PrivateJson(help="The same as the snapshot keeps it, when a program gave it.")
    case_value = fields.Text("From the case", compute="_compute_case_value")
    is_needed = fields.Boolean("Needed", compute="_compute_case_value")

    _fact_uniq = models.UniqueIndex("(document_id, fact_id)", "This fact is already there.")

    @api.depends("data")
    def _compute_value(self):
        for line in self:
            if line.data is not None and line.data is not False:
                line.value = typed_text(line.fact_id.kind, line.data, line._get_row_keys())
            else:
                line.value = line.value

    @api.depends("fact_id", "document_id.type_id")
    @api.depends_context("lang")
    def _compute_hint(self):
        usual = {
            "date": self.env._("A day, such as 2026-11-26"), "datetime": self.env._("Day and hour, such as 2026-11-26 09:30"),
            "money": self.env._("Yuan, figures alone"), "number": self.env._("Figures alone"), "list": self.env._("One line each"),
            "qa": self.env._("Lines that begin with 问： and 答："),
        }
        for line in self:
            columns = [label for label, _key in line._get_row_columns()]
            line.hint = line.fact_id.hint or (
                self.env._("One line each: %(columns)s", columns=" | ".join(columns)) if len(columns) > 1 else usual.get(line.fact_id.kind, False))

    @api.depends("document_id", "fact_id", "value")
    @api.depends_context("uid")
    def _compute_case_value(self):
        shown = self.document_id.case_id._origin._filter_private()
        for document, lines in self.grouped("document_id").items():
            # A paper that is only typed yet shows nothing of a case that the user may not read either.
            is_shown = document.case_id and document.type_id and document.case_id._origin in shown
            _known, missing = document._get_known_facts() if is_shown else ({}, [])
            given = document._get_case_facts() if is_shown else {}
            for line in lines:
                value = given.get(line.fact_id.code)
                line.case_value = show(line.fact_id.kind, value, "lines") if value is not None and value is not False else False
                line.is_needed = line.fact_id.code in missing

    @api.constrains("value", "fact_id")
    def _check_value(self):
        for line in self:
            line._get_plain()

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines._check_private()
        return lines

    def write(self, vals):
        self._check_private()
        return super().write(self._prepare_typed(vals))

    @api.ondelete(at_uninstall=False)
    def _unlink_except_hidden(self):
        self._check_private()

    def _street_write(self, vals):
        # Before the pass is made, which is good for these very values.
        return super()._street_write(self._prepare_typed(vals))

    def _prepare_typed(self, vals):
        """What a person types counts, not what a program gave before."""
        return {**vals, "data": False} if "value" in vals and "data" not in vals else vals

    def _get_plain(self):
        """The fact as the snapshot keeps it.

        :raises ValidationError: a text that is no day, moment or number
        """
        self.ensure_one()
        if self.data is not None and self.data is not False:
            return self.data
        fact = self.fact_id
        try:
            return self._read_text(fact)
        except ValueError as error:
            if fact.kind == "list":
                raise ValidationError(self.env._(
                    "%(paper)s: “%(line)s” has more columns than “%(fact)s”: %(columns)s. Write one line for each, with | between the columns.",
                    paper=self.document_id.display_name, line=error, fact=fact.name,
                    columns=" | ".join(label for label, _key in self._get_row_columns()) or fact.columns)) from error
            raise ValidationError(self.env._(
                "%(paper)s: “%(value)s” is no %(kind)s for “%(fact)s”. Write days as 2026-11-26 and moments as 2026-11-26 09:30.",
                paper=self.document_id.display_name, value=self.value, fact=fact.name,
                kind=dict(fact._fields["kind"]._description_selection(self.env))[fact.kind],
            )) from error

    def _read_text(self, fact):
        value = self.value
        if fact.kind in ("date", "datetime") and value and value.strip():
            # Typed by a person: the hour of the office, not of the server.
            value = iso_text(value) + ("+08:00" if fact.kind == "datetime" else "")
        return plain(fact.kind, value, self._get_row_keys())

    def _get_row_keys(self):
        """Keys of the columns of rows in the order in which they are typed."""
        return tuple(key for _label, key in self._get_row_columns()) or tuple((self.fact_id.columns or "").split())

    def _get_row_columns(self):
        """Headings and keys of the columns of rows, as this paper prints them; empty for what is no table."""
        kind = self.document_id.type_id
        return row_columns(kind._parse(), self.fact_id.code) if kind and self.fact_id.kind == "list" else []
