from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
from hypothesis import given, settings
from hypothesis import strategies as st

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import BaseCase, Form, HttpCase, tagged

from odoo.addons.street_base.tools.period import today

from ..tools import ics
from .item_common import ItemCommon

NOW = datetime(2026, 11, 27, 1, 2, 3)
TEXT = st.text(max_size=300)
MOMENT = st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1)).map(lambda moment: moment.replace(microsecond=0))
SHANGHAI = ZoneInfo("Asia/Shanghai")


@tagged("post_install", "-at_install")
class TestIcs(BaseCase):
    """Whatever people type comes back from the ``icalendar`` package as it was."""

    def read(self, *entries, name="日程"):
        content = ics.calendar(name, entries, NOW)
        self.assertLessEqual(max(map(len, content.split(b"\r\n"))), 75)
        self.assertNotIn(b"\n", content.replace(b"\r\n", b""))
        content.decode()  # no character was cut
        return icalendar.Calendar.from_ical(content)

    @settings(max_examples=300, deadline=None)
    @given(TEXT, TEXT, TEXT, MOMENT, st.integers(0, 72))
    def test_events_come_back_with_hostile_text(self, summary, place, text, start, hours):
        stop = start + timedelta(hours=hours)
        found = self.read({"kind": "event", "uid": "event-1@x", "summary": summary, "place": place, "text": text, "start": start, "stop": stop})
        [event] = found.walk("VEVENT")
        self.assertEqual(str(event["SUMMARY"]), ics.clean(summary))
        self.assertEqual(str(event.get("LOCATION", "")), ics.clean(place))
        self.assertEqual(str(event.get("DESCRIPTION", "")), ics.clean(text))
        self.assertEqual(event["DTSTART"].dt.astimezone(UTC).replace(tzinfo=None), start)
        self.assertEqual(event["DTEND"].dt.astimezone(UTC).replace(tzinfo=None), stop)
        self.assertFalse(event.errors)

    @settings(max_examples=200, deadline=None)
    @given(TEXT, TEXT, st.dates(date(2000, 1, 1), date(2099, 1, 1)))
    def test_tasks_come_back_with_hostile_text(self, summary, text, due):
        [task] = self.read({"kind": "todo", "uid": "item-1@x", "summary": summary, "text": text, "due": due}).walk("VTODO")
        self.assertEqual((str(task["SUMMARY"]), str(task.get("DESCRIPTION", ""))), (ics.clean(summary), ics.clean(text)))
        self.assertEqual((task["DUE"].dt, str(task["STATUS"])), (due, "NEEDS-ACTION"))

    def test_nobody_adds_a_line_of_his_own(self):
        for text in ("x\r\nATTACH:http://example.com", "x\nEND:VEVENT", "x\u2028BEGIN:VALARM", "x\x85ACTION:EMAIL", "\\n;,:\"\\"):
            found = self.read({"kind": "event", "uid": "e", "summary": text, "start": NOW, "stop": NOW})
            [event] = found.walk("VEVENT")
            self.assertEqual(set(event), {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"})
            self.assertFalse(found.walk("VALARM"))

    def test_it_is_a_calendar_to_read_and_no_message_that_asks_for_an_answer(self):
        found = self.read({"kind": "event", "uid": "e", "summary": "x", "start": NOW, "stop": NOW})
        self.assertNotIn("METHOD", found, "entries of a message need an organizer (RFC 5546); libical marks them as broken")
        self.assertEqual((str(found["VERSION"]), str(found["CALSCALE"])), ("2.0", "GREGORIAN"))

    def test_a_chinese_line_is_folded_between_characters(self):
        summary = "半月例会：占道经营、违法建设、墙体开洞集中整治情况通报" * 8
        [event] = self.read({"kind": "event", "uid": "e", "summary": summary, "start": NOW, "stop": NOW}).walk("VEVENT")
        self.assertEqual(str(event["SUMMARY"]), summary)

    def test_times_are_told_in_shanghai(self):
        found = self.read({"kind": "event", "uid": "e", "summary": "x", "start": datetime(2026, 11, 27, 1), "stop": datetime(2026, 11, 27, 2)})
        self.assertEqual(found.walk("VEVENT")[0]["DTSTART"].dt.astimezone(SHANGHAI).hour, 9)
        self.assertIn(b"DTSTART;TZID=Asia/Shanghai:20261127T090000", ics.calendar("x", [
            {"kind": "event", "uid": "e", "summary": "x", "start": datetime(2026, 11, 27, 1), "stop": datetime(2026, 11, 27, 2)}], NOW))

    def test_a_whole_day_ends_on_the_day_after(self):
        [event] = self.read({"kind": "event", "uid": "e", "summary": "x", "start": date(2026, 11, 27), "stop": date(2026, 11, 27)}).walk("VEVENT")
        self.assertEqual((event["DTSTART"].dt, event["DTEND"].dt), (date(2026, 11, 27), date(2026, 11, 28)))


@tagged("post_install", "-at_install")
class TestCalendarFeed(ItemCommon, HttpCase):
    def make_feed(self, user):
        """The path of a new address of this user."""
        url = self.env["street.calendar.feed"].with_user(user).action_make("phone")["context"]["default_url"]
        return "/street/calendar/" + url.split("/street/calendar/")[1]

    def read_feed(self, path):
        answer = self.url_open(path)
        self.assertEqual(answer.status_code, 200)
        return icalendar.Calendar.from_ical(answer.content), answer

    def test_items_are_tasks_and_meetings_events(self):
        self.env["calendar.event"].create({
            "name": "培训，第一课", "start": fields.Datetime.now(), "stop": fields.Datetime.now() + timedelta(hours=1),
            "partner_ids": [(6, 0, self.member.partner_id.ids)]})
        found, answer = self.read_feed(self.make_feed(self.member))
        self.assertEqual(answer.headers["Content-Type"], "text/calendar; charset=utf-8")
        self.assertEqual(answer.headers["Cache-Control"], "no-store")
        self.assertIn("培训，第一课", [str(event["SUMMARY"]) for event in found.walk("VEVENT")])
        tasks = {str(task["SUMMARY"]): task for task in found.walk("VTODO")}
        self.assertEqual(set(tasks), {f"{item.number} {item.name}" for item in self.item | self.beside})
        self.assertEqual(tasks[f"{self.item.number} {self.item.name}"]["DUE"].dt, self.item.date_due)

    def test_what_is_done_is_told_as_done(self):
        self.as_(self.member).action_done("Done.")
        found, _answer = self.read_feed(self.make_feed(self.member))
        statuses = {str(task["UID"]).split("@")[0]: str(task["STATUS"]) for task in found.walk("VTODO")}
        self.assertEqual(statuses, {f"item-{self.item.id}": "COMPLETED", f"item-{self.beside.id}": "NEEDS-ACTION"})

    def test_an_address_that_was_taken_back_answers_nothing(self):
        path = self.make_feed(self.member)
        self.read_feed(path)
        self.env["street.calendar.feed"].with_user(self.member).search([]).action_revoke()
        for gone in (path, "/street/calendar/unknown.ics"):
            self.assertEqual(self.url_open(gone).status_code, 404)

    def test_the_address_of_somebody_who_left_answers_nothing(self):
        path = self.make_feed(self.member)
        self.member.active = False
        self.assertEqual(self.url_open(path).status_code, 404)

    def test_the_address_is_kept_as_a_digest_that_nobody_reads(self):
        path = self.make_feed(self.member)
        feed = self.env["street.calendar.feed"].sudo().search([("user_id", "=", self.member.id)])
        self.assertNotIn(feed.digest, path)
        with self.assertRaises(AccessError):
            feed.with_user(self.member).read(["digest"])
        for values in ({"user_id": self.outsider.id}, {"date_revoked": False}):
            with self.assertRaises(AccessError):
                feed.with_user(self.member).write(values)
        with self.assertRaises(AccessError):
            self.env["street.calendar.feed"].with_user(self.member).create({"digest": "0" * 64})

    def test_the_address_is_shown_to_copy_and_stored_nowhere(self):
        asking = self.env["street.calendar.feed.make"].with_user(self.member).create({"note": "phone"})
        action = asking.action_make()
        dialog = Form(self.env[action["res_model"]].with_user(self.member).with_context(**action["context"]), view=action["views"][0][0])
        self.assertEqual(dialog.url, action["context"]["default_url"])
        kept = self.env["street.calendar.feed.make"].with_user(self.member).browse(dialog.save().id)
        self.assertFalse(kept.url)
        self.env.cr.execute("SELECT column_name FROM information_schema.columns WHERE table_name = 'street_calendar_feed_make'")
        self.assertNotIn("url", [name for name, in self.env.cr.fetchall()])

    def test_nobody_takes_back_or_sees_the_addresses_of_others(self):
        self.make_feed(self.member)
        feed = self.env["street.calendar.feed"].sudo().search([("user_id", "=", self.member.id)])
        self.assertFalse(self.env["street.calendar.feed"].with_user(self.outsider).search([]))
        with self.assertRaises(AccessError):
            feed.with_user(self.outsider).action_revoke()

    def test_a_closed_meeting_is_in_no_feed(self):
        closed = self._new_meeting(series_id=False, name="Case discussed", kind="collective")
        self.env["street.meeting.attendee"].create([
            {"meeting_id": closed.id, "employee_id": person.id} for person in (self.member_person, self.secretary_person)])
        self._new_item(meeting_id=closed.id, owner_id=self.member_person.id, name="Secret item", date_due=today() + timedelta(days=9))
        _found, answer = self.read_feed(self.make_feed(self.member))
        self.assertNotIn("Secret item", answer.text)
        self.assertNotIn("Case discussed", answer.text)
