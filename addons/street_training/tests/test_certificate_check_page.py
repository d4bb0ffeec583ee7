from odoo.tests import HttpCase, tagged

from ..controllers.street_certificate_check import LIMIT
from .certificate_common import CertificateCase


@tagged("post_install", "-at_install")
class TestCertificateCheckPage(CertificateCase, HttpCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.holder.write({"mobile_phone": "000-0000-7777", "work_email": "holder@example.com", "job_title": "Deputy"})
        cls.certificate = cls.issue(cls.holder, "A-4711")
        cls.addClassCleanup(LIMIT.clear)

    def setUp(self):
        super().setUp()
        LIMIT.clear()
        self.authenticate(None, None)

    def page(self, token=None):
        return self.url_open(f"/street/c/{self.certificate.sudo().token if token is None else token}")

    def test_it_tells_what_the_card_says_and_nothing_else(self):
        answer = self.page()
        self.assertEqual(answer.status_code, 200)
        for words in ("Holder", "Squad", "A-4711", *self.certificate.with_context(lang="zh_CN").domain_ids.mapped("name"), "alert-success"):
            self.assertIn(words, answer.text)
        for words in ("000-0000-7777", "holder@example.com", "Deputy", "2030", self.subject.name + "<", "cert_holder"):
            self.assertNotIn(words, answer.text)
        self.assertEqual(answer.headers["Cache-Control"], "no-store")
        self.assertIn("noindex", answer.headers["X-Robots-Tag"])
        self.assertEqual(answer.headers["Referrer-Policy"], "no-referrer")
        self.assertIn("width=device-width", answer.text)

    def test_a_suspended_and_a_revoked_card_are_not_good(self):
        self.certificate.action_suspend("Card not shown")
        self.assertIn("alert-danger", self.page().text)
        self.assertNotIn("Card not shown", self.page().text)
        self.certificate.action_revoke("Abuse")
        self.assertIn("alert-danger", self.page().text)

    def test_bad_closed_and_missing_tokens_get_the_very_same_answer(self):
        token = self.certificate.sudo().token
        self.certificate.action_renew_link()
        old = self.page(token)
        self.certificate.action_close_link()
        answers = [old, self.page("nonsense"), self.page("-"), self.page(""), self.url_open("/street/c"), self.page("a/b"),
                   self.page(f"{self.certificate.id}"), self.page("False"), self.page("x" * 3000)]
        self.assertEqual({answer.status_code for answer in answers}, {404})
        self.assertEqual(len({answer.content for answer in answers}), 1)
        kept = [{name: value for name, value in answer.headers.items() if name not in ("Date", "Set-Cookie")} for answer in answers]
        self.assertTrue(all(headers == kept[0] for headers in kept))
        self.assertNotIn(token, old.text)

    def test_an_application_has_no_page_and_each_card_its_own_token(self):
        self.assertFalse(self.apply(self.colleague).sudo().token)
        old = self.certificate.sudo().token
        self.certificate.action_renew(number="A-4712", date_issued="2026-11-26", date_valid_to="2031-11-25")
        new = self.certificate.next_ids.sudo().token
        self.assertTrue(new and new != old and len(new) >= 32)
        self.assertIn("alert-danger", self.page(old).text, "the old card is not good")
        self.assertIn("A-4712", self.page(new).text)

    def test_many_requests_are_turned_away_and_a_minute_later_not(self):
        statuses = [self.page("nonsense" if number % 2 else None).status_code for number in range(LIMIT.count)]
        self.assertEqual(set(statuses), {200, 404})
        answer = self.page()
        self.assertEqual(answer.status_code, 429)
        self.assertNotIn("Holder", answer.text)
        LIMIT.clear()
        self.assertEqual(self.page().status_code, 200)

    def test_only_reading_is_answered(self):
        self.assertIn(self.url_open(f"/street/c/{self.certificate.sudo().token}", data={"a": "b"}).status_code, (400, 405))
