"""Periods of one holder that never overlap, kept by the database itself, so that two transactions at once cannot pass."""

import re

from psycopg2.errors import ExclusionViolation

from odoo import models
from odoo.tools import SQL, sql

EXISTING = re.compile(r"existing key \(.*\)=\((?P<keys>[\d, ]+), \[(?P<first>[\d-]+),")
NAMED = 10  # pairs of rows named in the server log


class NoOverlap(models.Constraint):
    """Of rows with the same values of some many2one fields, the periods from ``first`` to ``last`` (days, included) never overlap.

    The model has ``_explain_overlap(earlier)``: the sentence for a user, with the row in the way or, where it cannot be
    told, none. A database that already holds overlaps keeps them: Odoo warns at the update, the log names the rows, the
    rule in Python goes on, and the first update after they were mended adds the constraint.

    :param tuple same: names of the fields
    :param str first: name of the field of the first day, never empty
    :param str last: name of the field of the last day; empty means without end
    """

    def __init__(self, same, first="date_from", last="date_to"):
        keys = ", ".join(f"{name} WITH =" for name in same)
        super().__init__(f"EXCLUDE USING gist ({keys}, daterange({first}, {last}, '[]') WITH &&)")
        self._same, self._first, self._last = same, first, last

    def get_error_message(self, model, diagnostics=None):
        """The sentence for a user whose row was refused.

        :param model: empty recordset of the model
        :param diagnostics: what PostgreSQL says of the error (``psycopg2.extensions.Diagnostics``)
        :return: text of ``_explain_overlap``
        """
        found = EXISTING.search(diagnostics and diagnostics.message_detail or "")
        earlier = model.browse()
        if found:
            keys = zip(self._same, map(int, found["keys"].split(",")), strict=True)
            # sudo: the row in the way is named whoever may read it, as the rule in Python does
            earlier = model.sudo().search([*((name, "=", key) for name, key in keys), (self._first, "=", found["first"])], limit=1)
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
        first, last = SQL.identifier(self._first), SQL.identifier(self._last)
        cr.execute(SQL(
            """SELECT one.id, other.id FROM %(table)s one JOIN %(table)s other ON one.id < other.id AND %(same)s
                WHERE daterange(one.%(first)s, one.%(last)s, '[]') && daterange(other.%(first)s, other.%(last)s, '[]')
                ORDER BY 1, 2 LIMIT %(limit)s""",
            table=SQL.identifier(table), same=same, first=first, last=last, limit=NAMED))
        return cr.fetchall()
