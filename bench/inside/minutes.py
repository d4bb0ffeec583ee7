"""Minutes of a meeting with 30 items and 60 people as PDF, and search for Chinese words over the records of 5,000 meetings."""

import random
import statistics
from datetime import datetime, timedelta

from bench import measure

ITEMS, PEOPLE, MEETINGS = 30, 60, 5_000
TEXT = 1_500  # characters of a record
WORDS = ["占道", "违建", "青松市场", "噪声扰民", "流动摊贩", "A座三层"]
SYLLABLES = "一中队牵头市场监管所配合逾期不入场的依法处理居民代表反映楼道堆放杂物消防通道受阻建议集中清理两周内完成下次会议报告责任单位限期办结社区组织"


def run(env, quick):
    env = env(context={"lang": "zh_CN", "tracking_disable": True, "mail_create_nosubscribe": True})
    rows = [paper(env, 5 if quick else 20), *search(env, 500 if quick else MEETINGS)]
    env.cr.rollback()
    return rows


def paper(env, count):
    """The draft of the minutes, printed ``count`` times."""
    meeting = env["street.meeting"].create([{
        "name": "街道综合执法半月例会", "kind": "half_month", "place": "街道三楼会议室", "date": datetime.now().replace(microsecond=0) - timedelta(days=2),
        "attendee_ids": [(0, 0, {"kind": "resident", "name": f"与会人员{number}", "organisation": f"第{number % 12 + 1}社区", "status": "present"}) for number in range(PEOPLE)],
        "agenda_ids": [(0, 0, {"name": f"第{number}项辖区突出问题", "discussion": SYLLABLES * 2}) for number in range(ITEMS)]}])
    env["street.meeting.resolution"].create([{"agenda_item_id": item.id, "name": SYLLABLES} for item in meeting.agenda_ids])
    minutes = env["street.meeting.minutes"].create([{"meeting_id": meeting.id}])
    env.flush_all()
    renderer = env["report.street_meeting.minutes"]
    content = renderer._render_papers(minutes, {})
    times = [measure.seconds(lambda: (env.invalidate_all(), renderer._render_papers(minutes, {}))) for _round in range(count)]
    return measure.row(
        "minutes of 30 items and 60 people as PDF", statistics.median(times) * 1000, "ms", 400, f"{len(content) / 1024:.0f} KiB, median of {count}", at_most=True)


def search(env, count):
    """A word of each length among ``count`` records; each word stands in one of ten."""
    chance = random.Random(7)
    texts = []
    for _number in range(count):
        text = "".join(chance.choice(SYLLABLES) for _place in range(TEXT))
        texts.append(text + "".join(word for word in WORDS if chance.random() < 0.1))
    start = datetime(2020, 1, 6, 1)
    env["street.meeting"]._street_load_history([{
        "name": "半月例会", "kind": "half_month", "date": start + timedelta(hours=number), "hours": 1.5, "state": "signed", "record_text": text}
        for number, text in enumerate(texts)])
    env.flush_all()
    env.cr.execute("ANALYZE street_meeting")
    rows = []
    meetings = env["street.meeting"]
    for word in WORDS:
        domain = [("full_text", "ilike", word)]
        found = meetings.search_count(domain)
        times = [measure.seconds(lambda domain=domain: (env.invalidate_all(), meetings.search(domain, limit=80), meetings.search_count(domain))) for _round in range(9)]
        what = f"search, {len(word)} characters{'' if word.lower() == word.upper() else ', one of them a capital letter'}"
        rows.append(measure.row(what, statistics.median(times) * 1000, "ms", 100, f"{found} of {count} records, first page and count", at_most=True))
    return rows
