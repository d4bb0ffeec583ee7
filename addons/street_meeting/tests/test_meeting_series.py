from datetime import date

from odoo.tests import freeze_time, tagged

from ..tools.frequency import hour_of, next_day
from .meeting_common import MeetingCommon


def weekday(day):
    return day.weekday() < 5


@tagged("post_install", "-at_install")
class TestMeetingSeries(MeetingCommon):
    def _held(self, moment):
        meeting = self._new_meeting(date=moment)
        meeting.action_open()
        return meeting

    @freeze_time("2026-11-06 10:00:00")
    def test_the_alarm_is_given_on_day_sixteen_and_falls_silent_when_the_meeting_is_held(self):
        self.series.date_from = "2026-01-01"
        self._held("2026-11-06 01:00:00")
        for moment, is_due in (("2026-11-21 15:59:00", False), ("2026-11-21 16:01:00", True), ("2026-11-30 04:00:00", True)):
            with freeze_time(moment):  # midnight in Shanghai is four in the afternoon in UTC
                self.series.invalidate_recordset()
                self.assertEqual((self.series.is_due, bool(self.series.search([("is_due", "=", True), ("id", "=", self.series.id)]))), (is_due, is_due), moment)
        with freeze_time("2026-11-22 04:00:00"):
            self.series.invalidate_recordset()
            self.env["street.meeting.series"]._cron_alarm()
            self.env["street.meeting.series"]._cron_alarm()
            activity = self.series.activity_ids
            self.assertRecordValues(activity, [{"user_id": self.secretary.id}])
            self.assertIn("day 16", activity.summary)
            self._held("2026-11-22 01:00:00")
            self.assertFalse(self.series.activity_ids)
            self.series.invalidate_recordset()
            self.assertFalse(self.series.is_due)

    @freeze_time("2026-11-20 02:00:00")
    def test_a_planned_meeting_does_not_count_as_held(self):
        self.series.date_from = "2026-11-01"
        self._new_meeting(date="2026-11-21 01:00:00")
        self.assertRecordValues(self.series, [{"is_due": True, "planned_day": date(2026, 11, 21), "last_day": False, "days_since": 19}])

    @freeze_time("2026-11-20 02:00:00")
    def test_a_series_for_when_there_is_need_never_alarms(self):
        self.series.write({"kind": "consultation", "frequency": "none", "date_from": "2026-01-01"})
        self.assertRecordValues(self.series, [{"is_due": False, "alarm_days": 0, "next_day": False}])

    @freeze_time("2026-11-06 10:00:00")
    def test_the_next_meeting_is_planned_on_the_proposed_day_at_the_usual_hour(self):
        self.series.write({"date_from": "2026-01-01", "clock": 14.5})
        self._held("2026-11-06 01:00:00")
        self.assertEqual(self.series.next_day, date(2026, 11, 20))
        action = self.series.with_user(self.secretary).action_new_meeting()
        meeting = self.env["street.meeting"].browse(action["res_id"])
        self.assertEqual(str(meeting.date), "2026-11-20 06:30:00")
        following = self.env["street.meeting"].browse(self.series.with_user(self.secretary).action_new_meeting()["res_id"])
        self.assertGreater(following.date, meeting.date, "the next one comes after the one that is planned")

    def test_a_rest_day_moves_the_proposal_to_the_working_day_before(self):
        self.assertEqual(next_day("half_month", date(2026, 11, 7), date(2026, 11, 8), weekday), date(2026, 11, 20))

    def test_no_day_that_is_over_is_proposed(self):
        self.assertEqual(next_day("week", date(2026, 1, 5), date(2026, 11, 27), weekday), date(2026, 11, 30))

    def test_hours_are_read_as_a_clock_shows_them(self):
        self.assertEqual([str(hour_of(clock)) for clock in (9, 14.5, 23.999)], ["09:00:00", "14:30:00", "23:59:00"])
