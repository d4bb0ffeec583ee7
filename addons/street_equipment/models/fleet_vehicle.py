from odoo import models
from odoo.fields import Domain


class FleetVehicle(models.Model):
    """Vehicles of the office (执法车辆)."""

    _name = "fleet.vehicle"
    _inherit = ["street.equipment.asset.mixin", "fleet.vehicle"]
    _street_cost_field = "net_car_value"
    _street_path = "equipment-vehicles"
    _rec_names_search = ["name", "license_plate", "label_code", "driver_id.name"]

    def _get_custody_depends(self):
        return [*super()._get_custody_depends(), "log_services.state"]

    def _get_repair_domain(self):
        return Domain("log_services", "any!", [("state", "=", "running")])

    def _get_label_lines(self):
        return [self.license_plate, self.model_id.display_name, *super()._get_label_lines()[2:]]

    def _get_serial(self):
        return self.license_plate or ""

    def _get_retired_facts(self):
        return super()._get_retired_facts() | {
            "license_plate", "vin_sn", "model_id", "brand_id", "model_year", "fuel_type", "seats", "odometer", "car_value", "residual_value",
            "order_date", "acquisition_date", "write_off_date", "contract_date_start"}
