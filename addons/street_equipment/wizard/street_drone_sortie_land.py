from odoo import fields, models


class StreetDroneSortieLand(models.TransientModel):
    """Dialog of a landing (降落登记): when, and what was seen."""

    _name = "street.drone.sortie.land"
    _description = "Landing of a drone"

    sortie_id = fields.Many2one("street.drone.sortie", "Sortie", required=True, readonly=True, ondelete="cascade")
    date_start = fields.Datetime(related="sortie_id.date_start")
    date_end = fields.Datetime("Landed at", required=True, default=fields.Datetime.now, help="Earlier, when it is entered later.")
    result = fields.Text("What the flight showed", help="What was seen, and anything out of the ordinary.")

    def action_confirm(self):
        """Land. :return: action that closes the dialog"""
        self.ensure_one()
        self.sortie_id.action_land(self.result, self.date_end)
        return {"type": "ir.actions.act_window_close"}
