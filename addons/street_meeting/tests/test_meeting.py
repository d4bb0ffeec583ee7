from psycopg2 import IntegrityError

from odoo import Command
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .meeting_common import MeetingCommon


@tagged("post_install", "-at_install")
class TestMeeting(MeetingCommon):
    def test_a_meeting_takes_subject_kind_people_and_agenda_from_its_series(self):
        meeting = self._new_meeting()
        self.assertRecordValues(meeting, [{
            "name": "Half-monthly meeting", "kind": "half_month", "state": "planned", "place": "Room 1", "expected_count": 3, "has_outside": True,
            "is_closed": False}])
        self.assertEqual(meeting.chair_id, self.chair_person)
        self.assertEqual(meeting.agenda_ids.mapped("name"), ["Open problems", "Next fortnight"])
        self.assertEqual(meeting.attendee_ids.mapped("name"), ["Chair", "Member", "居民王五"])
        self.assertTrue(self._new_meeting(series_id=False, name="Case 7", kind="collective").is_closed)

    def test_people_and_agenda_that_are_given_are_kept(self):
        meeting = self._new_meeting(attendee_ids=[Command.create({"employee_id": self.member_person.id})], agenda_ids=[Command.create({"name": "Only this"})])
        self.assertEqual((meeting.attendee_ids.mapped("name"), meeting.agenda_ids.mapped("name")), (["Member"], ["Only this"]))

    def test_a_planned_meeting_is_deleted_with_its_lists_and_a_called_one_is_kept(self):
        meeting = self._new_meeting()
        lines = meeting.attendee_ids
        meeting.unlink()
        self.assertFalse(lines.exists())
        called = self._new_meeting()
        called.action_call()
        with self.refused("cannot be deleted"):
            called.unlink()

    def test_calling_invites_by_mail_with_a_calendar_file_and_puts_it_in_the_calendar(self):
        self.chair_person.work_email = "chair@example.com"
        meeting = self._new_meeting(date="2026-12-01 01:00:00")
        meeting.action_call()
        self.assertTrue(all(meeting.attendee_ids.mapped("date_invited")))
        mails = self.env["mail.mail"].sudo().search([("subject", "ilike", meeting.name), ("email_to", "in", ("chair@example.com", "resident@example.com"))])
        self.assertEqual(sorted(mails.mapped("email_to")), ["chair@example.com", "resident@example.com"])
        guest = meeting.attendee_ids.filtered("partner_id")
        self.assertIn(guest.code, mails.filtered(lambda mail: mail.email_to == "resident@example.com").body_html)
        self.assertFalse((meeting.attendee_ids - guest).filtered("code"), "who has an account needs no code")
        ics = mails[0].attachment_ids.raw.decode()
        self.assertIn("DTSTART;TZID=Asia/Shanghai:20261201T090000", ics)
        self.assertEqual(meeting.event_id.name, meeting.name)
        meeting.date = "2026-12-02 01:00:00"
        self.assertEqual(str(meeting.event_id.start), "2026-12-02 01:00:00", "the entry moves with the meeting")
        meeting.action_cancel(reason="Flood")
        self.assertFalse(meeting.event_id.active)

    def test_a_closed_meeting_is_in_no_calendar_and_no_mail(self):
        mails = self.env["mail.mail"].sudo().search_count([])
        meeting = self._new_meeting(series_id=False, kind="collective", name="Case 7", place="Room 2", attendee_ids=[
            Command.create({"employee_id": self.member_person.id}), Command.create({"kind": "guest", "partner_id": self.resident.id})])
        meeting.action_call()
        self.assertFalse(meeting.event_id)
        self.assertEqual(self.env["mail.mail"].sudo().search_count([]), mails)

    def test_a_meeting_without_people_or_place_is_not_called(self):
        meeting = self._new_meeting(series_id=False, name="Nobody")
        with self.refused("Nobody is on the list"):
            meeting.action_call()
        meeting.attendee_ids = [Command.create({"employee_id": self.member_person.id})]
        with self.refused("where the meeting is held"):
            meeting.action_call()

    def test_a_member_proposes_an_item_and_the_secretary_decides(self):
        meeting = self._new_meeting()
        meeting.with_user(self.member).action_propose(name="Noise at night", note="Three complaints")
        item = meeting.agenda_ids.filtered(lambda item: item.name == "Noise at night")
        self.assertRecordValues(item, [{"proposer_id": self.member.id, "is_accepted": False}])
        item.with_user(self.secretary).is_accepted = True
        with self.refused("needs a title"):
            meeting.with_user(self.member).action_propose(name="  ")
        with self.assertRaises(AccessError):
            meeting.with_user(self.outsider).action_propose(name="Mine too")

    def test_a_member_asks_for_leave_with_a_reason(self):
        meeting = self._new_meeting()
        with self.refused("needs a reason"):
            meeting.with_user(self.member).action_ask_leave(reason="")
        meeting.with_user(self.member).action_ask_leave(reason="Ill")
        line = meeting.attendee_ids.filtered(lambda line: line.employee_id == self.member_person)
        self.assertRecordValues(line, [{"status": "leave", "leave_reason": "Ill"}])
        self.assertEqual(meeting.leave_count, 1)

    def test_what_a_signed_meeting_left_open_stands_on_the_next_agenda_once(self):
        first = self._hold(date="2026-11-06 01:00:00")
        first.agenda_ids[0].outcome = "carried"
        first.action_circulate()
        first.with_user(self.chair).action_sign()
        first.action_sign()
        second = self._new_meeting(date="2026-11-20 01:00:00")
        carried = second.agenda_ids.filtered("carried_from_id")
        self.assertEqual(carried.carried_from_id, first.agenda_ids[0])
        second.action_open()
        third = self._new_meeting(date="2026-12-04 01:00:00")
        self.assertFalse(third.agenda_ids.filtered("carried_from_id"), "it stands on one agenda already")

    def test_an_item_of_twenty_thousand_characters_is_kept_whole_and_a_longer_file_is_named(self):
        meeting = self._new_meeting()
        item = meeting.agenda_ids[0]
        item.discussion = "讨论" * 10_000
        self.assertEqual(len(item.discussion), 20_000)
        with self.refused("takes 50000", ValidationError):
            item.discussion = "x" * 50_001
        with self.refused("200 characters", ValidationError):
            item.name = "x" * 201

    def test_a_person_stands_once_on_the_list_and_is_either_staff_or_from_outside(self):
        meeting = self._new_meeting()
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"), self.env.cr.savepoint():
            meeting.attendee_ids = [Command.create({"employee_id": self.member_person.id})]
        with self.refused("one of the two", ValidationError):
            meeting.attendee_ids = [Command.create({"employee_id": self.secretary_person.id, "partner_id": self.env.user.partner_id.id})]
        with self.refused("has no name", ValidationError):
            meeting.attendee_ids = [Command.create({"kind": "guest"})]

    def test_the_lists_of_many_meetings_cost_no_query_each(self):
        def queries(count):
            self.env.flush_all()
            before = self.env.cr.sql_log_count
            self.env["street.meeting"].with_user(self.secretary).create([{
                "series_id": self.series.id, "company_id": self.office.id, "date": f"2027-01-{day:02} 01:00:00"} for day in range(1, count + 1)])
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        queries(2)
        self.assertLess(queries(22) - queries(2), 12)
