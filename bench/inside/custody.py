"""A kit issued and taken back: the queries for 30 items against those for 3, and the seconds of the 30."""

from bench import measure, sample

FEW, MANY = 3, 30


def run(env, quick):
    env = sample.as_user(env, "street_equipment.demo_user_keeper")
    category = env["maintenance.equipment.category"].search([("equipment_kind", "=", "recorder")], limit=1)
    items = env["maintenance.equipment"].create([
        {"name": f"Bench {number}", "category_id": category.id, "company_id": env.company.id} for number in range(2 * MANY + 2 * FEW)])
    person = env["hr.employee"].sudo().search([("company_id", "=", env.company.id)], limit=1).id
    parts = (items[:FEW], items[FEW:2 * FEW], items[2 * FEW:2 * FEW + MANY])
    issued, returned = [], []
    for part in parts:  # the first only warms what is read once and kept
        issued.append(count(env, lambda part=part: env["street.custody"].issue(part.ids, person, "2099-01-01", [])))
        custodies = env["street.custody"].browse(issued[-1][2])
        returned.append(count(env, lambda custodies=custodies: custodies.action_return("good")))
    rows = [
        measure.row(f"{what}: queries more for {MANY} items than for {FEW}", many[0] - few[0], "", 0, f"{few[0]} and {many[0]} queries, {many[1]:.2f} s",
                    at_most=True)
        for what, (_warm, few, many) in (("a kit issued", issued), ("a kit taken back", returned))
    ]
    env.cr.rollback()
    return rows


def count(env, work):
    """Queries, seconds and result of a call."""
    env.flush_all()
    env.invalidate_all()
    result = []
    before = env.cr.sql_log_count
    took = measure.seconds(lambda: (result.append(work()), env.flush_all()))
    return env.cr.sql_log_count - before, took, result[0]
