from odoo import models
from odoo.fields import Domain


class FleetVehicle(models.Model):
    """Vehicles of the office (执法车辆)."""

    _name = "fleet.vehicle"
    _inherit = ["street.equipment.asset.mixin", "fleet.vehicle"]
    _street_cost_field = "net_car_value"

    def _get_custody_depends(self):
        return [*super()._get_custody_depends(), "log_services.state"]

    def _get_repair_domain(self):
        return Domain("log_services", "any", [("state", "=", "running")])
