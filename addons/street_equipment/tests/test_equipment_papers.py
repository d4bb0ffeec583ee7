import io
from datetime import timedelta

from pypdf import PdfReader

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import HttpCase, tagged

from odoo.addons.street_base.tools.period import today

from ..tools.label_sheet import LAYOUTS
from .equipment_common import EquipmentCommon


@tagged("post_install", "-at_install")
class TestEquipmentPapers(EquipmentCommon):
    def pages(self, records, **data):
        report = {"maintenance.equipment": "item", "fleet.vehicle": "vehicle", "street.supply": "supply"}[records._name]
        content, kind = self.env["ir.actions.report"].with_user(self.keeper)._render_py_pdf(f"street_equipment.labels_{report}_report", records.ids, data)
        self.assertEqual(kind, "pdf")
        return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]

    def test_a_label_says_what_it_is_and_whose(self):
        self.recorder.write({"ownership": "allocated", "owner_partner_id": self.env["res.partner"].create({"name": "市城市管理局"}).id})
        for layout in LAYOUTS:
            text = "".join(self.pages(self.recorder, layout=layout)).replace("\n", "")
            self.assertIn(self.recorder.label_code, text, layout)
            self.assertIn(self.recorder.name.split()[0], text, layout)
        self.assertIn("市城市管理局", "".join(self.pages(self.recorder, layout="a4_24")).replace("\n", ""))
        self.assertIn("晋E00001", self.pages(self.vehicle)[0])
        self.assertIn("Pad", self.pages(self.supply)[0])

    def test_used_up_places_are_left_free(self):
        items = self.recorder | self.drone | self.radio
        self.assertEqual(len(self.pages(items, layout="a4_24", skip=21)), 1)
        self.assertEqual(len(self.pages(items, layout="a4_24", skip=22)), 2)
        self.assertEqual(len(self.pages(items, layout="roll_60x40")), 3)
        self.assertEqual(len(self.pages(items, layout="nonsense", skip=-4)), 1)

    def test_a_long_name_is_cut_and_the_code_stays_whole(self):
        self.recorder.name = "执法记录仪（带红外夜视与四路对讲，含车载充电底座与备用电池）" * 4
        for layout in LAYOUTS:
            self.assertIn(self.recorder.label_code, "".join(self.pages(self.recorder, layout=layout)).replace("\n", ""), layout)

    def test_only_keepers_print_labels(self):
        with self.refused("", AccessError):
            self.env["ir.actions.report"].with_user(self.user)._render_py_pdf("street_equipment.labels_item_report", self.recorder.ids, {})

    def test_the_dialog_prints_what_was_chosen(self):
        wizard = self.env["street.label.print"].with_user(self.keeper).with_context(
            active_model="maintenance.equipment", active_ids=self.recorder.ids).create({"layout": "a4_65", "skip": 2})
        action = wizard.action_print()
        self.assertEqual((action["report_type"], action["data"]["layout"], action["context"]["active_ids"]), ("py-pdf", "a4_65", self.recorder.ids))
        with self.refused("Choose what"):
            self.env["street.label.print"].with_user(self.keeper).create({"res_model": "res.users", "res_ids": [1], "layout": "a4_65"}).action_print()

    def test_the_register_counts_value_as_the_item_does_and_knows_fixed_assets(self):
        day = today()
        self.drone.write({"date_purchase": day.replace(year=day.year - 2), "life_months": 48, "cost": 9800})
        self.radio.cost = 999
        self.vehicle.write({"net_car_value": 118000, "date_purchase": day, "life_months": 96})
        self.env.flush_all()
        rows = {row.equipment_id or row.vehicle_id: row for row in self.env["street.equipment.asset"].with_user(self.user).search([("company_id", "=", self.office.id)])}
        self.assertEqual(set(rows), {self.recorder, self.drone, self.radio, self.vehicle})
        for item, row in rows.items():
            self.assertEqual((row.value_now, row.label_code), (item.value_now, item.label_code), item.display_name)
        self.assertEqual(rows[self.drone].value_now, 4900)
        self.assertEqual([rows[item].is_fixed_asset for item in (self.recorder, self.drone, self.radio, self.vehicle)], [True, True, False, True])
        self.office.asset_threshold = 5000
        self.recorder.ownership = "borrowed"
        self.env.flush_all()
        self.env.invalidate_all()
        fixed = self.env["street.equipment.asset"].with_user(self.user).search([("is_fixed_asset", "=", True)])
        self.assertEqual(fixed.equipment_id | fixed.equipment_id, self.drone)
        self.assertEqual(fixed.vehicle_id, self.vehicle)
        self.assertFalse(self.env["street.equipment.asset"].with_user(self.foreign_keeper).search([("company_id", "=", self.office.id)]))

    def test_the_board_counts_what_its_figures_open(self):
        self.env["maintenance.request"].with_company(self.office).create({"name": "Lens", "equipment_id": self.recorder.id, "company_id": self.office.id})
        category = self.categories["recorder"].with_user(self.user)
        self._new_item("recorder")
        out, late, lost = (self._new_item("recorder") for _number in range(3))
        moment = fields.Datetime.now()
        self.env["street.custody"].with_user(self.keeper).issue((out | late | lost).ids, self.employee.id, fields.Datetime.to_string(moment + timedelta(hours=2)))
        self.env.flush_all()
        self.env.cr.execute("UPDATE street_custody SET date_from = %s, date_due = %s WHERE equipment_id IN %s", [
            moment - timedelta(days=2), moment - timedelta(days=1), (late | lost)._ids])
        self.env.cr.execute("UPDATE maintenance_equipment SET active = FALSE, date_retired = %s WHERE id = %s", [moment.date(), lost.id])
        self.env.invalidate_all()
        for name in category._get_board_domains():
            action = category.with_context(board=name).action_open_board()
            self.assertEqual(self.env["maintenance.equipment"].with_user(self.user).search_count(action["domain"]), category[name], name)
        self.assertEqual((category.board_total, category.board_in, category.board_repair, category.board_cost), (4, 1, 1, 4800))
        self.assertEqual((category.board_out, category.board_overdue), (2, 1), "what was lost on the way and is retired is out no more")

    def test_sheets_are_written_for_whoever_reads_the_inventory(self):
        self.supply.with_user(self.keeper).action_receive(3)
        self.env.flush_all()
        for report, model in (("street_equipment_asset_report", "street.equipment.asset"), ("street_supply_report", "street.supply"),
                              ("street_supply_move_report", "street.supply.move")):
            records = self.env[model].with_user(self.user).search([("company_id", "=", self.office.id)])
            content, kind = self.env["ir.actions.report"].with_user(self.user)._render_py_xlsx(f"street_equipment.{report}", records.ids, {})
            self.assertEqual((kind, content[:2]), ("xlsx", b"PK"), report)


