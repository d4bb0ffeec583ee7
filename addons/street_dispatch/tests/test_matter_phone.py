from lxml import etree

from odoo.tests import TransactionCase, tagged

DAILY = (
    "street_matter_action", "street_matter_my_action", "street_matter_to_call_back_action", "street_task_action", "street_supervision_action",
    "street_escalation_action", "street_matter_callback_action", "street_operation_action",
)
ROWS = {
    "street.matter": ("task_ids", "deadline_ids", "reporter_ids", "contact_ids", "callback_ids"), "street.operation": ("line_ids",),
    "street.hotline.import": ("note_ids", "matter_ids"),
}


@tagged("post_install", "-at_install")
class TestMatterPhone(TransactionCase):
    """A telephone of 390 pixels shows cards where a view offers them, else a table wider than its screen."""

    def setUp(self):
        super().setUp()
        # Pages are hidden from whoever has no role in dispatch.
        self.env.user.group_ids += self.env.ref("street_dispatch.group_dispatch_dispatcher") + self.env.ref("street_dispatch.group_dispatch_intake")

    def test_what_opens_from_the_menu_is_cards(self):
        for name in DAILY:
            with self.subTest(name):
                action = self.env["ir.actions.act_window"]._for_xml_id(f"street_dispatch.{name}")
                self.assertIn("kanban", [mode for _view, mode in action["views"]])
                view = next(view for view, mode in action["views"] if mode == "kanban")
                card = etree.fromstring(self.env[action["res_model"]].get_view(view or None, "kanban")["arch"])
                self.assertGreaterEqual(len({node.get("name") for node in card.iter("field")}), 3)

    def test_rows_inside_the_forms_are_cards(self):
        for model, names in ROWS.items():
            arch = etree.fromstring(self.env[model].get_view(view_type="form")["arch"])
            for name in names:
                with self.subTest(model=model, name=name):
                    self.assertIn("kanban", (arch.find(f".//field[@name='{name}']").get("mode") or "").split(","))

    def test_a_unit_takes_its_task_on_from_the_card(self):
        card = etree.fromstring(self.env["street.task"].get_view(view_type="kanban")["arch"])
        self.assertIn("action_accept", [button.get("name") for button in card.iter("button")])
        self.assertEqual(card.get("action"), "action_open_matter")
