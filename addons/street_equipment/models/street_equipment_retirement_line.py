from odoo import api, fields, models

from odoo.addons.street_base.tools.period import today

from ..tools.asset_value import value_left


class StreetEquipmentRetirementLine(models.Model):
    """Item of a retirement (处置明细) with its cost and the value left on the day it was put there."""

    _name = "street.equipment.retirement.line"
    _inherit = "street.locked.line.mixin"
    _description = "Item of a retirement"
    _street_parent = "retirement_id"
    _check_company_auto = True

    retirement_id = fields.Many2one("street.equipment.retirement", "Retirement", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one("res.company", related="retirement_id.company_id", store=True, index=True, precompute=True)
    equipment_id = fields.Many2one("maintenance.equipment", "Item", index="btree_not_null", ondelete="restrict", check_company=True)
    vehicle_id = fields.Many2one("fleet.vehicle", "Vehicle", index="btree_not_null", ondelete="restrict", check_company=True)
    cost = fields.Float(digits=(16, 2), compute="_compute_value", store=True, precompute=True)
    value_left = fields.Float("Value left", digits=(16, 2), compute="_compute_value", store=True, readonly=False, precompute=True)
    note = fields.Char()

    _one_item = models.Constraint("CHECK (num_nonnulls(equipment_id, vehicle_id) = 1)", "Each line names one item or one vehicle.")
    _equipment_uniq = models.UniqueIndex("(retirement_id, equipment_id) WHERE equipment_id IS NOT NULL", "This item stands on the retirement already.")
    _vehicle_uniq = models.UniqueIndex("(retirement_id, vehicle_id) WHERE vehicle_id IS NOT NULL", "This vehicle stands on the retirement already.")

    @api.depends("equipment_id", "vehicle_id")
    def _compute_value(self):
        day = today()
        for line in self:
            item = line._get_item()
            line.cost = item._get_cost() if item else 0.0
            line.value_left = value_left(line.cost, item.date_purchase, item.life_months, day) if item else 0.0

    def _get_item(self):
        """The item or vehicle of one line."""
        return self.equipment_id or self.vehicle_id
