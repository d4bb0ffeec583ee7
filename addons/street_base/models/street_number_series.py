from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import ormcache

from ..tools.number_format import check_template, format_number

DEFAULT_TEMPLATE = "{prefix}〔{year}〕{number:06d}"


class StreetNumberSeries(models.Model):
    """Number series (文号系列): the code a document type draws from and the form in which its numbers print."""

    _name = "street.number.series"
    _inherit = "street.cached.mixin"
    _description = "Number series"
    _street_shared = True
    _order = "code, company_id"

    code = fields.Char(required=True, index=True, help="Used by the programs that draw numbers; do not change it.")
    name = fields.Char(required=True, translate=True)
    template = fields.Char(required=True, help="May use {prefix}, {year} and {number:04d}, e.g. {prefix}〔{year}〕第{number:04d}号.")
    company_id = fields.Many2one("res.company", string="Office", help="Empty: for all offices that have no series of their own.")
    example = fields.Char(compute="_compute_example")

    _code_uniq = models.UniqueIndex("(code, COALESCE(company_id, 0))", "This office already has a series with this code.")

    @api.depends("template")
    def _compute_example(self):
        year = fields.Date.context_today(self).year
        for series in self:
            try:
                series.example = "" if check_template(series.template or "") else format_number(series.template, "东城", year, 1)
            except ValueError:
                series.example = ""

    @api.constrains("template")
    def _check_template(self):
        for series in self:
            try:
                wrong = check_template(series.template)
                format_number(series.template, "", 2026, 1) if not wrong else None
            except (ValueError, KeyError, IndexError):
                wrong = {series.template}
            if wrong:
                raise ValidationError(self.env._(
                    "Series %(series)s: the template is not usable because of %(wrong)s. Use {prefix}, {year} and {number:04d}; the number is required.",
                    series=series.name, wrong=", ".join(sorted(wrong)),
                ))

    @api.model
    def _get_template(self, code, company):
        """Template of a series for an office: its own, else the shared one, else a plain form."""
        return self._get_templates().get((code, company.id)) or self._get_templates().get((code, False)) or DEFAULT_TEMPLATE

    @api.model
    @ormcache()
    def _get_templates(self):
        series = self.sudo().search([])  # a template is no secret; whoever draws a number needs it
        return {(row.code, row.company_id.id): row.template for row in series}
