from odoo import fields, models


class FleetVehicle(models.Model):
    """Custodies and reservations of a vehicle."""

    _inherit = "fleet.vehicle"

    custody_ids = fields.One2many("street.custody", "vehicle_id", "Custodies")
    reservation_ids = fields.One2many("street.reservation", "vehicle_id", "Reservations")
