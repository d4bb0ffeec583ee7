import base64
import io
from datetime import timedelta

from freezegun import freeze_time as freeze
from PIL import Image

from odoo.exceptions import AccessError, UserError
from odoo.http import Request
from odoo.tests import HttpCase, tagged

from .common import GridCase


@tagged("post_install", "-at_install")
class TestLink(GridCase, HttpCase):

    def setUp(self):
        super().setUp()
        self.helper = self.env["res.partner"].create({"name": "Helper"})
        self.helper_post = self.post(self.lower, self.helper)
        self.link = self.env["street.grid.link"].with_user(self.manager).create({"partner_id": self.helper.id})
        self.pin = self.new_pin()
        self.authenticate(None, None)

    def new_pin(self):
        return self.link.action_new_pin()["params"]["title"][-6:]

    def open(self, **form):
        path = f"/street/g/{form.pop('token', None) or self.link.token}"
        files = form.pop("files", None)
        if not form:
            return self.url_open(path)
        form["csrf_token"] = Request.csrf_token(self)
        return self.url_open(path, data=form, files=files)

    def findings(self):
        return self.env["street.patrol.finding"].search([("partner_id", "=", self.helper.id)])

    def test_an_assistant_reports_with_photo_and_place(self):
        page = self.open().text
        for name in ("description", "photo", "address", "pin", "latitude"):
            self.assertIn(f'name="{name}"', page)
        picture = io.BytesIO()
        Image.new("RGB", (40, 30), "red").save(picture, "PNG")
        answer = self.open(
            pin=self.pin, description="Goods on the pavement", latitude="30.005", longitude="100.01",
            files={"photo": ("a.png", picture.getvalue(), "image/png")},
        )
        self.assertEqual(answer.status_code, 200)
        self.assertIn("Grid 101", answer.text)
        self.assertEqual(answer.headers["Referrer-Policy"], "no-referrer")
        finding = self.findings()
        self.assertRecordValues(finding, [{"description": "Goods on the pavement", "grid_id": self.lower.id, "outcome": "open", "company_id": self.office.id}])
        self.assertEqual(Image.open(io.BytesIO(base64.b64decode(finding.photo))).size, (40, 30))

    def test_what_is_wrong_is_said_on_the_page_and_nothing_is_stored(self):
        cases = (
            ({"pin": "x"}, "PIN"),
            ({"pin": self.pin, "files": {"photo": ("a.png", b"no image", "image/png")}}, ""),
            ({"pin": self.pin, "latitude": "100.0", "longitude": "30.0"}, "[30, 100]"),
            ({"pin": self.pin, "latitude": "far", "longitude": "1"}, "far"),
        )
        for form, words in cases:
            with self.subTest(words=words):
                answer = self.open(**{"description": "Kept text", **form})
                self.assertEqual(answer.status_code, 200)
                self.assertIn("alert-danger", answer.text)
                self.assertIn(words, answer.text)
                self.assertIn("Kept text", answer.text)
        self.assertFalse(self.findings())

    def test_a_form_that_no_browser_sends_is_answered_on_the_page(self):
        for form, stored in (({"pin": "1" * 5000}, False), ({"pin": self.pin, "photo": "no upload"}, True), ({"pin": self.pin, "description": "x" * 100_000}, True)):
            with self.subTest(list(form)):
                before = len(self.findings())
                self.assertEqual(self.open(**{"description": "Goods", "latitude": "30.005", "longitude": "100.01", **form}).status_code, 200)
                self.assertEqual(len(self.findings()) - before, int(stored))
        self.assertLessEqual(max(len(finding.description) for finding in self.findings()), 500)

    def test_five_wrong_pins_make_the_link_rest(self):
        link = self.env["street.grid.link"]._find(self.link.token)
        for _try in range(5):
            self.assertIsNotNone(link._check_pin("no"))
        self.assertIn("Too many", link._check_pin(self.pin))
        with freeze(link.rests_until + timedelta(seconds=1)):
            self.assertIsNone(link._check_pin(self.pin))

    def test_unknown_revoked_and_ended_addresses_answer_alike(self):
        token = self.link.token
        self.assertEqual(self.open(token="nonsense").status_code, 404)
        self.helper_post.date_to = "2026-01-02"
        self.assertEqual(self.open().status_code, 404, "no post, no report")
        self.helper_post.date_to = False
        self.assertEqual(self.open().status_code, 200)
        self.link.action_revoke()
        self.assertEqual(self.open(token=token).status_code, 404)
        self.new_pin()
        self.assertNotEqual(self.link.token, token)

    def test_thirty_findings_an_hour_are_the_most(self):
        for number in range(30):
            self.link.sudo()._record_finding({"description": f"F{number}"})
        with self.assertRaisesRegex(UserError, "an hour"):
            self.link.sudo()._record_finding({"description": "F30"})

    def test_the_hash_is_read_by_nobody_and_links_only_by_managers(self):
        for user in (self.reporter, self.member, self.staff):
            with self.assertRaises(AccessError):
                self.env["street.grid.link"].with_user(user).search([])
        with self.assertRaises(AccessError):
            self.link.with_user(self.manager).read(["pin_hash"])
        for values in ({"token": "a"}, {"pin_hash": "a"}, {"wrong_count": 0}, {"date_revoked": False}):
            with self.assertRaises(UserError):
                self.link.with_user(self.manager).write(values)
        forged = self.env["street.grid.link"].with_user(self.manager).with_context(default_token="easy").create({"partner_id": self.helper.id})
        self.assertFalse(forged.token)

    def test_a_form_of_another_site_is_refused(self):
        answer = self.url_open(f"/street/g/{self.link.token}", data={"pin": self.pin, "description": "Forged"})
        self.assertEqual(answer.status_code, 400)
        self.assertFalse(self.findings())
