from odoo import api, fields, models


class FleetVehicle(models.Model):
    """Custodies and reservations of a vehicle."""

    _inherit = "fleet.vehicle"

    custody_ids = fields.One2many("street.custody", "vehicle_id", "Custodies")
    reservation_ids = fields.One2many("street.reservation", "vehicle_id", "Reservations")

    @api.depends("custody_ids.state", "reservation_ids.state", "date_retired", "log_services.state")
    def _compute_custody_state(self):
        super()._compute_custody_state()

    @api.depends("custody_ids.state")
    def _compute_current_custody(self):
        super()._compute_current_custody()

    def action_open_custodies(self):
        """Open who has had these vehicles. :return: window action"""
        action = self.env["ir.actions.act_window"]._for_xml_id("street_equipment.street_custody_action")
        return {**action, "domain": [("vehicle_id", "in", self.ids)], "context": {}}
