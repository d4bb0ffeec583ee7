from lxml import etree

from odoo.tests import TransactionCase, tagged

DAILY = (
    "maintenance_equipment_action", "street_custody_action", "street_custody_action_overdue", "street_drone_sortie_action", "street_equipment_receipt_action",
    "street_equipment_request_action", "street_equipment_request_turn_action", "street_equipment_retirement_action", "street_kit_action",
    "street_recorder_duty_action", "street_recorder_duty_action_missing", "street_reservation_action", "street_stocktake_action",
    "street_stocktake_line_action_of", "street_supply_action", "street_vehicle_fine_action", "street_vehicle_trip_action",
    "fleet_vehicle_action", "fleet_vehicle_action_due", "street_budget_line_action", "street_supply_lot_action", "street_supply_move_action",
    "street_upkeep_plan_action", "street_shift_action_recorder_short",
)


@tagged("post_install", "-at_install")
class TestEquipmentPhone(TransactionCase):
    """A telephone shows cards where an action has them, else a table wider than its screen."""

    def test_what_is_opened_on_the_way_is_cards_on_a_phone(self):
        for name in DAILY:
            with self.subTest(name):
                action = self.env["ir.actions.act_window"]._for_xml_id(f"street_equipment.{name}")
                self.assertIn("kanban", action["view_mode"].split(","))
                kanban = self.env[action["res_model"]].get_views([(False, "kanban")])["views"]["kanban"]["arch"]
                self.assertIn("card", kanban)

    def test_what_people_enter_themselves_can_be_entered_on_a_phone(self):
        for model in ("street.equipment.request", "street.reservation", "street.drone.sortie", "street.vehicle.trip", "street.stocktake"):
            with self.subTest(model):
                kanban = etree.fromstring(self.env[model].get_view(view_type="kanban")["arch"])
                self.assertNotIn(kanban.get("create", "1").lower(), ("0", "false"))

    def test_lines_of_the_dialogs_are_cards_on_a_phone(self):
        for model in ("street.custody.return", "street.equipment.request.receive", "street.supply.book"):
            with self.subTest(model):
                self.assertIn("<kanban", self.env[model].get_view(view_type="form")["arch"])
