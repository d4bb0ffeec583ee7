"""The list of cases with what stands in the way of each: queries and time of eighty cases against twenty."""

from lxml import etree

from bench import measure, sample

LEADER = "street_base.demo_user_leader1"


def run(env, quick):
    office = env.ref(LEADER).company_id
    cases = env["street.case"].with_context(tracking_disable=True)
    item = env["street.authority.item"].search([("state", "=", "active"), ("company_id", "=", office.id)], limit=1)
    officers = env.ref("street_base.demo_user_officer1").employee_id | env.ref("street_base.demo_user_officer2").employee_id
    made = cases.create([{
        "cause": f"Bench {number}", "company_id": office.id, "authority_item_id": item.id, "facts": "Goods on the pavement.", "address": f"East Street {number}",
        "party_ids": [(0, 0, {"name": f"Party {number}", "birth_date": "1985-03-07"})],
        "officer_ids": [(0, 0, {"employee_id": person.id}) for person in officers]} for number in range(80)])
    env.flush_all()
    states = ("lead", "investigating", "concluded", "noticed", "deciding")
    for place, state in enumerate(states):
        env.cr.execute("UPDATE street_case SET state = %s WHERE id = ANY(%s)", [state, made.ids[place::len(states)]])
    reader = sample.as_user(env, LEADER)
    arch = etree.fromstring(reader["street.case"].get_view(view_type="list")["arch"])
    names = list(dict.fromkeys(node.get("name") for node in arch.iter("field")))
    rows = []
    for what, fields in (("list", names), ("obstacles and next steps", ["obstacles", "allowed_moves"])):
        def read(count, fields=fields):
            reader.invalidate_all()
            return reader["street.case"].search_read([("id", "in", made.ids[:count])], fields)

        read(80)
        queries = [counted(reader, lambda count=count: read(count)) for count in (20, 80)]
        took = sorted(measure.seconds(lambda: read(80)) for _round in range(5))[2]
        rows.append(measure.row(f"{what}, queries more for 80 than for 20", queries[1] - queries[0], "", 0, f"{queries[0]} → {queries[1]}", at_most=True))
        rows.append(measure.row(f"{what} of 80 cases", took * 1000, "ms", None, ""))
    env.cr.rollback()
    return rows


def counted(env, work):
    """How many queries a call takes."""
    before = env.cr.sql_log_count
    work()
    return env.cr.sql_log_count - before
