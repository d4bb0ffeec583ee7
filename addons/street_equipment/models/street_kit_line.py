from odoo import fields, models


class StreetKitLine(models.Model):
    """One item of a kit (装备包明细)."""

    _name = "street.kit.line"
    _description = "Item of a kit"
    _order = "kit_id, sequence, id"

    kit_id = fields.Many2one("street.kit", "Kit", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="kit_id.company_id", store=True, precompute=True, index=True)
    sequence = fields.Integer(default=10)
    equipment_id = fields.Many2one("maintenance.equipment", "Item", index="btree_not_null", ondelete="restrict")
    vehicle_id = fields.Many2one("fleet.vehicle", "Vehicle", index="btree_not_null", ondelete="restrict")
    equipment_state = fields.Selection(related="equipment_id.custody_state", string="Where it is")
    vehicle_state = fields.Selection(related="vehicle_id.custody_state", string="Where the vehicle is")

    _one_item = models.Constraint("CHECK(num_nonnulls(equipment_id, vehicle_id) = 1)", "A line is of one item: either equipment or a vehicle.")
    _equipment_once = models.Constraint("UNIQUE(kit_id, equipment_id)", "An item stands only once in a kit.")
    _vehicle_once = models.Constraint("UNIQUE(kit_id, vehicle_id)", "A vehicle stands only once in a kit.")

    def _get_item(self):
        """The item itself: a record of ``maintenance.equipment`` or of ``fleet.vehicle``."""
        self.ensure_one()
        return self.equipment_id or self.vehicle_id
