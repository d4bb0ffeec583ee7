import re
from datetime import timedelta

from odoo import Command, fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged
from odoo.tools.misc import hash_sign

from ..controllers.street_meeting_answer import LIMIT
from .meeting_common import MeetingCommon


@tagged("post_install", "-at_install")
class TestMeetingAnswer(HttpCase, MeetingCommon):
    """A guest says by the link of his invitation whether he comes."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.meeting = cls._new_meeting(date=fields.Datetime.now() + timedelta(days=3))
        cls.meeting.action_call()
        cls.guest = cls.meeting.attendee_ids.filtered("partner_id")
        cls.path = cls.guest._get_answer_url().split("/", 3)[3]
        cls.addClassCleanup(LIMIT.clear)

    def setUp(self):
        super().setUp()
        LIMIT.clear()
        self.authenticate(None, None)

    def press(self, path=None, **data):
        page = self.url_open(f"/{path or self.path}")
        token = re.search(r'name="csrf_token" value="([^"]+)"', page.text)
        return self.url_open(f"/{path or self.path}", data={**data, "csrf_token": token and token[1]})

    def mails(self, subject=""):
        return self.env["mail.mail"].sudo().search([("email_to", "=", "resident@example.com"), ("subject", "ilike", f"{subject}%{self.meeting.name}")])

    def test_the_invitation_of_a_guest_holds_his_link_and_that_of_staff_none(self):
        self.member_person.work_email = "member@example.com"
        meeting = self._new_meeting(date=fields.Datetime.now() + timedelta(days=4))
        meeting.action_call()
        mails = self.env["mail.mail"].sudo().search([("email_to", "in", ("member@example.com", "resident@example.com"))], order="id desc", limit=2)
        by_address = {mail.email_to: mail.body_html for mail in mails}
        self.assertIn(meeting.attendee_ids.filtered("partner_id")._get_answer_url(), by_address["resident@example.com"])
        self.assertNotIn("/street/meeting/answer/", by_address["member@example.com"])

    def test_a_guest_accepts_declines_with_a_reason_and_thinks_again(self):
        page = self.url_open(f"/{self.path}")
        self.assertIn("居民王五", page.text)
        self.assertFalse(self.guest.answer, "opening the page answers nothing")
        self.assertIn("o_street_answered", self.press(answer="accepted").text)
        self.assertEqual(self.guest.answer, "accepted")
        self.assertIn("alert-danger", self.press(answer="declined", reason="  ").text)
        self.assertEqual(self.guest.answer, "accepted", "without a reason nothing changes")
        self.press(answer="declined", reason="<b>外出</b>")
        self.assertRecordValues(self.guest, [{"answer": "declined", "status": "leave", "leave_reason": "<b>外出</b>"}])
        self.assertNotIn("<b>外出</b>", self.url_open(f"/{self.path}").text, "what a stranger typed is text")
        note = self.env["mail.message"].sudo().search([("model", "=", "street.meeting"), ("res_id", "=", self.meeting.id)], order="id desc", limit=1)
        self.assertEqual(note.partner_ids, self.secretary.partner_id)
        self.assertIn("居民王五", note.body)
        self.assertNotIn("<b>", note.body)
        self.press(answer="accepted")
        self.assertRecordValues(self.guest, [{"answer": "accepted", "status": "expected", "leave_reason": False}])
        self.press(answer="maybe")
        self.assertEqual(self.guest.answer, "accepted")

    def test_unknown_links_are_all_answered_alike(self):
        forged = hash_sign(self.env["ir.config_parameter"].sudo().env, "another-scope", self.guest._get_answer_values())
        gone = hash_sign(self.env["ir.config_parameter"].sudo().env, "street-meeting-answer", [999999999, 0, 0])
        pages = [self.url_open(f"/street/meeting/answer/{token}") for token in ("x", "AAAA", "%E7%A0%81", forged, gone, "a/b", "x" * 3000)]
        self.assertEqual([page.status_code for page in pages], [404] * 7)
        self.assertEqual(len({re.sub("csrf_token:[^,]*,", "", page.text) for page in pages}), 1)
        self.assertEqual(pages[0].headers["Cache-Control"], "no-store")

    def test_the_link_dies_with_the_place_on_the_list(self):
        self.guest.with_user(self.secretary).write({"partner_id": self.env["res.partner"].create({"name": "Another"}).id})
        self.assertEqual(self.url_open(f"/{self.path}").status_code, 404)

    def test_answers_end_when_the_meeting_begins_or_is_called_off(self):
        self.meeting.action_open()
        page = self.url_open(f"/{self.path}")
        self.assertNotIn("<form", page.text)
        with self.refused("not taken any more"):
            self.guest.sudo()._answer(True)
        other = self._new_meeting(date=fields.Datetime.now() + timedelta(days=9))
        other.action_call()
        other.action_cancel(reason="Flood")
        with self.refused("not taken any more"):
            other.attendee_ids.filtered("partner_id").sudo()._answer(True)

    def test_a_stranger_who_asks_too_often_is_put_off(self):
        for _call in range(LIMIT.count):
            LIMIT.take("127.0.0.1")
        page = self.url_open(f"/{self.path}")
        self.assertEqual(page.status_code, 429)
        self.assertNotIn("居民王五", page.text)

    def test_a_form_of_another_site_answers_nothing(self):
        with self.assertLogs("odoo.http", "WARNING"):
            self.assertEqual(self.url_open(f"/{self.path}", data={"answer": "accepted"}).status_code, 400)
        self.assertFalse(self.guest.answer)

    def test_nobody_types_an_answer(self):
        for user in (self.member, self.secretary):
            for vals in ({"answer": "accepted"}, {"date_answered": "2026-01-01 00:00:00"}):
                with self.assertRaises(UserError), self.env.cr.savepoint():
                    self.guest.with_user(user).write(vals)

    def test_whoever_is_put_on_the_list_later_is_invited_too_and_the_others_not_again(self):
        with self.refused("invited already"):
            self.meeting.action_invite()
        late = self.env["res.partner"].create({"name": "Late guest", "email": "late@example.com"})
        self.meeting.attendee_ids = [Command.create({"kind": "guest", "partner_id": late.id})]
        before = len(self.mails())
        self.meeting.action_invite()
        self.assertEqual(self.env["mail.mail"].sudo().search_count([("email_to", "=", "late@example.com")]), 1)
        self.assertEqual(len(self.mails()), before)
        self.assertIn(late, self.meeting.event_id.partner_ids)
        with self.assertRaises(AccessError):
            self.meeting.with_user(self.member).action_invite()

    def test_the_invited_are_told_of_another_time_and_that_it_is_not_held(self):
        self.meeting.write({"date": self.meeting.date})
        self.assertFalse(self.mails("Changed"), "nothing changed")
        self.meeting.place = "Room 9"
        self.assertEqual(len(self.mails("Changed")), 1)
        self.assertIn("Room 9", self.mails("Changed").body_html)
        self.meeting.action_cancel(reason="Flood")
        self.assertEqual(len(self.mails("Not held")), 1)
        self.assertIn("STATUS:CANCELLED", self.mails("Not held").attachment_ids.raw.decode())
        planned = self._new_meeting(date=fields.Datetime.now() + timedelta(days=9))
        planned.place = "Room 8"
        planned.action_cancel(reason="Flood")
        self.assertEqual(len(self.mails("Not held")), 1, "who was not invited is told nothing")
