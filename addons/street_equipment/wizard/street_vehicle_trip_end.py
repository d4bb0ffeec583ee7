from odoo import api, fields, models


class StreetVehicleTripEnd(models.TransientModel):
    """Dialog that ends a trip (收车登记): mileage and fuel."""

    _name = "street.vehicle.trip.end"
    _description = "End of a trip"

    trip_id = fields.Many2one("street.vehicle.trip", "Trip", required=True, readonly=True, ondelete="cascade")
    odometer_end = fields.Float("Mileage at the end (km)", required=True, compute="_compute_odometer_end", store=True, readonly=False)
    date_end = fields.Datetime("Back at", required=True, default=fields.Datetime.now, help="Earlier, when it is entered later.")
    fuel_litres = fields.Float("Fuel (litres)")
    fuel_cost = fields.Float("Fuel (yuan)")
    note = fields.Char("Remark")

    @api.depends("trip_id")
    def _compute_odometer_end(self):
        for dialog in self:
            dialog.odometer_end = dialog.trip_id.odometer_start

    def action_confirm(self):
        """End the trip. :return: action that closes the dialog"""
        self.ensure_one()
        self.trip_id.action_end(self.odometer_end, self.fuel_litres, self.fuel_cost, self.date_end, note=self.note)
        return {"type": "ir.actions.act_window_close"}
