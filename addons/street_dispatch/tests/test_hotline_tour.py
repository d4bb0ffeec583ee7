import base64
from datetime import timedelta

from odoo import fields
from odoo.tests import HttpCase, tagged

from .hotline_common import as_csv, row


@tagged("post_install", "-at_install")
class TestHotlineTour(HttpCase):
    def setUp(self):
        super().setUp()
        self.clerk = self.env.ref("street_base.demo_user_intake", raise_if_not_found=False)
        if not self.clerk:
            self.skipTest("The sample sheet belongs to the demo office.")
        # A database that was played with already knows the orders of the sample.
        known = self.env["street.matter"].search([("source", "=", "hotline"), ("external_ref", "=like", "GP202611%")])
        known.flush_recordset()
        self.env.cr.execute("UPDATE street_matter SET external_ref = 'X' || external_ref WHERE id = ANY(%s)", [known.ids])
        known.invalidate_recordset()

    def test_the_intake_clerk_imports_the_sample_sheet_and_opens_an_order(self):
        self.start_tour("/odoo/action-street_dispatch.street_hotline_import_wizard_action", "street_dispatch_hotline_import", login=self.clerk.login)
        record = self.env["street.hotline.import"].search([], limit=1)
        self.assertEqual((record.user_id, record.created_count), (self.clerk, 60))
        self.assertEqual(len(record.matter_ids.filtered("grid_id")), 59)

    def test_a_program_imports_orders_over_json(self):
        key = self.env["res.users.apikeys"].with_user(self.clerk)._generate("rpc", "hotline", fields.Datetime.now() + timedelta(hours=1))
        content = base64.b64encode(as_csv([row("JS1", 事项分类="09005", 经度="112.92", 纬度="35.8"), row("JS2", 来电时间="昨天")])).decode()
        answer = self.url_open(
            "/json/2/street.hotline.import/import_file", json={"content_base64": content, "filename": "orders.csv"},
            headers={"Authorization": f"bearer {key}"},
        )
        self.assertEqual(answer.status_code, 200, answer.text)
        self.assertEqual([(one["row"], one["column"]) for one in answer.json()["errors"]], [(3, "来电时间")])
