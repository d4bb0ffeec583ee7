"""Report on the training plan for 10,000 officers and 120,000 attendances, against the SQL that its figures need."""

from bench import measure, people, sample
from bench.inside.inventory import specification

# The three rules of the plan as they are shipped, each with its own sum: hours of the year, a class a month, a drill a quarter.
BY_HAND = """
    WITH span AS (
        SELECT person.id, person.unit_id, COALESCE(contract.date_from, DATE '1900-01-01') AS date_from,
               LEAST(contract.date_to, version.departure_date, DATE '9999-12-31') AS date_to
          FROM hr_employee person
          LEFT JOIN (SELECT DISTINCT employee_id, contract_date_start AS date_from, contract_date_end AS date_to
                       FROM hr_version WHERE active AND contract_date_start IS NOT NULL) contract ON contract.employee_id = person.id
          LEFT JOIN hr_version version ON version.id = person.current_version_id
         WHERE person.company_id = %(company)s AND (person.active OR version.departure_date IS NOT NULL)
    ), slot AS (
        SELECT plan.id AS plan_id, plan.measure, plan.counts, plan.amount, plan.is_prorata, plan.role_id, plan.employment_type, first::date AS first_day,
               (first + length)::date - 1 AS last_day
          FROM street_training_plan plan,
               LATERAL (SELECT CASE period WHEN 'year' THEN interval '1 year' WHEN 'quarter' THEN interval '3 months' ELSE interval '1 month' END AS length) l,
               LATERAL generate_series(make_date(year_from, 1, 1)::timestamp, %(day)s::timestamp, length) AS first
         WHERE plan.active AND plan.company_id = %(company)s
    ), due AS (
        SELECT slot.plan_id, slot.first_day, span.id, span.unit_id, slot.measure, slot.amount, slot.is_prorata, slot.last_day - slot.first_day + 1 AS length,
               sum(LEAST(date_to, last_day) - GREATEST(date_from, first_day) + 1) AS days, max(LEAST(date_to, last_day)) AS day_to
          FROM slot JOIN span ON date_from <= last_day AND date_to >= first_day JOIN hr_employee person ON person.id = span.id
         WHERE (slot.employment_type IS NULL OR slot.employment_type = person.employment_type)
           AND (slot.role_id IS NULL OR EXISTS (SELECT FROM street_employee_role_rel r WHERE r.employee_id = span.id AND r.role_id = slot.role_id))
         GROUP BY slot.plan_id, slot.first_day, span.id, span.unit_id, slot.measure, slot.amount, slot.is_prorata, slot.last_day
    ), done AS (
        SELECT slot.plan_id, slot.first_day, line.employee_id, sum(CASE slot.measure WHEN 'hours' THEN line.hours ELSE 1 END) AS amount
          FROM slot JOIN street_training_attendance line ON line.credited_day BETWEEN slot.first_day AND slot.last_day
           AND CASE slot.counts WHEN 'all' THEN TRUE WHEN 'class' THEN line.kind IN ('monthly', 'special', 'make_up') ELSE line.kind = slot.counts END
         WHERE line.status = 'present' AND line.session_state = 'closed'
         GROUP BY slot.plan_id, slot.first_day, line.employee_id
    ), asked AS (
        SELECT due.*, COALESCE(done.amount, 0) AS done,
               CASE WHEN NOT is_prorata OR days >= length THEN due.amount
                    WHEN measure = 'hours' THEN round(due.amount * days / length, 1) ELSE floor(due.amount * days / length) END AS required
          FROM due LEFT JOIN done ON done.plan_id = due.plan_id AND done.first_day = due.first_day AND done.employee_id = due.id
    )
    SELECT unit_id, plan_id, CASE WHEN done >= required THEN 'met' WHEN day_to < %(day)s THEN 'short' ELSE 'running' END AS state,
           count(*), sum(required), sum(done), sum(GREATEST(required - done, 0))
      FROM asked WHERE required > 0 GROUP BY 1, 2, 3
"""


def run(env, quick):
    from odoo.addons.street_base.tools.period import today

    env = sample.as_user(env, people.TRAINER)
    officers = people.add_officers(env, 1000 if quick else 10_000)
    people.add_classes(env, officers, 12)
    env.invalidate_all()
    facts = {"day": today(), "company": env.company.id}
    coverage = env["street.training.coverage"]

    def ours():
        env.invalidate_all()
        return coverage._read_group([], ["unit_id", "plan_id", "state"], ["__count", "required:sum", "done:sum", "missing:sum"])

    def by_hand():
        env.cr.execute(BY_HAND, facts)
        return env.cr.fetchall()

    def as_read(rows):
        return sorted((int(unit or 0), int(plan), state, count, *(round(float(figure), 1) for figure in figures)) for unit, plan, state, count, *figures in rows)

    rows = ours()
    assert as_read(rows) == as_read(by_hand()), "the two do not answer the same"
    took, sql_took, ratio = measure.in_turns(3 if quick else 5, ours, by_hand)
    page = sorted(measure.seconds(lambda: first_page(env, coverage)) for _turn in range(3))[1]
    lines = env["street.training.attendance"].search_count([("employee_id", "in", officers)])
    env.cr.rollback()
    told = f"ours {took * 1000:,.0f} ms, SQL {sql_took * 1000:,.0f} ms; {sum(row[3] for row in rows):,} rows out of {lines:,} attendances"
    return [
        measure.row("figures by unit, rule and state", 1 / ratio, "×", 2, told, at_most=True),
        measure.row("first page of who is short", page * 1000, "ms", reference="80 rows with the number of all"),
    ]


def first_page(env, coverage):
    env.invalidate_all()
    shown = specification(coverage, "street_training.street_training_coverage_view_list")
    return coverage.web_search_read([("state", "=", "short")], shown, limit=80, count_limit=10_001)
