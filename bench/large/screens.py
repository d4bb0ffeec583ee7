"""Dispatcher's home, kanban, pivot and list over many matters, against hand-written SQL for the same figures."""

import contextlib
import time

from lxml import etree

from odoo.sql_db import Cursor

from bench import measure, sample

PAGE = 80
OPEN = "state IN ('collected', 'registered', 'dispatched', 'handling', 'reported_back')"
# The clock of a matter that is due first.
DUE = """LEFT JOIN LATERAL (SELECT min(due) AS due FROM street_deadline clock WHERE clock.res_model = 'street.matter' AND clock.res_id = matter.id
    AND clock.state = 'running' AND clock.kind IN ('register', 'dispatch', 'handle', 'check', 'total')) AS clock ON TRUE"""
HOME = (f"""
    SELECT source, unit_id, count(*), count(*) FILTER (WHERE due < now() AT TIME ZONE 'UTC'),
           count(*) FILTER (WHERE due >= now() AT TIME ZONE 'UTC' AND due < %(tomorrow)s), count(*) FILTER (WHERE is_supervised),
           count(*) FILTER (WHERE state = 'registered' AND return_count > 0), count(*) FILTER (WHERE state = 'collected'),
           count(*) FILTER (WHERE state = 'registered'), count(*) FILTER (WHERE state IN ('dispatched', 'handling')),
           count(*) FILTER (WHERE state = 'reported_back'), count(*) FILTER (WHERE grid_id IS NULL),
           count(*) FILTER (WHERE state = 'collected' AND similar_id IS NOT NULL), count(*) FILTER (WHERE is_suspended)
      FROM street_matter matter {DUE} WHERE company_id = %(company)s AND {OPEN} GROUP BY source, unit_id""", """
    SELECT count(*) FILTER (WHERE reported_at >= %(today)s),
           count(*) FILTER (WHERE state = 'closed' AND date_closed >= %(today)s AND NOT is_settled_on_spot),
           count(*) FILTER (WHERE state = 'closed' AND date_closed >= %(today)s AND is_settled_on_spot)
      FROM street_matter WHERE company_id = %(company)s AND (reported_at >= %(today)s OR date_closed >= %(today)s)""")
KANBAN = ("SELECT state, count(*) FROM street_matter WHERE company_id = %(company)s GROUP BY state", f"""
    SELECT card.*, due FROM (VALUES ('collected'), ('registered'), ('dispatched'), ('handling'), ('reported_back'), ('closed'), ('rejected'),
           ('transferred')) AS stage (state), LATERAL (
           SELECT * FROM street_matter WHERE company_id = %(company)s AND street_matter.state = stage.state
            ORDER BY reported_at DESC, id DESC LIMIT {PAGE}) AS card, LATERAL (SELECT min(due) AS due FROM street_deadline clock
            WHERE clock.res_model = 'street.matter' AND clock.res_id = card.id AND clock.state = 'running') AS clock""")
PIVOT = ("""
    SELECT unit_id, state, count(*), sum(rework_count), sum(return_count) FROM street_matter WHERE company_id = %(company)s
     GROUP BY GROUPING SETS ((), (unit_id), (state), (unit_id, state))""",)


def run(env, quick):
    from odoo.addons.street_base.tools.period import today, utc_of

    env = sample.as_user(env, sample.DISPATCHER)
    day = today()
    facts = {"company": env.company.id, "today": utc_of(day), "tomorrow": utc_of(env["street.matter"]._fields["reported_at"].add(day, days=1))}
    rows = []
    for what, screen, statements in (("home", home, HOME), ("kanban", kanban, KANBAN), ("pivot", pivot, PIVOT)):
        rows.append(compare(env, what, screen, statements, facts, rounds=3 if quick else 7))
    rows.append(slowest_page(env))
    return rows


def compare(env, what, screen, statements, facts, rounds):
    """One screen against its statements: by ratio where they take 20 ms or more, else by difference."""
    def ours():
        env.invalidate_all()
        screen(env)

    def by_hand():
        for statement in statements:
            env.cr.execute(statement, facts)
            env.cr.fetchall()

    ours(), by_hand()
    took, sql_took, ratio = measure.in_turns(rounds, ours, by_hand)
    told = f"ours {took * 1000:.0f} ms, SQL {sql_took * 1000:.0f} ms"
    if sql_took >= 0.020:
        return measure.row(what, 1 / ratio, "×", 1.5, told, at_most=True)
    return measure.row(f"{what}, more than SQL", (took - sql_took) * 1000, "ms", 20, told, at_most=True)


def home(env):
    env["street.desk"].get_figures()


def kanban(env):
    env["street.matter"].web_read_group([], ["state"], [], auto_unfold=True, unfold_read_specification=shown(env, "kanban"), unfold_read_default_limit=PAGE)


def pivot(env):
    env["street.matter"].formatted_read_grouping_sets(
        [], [[], ["unit_id"], ["state"], ["unit_id", "state"]], ["__count", "rework_count:sum", "return_count:sum"])


def slowest_page(env):
    """The slowest query of turning pages in the list, with and without its filter, in several orders; each the best of three."""
    matters, fields, slowest = env["street.matter"], shown(env, "list"), (0, "")
    is_open = [("state", "in", ["collected", "registered", "dispatched", "handling", "reported_back"])]
    for domain in ([], is_open):
        for order in ("reported_at desc, id desc", "name", "state, reported_at desc, id desc"):
            for offset in (0, PAGE, 10 * PAGE, 120 * PAGE):
                turns = []
                for _turn in range(3):
                    env.invalidate_all()
                    with timed_queries() as queries:
                        matters.web_search_read(domain, fields, offset=offset, limit=PAGE, order=order, count_limit=10_001)
                    turns.append(queries)
                took = max(map(min, zip(*turns, strict=False)))
                slowest = max(slowest, (took, f"{'open' if domain else 'all'} by {order.split()[0].strip(',')}, row {offset}"))
    return measure.row("slowest query of the list", slowest[0] * 1000, "ms", 50, slowest[1], at_most=True)


def shown(env, view_type):
    """What the client reads for a view."""
    model = env["street.matter"]
    arch = etree.fromstring(model.get_view(view_type=view_type)["arch"])
    names = {node.get("name") for node in arch.iter("field")}
    return {name: {"fields": {"display_name": {}}} if model._fields[name].relational else {} for name in sorted(names)}


@contextlib.contextmanager
def timed_queries():
    """Seconds of each query that is run meanwhile."""
    queries, execute = [], Cursor.execute

    def timed(cursor, *args, **kwargs):
        begin = time.perf_counter()
        try:
            return execute(cursor, *args, **kwargs)
        finally:
            queries.append(time.perf_counter() - begin)

    Cursor.execute = timed
    try:
        yield queries
    finally:
        Cursor.execute = execute
