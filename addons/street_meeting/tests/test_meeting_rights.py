from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .meeting_common import MeetingCommon


@tagged("post_install", "-at_install")
class TestMeetingRights(MeetingCommon):
    """Participants read the meetings that they are of; secretaries all but the closed ones of others; nobody another office's."""

    def _sees(self, user, meeting):
        return bool(self.env["street.meeting"].with_user(user).search([("id", "=", meeting.id)]))

    def _new_closed(self):
        return self._new_meeting(series_id=False, kind="collective", name="Case 7", place="Room 2", agenda_ids=[Command.create({"name": "Case 7"})],
                                 attendee_ids=[Command.create({"employee_id": self.member_person.id})])

    def test_participants_read_their_own_meetings_only(self):
        meeting = self._new_meeting()
        self.assertEqual([self._sees(user, meeting) for user in (self.member, self.chair, self.secretary)], [True] * 3)
        self.assertFalse(self._sees(self.outsider, meeting))
        self.assertFalse(self._sees(self.foreign_secretary, meeting))
        for model in ("attendee", "agenda.item"):
            lines = self.env[f"street.meeting.{model}"]
            self.assertTrue(lines.with_user(self.member).search([("meeting_id", "=", meeting.id)]))
            self.assertFalse(lines.with_user(self.outsider).search([("meeting_id", "=", meeting.id)]))
            self.assertFalse(lines.with_user(self.foreign_secretary).search([("meeting_id", "=", meeting.id)]))

    def test_a_closed_meeting_is_read_by_those_who_are_of_it_secretaries_included(self):
        closed, second = self._new_closed(), self._new_user("m_secretary2", "street_meeting.group_meeting_secretary")
        self.assertEqual([self._sees(user, closed) for user in (self.member, self.chair, self.secretary)], [True] * 3)
        self.assertEqual([self._sees(user, closed) for user in (second, self.outsider)], [False] * 2)
        self.assertFalse(self.env["street.meeting.agenda.item"].with_user(second).search([("meeting_id", "=", closed.id)]))
        with self.assertRaises(AccessError):
            closed.with_user(second).read(["name"])
        with self.assertRaises(AccessError):
            closed.agenda_ids.with_user(second).read(["name"])

    def test_a_closed_meeting_is_not_opened_by_renaming_its_kind(self):
        closed = self._new_closed()
        closed.action_call()
        with self.refused("who may read it"):
            closed.kind = "topic"

    def test_no_minutes_of_a_closed_meeting_are_drawn_up(self):
        closed = self._new_closed()
        for minutes, error in ((self.env["street.meeting.minutes"].with_user(self.secretary), AccessError), (self.env["street.meeting.minutes"], UserError)):
            with self.assertRaises(error), self.env.cr.savepoint():
                minutes.create({"meeting_id": closed.id, "name": "Leak"})

    def test_the_form_of_minutes_tells_nothing_of_a_closed_meeting_of_others(self):
        closed, second = self._new_closed(), self._new_user("m_secretary2", "street_meeting.group_meeting_secretary")
        minutes = self.env["street.meeting.minutes"].with_user(second)
        for model, values in ((minutes, {"meeting_id": closed.id}), (minutes.with_context(default_meeting_id=closed.id), {})):
            with self.assertRaises(AccessError):
                model.onchange(values, list(values), {"meeting_id": {"fields": {"display_name": {}}}, "name": {}, "body": {}})

    def test_participants_write_nothing(self):
        meeting = self._new_meeting()
        for door in (
            lambda: meeting.with_user(self.member).write({"place": "Elsewhere"}),
            lambda: meeting.attendee_ids.with_user(self.member).write({"status": "present"}),
            lambda: meeting.agenda_ids.with_user(self.member).write({"discussion": "Mine"}),
            lambda: self.env["street.meeting"].with_user(self.member).create({"name": "Mine", "company_id": self.office.id}),
            lambda: self.series.with_user(self.member).write({"alarm_days": 0}),
            meeting.with_user(self.member).action_call, meeting.with_user(self.member).action_mark_present,
        ):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                door()

    def test_how_somebody_was_invited_and_signed_in_is_not_typed(self):
        line = self._new_meeting().attendee_ids[0]
        for vals in ({"sign_way": "qr"}, {"sign_time": "2026-01-01 00:00:00"}, {"code": "AAAA"}, {"date_invited": False}, {"company_id": self.other_office.id}):
            with self.refused("cannot be entered", AccessError):
                line.write(vals)
        item = self._new_meeting(date="2027-01-01 01:00:00").agenda_ids[0]
        with self.refused("cannot be entered", ValidationError):
            item.write({"proposer_id": self.member.id})

    def test_sign_in_codes_and_masked_names_are_for_secretaries(self):
        meeting = self._new_meeting(masked_names="王小明")
        meeting.action_call()
        for record, name in ((meeting, "masked_names"), (meeting.attendee_ids, "code")):
            with self.assertRaises(AccessError):
                record.with_user(self.member).read([name])
