import re

from lxml import etree

from odoo.tests import tagged

from .enforcement_common import EnforcementCommon

# Kept at a desk: what the office sets up once, and the register of digests.
AT_A_DESK = {
    "street.discretion.benchmark", "street.document.type", "street.document.clause", "street.document.fact", "street.digest.run", "street.digest.fault",
    "street.hearing.threshold", "res.config.settings",
}
WIDTH = 2  # columns that a telephone shows side by side


@tagged("post_install", "-at_install")
class TestCasePhone(EnforcementCommon):
    """A telephone of 390 pixels shows cards where a view offers them, else a table wider than its screen."""

    def views_of(self, kind):
        found = self.env["ir.model.data"].search([("module", "=", "street_enforcement"), ("model", "=", "ir.ui.view")])
        return self.env["ir.ui.view"].browse(found.mapped("res_id")).filtered(
            lambda view: view.type == kind and view.model not in AT_A_DESK and not view.inherit_id)

    def test_rows_inside_every_form_are_cards_on_a_phone(self):
        looked = 0
        for view in self.views_of("form"):
            model = self.env[view.model]
            arch = etree.fromstring(model.get_view(view.id, "form")["arch"])
            for node in arch.iter("field"):
                field = model._fields.get(node.get("name"))
                if field is None or field.type not in ("one2many", "many2many") or node.get("widget") or node.get("invisible") == "1":
                    continue
                rows = node.find("list")
                columns = [column for column in rows if column.tag == "field" and not column.get("column_invisible") and column.get("widget") != "handle"] if rows is not None else []
                if len(columns) <= WIDTH and rows is not None:
                    continue
                looked += 1
                with self.subTest(view=view.xml_id, field=field.name):
                    self.assertIn("kanban", (node.get("mode") or "").split(","))
        self.assertGreater(looked, 20)

    def test_a_card_inside_a_case_opens_its_record_where_it_can_be_worked_on(self):
        arch = etree.fromstring(self.env["street.case"].with_user(self.officer1).get_view(view_type="form")["arch"])
        for name in ("document_ids", "evidence_ids", "service_ids", "statement_ids", "decision_ids", "hearing_ids", "remedy_ids"):
            with self.subTest(name):
                ref = re.search(r"'kanban_view_ref': '(\S+?)'", arch.find(f".//field[@name='{name}']").get("context"))[1]
                card = etree.fromstring(self.env["street.case"][name].get_view(self.env.ref(ref).id, "kanban")["arch"])
                self.assertEqual((card.get("action"), card.get("type")), ("get_formview_action", "object"))

    def test_what_opens_from_the_menu_is_cards_on_a_phone(self):
        actions = self.env["ir.model.data"].search([("module", "=", "street_enforcement"), ("model", "=", "ir.actions.act_window")])
        looked = 0
        for action in self.env["ir.actions.act_window"].browse(actions.mapped("res_id")):
            if action.res_model in AT_A_DESK or "list" not in action.view_mode.split(","):
                continue
            looked += 1
            with self.subTest(action.xml_id):
                self.assertIn("kanban", action.view_mode.split(","))
                card = etree.fromstring(self.env[action.res_model].get_view(view_type="kanban")["arch"])
                self.assertGreaterEqual(len({node.get("name") for node in card.iter("field")}), WIDTH)
        self.assertGreater(looked, 15)
