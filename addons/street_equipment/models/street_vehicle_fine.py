from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Kept, Transition

from .street_custody import KEEPER

_lt = LazyTranslate(__name__)
STATES = [("open", "Open"), ("settled", "Dealt with"), ("dropped", "Dropped")]


class StreetVehicleFine(models.Model):
    """Fine on a vehicle of the office (车辆违章): when and where, who drove, and how it was settled.

    Who drove at that moment is looked up in the trips and custodies and may be corrected while the fine is open. Keepers
    enter and settle; everybody reads his own.
    """

    _name = "street.vehicle.fine"
    _description = "Fine on a vehicle"
    _inherit = ["street.moment.mixin", "street.transition.mixin"]
    _order = "date desc, id desc"
    _check_company_auto = True

    vehicle_id = fields.Many2one("fleet.vehicle", "Vehicle", required=True, index=True, ondelete="restrict", check_company=True)
    company_id = fields.Many2one("res.company", "Office", required=True, index=True, default=lambda self: self.env.company)
    date = fields.Datetime("At", required=True)
    place = fields.Char("Place of the violation", required=True)
    violation = fields.Char(required=True, help="What the notice says.")
    notice_number = fields.Char("Number of the notice")
    amount = fields.Float("Fine (yuan)", digits=(16, 2))
    points = fields.Integer("Points", help="Points on the driver's licence (记分).")
    driver_id = fields.Many2one("hr.employee", "Driver", compute="_compute_driver_id", store=True, readonly=False, index="btree_not_null", ondelete="restrict")
    note = fields.Text()
    state = fields.Selection(STATES, required=True, readonly=True, copy=False, default="open", index=True)
    date_settled = fields.Date("Dealt with on", readonly=True, copy=False)

    _not_negative = models.Constraint("CHECK(amount >= 0 AND points >= 0)", "Fine and points are not below zero.")

    _street_protected = {"state": "open", "date_settled": False}
    _street_kept = {"facts": Kept(("open",), but={"note"}, advice=_lt("How it was settled stays: write in its note what else is to be known."))}
    _street_transitions = {
        "settle": Transition(("open",), "settled", KEEPER, label=_lt("Mark as dealt with")),
        "drop": Transition(("open",), "dropped", KEEPER, reason=True, label=_lt("Drop fine")),
    }

    @api.depends("vehicle_id", "date")
    def _compute_driver_id(self):
        for fine in self:
            fine.driver_id = fine._find_driver() if fine.vehicle_id and fine.date else False

    def _find_driver(self):
        """Who had the vehicle at the moment of the fine: the driver of a trip, else the holder. :return: ``hr.employee``"""
        self.ensure_one()
        # sudo: trips of others tell who drove
        trips = self.env["street.vehicle.trip"].sudo().search([("vehicle_id", "=", self.vehicle_id.id), ("date_start", "<=", self.date)], limit=1)
        if trips and (not trips.date_end or trips.date_end >= self.date):
            return trips.driver_id.sudo(False)
        return self.vehicle_id._find_custody(self.date).employee_id.sudo(False)

    @api.depends("vehicle_id", "date")
    def _compute_display_name(self):
        for fine in self:
            fine.display_name = " ".join(filter(None, (fine.sudo().vehicle_id.license_plate, fine._get_moment_text("date"), fine.violation)))

    @api.constrains("date", "vehicle_id", "driver_id", "company_id")
    def _check_fine(self):
        for fine in self.sudo():
            if fine.date > fields.Datetime.now():
                raise ValidationError(self.env._("%(fine)s lies ahead.", fine=fine.display_name))
            if fine.vehicle_id.company_id != fine.company_id or fine.driver_id.company_id - fine.company_id:
                raise ValidationError(self.env._("%(fine)s: vehicle and driver belong to one office.", fine=fine.display_name))

    def action_settle(self):
        """The fine was paid and the points were booked. :return: True"""
        return self._street_move("settle")

    def action_drop(self, reason):
        """The fine was withdrawn or entered by mistake. :param str reason: why. :return: True"""
        return self._street_move("drop", {"reason": reason})

    def _prepare_move_values(self, move, values):
        return {fine: {"date_settled": today(), **({"note": "\n".join(filter(None, (fine.note, values["reason"])))} if move == "drop" else {})} for fine in self}
