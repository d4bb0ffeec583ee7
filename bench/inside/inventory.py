"""160,000 items, a fifth of them given out: list page, search by serial number, who has what, and a stock-take of 10,000 scans."""

from bench import measure, people, sample
from bench.large import screens

KEEPER = "street_equipment.demo_user_keeper"
PAGE, SCANS, LIMIT = 80, 10_000, 10  # LIMIT: seconds for the scans
ITEMS = """
    INSERT INTO maintenance_equipment (name, serial_no, label_code, company_id, category_id, unit_id, active, ownership, equipment_assign_to,
                                       effective_date, date_purchase, cost, life_months, create_uid, create_date, write_uid, write_date)
    SELECT jsonb_build_object('en_US', 'Recorder ' || n, 'zh_CN', '执法记录仪 ' || n), 'SN-' || lpad((n * 7919 %% 1000003)::text, 7, '0'), 'BN' || lpad(n::text, 8, '0'),
           %(company)s, (%(categories)s)[1 + n %% %(category_count)s], NULL, TRUE, 'own', 'other', CURRENT_DATE - n %% 1000, CURRENT_DATE - n %% 1000,
           500 + n %% 2000, 48, %(user)s, now() AT TIME ZONE 'UTC', %(user)s, now() AT TIME ZONE 'UTC'
      FROM generate_series(1, %(count)s) AS n"""
# Each item was in somebody's hands for three days; every fifth still is.
CUSTODIES = """
    INSERT INTO street_custody (equipment_id, category_id, employee_id, company_id, date_from, date_due, date_to, state, condition_out,
                                create_uid, create_date, write_uid, write_date)
    SELECT id, category_id, (%(people)s)[1 + id / 5 %% %(person_count)s], company_id, began, began + interval '3 days',
           CASE WHEN id %% 5 > 0 THEN began + interval '2 days' END, CASE WHEN id %% 5 > 0 THEN 'returned' ELSE 'issued' END, 'good',
           %(user)s, began, %(user)s, began
      FROM maintenance_equipment, LATERAL (SELECT now() AT TIME ZONE 'UTC' - (id %% 9) * interval '1 day' - interval '1 hour' AS began) AS start
     WHERE label_code LIKE 'BN%%' AND id %% 5 < 2"""
OUT = "EXISTS (SELECT FROM street_custody c WHERE c.equipment_id = e.id AND c.state = 'issued')"
REPAIR = """EXISTS (SELECT FROM maintenance_request r LEFT JOIN maintenance_stage s ON s.id = r.stage_id
                     WHERE r.equipment_id = e.id AND r.maintenance_type = 'corrective' AND s.done IS NOT TRUE AND r.archive IS NOT TRUE)"""
ROWS = f"""
    SELECT e.*, category.name, unit.name, CASE WHEN e.date_retired IS NOT NULL THEN 'retired' WHEN {OUT} THEN 'out' WHEN {REPAIR} THEN 'repair' ELSE 'in' END
      FROM maintenance_equipment e
      LEFT JOIN maintenance_equipment_category category ON category.id = e.category_id LEFT JOIN street_unit unit ON unit.id = e.unit_id
     WHERE e.active AND e.company_id = %(company)s {{}} ORDER BY e.id LIMIT {PAGE}"""
COUNT = "SELECT count(*) FROM (SELECT FROM maintenance_equipment e WHERE e.active AND e.company_id = %(company)s {} LIMIT 10001) AS counted"
# The name is translated: its index is over all languages, the one of the reader decides.
SERIAL = """AND (e.serial_no ILIKE %(serial)s OR e.label_code ILIKE %(serial)s
                OR jsonb_path_query_array(e.name, '$.*')::text ILIKE %(serial)s AND COALESCE(e.name->>'zh_CN', e.name->>'en_US') ILIKE %(serial)s)"""
HOLDERS = """SELECT c.employee_id, person.name, count(*) FROM street_custody c JOIN hr_employee person ON person.id = c.employee_id
              WHERE c.company_id = %(company)s AND c.state = 'issued' GROUP BY 1, 2 ORDER BY person.name LIMIT 80"""
