"""Calendar feed of a user with 1,000 events and 1,000 action items, as a calendar program asks for it."""

import statistics
from datetime import datetime, timedelta

from bench import measure

ENTRIES = 1_000


def run(env, quick):
    env = env(context={"lang": "zh_CN", "tracking_disable": True, "no_mail_to_attendees": True, "dont_notify": True, "mail_create_nosubscribe": True})
    count = 100 if quick else ENTRIES
    user = env.ref("street_meeting.demo_user_secretary")
    start = datetime.now().replace(microsecond=0)
    env["calendar.event"].create([{
        "name": f"第{number}次例会：占道经营集中整治", "location": "街道三楼会议室", "start": start + timedelta(hours=number), "stop": start + timedelta(hours=number + 1),
        "partner_ids": [(6, 0, user.partner_id.ids)], "activity_ids": []} for number in range(count)])
    person, unit = user.employee_id, user.employee_id.unit_id
    env["street.action.item"].create([{
        "name": f"第{number}处问题", "measure": "限期整改，逾期依法处理", "unit_id": unit.id, "owner_id": person.id, "company_id": unit.company_id.id,
        "date_due": start.date() + timedelta(days=number % 90)} for number in range(count)])
    env.flush_all()
    action = env(user=user)["street.calendar.feed"].action_make("bench")
    token = action["params"]["message"].split("/street/calendar/")[1].split(".ics")[0]
    feed = env["street.calendar.feed"]
    content = feed._read_feed(token)
    times = [measure.seconds(lambda: (env.invalidate_all(), feed._read_feed(token))) for _round in range(9)]
    env.cr.rollback()
    found = content.count(b"BEGIN:VEVENT") + content.count(b"BEGIN:VTODO")
    return [measure.row("calendar feed", statistics.median(times) * 1000, "ms", 300, f"{found} entries, {len(content) / 1024:.0f} KiB", at_most=True)]
