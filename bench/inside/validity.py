"""Whose certificate is good on a day, for 10,000 officers: the public method against SQL written by hand for the same rules."""

from bench import measure, people, sample

# Sets joined once each, as somebody would write it who needs the answer for a whole province.
BY_HAND = """
    WITH suspended AS (
        SELECT certificate_id FROM street_certificate_suspension
         WHERE date_from <= %(day)s AND (date_lifted IS NULL OR date_lifted > %(day)s)
    ), latest AS (
        SELECT DISTINCT ON (certificate_id) certificate_id, result FROM street_certificate_check
         WHERE date <= %(day)s ORDER BY certificate_id, date DESC, id DESC
    ), checked AS (
        SELECT certificate_id, max(year) AS year FROM street_certificate_check WHERE date <= %(day)s AND result = 'passed' GROUP BY certificate_id
    )
    SELECT DISTINCT c.employee_id
      FROM street_certificate c
      JOIN hr_employee e ON e.id = c.employee_id AND e.company_id = c.company_id
      JOIN res_company o ON o.id = c.company_id
      LEFT JOIN hr_version v ON v.id = e.current_version_id
      LEFT JOIN suspended s ON s.certificate_id = c.id
      LEFT JOIN latest ON latest.certificate_id = c.id
      LEFT JOIN checked ON checked.certificate_id = c.id
     WHERE c.company_id = %(company)s AND c.employee_id = ANY(%(officers)s) AND c.state NOT IN ('applied', 'refused')
       AND c.date_issued <= %(day)s AND c.date_valid_to >= %(day)s AND (c.date_ended IS NULL OR c.date_ended > %(day)s)
       AND (v.departure_date >= %(day)s OR v.departure_date IS NULL AND e.active)
       AND e.employment_type = ANY(string_to_array(o.street_certificate_types, ','))
       AND s.certificate_id IS NULL AND COALESCE(latest.result, 'passed') = 'passed'
       AND (o.street_yearly_check IS NOT TRUE OR date_part('year', c.date_issued) >= %(needed)s OR checked.year >= %(needed)s)
"""


def run(env, quick):
    from odoo.addons.street_base.tools.period import today
    from odoo.addons.street_training.tools.certificate_validity import needed_year

    env = sample.as_user(env, people.TRAINER)
    env.company.sudo().street_yearly_check = True
    officers = people.add_officers(env, 1000 if quick else 10_000)
    people.add_certificates(env, officers)
    env.flush_all()
    env.invalidate_all()
    day = today()
    facts = {"day": day, "company": env.company.id, "officers": officers, "needed": needed_year(day, env.company.street_check_until)}
    certificates = env["street.certificate"]

    def ours():
        return certificates.valid_on(officers, str(day))

    def by_hand():
        env.cr.execute(BY_HAND, facts)
        return [employee for (employee,) in env.cr.fetchall()]

    good = ours()
    assert sorted(good) == sorted(by_hand()), "the two do not answer the same"
    before = env.cr.sql_log_count
    ours()
    queries = env.cr.sql_log_count - before
    took, sql_took, ratio = measure.in_turns(9, ours, by_hand)
    env.cr.rollback()
    told = f"ours {took * 1000:.0f} ms, SQL {sql_took * 1000:.0f} ms; {len(good):,} of {len(officers):,} are good"
    return [
        measure.row("who may enforce on a day", 1 / ratio, "×", 1.5, told, at_most=True),
        measure.row("queries of a call", queries, "", 1, at_most=True),
    ]
