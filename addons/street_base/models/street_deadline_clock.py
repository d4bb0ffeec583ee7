from collections import defaultdict
from datetime import datetime
from typing import NamedTuple

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ..tools import period
from ..tools.raw_rows import insert_rows

# Of a new row, in the order of `_prepare_clock` and what is computed from it
COLUMNS = (
    "res_model", "res_id", "company_id", "kind", "rule_id", "start", "length", "unit", "rolls", "due", "due_date", "is_provisional",
    "extension", "state",
)


class Clock(NamedTuple):
    """What the due day of a clock is computed from, as it stands in the table."""

    id: int
    res_model: str
    res_id: int
    company_id: int
    start: datetime
    length: int
    extension: int
    unit: str
    rolls: bool
    due: datetime | None
    is_provisional: bool


class StreetDeadline(models.Model):
    """The clocks as other addons start, stop and ask them.

    All methods are private and work on whole batches: `model` is a model name, `ids` are record ids, `kinds` a list of
    kinds or None for all, moments naive UTC. The table is written by raw SQL only, never by the ORM.
    """

    _inherit = "street.deadline"

    # -- start and finish -------------------------------------------------------------------------------------------------
    @api.model
    def _start_clocks(self, vals_list):
        """Start clocks, in one INSERT.

        :param vals_list: [{res_model, res_id, company_id, start, kind, rule, length, unit, rolls}, ...]; `start` is a
            moment or a day. Either `rule` (code; the office's value is taken) or `length` and `unit` are given; what is
            given beside a rule wins over it. `kind` defaults to the code of the rule, `rolls` to True.
        :return: ids of the clocks in the order of `vals_list`.
        :raises UserError: unknown rule, no length, or a year whose calendar is not loaded (G47).
        """
        if not vals_list:
            return []
        known, rows = {}, []
        for vals in vals_list:
            row = self._prepare_clock(vals)
            _model, _id, company_id, _kind, _rule, start, length, unit, rolls = row
            key = (company_id, start if unit in period.MOMENT_UNITS else period.local_day(start), length, unit, rolls)
            if key not in known:
                known[key] = self._get_due(company_id, start, length, unit, rolls)
            rows.append((*row, *known[key], 0, "running"))
        inserted = insert_rows(self, COLUMNS, rows, returning="id")
        self.invalidate_model()
        return inserted

    @api.model
    def _finish(self, model, ids, kinds=None, at=None):
        """Stop the open clocks of these records for good; a suspended one goes on first, so that its due day stands.

        :return: ids of the clocks that were stopped.
        """
        at = at or fields.Datetime.now()
        self._resume(model, ids, at, kinds)
        return self._update(
            SQL("state = 'done', done_at = %s", at), self._where(model, ids, kinds, ("running",))
        )

    @api.model
    def _drop(self, model, ids):
        """Remove the clocks of records that were deleted."""
        self.env.execute_query(SQL("DELETE FROM street_deadline WHERE %s RETURNING id", self._where(model, ids)))
        self.invalidate_model()

    # -- suspend, resume, extend ------------------------------------------------------------------------------------------
    @api.model
    def _suspend(self, model, ids, reason, at=None, kinds=None):
        """Hold the running clocks of these records; they have no due day until they go on.

        :return: ids of the clocks that were held.
        """
        at = at or fields.Datetime.now()
        clock_ids = self._update(
            SQL("state = 'suspended', due = NULL, due_date = NULL, is_provisional = FALSE"),
            self._where(model, ids, kinds, ("running",)),
        )
        if clock_ids:
            self.env.cr.execute_values(
                "INSERT INTO street_deadline_suspension (deadline_id, date_from, reason) VALUES %s",
                [(clock_id, at, reason) for clock_id in clock_ids],
                page_size=len(clock_ids),
            )
            self.env["street.deadline.suspension"].invalidate_model()
        return clock_ids

    @api.model
    def _resume(self, model, ids, at=None, kinds=None):
        """Let the suspended clocks of these records go on with what was left of them.

        :return: ids of the clocks that go on.
        """
        clock_ids = self._update(SQL("state = 'running'"), self._where(model, ids, kinds, ("suspended",)))
        if clock_ids:
            self.env.cr.execute(
                """
                UPDATE street_deadline_suspension SET date_to = GREATEST(date_from, %s)
                 WHERE deadline_id = ANY(%s) AND date_to IS NULL
                """,
                [at or fields.Datetime.now(), clock_ids],
            )
            self.env["street.deadline.suspension"].invalidate_model()
            self._recompute(SQL("id = ANY(%s)", clock_ids))
        return clock_ids

    @api.model
    def _extend(self, model, ids, length, reason, kinds=None):
        """Lengthen the open clocks of these records by `length` of their own units.

        :return: ids of the clocks that were lengthened.
        :raises UserError: a clock that counts back, or a length that is not positive.
        """
        if length <= 0:
            raise UserError(self.env._("An extension is at least one unit long, not %(length)s.", length=length))
        where = self._where(model, ids, kinds, ("running", "suspended"))
        if self.env.execute_query(SQL("SELECT 1 FROM street_deadline WHERE %s AND length < 0 LIMIT 1", where)):
            raise UserError(self.env._("A period that counts back from an event cannot be extended."))
        clock_ids = self._update(
            SQL("extension = COALESCE(extension, 0) + %s, extension_reason = concat_ws('; ', extension_reason, %s)", length, reason),
            where,
        )
        self._recompute(SQL("id = ANY(%s) AND state = 'running'", clock_ids))
        return clock_ids

    # -- ask --------------------------------------------------------------------------------------------------------------
    @api.model
    def _due_map(self, model, ids, kind=None):
        """{record id: due moment or None} of the running clocks of a kind (None: the one due first).

        None stands for a record whose clock is suspended or that has none.
        """
        kinds = [kind] if kind else None
        rows = self.env.execute_query(
            SQL(
                "SELECT res_id, MIN(due) FROM street_deadline WHERE %s GROUP BY res_id",
                self._where(model, ids, kinds, ("running",)),
            )
        )
        return {**dict.fromkeys(ids), **dict(rows)}

    @api.model
    def _provisional_ids(self, model, ids, kinds=None):
        """Those of the record ids that have a running clock resting on a provisional day (G47)."""
        rows = self.env.execute_query(
            SQL(
                "SELECT DISTINCT res_id FROM street_deadline WHERE %s AND is_provisional",
                self._where(model, ids, kinds, ("running",)),
            )
        )
        return {res_id for (res_id,) in rows}

    # -- computing due days -----------------------------------------------------------------------------------------------
    @api.model
    def _recompute_touching(self, first, last):
        """Compute anew the running clocks that touch the calendar days `first` to `last`, and tell their records."""
        moved = self._recompute(
            SQL(
                "state = 'running' AND LEAST(start, due) < %s AND GREATEST(start, due) >= %s",
                period.utc_of(fields.Date.add(last, days=1)),
                period.utc_of(first),
            )
        )
        by_model = defaultdict(set)
        for clock in moved:
            by_model[clock.res_model].add(clock.res_id)
        for model, ids in by_model.items():
            if hasattr(self.env.get(model), "_on_deadlines_moved"):
                self.env[model].browse(sorted(ids)).exists()._on_deadlines_moved()

    @api.model
    def _recompute(self, where):
        """Store the due days of the clocks under an SQL condition anew; returns the Clocks whose due moment moved."""
        columns = SQL(", ").join(map(SQL.identifier, Clock._fields))
        clocks = [Clock(*row) for row in self.env.execute_query(SQL("SELECT %s FROM street_deadline WHERE %s", columns, where))]
        suspended = self._get_suspensions([clock.id for clock in clocks])
        changed, moved = [], []
        for clock in clocks:
            length = clock.length + (clock.extension or 0)
            found = self._get_due(
                clock.company_id, clock.start, length, clock.unit, clock.rolls, suspended.get(clock.id, ())
            )
            if (found[0], found[2]) != (clock.due, clock.is_provisional):
                changed.append((clock.id, *found))
            if found[0] != clock.due:
                moved.append(clock)
        if changed:
            self.env.cr.execute_values(
                """
                UPDATE street_deadline AS clock
                   SET due = new.due, due_date = new.due_date, is_provisional = new.is_provisional
                  FROM (VALUES %s) AS new (id, due, due_date, is_provisional)
                 WHERE clock.id = new.id
                """,
                changed,
                template="(%s, %s::timestamp, %s::date, %s::boolean)",
                page_size=len(changed),
            )
            self.invalidate_model()
        return moved

    @api.model
    def _get_due(self, company_id, start, length, unit, rolls, suspended=()):
        """(due moment, due day, provisional) of a period; a period of days is due at the end of its last day."""
        workdays = self.env["street.workday"]
        try:
            end = period.period_end(workdays._get_calendar(company_id), start, length, unit, rolls, suspended)
        except period.CalendarMissing as missing:
            raise workdays._calendar_error(missing) from None
        if unit in period.MOMENT_UNITS:
            return end.value, period.local_day(end.value), end.provisional
        return period.end_of_day(end.value), end.value, end.provisional

    @api.model
    def _get_suspensions(self, clock_ids):
        """{clock id: [(from, to), ...]} of the suspensions that are over."""
        rows = self.env.execute_query(
            SQL(
                """
                SELECT deadline_id, date_from, date_to FROM street_deadline_suspension
                 WHERE deadline_id = ANY(%s) AND date_to IS NOT NULL
                """,
                clock_ids,
            )
        )
        found = defaultdict(list)
        for clock_id, since, until in rows:
            found[clock_id].append((since, until))
        return found

    # -- rows -------------------------------------------------------------------------------------------------------------
    @api.model
    def _prepare_clock(self, vals):
        """What is known of a new clock before its due day, as the first COLUMNS."""
        rule = self.env["street.deadline.rule"]._get_rule(vals["rule"], vals["company_id"]) if vals.get("rule") else {}
        length, unit = vals.get("length") or rule.get("length"), vals.get("unit") or rule.get("unit")
        if not length or not unit:
            raise UserError(
                self.env._("Clock “%(kind)s”: no length is given.", kind=vals.get("kind") or vals.get("rule") or "?")
            )
        start = vals["start"]
        return (
            vals["res_model"], vals["res_id"], vals["company_id"], vals.get("kind") or vals["rule"], rule.get("id"),
            start if isinstance(start, datetime) else period.utc_of(start), length, unit, vals.get("rolls", rule.get("rolls", True)),
        )

    @api.model
    def _where(self, model, ids, kinds=None, states=None):
        """SQL condition for the clocks of these records."""
        condition = SQL("res_model = %s AND res_id = ANY(%s)", model, list(ids))
        if kinds is not None:
            condition = SQL("%s AND kind = ANY(%s)", condition, list(kinds))
        if states is not None:
            condition = SQL("%s AND state = ANY(%s)", condition, list(states))
        return condition

    @api.model
    def _update(self, assignments, where):
        """Update clocks by SQL; returns their ids."""
        rows = self.env.execute_query(SQL("UPDATE street_deadline SET %s WHERE %s RETURNING id", assignments, where))
        if rows:
            self.invalidate_model()
        return [clock_id for (clock_id,) in rows]
