"""Many matters in one statement: evenly over the last 1000 days, the newest 3 % open, most others closed."""

# Columns and the expression of each, over matter number n of %(count)s, reported at `moment`; `open` and `closed` tell how it stands.
COLUMNS = {
    "name": "'B' || lpad(n::text, 8, '0')",
    "company_id": "%(company)s",
    "source": "(ARRAY['hotline', 'patrol', 'grid', 'online', 'visit'])[1 + n %% 5]",
    "external_ref": "CASE WHEN n %% 5 = 0 THEN 'GP' || n END",
    "class_id": "(%(classes)s)[1 + n %% %(class_count)s]",
    "description": "'Goods on the pavement in front of shop ' || n",
    "address": "'East Street ' || n %% 3000",
    "latitude": "round(%(south)s + random()::numeric * %(height)s, 7)",
    "longitude": "round(%(west)s + random()::numeric * %(width)s, 7)",
    "grid_id": "(%(grids)s)[1 + n %% %(grid_count)s]",
    "reported_at": "moment",
    "state": "state",
    "unit_id": "CASE WHEN state NOT IN ('collected', 'registered') THEN (%(units)s)[1 + n %% %(unit_count)s] END",
    "date_registered": "CASE WHEN state <> 'collected' THEN moment + interval '1 hour' END",
    "date_dispatched": "CASE WHEN state NOT IN ('collected', 'registered') THEN moment + interval '2 hours' END",
    "date_closed": "CASE WHEN NOT open THEN moment + interval '2 days' END",
    "handler_id": "CASE WHEN NOT open THEN %(handler)s END",
    "checker_id": "CASE WHEN state = 'closed' THEN %(checker)s END",
    "result": "CASE WHEN NOT open THEN 'The goods were taken in' END",
    "is_timely": "NOT open AND n %% 7 > 0",
    "is_settled_on_spot": "state = 'closed' AND n %% 10 = 0",
    "is_supervised": "n %% 200 = 0",
    "is_suspended": "FALSE",
    "rework_count": "(n %% 25 = 0)::int",
    "return_count": "(n %% 40 = 0)::int",
    "create_uid": "%(clerk)s", "write_uid": "%(clerk)s", "create_date": "moment", "write_date": "moment",
}
MATTERS = """
    INSERT INTO street_matter ({columns}) SELECT {values} FROM (
        SELECT *, CASE WHEN open THEN (ARRAY['collected', 'registered', 'dispatched', 'handling', 'reported_back'])[1 + n %% 5]
                       WHEN n %% 30 = 0 THEN 'rejected' WHEN n %% 45 = 0 THEN 'transferred' ELSE 'closed' END AS state
          FROM (SELECT n, n > %(count)s * 0.97 AS open,
                       date_trunc('second', now() AT TIME ZONE 'UTC' - (%(count)s - n) * interval '1000 days' / %(count)s) AS moment
                  FROM generate_series(1, %(count)s) AS n) AS made
    ) AS made
"""
# Each matter has the clock of the whole and that of its stage; one open matter in six is overdue.
CLOCKS = """
    INSERT INTO street_deadline (res_model, res_id, company_id, kind, start, length, extension, unit, rolls, due, due_date, state, done_at, is_provisional)
    SELECT 'street.matter', id, company_id, kind, reported_at, days, 0, 'day', TRUE, due, due::date,
           CASE WHEN date_closed IS NULL THEN 'running' ELSE 'done' END, date_closed, FALSE
      FROM street_matter, LATERAL (VALUES ('total', 25), ('handle', 27)) AS clock (kind, days),
           LATERAL (SELECT reported_at + days * interval '1 day' AS due) AS ends
     WHERE name LIKE 'B%%'
"""
REPORTERS = """
    INSERT INTO street_matter_reporter (matter_id, reported_matter_id, company_id, name, phone, is_confidential, wants_reply, reported_at)
    SELECT id, id, company_id, 'Caller ' || id, '1990000' || lpad((id %% 10000)::text, 4, '0'), id %% 50 = 0, TRUE, reported_at
      FROM street_matter WHERE name LIKE 'B%%' AND source = 'hotline'
"""


def run(env, count):
    """Make ``count`` matters with their clocks and reporters."""
    from bench import sample

    office = sample.as_user(env, sample.INTAKE)
    west, south, east, north = sample.boundary_box(office)
    facts = {
        "count": count, "company": office.company.id, "clerk": office.uid,
        "west": west, "south": south, "width": east - west, "height": north - south,
        "handler": env.ref("street_base.demo_user_handler").id, "checker": env.ref(sample.DISPATCHER).id,
    }
    for names, model, domain in (
        ("class", "street.matter.class", [("is_valid", "=", True)]),
        ("grid", "street.grid", [("kind", "=", "micro"), ("company_id", "=", office.company.id)]),
        ("unit", "street.unit", [("company_id", "=", office.company.id)]),
    ):
        ids = office[model].sudo().search(domain).ids
        facts[f"{names}s" if names != "class" else "classes"] = ids
        facts[f"{names}_count"] = len(ids)
    statement = MATTERS.format(columns=", ".join(COLUMNS), values=", ".join(COLUMNS.values()))
    for text in (statement, CLOCKS, REPORTERS):
        env.cr.execute(text, facts)
        env.cr.commit()
    env.cr.execute("ANALYZE")
    env.cr.commit()
    env.cr._cnx.autocommit = True
    env.cr.execute("VACUUM street_matter, street_deadline")  # as autovacuum does within minutes
    env.cr._cnx.autocommit = False
