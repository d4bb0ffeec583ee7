from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.street_base.tools.period import today, utc_of

from ..tools.desk_figures import Figure, sum_by
from .street_matter import OPEN_STATES

OPEN = [("state", "in", list(OPEN_STATES))]


class StreetDesk(models.AbstractModel):
    """Dispatcher's home (首页): what is waiting, counted over the matters the user may read.

    Each figure is a domain, and the list behind it opens with the same domain: the figure is the length of the list.
    Open matters are counted in one statement, today's in another.
    """

    _name = "street.desk"
    _description = "Dispatcher's home"

    @api.model
    @api.readonly
    def get_figures(self):
        """Count what is on the desk.

        :return: dictionary with ``time`` (UTC), ``groups`` (list of ``{label, figures}``, a figure being ``{key, label,
            icon, tone, count, domain}``) and ``tables`` (list of ``{key, label, rows}``, a row being ``{label, count,
            overdue, domain}``, the busiest first)
        :raises AccessError: without access to matters
        """
        begin, end = self._get_day_bounds()
        waiting, of_today = self._get_open_figures(end), self._get_day_figures(begin)
        rows = self._count(OPEN, waiting, ("source", "unit_id"))
        totals = [sum(row[place] for row in rows) for place in range(2, 2 + len(waiting))]
        [day_totals] = self._count(["|", ("reported_at", ">=", begin), ("date_closed", ">=", begin)], of_today)
        return {
            "time": fields.Datetime.to_string(fields.Datetime.now()),
            "groups": [
                self._prepare_group(self.env._("Waiting"), waiting, totals, OPEN),
                self._prepare_group(self.env._("Today"), of_today, day_totals, []),
            ],
            "tables": [self._prepare_units(rows), self._prepare_sources(rows)],
        }

    # ------------------------------------------------------------
    # FIGURES
    # ------------------------------------------------------------

    @api.model
    def _get_day_bounds(self):
        """Begin of the Shanghai day and of the next one, as UTC texts."""
        return [fields.Datetime.to_string(utc_of(today() + timedelta(days=days))) for days in (0, 1)]

    @api.model
    def _get_open_figures(self, tomorrow):
        """Figures over the open matters; the tables count the first two of them by source and unit.

        The leaves of a domain are lists, since the extraction of terms takes a tuple beside a label for a label.

        :param str tomorrow: UTC moment at which the Shanghai day ends
        """
        return [
            Figure("open", self.env._("Open in all"), "fa-inbox", "", []),
            Figure("overdue", self.env._("Overdue"), "fa-exclamation-circle", "danger", [["is_overdue", "=", True]]),
            Figure("due_today", self.env._("Due today"), "fa-clock-o", "warning", [["is_overdue", "=", False], ["due_date", "<", tomorrow]]),
            Figure("supervised", self.env._("Supervised"), "fa-flag", "danger", [["is_supervised", "=", True]]),
            Figure("returned", self.env._("Sent back"), "fa-reply", "warning", [["state", "=", "registered"], ["return_count", ">", 0]]),
            Figure("to_register", self.env._("To register"), "fa-pencil-square-o", "", [["state", "=", "collected"]]),
            Figure("to_dispatch", self.env._("To dispatch"), "fa-share", "", [["state", "=", "registered"]]),
            Figure("with_units", self.env._("With the units"), "fa-wrench", "", [["state", "in", ["dispatched", "handling"]]]),
            Figure("to_check", self.env._("Awaiting the check"), "fa-check-square-o", "", [["state", "=", "reported_back"]]),
            Figure("no_grid", self.env._("In no grid"), "fa-map-o", "warning", [["grid_id", "=", False]]),
            Figure("repeated", self.env._("Perhaps repeated"), "fa-clone", "warning", [["state", "=", "collected"], ["similar_id", "!=", False]]),
            Figure("suspended", self.env._("Suspended"), "fa-pause", "", [["is_suspended", "=", True]]),
        ]

    @api.model
    def _get_day_figures(self, begin):
        """Figures of today. :param str begin: UTC moment at which the Shanghai day began"""
        ended = [["state", "=", "closed"], ["date_closed", ">=", begin]]
        return [
            Figure("new_today", self.env._("New today"), "fa-plus", "", [["reported_at", ">=", begin]]),
            Figure("closed_today", self.env._("Closed after handling"), "fa-check", "success", [*ended, ["is_settled_on_spot", "=", False]]),
            Figure("settled_today", self.env._("Settled on the spot"), "fa-bolt", "success", [*ended, ["is_settled_on_spot", "=", True]]),
        ]

    @api.model
    def _count(self, scope, figures, groupby=()):
        """Count all figures in one statement, as far as the user may read.

        :param scope: domain every figure lies in
        :param groupby: names of stored fields
        :return: list of tuples: the group values, then one count per figure; without groups exactly one
        """
        matters = self.env["street.matter"]
        query = matters._search(scope)
        groups = [matters._field_to_sql(query.table, name, query) for name in groupby]
        counts = [SQL("count(*)%s", self._get_condition(figure)) for figure in figures]
        if groups:
            query.groupby = SQL(", ").join(groups)
        return self.env.execute_query(query.select(*groups, *counts))

    @api.model
    def _get_condition(self, figure):
        # sudo: the condition only narrows a query that carries the rules of the user
        condition = self.env["street.matter"].sudo()._search(figure.domain).where_clause
        return SQL(" FILTER (WHERE %s)", condition) if figure.domain else SQL()

    # ------------------------------------------------------------
    # WHAT THE CLIENT SHOWS
    # ------------------------------------------------------------

    @api.model
    def _prepare_group(self, label, figures, counts, scope):
        return {"label": label, "figures": [
            {**figure._asdict(), "count": count, "domain": [*scope, *figure.domain]}
            for figure, count in zip(figures, counts, strict=True)
        ]}

    @api.model
    def _prepare_units(self, rows):
        sums = sum_by(rows, 1, slice(2, 4))
        # sudo: the name of the unit that a readable matter was given to is in every list of matters
        units = self.env["street.unit"].sudo().browse(unit_id for unit_id in sums if unit_id)
        labels = {unit.id: unit.name for unit in units}
        return self._prepare_table("unit_id", self.env._("By unit"), sums, {**labels, None: self.env._("Not given yet")})

    @api.model
    def _prepare_sources(self, rows):
        labels = dict(self.env["street.matter"]._fields["source"]._description_selection(self.env))
        return self._prepare_table("source", self.env._("By source"), sum_by(rows, 0, slice(2, 4)), labels)

    @api.model
    def _prepare_table(self, field, label, sums, labels):
        rows = [
            {"label": labels[value], "count": count, "overdue": overdue, "domain": [*OPEN, (field, "=", value or False)]}
            for value, (count, overdue) in sums.items()
        ]
        return {"key": field, "label": label, "rows": sorted(rows, key=lambda row: (-row["count"], row["label"]))}
