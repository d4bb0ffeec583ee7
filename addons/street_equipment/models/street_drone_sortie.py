from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.no_overlap import NoOverlap
from odoo.addons.street_base.tools.transition import Kept

from .street_custody import KEEPER

_lt = LazyTranslate(__name__)
STATES = [("planned", "Planned"), ("flying", "In the air"), ("landed", "Landed"), ("cancelled", "Cancelled")]
AIRSPACE = [("open", "Open airspace"), ("approved", "Controlled airspace, with approval")]
# The pre-flight list, in the order of walking round the aircraft.
CHECKLIST = ("ok_airframe", "ok_propellers", "ok_battery", "ok_remote", "ok_position", "ok_weather", "ok_people", "ok_storage")
# Interim Regulations on Unmanned Aircraft Flight art. 19: below it airspace may be open to light and small aircraft.
OPEN_HEIGHT = 120
FACTS = {"equipment_id", "pilot_id", "observer_id", "place", "purpose", "airspace", "approval_number", "max_height", "battery_ids", *CHECKLIST}


class StreetDroneSortie(models.Model):
    """Sortie of a drone (无人机飞行架次): planned with its airspace, pre-flight list before the take-off, logged when landed.

    1. A pilot plans and flies his own sorties, a keeper enters those of others; everybody who uses the equipment reads all.
    2. Nothing takes off without the whole list, without batteries, or with a drone that the pilot does not have.
    3. Controlled airspace needs the number of its approval; in open airspace the true height is at most 120 m (Interim
       Regulations on Unmanned Aircraft Flight, art. 19, 26, 31).
    4. A flight without signal is entered afterwards (补录) with both its times; what had to be in order at its take-off still has to.
    5. Hours of the drone and cycles of its batteries follow from what landed.
    """

    _name = "street.drone.sortie"
    _description = "Sortie of a drone"
    _inherit = ["street.moment.mixin", "street.transition.mixin", "mail.thread"]
    _order = "date_planned desc, id desc"
    _check_company_auto = True

    equipment_id = fields.Many2one(
        "maintenance.equipment", "Drone", required=True, index=True, ondelete="restrict", check_company=True,
        domain="[('company_id', '=', company_id), ('category_id.equipment_kind', '=', 'drone')]",
        default=lambda self: self.env["maintenance.equipment"]._find_mine(Domain("category_id.equipment_kind", "=", "drone")))
    company_id = fields.Many2one("res.company", "Office", required=True, index=True, default=lambda self: self.env.company)
    pilot_id = fields.Many2one("hr.employee", "Pilot", required=True, index=True, ondelete="restrict", check_company=True,
                               default=lambda self: self.env.user.employee_id)
    observer_id = fields.Many2one("hr.employee", "Observer", index="btree_not_null", ondelete="restrict", check_company=True)
    date_planned = fields.Datetime("Planned for", required=True, default=fields.Datetime.now)
    place = fields.Char("Place of the flight", required=True, help="Where it takes off, and the area it flies over.")
    purpose = fields.Char("Task of the flight", required=True)
    state = fields.Selection(STATES, required=True, readonly=True, copy=False, default="planned", index=True)
    # airspace
    airspace = fields.Selection(AIRSPACE, required=True, default="open")
    approval_number = fields.Char("Approval number")
    max_height = fields.Integer("Height at most (m)", required=True, default=OPEN_HEIGHT, aggregator=None)
    airspace_note = fields.Text("Airspace note", help="What lies around: airport, power line, crowd, restricted zone.")
    # pre-flight list
    ok_airframe = fields.Boolean("Airframe without damage")
    ok_propellers = fields.Boolean("Propellers tight and whole")
    ok_battery = fields.Boolean("Batteries charged and locked")
    ok_remote = fields.Boolean("Remote control linked and charged")
    ok_position = fields.Boolean("Satellites found, home point set, return height set")
    ok_weather = fields.Boolean("Wind, rain and sight allow it")
    ok_people = fields.Boolean("No crowd below; observer in place")
    ok_storage = fields.Boolean("Card in place, clock right")
    battery_ids = fields.Many2many("maintenance.equipment", "street_drone_sortie_battery_rel", "sortie_id", "battery_id", string="Batteries",
                                   domain="[('company_id', '=', company_id), ('category_id.equipment_kind', '=', 'battery')]")
    # what was flown
    date_start = fields.Datetime("Took off at", readonly=True, copy=False)
    date_end = fields.Datetime("Landed at", readonly=True, copy=False)
    minutes = fields.Integer("Minutes", readonly=True, copy=False)
    result = fields.Text("What the flight showed", readonly=True, copy=False, help="What was seen, and anything out of the ordinary.")
    entered_later = fields.Boolean("Entered afterwards", readonly=True, copy=False, help="The flight was entered after it had taken place.")

    _landed_later = models.Constraint("CHECK(date_end >= date_start)", "A drone does not land before it takes off.")
    _height_positive = models.Constraint("CHECK(max_height > 0)", "The height is above zero.")
    _one_flight_at_a_time = NoOverlap(("equipment_id",), "date_start", "date_end", moments=True, where="state IN ('flying', 'landed')")

    _street_protected = {"state": "planned", "date_start": False, "date_end": False, "minutes": 0, "result": False, "entered_later": False}
    _street_kept = {"facts": Kept(("planned",), FACTS, advice=_lt("It took off as it was entered, or was cancelled: plan another one."))}

    @api.depends("equipment_id.name", "date_planned", "place")
    def _compute_display_name(self):
        for sortie in self:
            sortie.display_name = " ".join(filter(None, (sortie.sudo().equipment_id.name, sortie._get_moment_text("date_planned"), sortie.place)))

    @api.constrains("equipment_id", "pilot_id", "battery_ids", "company_id")
    def _check_parts(self):
        for sortie in self.sudo():
            if sortie.equipment_id.equipment_kind != "drone" or set(sortie.battery_ids.mapped("equipment_kind")) - {"battery"}:
                raise ValidationError(self.env._("%(sortie)s: choose a drone, and batteries of drones.", sortie=sortie.display_name))
            if (sortie.equipment_id | sortie.battery_ids).company_id | sortie.pilot_id.company_id != sortie.company_id:
                raise ValidationError(self.env._("%(sortie)s: drone, batteries and pilot belong to one office.", sortie=sortie.display_name))

    @api.model_create_multi
    def create(self, vals_list):
        sorties = super().create(vals_list)
        sorties._check_own()
        return sorties

    def write(self, vals):
        result = super().write(vals)
        if "pilot_id" in vals:
            self._check_own()
        return result

    def _check_own(self):
        """A pilot enters his own sorties. :raises UserError: for those of others, unless a keeper enters them"""
        others = self.filtered(lambda sortie: sortie.sudo().pilot_id.user_id != self.env.user)
        if others and not (self.env.su or self.env.user.has_group(KEEPER)):
            raise UserError(self.env._("%(sortie)s: you enter your own sorties; a keeper enters those of others.", sortie=others[0].display_name))
