import re
from datetime import timedelta
from unittest.mock import patch

from freezegun import freeze_time

from odoo import fields
from odoo.tests import HttpCase, tagged
from odoo.tools.misc import hash_sign

from odoo.addons.street_base.models.street_sign_in_mixin import PERSON, ROOM

from .course_common import CourseCommon


@tagged("post_install", "-at_install")
class TestSessionSign(HttpCase, CourseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.training = cls.plan(cls)
        cls.training.action_open()
        cls.env["res.users"].search([("login", "in", ("c_officer", "c_foreign"))]).lang = "zh_CN"
        cls.own = cls.training.attendance_ids.filtered(lambda line: line.employee_id.user_id == cls.officer)

    def page(self, token, login="c_officer"):
        self.authenticate(login, login)
        return self.url_open(f"/street/training/sign?token={token}")

    def assertSays(self, page, text):
        """The page shows an error in the user's language."""
        self.assertRegex(page.text, f'<div class="alert alert-danger" role="alert">[^<]*{text}')

    def press(self, page):
        """Press the button of a page, if it has one."""
        found = dict(re.findall(r'name="(csrf_token|token)" value="([^"]+)"', page.text))
        return self.url_open("/street/training/sign", data=found)

    def test_an_officer_signs_himself_in_once(self):
        page = self.page(self.training._get_room_token())
        self.assertIn("K1 officer 1", page.text)
        self.assertEqual(self.own.status, "expected", "opening the page signs nobody in")
        self.assertIn("o_street_signed", self.press(page).text)
        self.own.invalidate_recordset()
        self.assertRecordValues(self.own, [{"status": "present", "sign_way": "qr", "hours": 4.0}])
        moment = self.own.sign_time
        again = self.page(self.training._get_room_token())
        self.assertIn("o_street_signed", again.text)
        self.training.with_user(self.officer)._sign_in_self(self.training.with_user(self.officer)._get_person_token())
        self.own.invalidate_recordset()
        self.assertEqual(self.own.sign_time, moment)
        self.assertEqual(len(self.training.attendance_ids), 3)

    def test_the_code_is_shown_to_the_trainer_and_changes(self):
        self.authenticate("c_trainer", "c_trainer")
        page = self.url_open(f"/street/training/{self.training.id}/room")
        self.assertIn("<svg", page.text)
        self.assertEqual(page.headers["Refresh"], "20")
        self.assertEqual(page.headers["Cache-Control"], "no-store")
        now = fields.Datetime.now()
        with freeze_time(now):
            first = self.training._get_room_token()
        with freeze_time(now + timedelta(seconds=20)):
            self.assertNotEqual(self.training._get_room_token(), first)

    def test_whoever_may_not_write_the_class_gets_no_code(self):
        for login in ("c_officer", "c_foreign"):
            self.authenticate(login, login)
            self.assertEqual(self.url_open(f"/street/training/{self.training.id}/room").status_code, 404, login)
        self.authenticate("c_trainer", "c_trainer")
        self.assertEqual(self.url_open("/street/training/999999999/room").status_code, 404)

    def test_a_stale_alien_or_broken_code_gets_a_sentence(self):
        with freeze_time(fields.Datetime.now() - timedelta(seconds=90)):
            stale = self.training._get_room_token()
        personal = self.training.with_user(self.officer)._get_person_token()
        sudo = self.env["ir.config_parameter"].sudo().env
        gone = hash_sign(sudo, f"street.training.session-{ROOM}", [999999999], expiration=timedelta(seconds=60))
        alien = hash_sign(sudo, "another-scope", [self.training.id], expiration=timedelta(seconds=60))
        for token in (stale, personal, gone, alien, "", "x", "AAAA", "é" * 20):
            page = self.page(token)
            self.assertEqual(page.status_code, 200, token)
            self.assertSays(page, "已失效")
        self.assertEqual(self.own.status, "expected")

    def test_another_persons_page_signs_nobody_in(self):
        token = self.training.with_user(self.trainer)._get_person_token()
        with self.refused("opened by somebody else"):
            self.training.with_user(self.officer)._sign_in_self(token)
        with freeze_time(fields.Datetime.now() - timedelta(seconds=700)):
            old = self.training.with_user(self.officer)._get_person_token()
        with self.refused("too old"):
            self.training.with_user(self.officer)._sign_in_self(old)
        room = self.training._get_room_token()
        with self.refused("too old"):
            self.training.with_user(self.officer)._sign_in_self(room)

    def test_who_is_not_on_the_list_is_told_so(self):
        page = self.page(self.training._get_room_token(), "c_foreign")
        self.assertSays(page, "您不在")
        self.assertNotIn('name="token"', page.text)

    def test_nobody_signs_in_at_a_class_that_has_ended(self):
        room, own = self.training._get_room_token(), self.training.with_user(self.officer)._get_person_token()
        self.training.action_mark_present()
        self.training.action_close()
        self.assertSays(self.page(room), "未开场")
        with self.refused("is not open"):
            self.training.with_user(self.officer)._sign_in_self(own)

    def test_without_a_login_the_page_asks_for_one(self):
        self.authenticate(None, None)
        answer = self.url_open(f"/street/training/sign?token={self.training._get_room_token()}", allow_redirects=False)
        self.assertEqual(answer.status_code, 303)
        self.assertIn("/web/login", answer.headers["Location"])

    def test_a_form_of_another_site_signs_nobody_in(self):
        self.authenticate("c_officer", "c_officer")
        token = self.training.with_user(self.officer)._get_person_token()
        with self.assertLogs("odoo.http", "WARNING"):
            answer = self.url_open("/street/training/sign", data={"token": token})
        self.assertEqual(answer.status_code, 400)
        self.assertEqual(self.own.status, "expected")

    def test_tokens_of_a_kind_open_nothing_else(self):
        self.assertNotEqual(ROOM, PERSON)
        with patch.object(self.registry["street.training.session"], "_check_signing_in", lambda session: None), self.refused("no longer valid"):
            self.training._find_by_room_token(self.training.with_user(self.officer)._get_person_token())
