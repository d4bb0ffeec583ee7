"""What the question "does he act in this case" costs (APL 50): parties and papers of many cases, read and searched with it and without.

Read by an officer who is on one case in four and by the head of the subject, who reads all. The reference is the same reading by the
same user with the question answered yes at once, in turns: rules, access and fields are the same on both sides. What it costs is a
handful of queries, however long the list is.
"""

from unittest.mock import patch

from odoo.tools import SQL

from odoo.addons.street_enforcement.models.street_case_private import StreetCase
from odoo.addons.street_enforcement.models.street_case_private_mixin import StreetCasePrivateMixin

from bench import measure, sample

READERS = {"officer": "street_base.demo_user_officer1", "head": "street_base.demo_user_command"}
PAGE, SHARE = 80, 4


def run(env, quick):
    made = add_cases(env, 100 if quick else 800)
    rows = []
    for who, xmlid in READERS.items():
        reader = sample.as_user(env, xmlid)
        for what, work in works(reader, made).items():
            rows += compare(f"{what} as {who}", reader, work)
    env.cr.rollback()
    return rows


def add_cases(env, count):
    """Cases under investigation with a party and a draft each; the officer is on one in four.

    :return: ``street.case``
    """
    office = env.ref(READERS["officer"]).company_id
    env = env(context={"tracking_disable": True, "lang": "zh_CN", "allowed_company_ids": office.ids})
    item = env["street.authority.item"].search([("state", "=", "active"), ("company_id", "=", office.id)], limit=1)
    people = [env.ref(f"street_base.demo_user_{name}").employee_id.id for name in ("officer1", "officer2", "handler")]
    cases = env["street.case"].create([{
        "cause": f"案由{number}", "company_id": office.id, "authority_item_id": item.id, "facts": "占道。", "address": f"东街{number}号",
        "party_ids": [(0, 0, {"name": f"当事人{number}", "phone": f"1380000{number:04d}", "address": f"西街{number}号", "birth_date": "1985-03-07"})],
        "officer_ids": [(0, 0, {"employee_id": person}) for person in (people[:2] if number % SHARE == 0 else people[1:])]} for number in range(count)])
    kind = env["street.document.type"]._get("CF40")
    env["street.document"].create([{"case_id": case.id, "type_id": kind.id} for case in cases])
    env.flush_all()
    env.cr.execute("UPDATE street_case SET state = 'investigating' WHERE id = ANY(%s)", [cases.ids])
    env.cr.execute("ANALYZE street_case, street_case_party, street_case_officer, street_document")
    env.invalidate_all()
    return cases


def works(reader, cases):
    """What is measured: name → function of a number of rows."""
    parties, papers = reader["street.case.party"], reader["street.document"]
    held = [("case_id", "in", cases.ids)]
    return {
        "page of parties": lambda count: parties.search_read(held, ["name", "phone", "address", "id_number", "birth_date"], limit=count),
        "page of papers": lambda count: papers.search_read(held, ["name", "number", "state", "shows_private", "pdf_name"], limit=count),
        "party by telephone": lambda count: parties.search_count([*held, ("phone", "ilike", "00077")]),
    }


def compare(what, reader, work):
    """Rows of one work: queries for a page against a quarter of it, time against the same without the question."""
    def masked(count=PAGE):
        reader.invalidate_all()
        work(count)

    def bare():
        with patch.object(StreetCase, "_filter_private", lambda self: self), patch.object(
                StreetCasePrivateMixin, "_private_to_sql", lambda self, alias: SQL("TRUE")):
            masked()

    masked(), bare()
    few, many, free = counted(reader, lambda: masked(PAGE // 4)), counted(reader, masked), counted(reader, bare)
    ours, theirs, ratio = measure.in_turns(21, masked, bare)
    return [
        measure.row(f"{what}, queries more for {PAGE} than for {PAGE // 4}", many - few, "", 0, f"{few} → {many}, {free} without", at_most=True),
        measure.row(f"{what}, queries of the question", many - free, "", 8, "", at_most=True),
        measure.row(what, (ours - theirs) * 1000, "ms more", 15, f"{ours * 1000:.1f} ms, {theirs * 1000:.1f} ms without, × {1 / ratio:.2f}", at_most=True),
    ]


def counted(env, work):
    """How many queries a call takes."""
    before = env.cr.sql_log_count
    work()
    return env.cr.sql_log_count - before
