from odoo import fields, models


class StreetDroneSortieEnter(models.TransientModel):
    """Dialog of a flight that took place already (补录架次): when it took off, when it landed, what was seen."""

    _name = "street.drone.sortie.enter"
    _description = "Flight entered afterwards"

    sortie_id = fields.Many2one("street.drone.sortie", "Sortie", required=True, readonly=True, ondelete="cascade")
    date_start = fields.Datetime("Took off at", required=True, help="The drone was with the pilot then, and the pre-flight list was gone through before.")
    date_end = fields.Datetime("Landed at", required=True)
    result = fields.Text("What the flight showed", help="What was seen, and anything out of the ordinary.")

    def action_confirm(self):
        """Enter the flight. :return: action that closes the dialog"""
        self.ensure_one()
        self.sortie_id.action_enter_flown(self.date_start, self.date_end, self.result)
        return {"type": "ir.actions.act_window_close"}
