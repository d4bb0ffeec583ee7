"""Attendances of a class registered in one save: the queries for 200 people against those for 20."""

from datetime import datetime, timedelta

from bench import measure, people, sample

FEW, MANY = 20, 200
# The framework writes a hundred rows in a statement.
BATCHES = 2


def run(env, quick):
    env = sample.as_user(env, people.TRAINER)
    officers = people.add_officers(env, 2 * MANY, newcomers=False)
    rows = []
    for what, save in (("put on the list and marked, in one save", put), ("marked in one save of the form", mark), ("a class logged by the short form", log)):
        save(env, officers[:FEW], 1)  # what is read once and kept
        few, _took = count(env, save, officers[:FEW], 2)
        many, took = count(env, save, officers[-MANY:], 3)
        rows.append(measure.row(
            f"{what}: queries more for {MANY} than for {FEW}", many - few, "", 4 * BATCHES, f"{few} and {many} queries, {took:.1f} s", at_most=True))
    env.cr.rollback()
    return rows


def count(env, save, officers, number):
    """Queries and seconds of one save."""
    work = save(env, officers, number, prepare=True)
    env.flush_all()
    env.invalidate_all()
    before = env.cr.sql_log_count
    took = measure.seconds(lambda: (work(), env.flush_all()))
    return env.cr.sql_log_count - before, took


def new_class(env, number):
    course = env["street.course"].search([], limit=1)
    start = datetime.now().replace(microsecond=0) - timedelta(days=900 + 7 * number)
    return {"course_id": course.id, "date_start": str(start), "kind": "special", "hours": 2}


def put(env, officers, number, prepare=False):
    session = env["street.training.session"].create([new_class(env, number)])
    values = {"attendance_ids": [(0, 0, {"employee_id": officer, "status": "present"}) for officer in officers]}
    return done(lambda: session.web_save(values, {"attendance_ids": {"fields": {"status": {}}}}), prepare)


def mark(env, officers, number, prepare=False):
    session = env["street.training.session"].create([{**new_class(env, number + 10), "attendance_ids": [(0, 0, {"employee_id": one}) for one in officers]}])
    values = {"attendance_ids": [(1, line.id, {"status": "present"}) for line in session.attendance_ids]}
    return done(lambda: session.web_save(values, {"attendance_ids": {"fields": {"status": {}}}}), prepare)


def log(env, officers, number, prepare=False):
    facts = new_class(env, number + 20)
    given = [{"employee_id": officer, "status": "present"} for officer in officers]
    unit = env["street.unit"].sudo().create([{"name": f"Bench {number}", "code": f"bench{number}", "company_id": env.company.id}])
    return done(lambda: env["street.training.session"].log_class(attendances=given, unit_ids=unit.ids, **facts), prepare)


def done(work, prepare):
    return work if prepare else work()