@tagged("post_install", "-at_install")
class TestItemAddress(HttpCase):
    def test_the_code_opens_the_item_for_whoever_may_read_it_and_nothing_for_others(self):
        env = self.env(context={**self.env.context, "no_reset_password": True})
        company = env.company
        item = env["maintenance.equipment"].create({"name": "Addressed", "company_id": company.id})
        other = env["maintenance.equipment"].create({"name": "Elsewhere", "company_id": env["res.company"].create({"name": "Elsewhere"}).id})
        for login, group in (("addr_user", "street_equipment.group_equipment_user"), ("addr_staff", "street_base.group_street_user")):
            env["res.users"].create({
                "name": login, "login": login, "password": login * 2, "company_id": company.id, "company_ids": [(6, 0, company.ids)],
                "group_ids": [(6, 0, env.ref(group).ids)]})
        address = f"/street/item/{item.label_code}"
        self.assertIn("/web/login", self.url_open(address, allow_redirects=False).headers["Location"])
        self.authenticate("addr_user", "addr_user" * 2)
        self.assertTrue(self.url_open(address, allow_redirects=False).headers["Location"].endswith(f"/odoo/equipment-items/{item.id}"))
        self.assertTrue(self.url_open(address.lower(), allow_redirects=False).headers["Location"].endswith(f"/{item.id}"))
        unknown = self.url_open("/street/item/ZB1999000001", allow_redirects=False)
        foreign = self.url_open(f"/street/item/{other.label_code}X", allow_redirects=False)
        self.assertEqual((unknown.status_code, foreign.status_code), (404, 404))
        self.assertIn('href="/odoo"', unknown.text, "a page with a way on")
        self.authenticate("addr_staff", "addr_staff" * 2)
        forbidden = self.url_open(address, allow_redirects=False)
        self.assertEqual((forbidden.status_code, forbidden.text), (404, unknown.text), "what is forbidden looks like what is not there")
