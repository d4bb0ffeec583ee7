from odoo import fields, models
from odoo.tools import SQL

from odoo.addons.street_base.tools.period import today

from .street_training_plan import COUNTED_KINDS, MEASURES

COVERAGE_STATES = [("met", "Met"), ("running", "To do"), ("short", "Short")]

# One row for each rule, person and period. Nothing of it is stored: attendance, employment and the day decide when it is read.
# Days of employment and attendances are stacked and grouped once, not joined, and the periods come as arrays whose length the
# planner knows: with tables of unknown size it chose nested loops over a hundred thousand rows.
QUERY = """
WITH counted(counts, kind) AS (SELECT * FROM unnest(%(counts)s::varchar[], %(kinds)s::varchar[])),
slot(plan_id, year, number, first_day, last_day) AS (SELECT * FROM unnest(%(plans)s::int[], %(years)s::int[], %(numbers)s::int[], %(firsts)s::date[], %(lasts)s::date[])),
stacked AS (
    SELECT plan.id AS plan_id, person.id AS employee_id, slot.year, slot.number, LEAST(span.date_to, slot.last_day) AS day_to,
           LEAST(span.date_to, slot.last_day) - GREATEST(span.date_from, slot.first_day) + 1 AS days, 0 AS amount
      FROM street_training_plan plan
      JOIN hr_employee person ON person.company_id = plan.company_id
      JOIN (%(spans)s) span ON span.employee_id = person.id
      JOIN slot ON slot.plan_id = plan.id AND slot.first_day <= span.date_to AND slot.last_day >= span.date_from
      LEFT JOIN street_employee_role_rel held ON held.employee_id = person.id AND held.role_id = plan.role_id
     WHERE (plan.employment_type IS NULL OR person.employment_type = plan.employment_type)
       AND (plan.role_id IS NULL OR held.role_id IS NOT NULL)
     UNION ALL
    SELECT plan.id, line.employee_id, EXTRACT(year FROM line.credited_day)::int,
           CASE plan.period WHEN 'year' THEN 1 WHEN 'quarter' THEN EXTRACT(quarter FROM line.credited_day)::int
                ELSE EXTRACT(month FROM line.credited_day)::int END,
           NULL, 0, CASE plan.measure WHEN 'hours' THEN line.hours ELSE 1 END
      FROM street_training_attendance line
      JOIN counted ON counted.kind = line.kind
      JOIN street_training_plan plan ON plan.counts = counted.counts AND plan.active
     WHERE line.status = 'present' AND line.session_state = 'closed'
),
grouped AS (
    SELECT plan_id, employee_id, year, number, MAX(day_to) AS date_due, SUM(days) AS days, SUM(amount) AS done
      FROM stacked
     GROUP BY plan_id, employee_id, year, number
    HAVING SUM(days) > 0
),
asked AS (
    SELECT grouped.*, slot.first_day, plan.company_id, plan.measure,
           CASE WHEN NOT plan.is_prorata OR days > last_day - first_day THEN plan.amount
                WHEN plan.measure = 'hours' THEN ROUND(plan.amount * days / (last_day - first_day + 1), 1)
                ELSE FLOOR(plan.amount * days / (last_day - first_day + 1)) END AS required
      FROM grouped
      JOIN slot ON slot.plan_id = grouped.plan_id AND slot.year = grouped.year AND slot.number = grouped.number
      JOIN street_training_plan plan ON plan.id = grouped.plan_id
)
SELECT ((asked.plan_id::bigint * 100 + asked.year - 2000) * 16 + asked.number) * 10000000 + asked.employee_id AS id,
       asked.plan_id, asked.employee_id, asked.company_id, person.unit_id, asked.year, asked.measure, asked.first_day AS date_from, asked.date_due,
       asked.required, asked.done, GREATEST(asked.required - asked.done, 0) AS missing,
       CASE WHEN asked.done >= asked.required THEN 'met' WHEN asked.date_due < %(today)s::date THEN 'short' ELSE 'running' END AS state
  FROM asked
  JOIN hr_employee person ON person.id = asked.employee_id
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
        pairs = [(counts, kind) for counts, kinds in COUNTED_KINDS.items() for kind in kinds]
        day = today()
        slots = self._get_slots(day)
        return SQL(
            QUERY, counts=[counts for counts, _kind in pairs], kinds=[kind for _counts, kind in pairs], today=day,
            spans=self.env["hr.employee"]._get_employed_spans_sql(),
            **{name: [slot[place] for slot in slots] for place, name in enumerate(("plans", "years", "numbers", "firsts", "lasts"))},
        )

    def _get_slots(self, day):
        """Periods of all rules that have begun: list of (plan id, year, number, first day, last day)."""
        # sudo: rules of every office; record rules hold for the rows made of them
        plans = self.env["street.training.plan"].sudo().search_fetch([], ["period", "year_from", "year_to"])
        return [slot for plan in plans for slot in plan._get_slots(day)]
