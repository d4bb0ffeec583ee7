from odoo import models
from odoo.fields import Domain


class FleetVehicle(models.Model):
    """Vehicles of the office (执法车辆)."""

    _name = "fleet.vehicle"
    _inherit = ["street.equipment.asset.mixin", "fleet.vehicle"]

    def _get_repair_domain(self):
        return Domain("log_services", "any", [("state", "=", "running")])
