from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    street_tile_url = fields.Char(
        "Map tiles", config_parameter="street_grid.tile_url",
        help="Address with {z}, {x}, {y}, of a tile server of the office's own network or one it may use. Empty: grids are drawn "
        "on a blank ground and nothing is asked of the network.",
    )
    street_tile_crs = fields.Selection(
        [("wgs84", "WGS-84 / CGCS2000"), ("gcj02", "GCJ-02")], "Coordinate system of the tiles",
        config_parameter="street_grid.tile_crs", default="wgs84",
    )
    street_tile_attribution = fields.Char("Source shown on the map", config_parameter="street_grid.tile_attribution")
