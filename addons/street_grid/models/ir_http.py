from odoo import models


class IrHttp(models.AbstractModel):
    _inherit = "ir.http"

    def session_info(self):
        """Tells the map which tiles to draw below the grids; none unless the administrator set an address."""
        info = super().session_info()
        # sudo: three harmless settings of the map, needed by every internal user.
        settings = self.env["ir.config_parameter"].sudo()
        info["street_map"] = {
            "tile_url": settings.get_param("street_grid.tile_url", ""),
            "tile_crs": settings.get_param("street_grid.tile_crs", "wgs84"),
            "attribution": settings.get_param("street_grid.tile_attribution", ""),
        }
        return info
