from odoo.exceptions import AccessError
from odoo.tests import tagged

from .meeting_common import MeetingCommon


@tagged("post_install", "-at_install")
class TestMeeting(MeetingCommon):
    def test_a_meeting_takes_subject_and_kind_from_its_series(self):
        meeting = self._new_meeting()
        self.assertEqual((meeting.name, meeting.kind, meeting.state), ("Half-monthly meeting", "half_month", "planned"))
        self.assertFalse(meeting.is_closed)
        self.assertTrue(self._new_meeting(series_id=False, name="Case 7", kind="collective").is_closed)

    def test_nobody_writes_the_state_of_a_meeting(self):
        with self.refused("cannot be set directly", AccessError):
            self._new_meeting().write({"state": "signed"})
