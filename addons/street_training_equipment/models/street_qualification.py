from odoo import api, fields, models


class StreetQualification(models.Model):
    """Qualification of drone pilots (无人机操控员资格): the licence, or the certificate of theory for light drones."""

    _inherit = "street.qualification"

    kind = fields.Selection(
        selection_add=[("drone_licence", "Drone pilot's licence"), ("drone_theory", "Certificate of drone theory")],
        ondelete={"drone_licence": "cascade", "drone_theory": "cascade"})

    @api.model
    def _get_posts(self):
        return super()._get_posts() | {"drone_licence": ("drone_licence",), "drone_theory": ("drone_licence", "drone_theory")}
