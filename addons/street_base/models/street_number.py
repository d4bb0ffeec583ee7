from collections import defaultdict

from odoo import api, fields, models
from odoo.tools import SQL

from ..tools import period
from ..tools.number_format import format_number
from ..tools.raw_rows import insert_rows

LOCK_SPACE = 0x534E  # "SN": keeps our advisory locks apart from anybody else's
COLUMNS = ("company_id", "subject_id", "series", "year", "number", "text", "drawn_at")


class StreetNumber(models.Model):
    """Numbers that were drawn (编号): gap-free within office, organ, series and year, never used twice.

    A number is drawn as late as possible, by inserting the row after the last one. Whoever draws from a series first waits
    for the end of the transaction that drew before, so an abandoned one leaves no gap. A voided paper keeps its
    number here with the reason. No one writes or deletes rows.
    """

    _name = "street.number"
    _description = "Number drawn"
    _order = "company_id, series, year desc, number desc"
    _rec_name = "text"
    _log_access = False

    company_id = fields.Many2one("res.company", string="Office", required=True, readonly=True, ondelete="restrict")
    subject_id = fields.Many2one("street.subject", string="Subject of enforcement", required=True, readonly=True, ondelete="restrict")
    series = fields.Char("Code of the series", required=True, readonly=True)
    year = fields.Integer(required=True, readonly=True, aggregator=None)
    number = fields.Integer(required=True, readonly=True, aggregator=None)
    text = fields.Char("Number in full", required=True, readonly=True, index=True)
    drawn_at = fields.Datetime(required=True, readonly=True)
    void_reason = fields.Char(string="Voided because", readonly=True)
    series_name = fields.Char("Series", compute="_compute_series_name")

    _number_uniq = models.UniqueIndex("(subject_id, series, year, number)")

    @api.depends("series", "company_id")
    @api.depends_context("lang")
    def _compute_series_name(self):
        # sudo: the name of a series is no secret
        series = self.env["street.number.series"].sudo().search([("code", "in", self.mapped("series"))])
        names = {(row.code, row.company_id.id): row.name for row in series}
        for number in self:
            own, shared = (number.series, number.company_id.id), (number.series, False)
            number.series_name = names.get(own) or names.get(shared) or number.series

    @api.model
    def _draw(self, series, company, count=1, subject=None, day=None):
        """Draw the next numbers of a series.

        :param str series: code of a ``street.number.series``
        :param company: office the numbers belong to
        :param int count: how many, as one range
        :param subject: ``street.subject`` in whose name the paper is; the office itself by default
        :param day: ``date`` whose year counts; today in Shanghai by default
        :return: list of ``count`` texts in ascending order
        """
        year = (day or period.today()).year
        template = self.env["street.number.series"]._get_template(series, company)
        subject_id, prefix = (subject.id, subject.sudo().number_prefix) if subject else self.env["street.subject"]._get_office_prefix(company.id)
        last = self._get_last(subject_id, series, year)
        now = fields.Datetime.now()
        texts = [format_number(template, prefix or "", year, last + place) for place in range(1, count + 1)]
        rows = [(company.id, subject_id, series, year, last + place, text, now) for place, text in enumerate(texts, 1)]
        insert_rows(self, COLUMNS, rows)
        return texts

    @api.model
    def _draw_each(self, series, records):
        """Draw a number for each record, a range for each office.

        :param str series: as for :meth:`_draw`
        :param records: recordset of one model with ``company_id``
        :return: dict of record to text
        """
        numbers = {}
        for company, of_office in records.sorted("id").grouped("company_id").items():
            numbers.update(zip(of_office, self._draw(series, company, len(of_office)), strict=True))
        return numbers

    @api.model
    def _number_stored(self, stored_list, name, series):
        """Number new records that have none, right before they are stored (decision record 5); for ``_create`` of their model.

        :param list stored_list: column values of the new records, completed in place
        :param str name: field of the number
        :param str series: as for :meth:`_draw`
        """
        by_company = defaultdict(list)
        for stored in stored_list:
            if not stored.get(name):
                by_company[stored["company_id"]].append(stored)
        for company_id, numbered in by_company.items():
            texts = self._draw(series, self.env["res.company"].browse(company_id), len(numbered))
            for stored, text in zip(numbered, texts, strict=True):
                stored[name] = text

    @api.model
    def _get_last(self, subject_id, series, year):
        """Last number of a series, 0 for none; nobody else draws from it until this transaction ends.

        The snapshot of a request is older than the lock, and with two clerks at work older than the last number more often than
        not. So the number is read twice: here, for what this transaction drew itself, and by a cursor whose snapshot is new.
        """
        last = SQL(
            "SELECT number FROM street_number WHERE subject_id = %s AND series = %s AND year = %s ORDER BY number DESC LIMIT 1",
            subject_id, series, year)
        key = f"{subject_id}/{series}/{year}"
        self.env.cr.execute(SQL("SELECT (%s) FROM pg_advisory_xact_lock(%s, hashtext(%s))", last, LOCK_SPACE, key))
        own = self.env.cr.fetchone()[0] or 0
        with self.env.registry.cursor() as fresh:
            fresh.execute(last)
            row = fresh.fetchone()
        return max(own, row[0] if row else 0)
