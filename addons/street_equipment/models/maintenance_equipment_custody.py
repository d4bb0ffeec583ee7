from odoo import api, fields, models


class MaintenanceEquipment(models.Model):
    """Custodies and reservations of an item."""

    _inherit = "maintenance.equipment"

    custody_ids = fields.One2many("street.custody", "equipment_id", "Custodies")
    reservation_ids = fields.One2many("street.reservation", "equipment_id", "Reservations")

    @api.depends("custody_ids.state", "reservation_ids.state", "date_retired", "maintenance_ids.stage_id.done", "maintenance_ids.archive")
    def _compute_custody_state(self):
        super()._compute_custody_state()

    @api.depends("custody_ids.state")
    def _compute_current_custody(self):
        super()._compute_current_custody()

    def action_open_custodies(self):
        """Open who has had these items. :return: window action"""
        action = self.env["ir.actions.act_window"]._for_xml_id("street_equipment.street_custody_action")
        return {**action, "domain": [("equipment_id", "in", self.ids)], "context": {}}
