from odoo import fields, models


class FleetVehicle(models.Model):
    """Custodies and reservations of a vehicle."""

    _inherit = "fleet.vehicle"

    custody_ids = fields.One2many("street.custody", "vehicle_id", "Custodies")
    reservation_ids = fields.One2many("street.reservation", "vehicle_id", "Reservations")

    def action_open_custodies(self):
        """Open who has had these vehicles. :return: window action"""
        action = self.env["ir.actions.act_window"]._for_xml_id("street_equipment.street_custody_action")
        return {**action, "domain": [("vehicle_id", "in", self.ids)], "context": {}}
