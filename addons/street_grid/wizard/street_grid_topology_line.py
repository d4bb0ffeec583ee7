from odoo import fields, models


class StreetGridTopologyLine(models.TransientModel):
    """One overlap, gap or invalid boundary."""

    _name = "street.grid.topology.line"
    _description = "Mistake in boundaries"
    _order = "area_m2 desc, id"

    check_id = fields.Many2one("street.grid.topology", required=True, index=True, ondelete="cascade")
    kind = fields.Selection([("overlap", "Overlap"), ("gap", "Gap"), ("invalid", "Invalid")], readonly=True)
    message = fields.Char("What is wrong", readonly=True)
    area_m2 = fields.Float("Area (m²)", digits=(16, 1), readonly=True)
    grid_ids = fields.Many2many("street.grid", string="Grids", readonly=True)
    geometry = fields.Json(readonly=True)
    picture = fields.Json("Where", compute="_compute_picture")

    def _compute_picture(self):
        """FeatureCollection for the map widget: the grids in outline and the piece of land marked."""
        for line in self:
            outlines = [
                {"type": "Feature", "geometry": grid.boundary, "properties": {"name": grid.name}}
                for grid in line.grid_ids if grid.boundary
            ]
            marked = [{"type": "Feature", "geometry": line.geometry, "properties": {"marked": True}}] if line.geometry else []
            line.picture = {"type": "FeatureCollection", "features": outlines + marked}
