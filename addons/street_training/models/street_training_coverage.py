from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.street_base.tools.period import today

from .street_training_plan import COUNTED_KINDS, MEASURES

COVERAGE_STATES = [("met", "Met"), ("running", "To do"), ("short", "Short")]

# One row for each rule, person and period. Nothing of it is stored: attendance, employment and the day decide when it is read.
# Days of employment and attendances are stacked and grouped once, not joined, and rules and periods come as arrays: with tables of unknown size
# the planner chose nested loops over a hundred thousand rows. Times of employment are worked out once a person, not once a period of his.
# Amounts have one decimal: tenths are added up as whole numbers, whose sums take a third of the memory.
QUERY = """
WITH counted(plan_id, kind, period, measure) AS (SELECT * FROM unnest(%(counting)s::int[], %(kinds)s::varchar[], %(periods)s::varchar[], %(counted_in)s::varchar[])),
slot(plan_id, company_id, role_id, employment_type, measure, amount, is_prorata, year, key, first_day, last_day) AS (
    SELECT * FROM unnest(
        %(plans)s::int[], %(companies)s::int[], %(roles)s::int[], %(types)s::varchar[], %(measures)s::varchar[], %(amounts)s::numeric[], %(proratas)s::bool[],
        %(years)s::int[], %(keys)s::bigint[], %(firsts)s::date[], %(lasts)s::date[])
),
employed AS MATERIALIZED (
    SELECT person.id, person.company_id, person.unit_id, person.employment_type, span.date_from, span.date_to
      FROM hr_employee person
      JOIN (%(spans)s) span ON span.employee_id = person.id
),
stacked AS (
    SELECT slot.key, person.id AS employee_id, person.unit_id, LEAST(person.date_to, slot.last_day) AS day_to,
           LEAST(person.date_to, slot.last_day) - GREATEST(person.date_from, slot.first_day) + 1 AS days, 0 AS tenths
      FROM slot
      JOIN employed person ON person.company_id = slot.company_id AND slot.first_day <= person.date_to AND slot.last_day >= person.date_from
     WHERE (slot.employment_type IS NULL OR person.employment_type = slot.employment_type)
       AND (slot.role_id IS NULL OR (person.id, slot.role_id) IN (SELECT employee_id, role_id FROM street_employee_role_rel))
     UNION ALL
    SELECT (counted.plan_id::bigint * 100 + date_part('year', line.credited_day)::int - 2000) * 16
           + CASE counted.period WHEN 'year' THEN 1 ELSE date_part(counted.period, line.credited_day)::int END,
           line.employee_id, NULL, NULL, 0, CASE counted.measure WHEN 'hours' THEN (line.hours * 10)::int ELSE 10 END
      FROM street_training_attendance line
      JOIN counted ON counted.kind = line.kind
     WHERE line.status = 'present' AND line.session_state = 'closed'
),
grouped AS (
    SELECT key, employee_id, MAX(unit_id) AS unit_id, MAX(day_to) AS date_due, SUM(days) AS days, SUM(tenths) / 10.0 AS done
      FROM stacked
     GROUP BY key, employee_id
    HAVING SUM(days) > 0
),
asked AS (
    SELECT grouped.*, slot.plan_id, slot.company_id, slot.year, slot.measure, slot.first_day,
           CASE WHEN NOT slot.is_prorata OR days > last_day - first_day THEN slot.amount
                WHEN slot.measure = 'hours' THEN ROUND(slot.amount * days / (last_day - first_day + 1), 1)
                ELSE FLOOR(slot.amount * days / (last_day - first_day + 1)) END AS required
      FROM grouped
      JOIN slot ON slot.key = grouped.key
)
SELECT asked.key * 10000000 + asked.employee_id AS id,
       asked.plan_id, asked.employee_id, asked.company_id, asked.unit_id, asked.year, asked.measure, asked.first_day AS date_from, asked.date_due,
       asked.required, asked.done, GREATEST(asked.required - asked.done, 0) AS missing,
       CASE WHEN asked.done >= asked.required THEN 'met' WHEN asked.date_due < %(today)s::date THEN 'short' ELSE 'running' END AS state
  FROM asked
 WHERE asked.required > 0
"""


class StreetTrainingCoverage(models.Model):
    """Coverage of the training plan (培训覆盖): who is short of what, and by when it is due.

    Counted are attendances of closed classes, for the month they are credited to, in whatever office they were. A period
    that has begun is *to do* until its last day (or the person's last day), then *short*. Trainers read their office's rows,
    everybody reads his own.
    """

    _name = "street.training.coverage"
    _description = "Coverage of the training plan"
    _auto = False
    _order = "date_due, id"
    _rec_name = "employee_id"
    _depends = {
        "street.training.plan": ["active", "amount", "company_id", "counts", "employment_type", "is_prorata", "measure", "period", "role_id", "year_from", "year_to"],
        "street.training.attendance": ["credited_day", "employee_id", "hours", "kind", "session_state", "status"],
        "hr.employee": ["active", "company_id", "current_version_id", "employment_type", "officer_role_ids", "unit_id"],
        "hr.version": ["active", "contract_date_end", "contract_date_start", "departure_date", "employee_id"],
    }

    plan_id = fields.Many2one("street.training.plan", "Rule", readonly=True)
    employee_id = fields.Many2one("hr.employee", "Person", readonly=True)
    company_id = fields.Many2one("res.company", "Office", readonly=True)
    unit_id = fields.Many2one("street.unit", "Unit", readonly=True)
    year = fields.Integer(readonly=True, aggregator=None)
    measure = fields.Selection(MEASURES, "Counted in", readonly=True)
    date_from = fields.Date("From", readonly=True)
    date_due = fields.Date("By", readonly=True, help="Last day of the period, or of the employment.")
    required = fields.Float("Required", digits=(6, 1), readonly=True)
    done = fields.Float("Done", digits=(6, 1), readonly=True)
    missing = fields.Float("Short of", digits=(6, 1), readonly=True)
    state = fields.Selection(COVERAGE_STATES, readonly=True)

    @property
    def _table_query(self):
        day = today()
        # sudo: rules of every office; record rules hold for the rows made of them
        plans = self.env["street.training.plan"].sudo().search_fetch([])
        pairs = [(plan.id, kind, plan.period, plan.measure) for plan in plans for kind in COUNTED_KINDS[plan.counts]]
        slots = [self._get_slot_row(plan, *slot) for plan in plans for _plan_id, *slot in plan._get_slots(day)]
        arrays = {"counting kinds periods counted_in": pairs,
                  "plans companies roles types measures amounts proratas years keys firsts lasts": slots}
        return SQL(QUERY, today=day, spans=self.env["hr.employee"]._get_employed_spans_sql(), **{
            name: [row[place] for row in rows] for names, rows in arrays.items() for place, name in enumerate(names.split())})

    @api.model
    def _get_slot_row(self, plan, year, number, first, last):
        """A period of a rule with what the rule asks for; its key is the same that an attendance of the period gets in the query."""
        return (plan.id, plan.company_id.id, plan.role_id.id or None, plan.employment_type or None, plan.measure, plan.amount, plan.is_prorata,
                year, (plan.id * 100 + year - 2000) * 16 + number, first, last)
