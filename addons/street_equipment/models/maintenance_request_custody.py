from odoo import fields, models


class MaintenanceRequest(models.Model):
    """Jobs (维修保养) on vehicles beside those on items, so that planned ones stand in one calendar and in the way of reservations."""

    _name = "maintenance.request"
    _inherit = ["maintenance.request", "street.moment.mixin"]

    vehicle_id = fields.Many2one("fleet.vehicle", "Vehicle", index="btree_not_null", ondelete="restrict", check_company=True)
