from odoo import fields, models


class StreetGridBoundary(models.Model):
    """Boundary history (边界沿革): each boundary a grid has had, with the time it was in force.

    Written by the change of ``street.grid.boundary`` alone; nobody has the right to write or delete a row.
    """

    _name = "street.grid.boundary"
    _description = "Boundary history"
    _order = "date_from desc, id desc"
    _rec_name = "grid_id"

    grid_id = fields.Many2one("street.grid", "Grid", required=True, readonly=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="grid_id.company_id", store=True, index=True)
    boundary = fields.Json(readonly=True, prefetch=False)
    area_m2 = fields.Float("Area (m²)", digits=(16, 1), readonly=True)
    date_from = fields.Datetime("In force from", required=True, readonly=True)
    date_to = fields.Datetime("In force until", readonly=True, help="Empty for the boundary in force.")
    user_id = fields.Many2one("res.users", "Drawn by", readonly=True)
