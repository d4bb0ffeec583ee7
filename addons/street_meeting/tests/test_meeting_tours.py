from odoo.tests import HttpCase, tagged

from .meeting_common import MeetingCommon


@tagged("post_install", "-at_install")
class TestMeetingTours(HttpCase, MeetingCommon):
    def test_a_meeting_goes_from_its_agenda_to_two_signatures_and_issued_minutes(self):
        meeting = self._new_meeting(date="2026-11-20 01:00:00")
        self.start_tour(f"/odoo/meetings/{meeting.id}", "street_meeting_hold", login="m_secretary")
        self.assertRecordValues(meeting, [{"state": "written", "present_count": 3, "unresolved_reason": "No time was left", "chair_signed_at": False}])
        self.start_tour("/odoo/my-meetings", "street_meeting_sign", login="m_chair")
        self.assertEqual(meeting.state, "signed")
        self.start_tour(f"/odoo/meetings/{meeting.id}", "street_meeting_issue", login="m_secretary")
        self.assertRecordValues(meeting.minutes_ids, [{"state": "issued", "name": "Half-monthly meeting"}])
        self.assertIn("The stalls move inside.", meeting.minutes_ids.content)
