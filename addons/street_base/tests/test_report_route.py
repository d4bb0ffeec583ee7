import json
import urllib.parse

from odoo import http
from odoo.tests import HttpCase, new_test_user, tagged

from odoo.addons.street_base.tests.report_models import add_reports


@tagged("post_install", "-at_install")
class TestReportRoute(HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.paper, cls.sheet = add_reports(cls)
        cls.user = new_test_user(cls.env, "route_reader", "base.group_user,base.group_partner_manager")
        cls.contact = cls.env["res.partner"].create({"name": "路测甲", "phone": "13812345678"})

    def post(self, report, csrf=True, **values):
        data = {key: json.dumps(value) for key, value in values.items()}
        if csrf:
            data["csrf_token"] = http.Request.csrf_token(self)
        return self.url_open(f"/report_py/{report.report_name}", data=data)

    def test_a_paper_comes_as_a_download_with_a_chinese_name(self):
        self.authenticate("route_reader", "route_reader")
        response = self.post(self.paper, ids=self.contact.ids, context={"lang": "zh_CN"})
        self.assertEqual(response.status_code, 200)
        self.assertEqual(response.headers["Content-Type"], "application/pdf")
        self.assertEqual(response.headers["X-Content-Type-Options"], "nosniff")
        disposition = urllib.parse.unquote(response.headers["Content-Disposition"])
        self.assertIn("attachment", disposition)
        self.assertIn("情况说明-路测甲.pdf", disposition)
        self.assertEqual(response.content[:5], b"%PDF-")

    def test_a_sheet_is_streamed_by_domain(self):
        self.authenticate("route_reader", "route_reader")
        response = self.post(self.sheet, domain=[["id", "=", self.contact.id]])
        self.assertEqual(response.status_code, 200)
        self.assertEqual(int(response.headers["Content-Length"]), len(response.content))
        self.assertEqual(response.content[:2], b"PK")

    def test_a_refusal_reaches_the_browser_as_a_readable_error(self):
        self.authenticate("route_reader", "route_reader")
        self.paper.group_ids = self.env.ref("base.group_system")
        response = self.post(self.paper, ids=self.contact.ids)
        self.assertEqual(response.status_code, 403)
        self.assertNotIn("Content-Disposition", response.headers)
        self.assertIn("AccessError", response.text)
        self.assertIn("base", response.text)

    def test_bad_requests_are_refused(self):
        self.authenticate("route_reader", "route_reader")
        for values in ({"ids": "all"}, {"ids": [True]}, {"domain": {}}, {"options": []}, {"context": None}):
            self.assertEqual(self.post(self.paper, **values).status_code, 400, values)
        self.assertEqual(self.post(self.paper, ids=[self.contact.id + 10**6]).status_code, 404)
        self.paper.report_name = "street_base.nobody_wrote_it"
        self.assertEqual(self.post(self.paper, ids=self.contact.ids).status_code, 422)

    def test_unknown_reports_and_reports_of_other_types_are_refused(self):
        self.authenticate("route_reader", "route_reader")
        self.paper.report_type = "qweb-pdf"
        response = self.post(self.paper, ids=self.contact.ids)
        self.assertEqual(response.status_code, 422)
        self.assertIn(self.paper.report_name, response.text)

    def test_the_route_wants_post_csrf_and_a_session(self):
        self.authenticate("route_reader", "route_reader")
        with self.assertLogs("odoo.http", "WARNING"):
            self.assertEqual(self.post(self.paper, csrf=False, ids=self.contact.ids).status_code, 400)
        self.assertEqual(self.url_open(f"/report_py/{self.paper.report_name}").status_code, 405)
        self.logout()
        response = self.url_open(f"/report_py/{self.paper.report_name}", data={"ids": "[1]"}, allow_redirects=False)
        self.assertIn(response.status_code, (303, 400))

    def test_the_print_menu_downloads_from_list_and_form(self):
        action = self.env["ir.actions.act_window"].create({
            "name": "路测", "res_model": "res.partner", "view_mode": "list,form", "path": "street-print-test",
            "domain": [("id", "=", self.contact.id)],
        })
        self.env.flush_all()
        self.start_tour(f"/odoo/{action.path}", "street_base_print_menu", login="route_reader")
