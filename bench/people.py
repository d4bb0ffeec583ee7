"""Many officers with certificates and classes, in a few statements; whoever measures with them takes them back."""

from datetime import datetime, timedelta

TRAINER = "street_training.demo_user_trainer"
MONTHS = 11  # over which the classes of a year are spread

CERTIFICATES = """
    INSERT INTO street_certificate (id, employee_id, company_id, subject_id, number, issuer, state, date_applied, date_issued, date_valid_to,
                                    date_ended, create_uid, create_date)
    SELECT %(start)s + id, id, company_id, %(subject)s, 'B' || id, 'Province', CASE WHEN id %% 25 = 0 THEN 'revoked' ELSE 'issued' END,
           CURRENT_DATE - 900, CURRENT_DATE - 800, CURRENT_DATE - 20 + (id %% 50) * 20,
           CASE WHEN id %% 25 = 0 THEN CURRENT_DATE - 30 END, %(user)s, now()
      FROM hr_employee WHERE id BETWEEN %(first)s AND %(last)s"""
CHECKS = """
    INSERT INTO street_certificate_check (certificate_id, company_id, employee_id, year, date, result, user_id)
    SELECT %(start)s + id, company_id, id, extract(year FROM CURRENT_DATE) - back, CURRENT_DATE - back * 365 - 1,
           CASE WHEN id %% 40 = 0 AND back = 0 THEN 'failed' ELSE 'passed' END, %(user)s
      FROM hr_employee, generate_series(0, 1) AS back WHERE id BETWEEN %(first)s AND %(last)s"""
SUSPENSIONS = """
    INSERT INTO street_certificate_suspension (certificate_id, company_id, employee_id, date_from, date_lifted, reason, user_id)
    SELECT %(start)s + id, company_id, id, CURRENT_DATE - 60, CASE WHEN id %% 20 = 0 THEN CURRENT_DATE - 30 END, 'Reason', %(user)s
      FROM hr_employee WHERE id %% 10 = 0 AND id BETWEEN %(first)s AND %(last)s"""
SESSIONS = """
    INSERT INTO street_training_session (id, company_id, course_id, user_id, name, state, kind, unit_key, day, credited_day, hours, date_start, date_end)
    VALUES (%(id)s, %(company)s, %(course)s, %(user)s, 'Class', 'closed', %(kind)s, %(key)s, %(day)s, %(day)s, 4, %(begins)s, %(ends)s)"""
ATTENDANCES = """
    INSERT INTO street_training_attendance (session_id, employee_id, unit_id, company_id, course_id, kind, status, session_state, hours,
                                            date_start, date_end, credited_day, attempt, passed, create_uid, create_date)
    SELECT session.id, person.id, person.unit_id, session.company_id, session.course_id, session.kind,
           CASE WHEN (person.id + session.id) %% 20 = 0 THEN 'absent' ELSE 'present' END, session.state,
           CASE WHEN (person.id + session.id) %% 20 = 0 THEN 0 ELSE session.hours END, session.date_start, session.date_end, session.credited_day,
           0, FALSE, %(user)s, now()
      FROM street_training_session session, hr_employee person
     WHERE session.id > %(start)s AND person.id BETWEEN %(first)s AND %(last)s"""


def add_officers(env, count, newcomers=True):
    """Make so many officers of the user's office.

    :param bool newcomers: one in ten is employed since some day of this year only, the others since 2020
    :return: list of their ids, which follow each other
    """
    since = "CASE WHEN mod(n, 10) = 0 THEN date_trunc('year', now())::date + mod(n, 300) ELSE DATE '2020-01-01' END"
    office = [("company_id", "=", env.company.id)]
    pattern = env["hr.employee"].sudo().search([*office, ("current_version_id", "!=", False)], limit=1)
    unit, role = env["street.unit"].sudo().search(office, limit=1), env.ref("street_base.role_officer")
    env.flush_all()
    people, versions = _last_id(env, "hr_employee"), _last_id(env, "hr_version")
    # A person and his version name each other: the version comes after the person, who is told of it at the end.
    _clone(env, "hr_employee", pattern.id, count, id=f"{people} + n", name="'Officer ' || n", user_id="NULL", barcode="NULL",
           current_version_id="NULL", unit_id=str(unit.id), active="TRUE",
           employment_type="CASE WHEN mod(n, 12) = 0 THEN 'contract' ELSE 'civil_service' END")
    _clone(env, "hr_version", pattern.current_version_id.id, count, id=f"{versions} + n", employee_id=f"{people} + n", active="TRUE",
           contract_date_start=since if newcomers else "DATE '2020-01-01'", contract_date_end="NULL", departure_date="NULL")
    facts = {"people": people, "versions": versions, "last": people + count, "role": role.id}
    env.cr.execute("UPDATE hr_employee SET current_version_id = id - %(people)s + %(versions)s WHERE id > %(people)s", facts)
    env.cr.execute("INSERT INTO street_employee_role_rel (employee_id, role_id) SELECT id, %(role)s FROM hr_employee WHERE id > %(people)s", facts)
    _analyze(env, "hr_employee", "hr_version", "street_employee_role_rel")
    return list(range(people + 1, people + count + 1))


def add_certificates(env, officers):
    """A certificate with two yearly checks for each; some are suspended, have run out, are revoked or failed their check."""
    facts = {
        "first": officers[0], "last": officers[-1], "user": env.uid, "subject": env["street.certificate"]._default_subject(),
        "start": _last_id(env, "street_certificate"),
    }
    for statement in (CERTIFICATES, CHECKS, SUSPENSIONS):
        env.cr.execute(statement, facts)
    _analyze(env, "street_certificate", "street_certificate_check", "street_certificate_suspension")


def add_classes(env, officers, count):
    """So many closed classes of this year, every fourth a drill, with everybody on their lists and one in twenty absent."""
    course, start = env["street.course"].search([], limit=1), _last_id(env, "street_training_session")
    first = datetime(datetime.now().year, 1, 10, 1)
    for number in range(1, count + 1):
        begins = first + timedelta(days=30 * MONTHS * number / (count + 1))
        env.cr.execute(SESSIONS, {
            "id": start + number, "company": env.company.id, "course": course.id, "user": env.uid, "begins": begins, "day": begins.date(),
            "ends": begins + timedelta(hours=3), "kind": "drill" if number % 4 == 0 else "monthly", "key": f"bench {number}",
        })
    env.cr.execute(ATTENDANCES, {"start": start, "first": officers[0], "last": officers[-1], "user": env.uid})
    _analyze(env, "street_training_session", "street_training_attendance")


def _clone(env, table, row_id, count, **given):
    """Copy one row many times; ``given`` are SQL expressions over the number ``n`` of the copy."""
    env.cr.execute("SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema AND table_name = %s", [table])
    names = [name for (name,) in env.cr.fetchall()]
    values = ", ".join(given.get(name, f'"{name}"') for name in names)
    columns = ", ".join(f'"{name}"' for name in names)
    env.cr.execute(f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table}, generate_series(1, {count}) AS n WHERE id = {row_id}")


def _last_id(env, table):
    env.cr.execute(f"SELECT COALESCE(max(id), 0) + 1000 FROM {table}")
    return env.cr.fetchone()[0]


def _analyze(env, *tables):
    for table in tables:
        env.cr.execute(f"ANALYZE {table}")
