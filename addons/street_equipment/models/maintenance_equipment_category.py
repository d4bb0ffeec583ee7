from odoo import fields, models

KINDS = [("recorder", "Body-worn recorder"), ("drone", "Drone"), ("radio", "Radio"), ("torch", "Torch"), ("battery", "Drone battery"), ("other", "Other")]


class MaintenanceEquipmentCategory(models.Model):
    """Categories of items (装备类别) with the kind the programs ask for."""

    _inherit = "maintenance.equipment.category"

    equipment_kind = fields.Selection(KINDS, "Kind", required=True, default="other", help="What duty checks, sorties and evidence ask for.")
    life_months = fields.Integer("Life (months)", help="Proposed for new items of the category.")
