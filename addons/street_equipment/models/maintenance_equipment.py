from odoo import fields, models
from odoo.fields import Domain


class MaintenanceEquipment(models.Model):
    """Items with a serial number (装备): recorders, drones, radios, torches."""

    _name = "maintenance.equipment"
    _inherit = ["street.equipment.asset.mixin", "maintenance.equipment"]
    _street_cost_field = "cost"

    equipment_kind = fields.Selection(related="category_id.equipment_kind", string="Kind")

    def _get_custody_depends(self):
        return [*super()._get_custody_depends(), "maintenance_ids.stage_id.done", "maintenance_ids.archive", "maintenance_ids.maintenance_type"]

    def _get_repair_domain(self):
        return Domain("maintenance_ids", "any", [("maintenance_type", "=", "corrective"), ("stage_id.done", "=", False), ("archive", "=", False)])
