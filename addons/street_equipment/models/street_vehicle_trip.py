from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.period import local_day
from odoo.addons.street_base.tools.transition import Kept, Obstacle, Transition

from ..tools.arguments import read_moment
from ..tools.figures import shown
from .street_custody import KEEPER

_lt = LazyTranslate(__name__)
STATES = [("under_way", "On the road"), ("ended", "Back at base")]
FACTS = {"vehicle_id", "driver_id", "date_start", "odometer_start", "destination", "purpose"}
MOST_KM = 3000  # more on one trip is a slip of the finger


class StreetVehicleTrip(models.Model):
    """Trip of a vehicle (用车记录): who drove where, from which mileage to which, with what fuel.

    A driver enters his own trips, a keeper those of others. The mileage goes on from that of the vehicle and is written to
    Odoo's odometer when the trip ends; an ended trip stays as it is.
    """

    _name = "street.vehicle.trip"
    _description = "Trip of a vehicle"
    _inherit = ["street.moment.mixin", "street.transition.mixin"]
    _order = "date_start desc, id desc"
    _check_company_auto = True

    vehicle_id = fields.Many2one("fleet.vehicle", "Vehicle", required=True, index=True, ondelete="restrict", check_company=True,
                                 default=lambda self: self.env["fleet.vehicle"]._find_mine())
    company_id = fields.Many2one("res.company", "Office", required=True, index=True, default=lambda self: self.env.company)
    driver_id = fields.Many2one("hr.employee", "Driver", required=True, index=True, ondelete="restrict", check_company=True,
                                default=lambda self: self.env.user.employee_id)
    date_start = fields.Datetime("Set out at", required=True, default=fields.Datetime.now)
    destination = fields.Char(required=True)
    purpose = fields.Char(required=True)
    passengers = fields.Char()
    odometer_start = fields.Float("Mileage at the start (km)", required=True, compute="_compute_odometer_start", store=True, readonly=False, precompute=True,
                                  aggregator=None)
    state = fields.Selection(STATES, required=True, readonly=True, copy=False, default="under_way", index=True)
    date_end = fields.Datetime("Back at", readonly=True, copy=False)
    odometer_end = fields.Float("Mileage at the end (km)", readonly=True, copy=False, aggregator=None)
    distance = fields.Float("Kilometres driven", compute="_compute_distance", store=True, precompute=True)
    fuel_litres = fields.Float("Fuel (litres)", readonly=True, copy=False)
    fuel_cost = fields.Float("Fuel (yuan)", readonly=True, copy=False, digits=(16, 2))
    note = fields.Char("Remark", readonly=True, copy=False)

    _one_at_a_time = models.UniqueIndex("(vehicle_id) WHERE state = 'under_way'", "This vehicle is under way already: end that trip first.")
    _ends_later = models.Constraint("CHECK(date_end >= date_start)", "A trip ends after it began.")

    _street_kept = {"facts": Kept(("under_way",), FACTS, advice=_lt("What was driven stays as it was entered: enter what is missing as another trip."))}
    _street_protected = {
        "state": "under_way", "date_end": False, "odometer_end": 0.0, "fuel_litres": 0.0, "fuel_cost": 0.0, "note": False,
    }
    _street_transitions = {"end": Transition(("under_way",), "ended", label=_lt("End trip"))}

    @api.depends("vehicle_id")
    def _compute_odometer_start(self):
        for trip in self:
            trip.odometer_start = trip.sudo().vehicle_id.odometer  # sudo: the mileage

    @api.depends("odometer_start", "odometer_end", "state")
    def _compute_distance(self):
        for trip in self:
            trip.distance = trip.odometer_end - trip.odometer_start if trip.state == "ended" else 0

    @api.depends("vehicle_id", "date_start", "destination")
    def _compute_display_name(self):
        for trip in self:
            trip.display_name = " ".join(filter(None, (trip.sudo().vehicle_id.license_plate, trip._get_moment_text("date_start"), trip.destination)))

    @api.constrains("vehicle_id", "odometer_start", "date_start", "driver_id", "company_id")
    def _check_start(self):
        latest = {}
        # sudo: mileage of the vehicle, office of the driver
        for vehicle, value in self.env["fleet.vehicle.odometer"].sudo()._read_group([("vehicle_id", "in", self.vehicle_id.ids)], ["vehicle_id"], ["value:max"]):
            latest[vehicle.id] = value
        for trip in self.sudo():
            if trip.date_start > fields.Datetime.now():
                raise ValidationError(self.env._("%(trip)s: a trip is entered when it begins or later; reserve the vehicle for one to come.", trip=trip.display_name))
            if trip.state == "under_way" and trip.odometer_start < latest.get(trip.vehicle_id.id, 0):
                raise ValidationError(self.env._("%(trip)s: the vehicle has %(km)s km already.", trip=trip.display_name, km=shown(latest[trip.vehicle_id.id])))
            if trip.vehicle_id.company_id != trip.company_id or trip.driver_id.company_id != trip.company_id:
                raise ValidationError(self.env._("%(trip)s: vehicle and driver belong to one office.", trip=trip.display_name))

    @api.model_create_multi
    def create(self, vals_list):
        self.flush_model(["state"])  # a trip that ended a moment ago in the same request is in nobody's way
        trips = super().create(vals_list)
        trips._check_own()
        return trips

    def write(self, vals):
        result = super().write(vals)
        if "driver_id" in vals:
            self._check_own()
        return result

    def _check_own(self):
        """A driver enters his own trips. :raises UserError: for those of others, unless a keeper enters them"""
        others = self.filtered(lambda trip: trip.sudo().driver_id.user_id != self.env.user)
        if others and not (self.env.su or self.env.user.has_group(KEEPER)):
            raise UserError(self.env._("%(trip)s: you enter your own trips; a keeper enters those of others.", trip=others[0].display_name))

    # ------------------------------------------------------------
    # MOVES
    # ------------------------------------------------------------

    def action_end(self, odometer_end, fuel_litres=0, fuel_cost=0, date_end=None, note=None):
        """End the trip and write the mileage of the vehicle.

        :param float odometer_end: mileage in km
        :param float fuel_litres: litres filled up on the trip
        :param float fuel_cost: what they cost, in yuan
        :param str date_end: moment in UTC, when it is entered later; now by default
        :param str note: remark
        :return: True
        """
        try:
            moment = read_moment(date_end) if date_end else fields.Datetime.now()
        except ValueError:
            raise UserError(self.env._("“%(value)s” is no moment: write YYYY-MM-DD HH:MM:SS (UTC).", value=date_end)) from None
        return self._street_move("end", {"date_end": moment, "odometer_end": odometer_end, "fuel_litres": fuel_litres, "fuel_cost": fuel_cost, "note": note})

    def action_open_end(self):
        """Open the dialog that ends the trip. :return: window action"""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("street_equipment.street_vehicle_trip_end_action")
        return {**action, "context": {"default_trip_id": self.id}}

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        keeper = self.env.su or self.env.user.has_group(KEEPER)
        for trip in self:
            if not keeper and trip.sudo().driver_id.user_id != self.env.user:
                found[trip].append(Obstacle("group", self.env._("Only the driver or a keeper ends the trip.")))
            if values is not None:
                found[trip] += trip._get_end_obstacles(values)
        return found

    def _get_end_obstacles(self, values):
        numbers = [values[name] for name in ("odometer_end", "fuel_litres", "fuel_cost")]
        if any(type(number) not in (int, float) or not 0 <= number < 10_000_000 for number in numbers):
            return [Obstacle("number", self.env._("Mileage, litres and yuan are numbers, 0 or more."))]
        found = []
        if not self.odometer_start <= values["odometer_end"] <= self.odometer_start + MOST_KM:
            found.append(Obstacle("mileage", self.env._(
                "It set out with %(start)s km: the mileage at the end lies between that and %(most)s km more.", start=shown(self.odometer_start), most=MOST_KM)))
        if values["date_end"] < self.date_start or values["date_end"] > fields.Datetime.now():
            found.append(Obstacle("moment", self.env._("It ends after it began at %(start)s, and not ahead of now.", start=self._get_moment_text("date_start"))))
        return found

    def _prepare_move_values(self, move, values):
        return {trip: dict(values) for trip in self}

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        # sudo: drivers have no right of their own on the odometer
        self.env["fleet.vehicle.odometer"].sudo().create([
            {"vehicle_id": trip.vehicle_id.id, "value": trip.odometer_end, "date": local_day(trip.date_end)} for trip in self])
