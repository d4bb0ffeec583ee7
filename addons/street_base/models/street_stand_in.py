from itertools import pairwise

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ..tools.no_overlap import NoOverlap
from ..tools.period import today


class StreetStandIn(models.Model):
    """Stand-in (代班、代管): who acts for an absent person, from which day to which day.

    Whether a row counts is always asked for a day and never stored. A stand-in acts for one absent person at a time
    only through this row: standing in for a stand-in gives nothing. Only the suite administrator writes these rows.
    """

    _name = "street.stand.in"
    _description = "Stand-in"
    _order = "date_from desc, id desc"

    employee_id = fields.Many2one("hr.employee", "Stand-in", required=True, index=True, ondelete="restrict")
    absent_employee_id = fields.Many2one("hr.employee", "Stands in for", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(
        "res.company", related="absent_employee_id.company_id", store=True, precompute=True, index=True,
    )
    date_from = fields.Date("From", required=True, default=lambda self: today())
    date_to = fields.Date("To", required=True, help="Last day, included.")
    reason = fields.Char(required=True, help="For instance leave, training, secondment.")
    is_current = fields.Boolean("Today", compute="_compute_is_current", search="_search_is_current")

    _dates_in_order = models.Constraint("CHECK(date_to >= date_from)", "The last day of a stand-in lies before its first day.")
    _no_overlap = NoOverlap(("absent_employee_id",))
    _two_people = models.Constraint("CHECK(employee_id != absent_employee_id)", "Nobody stands in for himself.")

    @api.depends("date_from", "date_to")
    def _compute_is_current(self):
        day = today()
        for row in self:
            row.is_current = bool(row.date_from and row.date_to) and row.date_from <= day <= row.date_to

    def _search_is_current(self, operator, value):
        if operator != "in":
            return NotImplemented
        return self._domain_on(today()) if True in value else ~self._domain_on(today())

    @api.depends("employee_id", "absent_employee_id")
    def _compute_display_name(self):
        for row in self:
            row.display_name = self.env._(
                "%(stand_in)s for %(absent)s", stand_in=row.employee_id.name or "", absent=row.absent_employee_id.name or "",
            )

    @api.constrains("absent_employee_id", "date_from", "date_to")
    def _check_overlap(self):
        rows = self.search([("absent_employee_id", "in", self.absent_employee_id.ids)], order="absent_employee_id, date_from, id")
        for first, second in pairwise(rows):
            if first.absent_employee_id == second.absent_employee_id and second.date_from <= first.date_to:
                raise ValidationError(self._explain_overlap(first))

    @api.model
    def _explain_overlap(self, earlier):
        """Why a row is refused: ``earlier`` is in the way, or another one that cannot be told."""
        if not earlier:
            return self.env._("Somebody already stands in on one of these days. Only one person can: shorten one of the two periods.")
        return self.env._(
            "%(absent)s already has %(stand_in)s as stand-in from %(start)s to %(end)s. Only one person can stand"
            " in on a day: shorten one of the two periods.",
            absent=earlier.absent_employee_id.name, stand_in=earlier.employee_id.name, start=earlier.date_from, end=earlier.date_to,
        )

    @api.constrains("employee_id", "absent_employee_id")
    def _check_same_office(self):
        for row in self:
            if row.employee_id.company_id != row.absent_employee_id.company_id:
                raise ValidationError(self.env._(
                    "%(stand_in)s works for another office than %(absent)s and cannot stand in. Choose somebody of %(company)s.",
                    stand_in=row.employee_id.name, absent=row.absent_employee_id.name,
                    company=row.absent_employee_id.company_id.name,
                ))

    @api.model
    def _domain_on(self, day):
        """Domain of the rows that count on a day (``datetime.date``, Asia/Shanghai)."""
        return Domain("date_from", "<=", day) & Domain("date_to", ">=", day)

    @api.model
    def _stand_ins_on(self, day):
        """Return the rows that count on a day (``datetime.date``, Asia/Shanghai)."""
        return self.search(self._domain_on(day))

    @api.model
    def _get_stand_ins(self, day, employees):
        """Return who stands in on a day for the given people, in one query.

        :param datetime.date day: a day in Asia/Shanghai
        :param employees: ``hr.employee`` recordset of the absent
        :return: dict of absent ``hr.employee`` to the ``hr.employee`` that stands in; people without one are left out
        """
        rows = self.search(self._domain_on(day) & Domain("absent_employee_id", "in", employees.ids))
        return {row.absent_employee_id: row.employee_id for row in rows}
