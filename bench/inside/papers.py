"""Making a decision on paper, and binding the file of a case of sixty pages: from the demo case of material on a road."""

import statistics

from bench import measure

ROAD, PAGES = "11", 60
LINES = 24  # questions of an inquiry of three pages


def run(env, quick):
    env = env(context={"lang": "zh_CN", "tracking_disable": True})
    road = env["street.case"].search([("authority_item_id.code", "=", ROAD), ("procedure", "=", "ordinary"), ("state", "=", "archived")], limit=1)
    assert road, "the demo has no case of material on a road"
    rows = [decision(env, road, 6 if quick else 20), *case_file(env, road, 20 if quick else PAGES)]
    env.cr.rollback()
    return rows


def decision(env, road, count):
    """Snapshot, number, PDF, digest, log and gates of the paper of a decision, each in a case of its own."""
    facts = road._get_document("CF29").snapshot["facts"]
    cases = env["street.case"].create([{
        "cause": road.cause, "authority_item_id": road.authority_item_id.id, "date_act": road.date_act, "company_id": road.company_id.id}
        for _number in range(count + 2)])
    env.flush_all()
    env.cr.execute("UPDATE street_case SET state = 'decided' WHERE id = ANY(%s)", [cases.ids])
    env.invalidate_all()
    documents, kind = env["street.document"], env["street.document.type"]._get("CF29")
    drafts = documents.create([
        {"case_id": case.id, "type_id": kind.id, "value_ids": documents._prepare_value_commands(typed(case, facts))} for case in cases])
    env.flush_all()

    def issue(draft):
        draft.action_issue()
        env.flush_all()

    for draft in drafts[:2]:
        issue(draft)
    times = [measure.seconds(lambda draft=draft: issue(draft)) for draft in drafts[2:]]
    took, pages = statistics.median(times) * 1000, drafts[0].page_count
    return measure.row("decision, a page beyond 30 ms", (took - 30) / pages, "ms", 40, f"{took:.0f} ms for {pages} pages, median of {count}", at_most=True)


def typed(case, facts):
    """What the case itself does not give."""
    given = case._prepare_paper_facts("CF29")
    catalogue = case.env["street.document.fact"]._get_catalogue()
    return {code: value for code, value in facts.items() if code in catalogue and code != "photos" and not given.get(code)}


def case_file(env, road, pages):
    """Both volumes with their sheets; the peak of memory is that of this step alone."""
    inquiry = road._get_document("CF04")
    dialogue = [{"question": f"第{number}个问题：材料是什么时候堆放的？", "answer": "上个月中旬开始堆放，一共十来吨，没有办理批准手续。"} for number in range(LINES)]
    facts = {**typed(road, inquiry.snapshot["facts"]), "dialogue": dialogue, "certificates_shown": True, "rights_told": True}
    while sum(road._get_filed_documents("main").mapped("page_count")) < pages:
        road.issue_document("CF04", facts)
        road.invalidate_recordset()
    env.flush_all()

    def bind():
        env.invalidate_all()
        return road._bind_files()

    bind()
    with open("/proc/self/clear_refs", "w", encoding="ascii") as peak:
        peak.write("5")  # the highest memory so far begins anew
    before = memory("VmRSS")
    times = [measure.seconds(bind) for _round in range(3)]
    count = bind().filtered(lambda file: file.volume == "main").page_count
    return [
        measure.row("case file", statistics.median(times), "s", 2, f"{count} pages in the main volume, both volumes bound", at_most=True),
        measure.row("case file, growth of peak memory", (memory("VmHWM") - before) / 1024, "MiB", 100, "three times", at_most=True),
    ]


def memory(name):
    """Of this process, in KiB. :param str name: ``VmRSS`` now, ``VmHWM`` at its highest"""
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith(name + ":"))
