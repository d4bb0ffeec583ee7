from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.street_base.tools import period

# Rate → (mark that is counted, mark it is counted of); law.md 7.1 and 6.6.
RATES = {
    "response": ("responded", "dispatched"),
    "solved": ("solved", "called_back"),
    "satisfied": ("satisfied", "called_back"),
    "closing": ("closed", "accepted"),
    "timely": ("timely", "due"),
    "transferred": ("transferred", "received"),
}
RATE_LABELS = [
    ("response", "Response rate"),
    ("solved", "Solution rate"),
    ("satisfied", "Satisfaction rate"),
    ("closing", "Closing rate"),
    ("timely", "Rate closed in time"),
    ("transferred", "Share transferred"),
]
GROUPINGS = [("all", "Everything"), ("company", "Office"), ("unit", "Lead unit"), ("class", "Class"), ("month", "Month")]
GROUP_FIELDS = {"company": "company_id", "unit": "unit_id", "class": "class_id", "month": "reported_at:month"}


class StreetMatterRate(models.TransientModel):
    """Rates of the hotline (响应率、解决率、满意率、办结率、按期办结率) over the orders received in a period.

    Always computed from ``street.matter.rate.fact``, never typed: 响应率 = contacted in time ÷ given to a unit or to another
    office; 解决率 and 满意率 = solved, and not dissatisfied, ÷ called back; 办结率 = closed ÷ ours to close (neither rejected nor
    transferred); 按期办结率 = closed in time ÷ closed or overdue; 移交率 = transferred ÷ received, so that what a transfer takes
    out of the closing rate is seen. Rows are made by :meth:`_make` alone; both numbers open their matters.
    """

    _name = "street.matter.rate"
    _description = "Rate of the hotline"
    _order = "sequence, id"
    _rec_name = "group"

    sequence = fields.Integer(readonly=True)
    date_from = fields.Date("Received from", readonly=True)
    date_to = fields.Date("Received to", readonly=True)
    by = fields.Selection(GROUPINGS, readonly=True)
    group = fields.Char(readonly=True)
    group_key = fields.Char(readonly=True)
    rate = fields.Selection(RATE_LABELS, readonly=True)
    numerator = fields.Integer("Counted", readonly=True)
    denominator = fields.Integer("Out of", readonly=True)
    percent = fields.Float(digits=(5, 2), readonly=True, aggregator=None)

    # ------------------------------------------------------------
    # COMPUTING
    # ------------------------------------------------------------

    @api.model
    @api.readonly
    def compute_rates(self, date_from, date_to, by="all"):
        """The rates over the hotline orders received in a period.

        :param date_from: first day (date or ISO text), a day of Asia/Shanghai
        :param date_to: last day
        :param str by: ``all``, ``company``, ``unit``, ``class`` or ``month``
        :return: list of ``{"group", "key", "rate", "numerator", "denominator", "percent"}``; ``percent`` is None when nothing
            counts. The first rows, one a rate, are those of everything.
        :raises UserError: for a period or a grouping that is none
        :raises AccessError: for anybody below intake clerk
        """
        first, last = self._check_period(date_from, date_to)
        if by not in dict(GROUPINGS):
            raise UserError(self.env._("Rates are grouped by one of %(known)s.", known=", ".join(dict(GROUPINGS))))
        facts = self.env["street.matter.rate.fact"].with_context(tz="Asia/Shanghai")
        facts.check_access("read")
        marks = list(dict.fromkeys(mark for pair in RATES.values() for mark in pair))
        groups = [(self.env._("Everything"), "", facts._read_group(self._get_period_domain(first, last), [], [f"{mark}:sum" for mark in marks])[0])]
        if by != "all":
            rows = facts._read_group(self._get_period_domain(first, last), [GROUP_FIELDS[by]], [f"{mark}:sum" for mark in marks])
            groups += [(*self._describe_group(by, value), sums) for value, *sums in rows]
        return [
            self._prepare_row(group, key, rate, dict(zip(marks, sums, strict=True)))
            for group, key, sums in groups for rate in RATES
        ]

    def _prepare_row(self, group, key, rate, sums):
        numerator, denominator = (sums[mark] or 0 for mark in RATES[rate])
        return {
            "group": group, "key": key, "rate": rate, "numerator": numerator, "denominator": denominator,
            "percent": round(100 * numerator / denominator, 2) if denominator else None,
        }

    def _describe_group(self, by, value):
        """Name and key of a group: of a month its first day, else the id of the record."""
        if by == "month":
            return value.strftime("%Y-%m"), value.strftime("%Y-%m-%d")
        # sudo: the name of a unit or office whose orders the user may count
        return value.sudo().display_name or self.env._("None"), str(value.id or 0)

    @api.model
    def _check_period(self, date_from, date_to):
        try:
            first, last = fields.Date.to_date(date_from), fields.Date.to_date(date_to)
        except (TypeError, ValueError):
            first = last = None
        if not first or not last or first > last:
            raise UserError(self.env._("The period needs a first day and a last day that does not lie before it."))
        return first, last

    @api.model
    def _get_period_domain(self, first, last):
        """Orders received on these days of Asia/Shanghai."""
        return Domain("reported_at", ">=", period.utc_of(first)) & Domain("reported_at", "<", period.utc_of(last + timedelta(days=1)))

    @api.model
    def _make(self, date_from, date_to, by):
        """Rows for the list, for the current user."""
        shared = {"date_from": date_from, "date_to": date_to, "by": by}
        # sudo: nobody may enter rates; these come from the computation the user was allowed to make
        return self.sudo().create([
            {**shared, "sequence": number, **{name: row[name] for name in ("group", "rate", "numerator", "denominator")},
             "group_key": row["key"], "percent": row["percent"] or 0}
            for number, row in enumerate(self.compute_rates(date_from, date_to, by))
        ]).with_env(self.env)

    # ------------------------------------------------------------
    # BUTTONS
    # ------------------------------------------------------------

    def action_open_numerator(self):
        """Open the matters that are counted. :return: window action"""
        return self._open(0)

    def action_open_denominator(self):
        """Open the matters they are counted of. :return: window action"""
        return self._open(1)

    def _open(self, place):
        self.ensure_one()
        self.check_access("read")
        fact_domain = self._get_period_domain(self.date_from, self.date_to) & self._get_group_domain() & Domain(RATES[self.rate][place], "=", 1)
        label = dict(self._fields["rate"]._description_selection(self.env))[self.rate]
        return {
            **self.env["ir.actions.act_window"]._for_xml_id("street_dispatch.street_matter_action"),
            "name": f"{label} · {self.group}",
            "domain": [("rate_fact_ids", "any", list(fact_domain))],
            "context": {},
        }

    def _get_group_domain(self):
        if not self.group_key:
            return Domain.TRUE
        if self.by == "month":
            first = fields.Date.to_date(self.group_key)
            return self._get_period_domain(first, fields.Date.end_of(first, "month"))
        return Domain(GROUP_FIELDS[self.by], "=", int(self.group_key) or False)
