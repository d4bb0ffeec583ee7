from odoo import fields, models


class FleetVehicleLogContract(models.Model):
    """Insurance or inspection (保险、年检): whoever enters it is reminded before it runs out; Fleet reminds nobody of a contract without a person."""

    _inherit = "fleet.vehicle.log.contract"

    user_id = fields.Many2one(default=lambda self: self.env.user)
