from odoo import models
from odoo.tools import SQL

# Open ends of a time of employment; infinity has no Python date.
FIRST_DAY, LAST_DAY = "1900-01-01", "9999-12-31"


class HrEmployee(models.Model):
    """Who is employed on a day (在职)."""

    _inherit = "hr.employee"

    def _get_employed_spans_sql(self):
        """Times of employment of all people, as a subquery with ``employee_id``, ``date_from`` and ``date_to``, both days included.

        1. Contracts count where any is entered; else a person counts as employed from the beginning.
        2. The departure date is the last day.
        3. Who is archived without a departure date is not employed on any day: enter the date.

        :return: ``SQL`` without parentheses; it reads no rule, so a caller may show names only of those he may read
        """
        return SQL(
            """SELECT employee.id AS employee_id,
                      COALESCE(contract.date_from, %(first)s::date) AS date_from,
                      LEAST(contract.date_to, now_version.departure_date, %(last)s::date) AS date_to
                 FROM hr_employee employee
                 LEFT JOIN (SELECT DISTINCT employee_id, contract_date_start AS date_from, contract_date_end AS date_to
                              FROM hr_version WHERE active AND contract_date_start IS NOT NULL) contract ON contract.employee_id = employee.id
                 LEFT JOIN hr_version now_version ON now_version.id = employee.current_version_id
                WHERE employee.active OR now_version.departure_date IS NOT NULL""",
            first=FIRST_DAY, last=LAST_DAY,
        )

    def _get_employed_on(self, days):
        """Which of these people are employed on which days; one query.

        :param days: iterable of (employee id, ``datetime.date``)
        :return: set of those pairs that hold
        """
        pairs = set(days)
        if not pairs:
            return set()
        self.env["hr.version"].flush_model(["employee_id", "contract_date_start", "contract_date_end", "departure_date", "active"])
        self.env["hr.employee"].flush_model(["active", "current_version_id"])
        people, dates = zip(*pairs, strict=True)
        rows = self.env.execute_query(SQL(
            """SELECT DISTINCT asked.employee_id, asked.day
                 FROM unnest(%s::int[], %s::date[]) AS asked(employee_id, day)
                 JOIN (%s) span ON span.employee_id = asked.employee_id AND asked.day BETWEEN span.date_from AND span.date_to""",
            list(people), list(dates), self._get_employed_spans_sql(),
        ))
        return set(rows)
