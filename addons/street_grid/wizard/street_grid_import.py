import base64
import json

from odoo import api, fields, models
from odoo.exceptions import UserError


class StreetGridImport(models.TransientModel):
    """Boundaries in and out as a GeoJSON file."""

    _name = "street.grid.import"
    _description = "Import and export of grids"

    content = fields.Binary("GeoJSON file", attachment=False)
    content_name = fields.Char()
    crs = fields.Selection(
        [("wgs84", "WGS-84 / CGCS2000"), ("gcj02", "GCJ-02"), ("bd09", "BD-09")], "Coordinate system", required=True, default="wgs84",
        help="GCJ-02 is what domestic maps and phones give, BD-09 is Baidu's.",
    )
    result = fields.Text(readonly=True)

    @api.model
    def action_export(self):
        """Make a file of the grids in ``active_ids``, or of all readable ones, and open its download."""
        grids = self.env["street.grid"].browse(self.env.context.get("active_ids") or [])
        text = json.dumps(grids.export_geojson(), ensure_ascii=False)
        file = self.create({"content": base64.b64encode(text.encode()), "content_name": "grids.geojson"})
        url = f"/web/content/street.grid.import/{file.id}/content/{file.content_name}?download=true"
        return {"type": "ir.actions.act_url", "url": url, "target": "download"}

    def action_import(self):
        """Import the file; on any mistake nothing is stored and the mistakes are shown."""
        self.ensure_one()
        if not self.content:
            raise UserError(self.env._("Choose a GeoJSON file first."))
        answer = self.env["street.grid"].import_geojson(base64.b64decode(self.content), self.crs)
        if not answer["errors"]:
            return self.env["ir.actions.act_window"]._for_xml_id("street_grid.street_grid_action")
        head = self.env._("Nothing was imported. Mistakes found: %(count)s", count=len(answer["errors"]))
        self.result = "\n".join([head, *(error["message"] for error in answer["errors"])])
        return {"type": "ir.actions.act_window", "res_model": self._name, "res_id": self.id, "view_mode": "form", "target": "new"}
