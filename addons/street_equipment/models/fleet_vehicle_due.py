from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.street_base.tools.period import local_day, today

# Kinds of contracts of Fleet that the law asks of every vehicle on the road.
DUE = {"insurance_until": "street_equipment.service_type_insurance", "inspection_until": "street_equipment.service_type_inspection"}
SOON = timedelta(days=30)


class FleetVehicle(models.Model):
    """Insurance and inspection (保险、年检) of a vehicle, from its contracts in Fleet; trips and fines."""

    _inherit = "fleet.vehicle"

    insurance_until = fields.Date("Insured until", compute="_compute_due", compute_sudo=True)
    inspection_until = fields.Date("Inspected until", compute="_compute_due", compute_sudo=True)
    is_due_soon = fields.Boolean(
        "Insurance or inspection due", compute="_compute_due", compute_sudo=True, search="_search_is_due_soon", help="Missing, over, or over within 30 days.")
    trip_ids = fields.One2many("street.vehicle.trip", "vehicle_id", "Trips")
    fine_ids = fields.One2many("street.vehicle.fine", "vehicle_id", "Fines")

    @api.depends("log_contracts.expiration_date", "log_contracts.cost_subtype_id", "log_contracts.state")
    def _compute_due(self):
        kinds = {self.env.ref(xmlid): name for name, xmlid in DUE.items()}
        rows = self.env["fleet.vehicle.log.contract"]._read_group(
            [("vehicle_id", "in", self.ids), ("cost_subtype_id", "in", [kind.id for kind in kinds]), ("state", "!=", "closed")],
            ["vehicle_id", "cost_subtype_id"], ["expiration_date:max"])
        found = {(vehicle.id, kinds[kind]): day for vehicle, kind, day in rows}
        for vehicle in self:
            for name in DUE:
                vehicle[name] = found.get((vehicle._origin.id, name), False)
            vehicle.is_due_soon = any(not vehicle[name] or vehicle[name] < today() + SOON for name in DUE)

    def _search_is_due_soon(self, operator, value):
        if operator != "in":
            return NotImplemented
        fine = Domain.TRUE
        for xmlid in DUE.values():
            # any!: keepers look after the papers of vehicles whatever their rights in Fleet
            fine &= Domain("log_contracts", "any!", Domain("cost_subtype_id", "=", self.env.ref(xmlid).id) & Domain("state", "!=", "closed")
                           & Domain("expiration_date", ">=", today() + SOON))
        return ~fine if True in value else fine

    def action_enter_insurance(self):
        """Open the dialog of the next insurance. :return: window action"""
        return self._open_paper("insurance_until", self.env._("Enter insurance"))

    def action_enter_inspection(self):
        """Open the dialog of the next inspection. :return: window action"""
        return self._open_paper("inspection_until", self.env._("Enter inspection"))

    def action_open_trips(self):
        """Open the trips of these vehicles. :return: window action"""
        return self._open_about("street_equipment.street_vehicle_trip_action")

    def action_open_fines(self):
        """Open the fines on these vehicles that the user may read. :return: window action"""
        return self._open_about("street_equipment.street_vehicle_fine_action")

    def _open_about(self, xmlid):
        action = self.env["ir.actions.act_window"]._for_xml_id(xmlid)
        return {**action, "domain": [("vehicle_id", "in", self.ids)], "context": {"default_vehicle_id": self[:1].id}}

    def _open_paper(self, name, title):
        """The dialog of a contract of Fleet that goes on where the last one ends."""
        self.ensure_one()
        start = max(self[name] + timedelta(days=1), today()) if self[name] else today()
        return {
            "type": "ir.actions.act_window", "name": title, "res_model": "fleet.vehicle.log.contract", "target": "new",
            "views": [(self.env.ref("street_equipment.fleet_vehicle_log_contract_view_form").id, "form")],
            "context": {
                "default_vehicle_id": self.id, "default_cost_subtype_id": self.env.ref(DUE[name]).id, "default_start_date": start,
                "default_expiration_date": start + relativedelta(years=1, days=-1), "default_cost_frequency": "no"},
        }

    def _get_use(self):
        """How far this vehicle has been driven, in km."""
        self.ensure_one()
        return self.odometer

    def _get_came_on(self):
        """The day from which its age counts."""
        self.ensure_one()
        return self.date_purchase or self.acquisition_date or local_day(self.create_date)