# The columns of the list and the names that stand in them. The page comes first: nine tables joined at once are planned for 20 ms.
HELD = f"""WITH page AS MATERIALIZED (SELECT * FROM street_custody WHERE company_id = %(company)s AND state = 'issued' ORDER BY date_from DESC, id DESC LIMIT {PAGE})
           SELECT page.*, e.name, e.serial_no, vehicle.name, category.name, person.name, unit.name, kit.name, shift.date, office.name
             FROM page LEFT JOIN maintenance_equipment e ON e.id = page.equipment_id LEFT JOIN fleet_vehicle vehicle ON vehicle.id = page.vehicle_id
             LEFT JOIN maintenance_equipment_category category ON category.id = page.category_id LEFT JOIN street_unit unit ON unit.id = page.unit_id
             LEFT JOIN street_kit kit ON kit.id = page.kit_id LEFT JOIN street_shift shift ON shift.id = page.shift_id
             JOIN hr_employee person ON person.id = page.employee_id JOIN res_company office ON office.id = page.company_id
            ORDER BY page.date_from DESC, page.id DESC"""
COUNT_HELD = "SELECT count(*) FROM (SELECT FROM street_custody c WHERE c.company_id = %(company)s AND c.state = 'issued' LIMIT 10001) AS counted"

# As the screen opens: units and people down, categories across.
AXES = [[], ["unit_id"], ["unit_id", "employee_id"], ["category_id"], ["unit_id", "category_id"], ["unit_id", "employee_id", "category_id"]]
PIVOT = """SELECT c.unit_id, unit.name, c.employee_id, person.name, c.category_id, category.name, count(*) FROM street_custody c
             LEFT JOIN street_unit unit ON unit.id = c.unit_id JOIN hr_employee person ON person.id = c.employee_id
             LEFT JOIN maintenance_equipment_category category ON category.id = c.category_id
            WHERE c.company_id = %(company)s AND c.state = 'issued'
            GROUP BY GROUPING SETS ((), (1, 2), (1, 2, 3, 4), (5, 6), (1, 2, 5, 6), (1, 2, 3, 4, 5, 6))"""


def run(env, quick):
    env = sample.as_user(env, KEEPER)
    facts = fill(env, 10_000 if quick else 160_000)
    serial = env.execute_query_dict(_sql("SELECT serial_no FROM maintenance_equipment WHERE label_code = 'BN00004711'"))[0]["serial_no"]
    facts["serial"] = f"%{serial[3:]}%"
    found = ["|", "|", ("name", "ilike", serial[3:]), ("serial_no", "ilike", serial[3:]), ("label_code", "ilike", serial[3:])]
    issued = [("state", "=", "issued")]
    items, custodies = env["maintenance.equipment"], env["street.custody"]
    shown, held = specification(items, "street_equipment.maintenance_equipment_view_list"), specification(custodies, "street_equipment.street_custody_view_list")
    works = (
        ("list page", lambda env: items.web_search_read([], shown, limit=PAGE, count_limit=10_001), (ROWS.format(""), COUNT.format(""))),
        ("search by serial number", lambda env: items.web_search_read(found, shown, limit=PAGE, count_limit=10_001), (ROWS.format(SERIAL), COUNT.format(SERIAL))),
        ("who has what, page", lambda env: custodies.web_search_read(issued, held, limit=PAGE, count_limit=10_001), (HELD, COUNT_HELD)),
        ("who has what, by person", lambda env: custodies.formatted_read_group(issued, ["employee_id"], ["__count"], limit=80), (HOLDERS,)),
        ("who has what, pivot", lambda env: custodies.formatted_read_grouping_sets(issued, AXES, ["__count"]), (PIVOT,)),
    )
    rounds, rows, slowest = 3 if quick else 9, [], (0, "")
    for what, screen, statements in works:
        rows.append(screens.compare(env, what, screen, statements, facts, rounds))
        slowest = max(slowest, (slowest_query(env, screen), what))
    for what, screen in other_screens(items, shown, custodies, held).items():
        slowest = max(slowest, (slowest_query(env, screen), what))
    rows.append(measure.row("slowest query of these and of the other lists", slowest[0] * 1000, "ms", 50, slowest[1], at_most=True))
    rows.append(board(env))
    rows += stocktake(env, quick)
    env.cr.rollback()
    return rows


def board(env):
    """Figures of all categories, as the first screen of the equipment shows them."""
    categories = env["maintenance.equipment.category"].search([])
    names = [name for name in categories._fields if name.startswith("board_")]
    times = [measure.seconds(lambda: (env.invalidate_all(), categories.read(names))) for _turn in range(5)]
    slowest = slowest_query(env, lambda env: categories.read(names))
    return measure.row("board of the store", sorted(times)[2] * 1000, "ms", reference=f"{len(names)} figures of {len(categories)} categories, slowest query {slowest * 1000:.0f} ms")


