"""Periods of one holder that never overlap, kept by the database itself, so that two transactions at once cannot pass."""

import re

from psycopg2.errors import ExclusionViolation

from odoo import models
from odoo.tools import SQL, sql

EXISTING = re.compile(r"existing key \(.*\)=\((?P<keys>[\d, ]+), \[\"?(?P<first>[\d :.-]+)\"?,")
NAMED = 10  # pairs of rows named in the server log


class NoOverlap(models.Constraint):
    """Of rows with the same values of some many2one fields, the periods from ``first`` to ``last`` never overlap.

    Days count with the last one included; moments without it, so that one period may begin when the other ends. Rows
    without a value in one of the many2one fields are in nobody's way.

    The model has ``_explain_overlap(earlier)``: the sentence for a user, with the row in the way or, where it cannot be
    told, none. A database that already holds overlaps keeps them: Odoo warns at the update, the log names the rows, the
    rule in Python goes on, and the first update after they were mended adds the constraint.

    :param tuple same: names of the fields
    :param str first: name of the field of the first day, never empty
    :param str last: name of the field of the last day; empty means without end
    :param bool moments: whether the two fields hold moments (``Datetime``) instead of days
    :param str where: SQL condition; only rows that meet it exclude each other
    """

    def __init__(self, same, first="date_from", last="date_to", moments=False, where=None):
        keys = ", ".join(f"{name} WITH =" for name in same)
        kind, bounds = ("tsrange", "[)") if moments else ("daterange", "[]")
        condition = f" WHERE ({where})" if where else ""
        super().__init__(f"EXCLUDE USING gist ({keys}, {kind}({first}, {last}, '{bounds}') WITH &&){condition}")
        self._same, self._first, self._last, self._where = same, first, last, where
        self._period = f"{kind}({{0}}.{first}, {{0}}.{last}, '{bounds}')"

    def get_error_message(self, model, diagnostics=None):
        """The sentence for a user whose row was refused.

        :param model: empty recordset of the model
        :param diagnostics: what PostgreSQL says of the error (``psycopg2.extensions.Diagnostics``)
        :return: text of ``_explain_overlap``
        """
        found = EXISTING.search(diagnostics and diagnostics.message_detail or "")
        earlier = model.browse()
        if found:
            keys = SQL(" AND ").join(
                SQL("%s = %s", SQL.identifier(name), int(key)) for name, key in zip(self._same, found["keys"].split(","), strict=True))
            rows = model.env.execute_query(SQL(
                "SELECT id FROM %s WHERE %s AND %s = %s AND (%s) LIMIT 1", SQL.identifier(model._table), keys,
                SQL.identifier(self._first), found["first"], SQL(self._where or "TRUE")))
            # sudo: the row in the way is named whoever may read it, as the rule in Python does
            earlier = model.sudo().browse([row[0] for row in rows])
        return model._explain_overlap(earlier)

    def apply_to_database(self, model):
        """Add the constraint, or have Odoo warn where rows that are there contradict it.

        :param model: empty recordset of the model
        """
        # Lets an index compare ids together with ranges; trusted, so the owner of the database may add it.
        model.env.cr.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
        name = self.full_name(model)
        present = sql.constraint_definition(model.env.cr, model._table, name)
        if present == self._definition:
            return
        if present:
            sql.drop_constraint(model.env.cr, model._table, name)
        model.pool.post_constraint(model.env.cr, lambda cr: self._add(cr, model._table, name), name)

    def _add(self, cr, table, name):
        """:raises ValueError: naming the rows that overlap; Odoo warns of it"""
        try:
            with cr.savepoint(flush=False):
                sql.add_constraint(cr, table, name, self._definition)
        except ExclusionViolation:
            pairs = ", ".join(f"{one}/{other}" for one, other in self._find_overlaps(cr, table))
            raise ValueError(
                f"Table {table}: periods of these rows overlap (ids): {pairs}. Shorten one of each pair and update the addon; until then"
                f" {name} is missing and two people at once can add more."
            ) from None

    def _find_overlaps(self, cr, table):
        same = SQL(" AND ").join(SQL("one.%s = other.%s", SQL.identifier(key), SQL.identifier(key)) for key in self._same)
        # Condition and period are words of the declaration, never of a caller.
        rows = SQL("(SELECT * FROM %s WHERE %s)", SQL.identifier(table), SQL(self._where or "TRUE"))
        cr.execute(SQL(
            """SELECT one.id, other.id FROM %(rows)s one JOIN %(rows)s other ON one.id < other.id AND %(same)s
                WHERE %(one)s && %(other)s ORDER BY 1, 2 LIMIT %(limit)s""",
            rows=rows, same=same, one=SQL(self._period.format("one")), other=SQL(self._period.format("other")), limit=NAMED))
        return cr.fetchall()
