from odoo.exceptions import UserError
from odoo.tests import HttpCase, tagged

from .meeting_common import MeetingCommon


@tagged("post_install", "-at_install")
class TestMeetingSignIn(HttpCase, MeetingCommon):
    def _open(self):
        meeting = self._new_meeting(date="2026-11-20 01:00:00")
        meeting.action_call()
        meeting.action_open()
        return meeting

    def _line(self, meeting, name):
        return meeting.attendee_ids.filtered(lambda line: line.name == name)

    def _sign(self, meeting, user, code=""):
        person = meeting.with_user(user)
        return person._sign_in_self(person._get_person_token(), code)

    def test_staff_sign_in_with_their_account_and_a_second_time_changes_nothing(self):
        meeting = self._open()
        line = self._sign(meeting, self.member)
        moment = line.sign_time
        self.assertRecordValues(line, [{"name": "Member", "status": "present", "sign_way": "qr"}])
        self.assertEqual(self._sign(meeting, self.member).sign_time, moment)
        self.assertEqual(meeting.present_count, 1)

    def test_a_guest_signs_in_with_the_code_of_his_invitation(self):
        meeting = self._open()
        guest = self._line(meeting, "居民王五")
        public = self.env.ref("base.public_user")
        line = self._sign(meeting, public, f" {guest.code[:4].lower()} {guest.code[4:]} ")
        self.assertEqual(line.name, "居民王五")
        self.assertRecordValues(guest, [{"status": "present", "sign_way": "qr"}])

    def test_who_is_not_invited_is_refused(self):
        meeting = self._open()
        public = self.env.ref("base.public_user")
        other = self._new_meeting(date="2026-11-21 01:00:00")
        other.action_call()
        for user, code in ((self.outsider, ""), (public, ""), (public, "AAAAAAAA"), (public, "码"), (public, self._line(other, "居民王五").code)):
            with self.subTest(f"{user.login} {code}"), self.assertRaisesRegex(UserError, "not on the list"):
                self._sign(meeting, user, code)
        self.assertFalse(meeting.present_count)

    def test_stale_alien_and_forged_tokens_open_nothing(self):
        meeting = self._open()
        stranger = meeting.with_user(self.outsider)
        for token in (meeting.with_user(self.member)._get_person_token(), meeting._get_room_token()):
            with self.assertRaisesRegex(UserError, "opened by somebody else"):
                stranger._find_by_person_token(token)
        for token in ("", "AAAA", "不", meeting._get_person_token(), stranger._get_person_token()):
            with self.assertRaisesRegex(UserError, "no longer valid"):
                stranger._find_by_room_token(token)

    def test_nobody_signs_in_before_the_meeting_begins(self):
        meeting = self._new_meeting()
        with self.assertRaisesRegex(UserError, "not being held"):
            self._sign(meeting, self.member)

    def test_the_pages_work_without_an_account_and_the_room_is_for_the_secretary(self):
        meeting = self._open()
        guest = self._line(meeting, "居民王五")
        page = self.url_open(f"/street/meeting/sign?token={meeting._get_room_token()}")
        self.assertIn('name="code"', page.text)
        self.assertNotIn("居民王五", page.text, "the page of a stranger names nobody")
        token = page.text.split('name="token" value="')[1].split('"')[0]
        csrf = page.text.split('name="csrf_token" value="')[1].split('"')[0]
        page = self.url_open("/street/meeting/sign", data={"token": token, "csrf_token": csrf, "code": "AAAA2222"})
        self.assertIn("alert-danger", page.text)
        self.assertIn('name="code"', page.text, "who mistyped it tries again")
        self.assertEqual(guest.status, "expected")
        page = self.url_open("/street/meeting/sign", data={"token": token, "csrf_token": csrf, "code": guest.code})
        self.assertIn("o_street_signed", page.text)
        self.assertEqual(guest.status, "present")
        self.assertIn("alert-danger", self.url_open("/street/meeting/sign?token=x").text)
        self.authenticate("m_member", "m_member")
        self.assertEqual(self.url_open(f"/street/meeting/{meeting.id}/room").status_code, 404)
        self.authenticate("m_secretary", "m_secretary")
        room = self.url_open(f"/street/meeting/{meeting.id}/room").text
        self.assertIn("o_street_room_code", room)
        self.assertNotRegex(room, r'<svg[^>]*width=', "the code fills the screen of the room")