def other_screens(items, shown, custodies, held):
    """Lists by filter, far pages, and who has what in groups, as a pivot and as a graph. :return: ``{name: function(env)}``"""
    issued, far = [("state", "=", "issued")], {"offset": 120 * PAGE}
    places = {f"“{state}”": ([("custody_state", "=", state)], {}) for state in ("in", "out", "reserved", "repair", "retired")}
    lists = {
        "items": (items, shown, {**places, "to be maintained": ([("is_job_due", "=", True)], {}), "row 9,600": ([], far)}),
        "who has what": (custodies, held, {
            "row 9,600": (issued, far), "by due date": (issued, {"order": "date_due, id"}), "overdue": ([("is_overdue", "=", True)], {}),
            "people who left": ([*issued, ("has_left", "=", True)], {}), "one person": ([*issued, ("employee_id", "=", "Officer 7")], {}),
            "returned ones too": ([], {})}),
    }
    screens = {
        f"{what}: {name}": lambda env, model=model, fields=fields, domain=domain, more=more: model.web_search_read(
            domain, fields, limit=PAGE, count_limit=10_001, **more)
        for what, (model, fields, filters) in lists.items() for name, (domain, more) in filters.items()}
    for name in ("employee_id", "unit_id", "category_id", "kit_id", "date_from:month"):
        screens[f"who has what: by {name}"] = lambda env, name=name: custodies.web_read_group(issued, [name], ["__count"], limit=PAGE)
    return screens | {
        "who has what: graph": lambda env: custodies.formatted_read_group(issued, ["date_from:month", "category_id"], ["__count"]),
    }


def _sql(text):
    from odoo.tools import SQL

    return SQL(text)


def fill(env, count):
    """Items, people and custodies; taken back by the rollback. :return: parameters of the statements"""
    persons = people.add_officers(env, 300)
    categories = env["maintenance.equipment.category"].search([("company_id", "=", False)]).ids
    facts = {"company": env.company.id, "user": env.uid, "count": count, "categories": categories, "category_count": len(categories),
             "people": persons, "person_count": len(persons)}
    env.cr.execute(ITEMS, facts)
    env.cr.execute(CUSTODIES, facts)
    for table in ("maintenance_equipment", "street_custody", "hr_employee"):
        env.cr.execute(f"ANALYZE {table}")
    env.invalidate_all()
    return facts


def specification(model, view):
    """What the client reads for a list."""
    from lxml import etree

    arch = etree.fromstring(model.get_view(model.env["ir.model.data"]._xmlid_to_res_id(view), "list")["arch"])
    names = {node.get("name") for node in arch.iter("field")}
    return {name: {"fields": {"display_name": {}}} if model._fields[name].relational else {} for name in sorted(names)}


def slowest_query(env, screen):
    """Seconds of the slowest query of a screen, the best of three turns."""
    turns = []
    for _turn in range(3):
        env.invalidate_all()
        with screens.timed_queries() as queries:
            screen(env)
        turns.append(max(queries))
    return min(turns)


def stocktake(env, quick):
    """Start a stock-take of everything and take the scans in: at once, and one by one as a phone sends them."""
    count = 1000 if quick else SCANS
    take = env["street.stocktake"].create([{"name": "Bench", "has_vehicles": False, "has_supplies": False}])
    started = measure.seconds(lambda: (take.action_start(), env.flush_all()))
    env.cr.execute("ANALYZE street_stocktake_line")  # as the database does by itself a minute later
    codes = take.line_ids.search([("stocktake_id", "=", take.id), ("code", "like", "BN")], limit=count + 100).mapped("code")
    single = measure.seconds(lambda: [(take.action_scan([code]), env.flush_all()) for code in codes[count:]])
    took = measure.seconds(lambda: (take.action_scan(codes[:count]), env.flush_all()))
    lines = take.line_count
    return [
        measure.row(f"stock-take, {count:,} scans", took, "s", LIMIT, f"of {lines:,} lines, put down in {started:.1f} s", at_most=True),
        measure.row("stock-take, one scan by itself", single / 100 * 1000, "ms", LIMIT * 1000 / SCANS * 20, "a hundred in turn", at_most=True),
    ]
