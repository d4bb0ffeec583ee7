from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .meeting_common import MeetingCommon


@tagged("post_install", "-at_install")
class TestMeetingMinutes(MeetingCommon):
    def _draw_up(self, meeting):
        return self.env["street.meeting.minutes"].with_user(self.secretary).browse(meeting.action_draw_up_minutes()["res_id"])

    def test_minutes_are_drawn_from_the_signed_record_with_masked_names(self):
        meeting = self._hold()
        meeting.masked_names = "王小明"
        meeting.resolution_ids[0].name = "王小明的摊位（13812345678）限期撤除"
        meeting.action_circulate()
        meeting.with_user(self.chair).action_sign()
        meeting.action_sign()
        minutes = self._draw_up(meeting)
        self.assertEqual(minutes.body.splitlines()[:2], ["一、Open problems", "王某某的摊位（138****5678）限期撤除"])
        self.assertEqual(minutes.distribution, "Squad M、居民王五")
        self.assertEqual(self._draw_up(meeting), minutes, "there is one draft")
        minutes.body += "\n王小明已到场"
        minutes.action_issue()
        self.assertNotIn("王小明", minutes.body + minutes.content, "whoever typed it")

    def test_issuing_draws_a_number_keeps_the_file_and_sends_it(self):
        minutes = self._draw_up(self._sign())
        minutes.action_issue()
        self.assertEqual(minutes.state, "issued")
        self.assertRegex(minutes.number, r"〔\d{4}〕1号")
        file = minutes.sudo().file_id
        self.assertEqual(minutes.digest, file.checksum)
        self.assertTrue(file.raw.startswith(b"%PDF"))
        printed = self.env["ir.actions.report"].with_user(self.outsider)._render_py_pdf("street_meeting.minutes", minutes.ids)[0]
        self.assertEqual(printed, file.raw, "what is printed later are the bytes that were issued")
        mail = self.env["mail.mail"].sudo().search([("subject", "=", minutes.display_name), ("email_to", "=", "resident@example.com")])
        self.assertEqual(mail.attachment_ids.raw, file.raw)

    def test_minutes_of_an_unsigned_record_are_not_issued(self):
        meeting = self._hold()
        minutes = self.env["street.meeting.minutes"].with_user(self.secretary).create({"meeting_id": meeting.id})
        with self.refused("not signed by both"):
            minutes.action_issue()

    def test_issued_minutes_stay_as_they_are_whoever_asks(self):
        minutes = self._draw_up(self._sign())
        minutes.action_issue()
        for user in (self.member, self.secretary):
            for name, value in {
                "state": "draft", "number": "1", "body": "Forged", "name": "Forged", "distribution": "All", "copies": 9, "content": "Forged", "digest": "0",
                "file_id": False, "date_issued": "2020-01-01", "meeting_id": self._new_meeting(date="2027-02-01 01:00:00").id,
            }.items():
                with self.subTest(f"{user.login} {name}"), self.assertRaises(UserError), self.env.cr.savepoint():
                    minutes.with_user(user).write({name: value})
            with self.assertRaises(UserError), self.env.cr.savepoint():
                minutes.with_user(user).unlink()
        with self.assertRaises(UserError), self.env.cr.savepoint():
            minutes.sudo().file_id.with_user(self.secretary).write({"raw": b"other"})

    def test_wrong_minutes_are_void_with_a_reason_keep_their_number_and_make_room(self):
        meeting = self._sign()
        minutes = self._draw_up(meeting)
        minutes.action_issue()
        with self.refused("needs a reason"):
            minutes.action_void(reason="")
        second = self.env["street.meeting.minutes"].with_user(self.secretary).create({"meeting_id": meeting.id})
        with self.refused("issued already"):
            second.action_issue()
        minutes.action_void(reason="Wrong list, ask 13800138000")
        told = self.env["street.log"].search([("model", "=", minutes._name), ("res_id", "=", minutes.id), ("move", "=", "void")]).reason
        for text in (told, minutes.message_ids[0].body):
            self.assertIn("Wrong list", text)
            self.assertNotIn("13800138000", text, "the office reads log and chatter")
        second.action_issue()
        self.assertEqual([minutes.number[-2:], second.number[-2:]], ["1号", "2号"])

    def test_drafts_are_read_by_secretaries_and_issued_ones_by_the_office(self):
        minutes = self._draw_up(self._sign())
        with self.assertRaises(AccessError):
            minutes.with_user(self.outsider).read(["body"])
        minutes.action_issue()
        self.assertTrue(minutes.with_user(self.outsider).read(["body"]))
        with self.assertRaises(AccessError):
            minutes.with_user(self.foreign_secretary).read(["body"])
