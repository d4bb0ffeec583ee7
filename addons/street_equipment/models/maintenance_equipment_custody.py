from odoo import fields, models


class MaintenanceEquipment(models.Model):
    """Custodies and reservations of an item."""

    _inherit = "maintenance.equipment"

    custody_ids = fields.One2many("street.custody", "equipment_id", "Custodies")
    reservation_ids = fields.One2many("street.reservation", "equipment_id", "Reservations")

    def action_open_custodies(self):
        """Open who has had these items. :return: window action"""
        action = self.env["ir.actions.act_window"]._for_xml_id("street_equipment.street_custody_action")
        return {**action, "domain": [("equipment_id", "in", self.ids)], "context": {}}
