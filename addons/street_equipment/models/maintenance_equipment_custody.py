from odoo import fields, models


class MaintenanceEquipment(models.Model):
    """Custodies and reservations of an item."""

    _inherit = "maintenance.equipment"

    custody_ids = fields.One2many("street.custody", "equipment_id", "Custodies")
    reservation_ids = fields.One2many("street.reservation", "equipment_id", "Reservations")
