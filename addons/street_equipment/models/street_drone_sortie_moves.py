from datetime import datetime, timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.transition import Obstacle, Transition

from ..tools.arguments import read_moment
from .street_custody import KEEPER
from .street_drone_sortie import CHECKLIST, OPEN_HEIGHT

_lt = LazyTranslate(__name__)
LATER = timedelta(minutes=15)  # a take-off entered so long after it counts as entered afterwards
LONGEST = timedelta(hours=12)  # more is a slip of the finger


class StreetDroneSortie(models.Model):
    """Take-off, landing, entry afterwards and cancellation (起飞、降落、补录、取消) with what must be in order before."""

    _inherit = "street.drone.sortie"

    _street_moves_follow_form = True  # the button comes while the list is ticked
    _street_transitions = {
        "take_off": Transition(("planned",), "flying", label=_lt("Take off")),
        "land": Transition(("flying",), "landed", label=_lt("Land")),
        "enter": Transition(("planned",), "landed", label=_lt("Enter afterwards")),
        "cancel": Transition(("planned",), "cancelled", reason=True, label=_lt("Cancel sortie")),
    }

    def action_take_off(self, date_start=None):
        """Take off.

        :param str date_start: moment in UTC, when it is entered later; now by default
        :return: True
        :raises UserError: naming what of the list, the airspace, the batteries or the pilot is not in order
        """
        return self._street_move("take_off", {"date_start": self._read_moment(date_start)})

    def action_land(self, result=None, date_end=None):
        """Land.

        :param str result: what was seen, and anything out of the ordinary
        :param str date_end: moment in UTC, when it is entered later; now by default
        :return: True
        """
        return self._street_move("land", {"date_end": self._read_moment(date_end), "result": result})

    def action_enter_flown(self, date_start, date_end, result=None):
        """Enter a flight after it has taken place, such as where there was no signal.

        :param str date_start: moment of the take-off in UTC
        :param str date_end: moment of the landing in UTC
        :param str result: what was seen, and anything out of the ordinary
        :return: True
        :raises UserError: naming what was not in order at the take-off
        """
        if not date_start or not date_end:
            raise UserError(self.env._("Enter when it took off and when it landed."))
        return self._street_move("enter", {"date_start": self._read_moment(date_start), "date_end": self._read_moment(date_end), "result": result})

    def action_open_land(self):
        """Open the dialog of the landing. :return: window action"""
        return self._open_dialog("street_equipment.street_drone_sortie_land_action")

    def action_open_enter(self):
        """Open the dialog of a flight that took place already. :return: window action"""
        return self._open_dialog("street_equipment.street_drone_sortie_enter_action")

    def _open_dialog(self, xmlid):
        self.ensure_one()
        return {**self.env["ir.actions.act_window"]._for_xml_id(xmlid), "context": {"default_sortie_id": self.id}}

    def action_cancel(self, reason):
        """Call the sortie off. :param str reason: why. :return: True"""
        return self._street_move("cancel", {"reason": reason})

    def _read_moment(self, value):
        try:
            return read_moment(value) if value else fields.Datetime.now()
        except ValueError:
            raise UserError(self.env._("“%(value)s” is no moment: write YYYY-MM-DD HH:MM:SS (UTC).", value=value)) from None

    @api.depends(*CHECKLIST, "battery_ids", "airspace", "approval_number", "max_height", "equipment_id", "pilot_id")
    def _compute_street_moves(self):
        super()._compute_street_moves()

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        keeper = self.env.su or self.env.user.has_group(KEEPER)
        for sortie in self:
            if not keeper and sortie.sudo().pilot_id.user_id != self.env.user:
                found[sortie].append(Obstacle("group", self.env._("Only the pilot or a keeper makes this entry.")))
            if move == "take_off" or (move == "enter" and values is not None):
                found[sortie] += sortie._get_take_off_obstacles(values and values["date_start"])
            if values is not None and move != "cancel":
                found[sortie] += sortie._get_time_obstacles({"date_start": sortie.date_start, "date_end": None, **values})
        return found

    def _get_time_obstacles(self, values):
        start, end, now = values["date_start"], values["date_end"], fields.Datetime.now()
        if start > now or (end and end > now):
            return [Obstacle("future", self.env._("A flight is entered when it happens or later, never ahead."))]
        if end and end < start:
            return [Obstacle("before", self.env._("It took off at %(start)s and cannot have landed before.", start=self._format_moment(start)))]
        if end and end - start > LONGEST:
            return [Obstacle("long", self.env._("From %(start)s to %(end)s is no single flight: correct the times.",
                                                start=self._format_moment(start), end=self._format_moment(end)))]
        if self.state == "planned" and (other := self._find_flight_meanwhile(start, end)):
            return [Obstacle("meanwhile", self._explain_overlap(other))]
        return []

    def _find_flight_meanwhile(self, start, end):
        """Another flight with the drone, the pilot or a battery of this one in the same time; ``end`` None: not landed yet."""
        same = Domain("equipment_id", "=", self.equipment_id.id) | Domain("pilot_id", "=", self.pilot_id.id) | Domain("battery_ids", "in", self.battery_ids.ids)
        then = Domain("date_end", "=", False) | Domain("date_end", ">", start)
        # sudo: what flew stands in the way, whoever may read it
        return self.sudo().search(
            Domain("id", "!=", self.id) & Domain("state", "in", ("flying", "landed")) & same & then & Domain("date_start", "<", end or datetime.max), limit=1)

    @api.model
    def _explain_overlap(self, earlier):
        """Why a flight is refused: ``earlier`` (or, where it cannot be told, another one) was in the air then."""
        if earlier.state == "flying":
            return self.env._("%(sortie)s is in the air already: land that sortie first.", sortie=earlier.display_name)
        if earlier:
            return self.env._("%(sortie)s was in the air from %(start)s to %(end)s with the same drone, pilot or battery: correct the times.", sortie=earlier.display_name,
                              start=earlier._get_moment_text("date_start"), end=earlier._get_moment_text("date_end"))
        return self.env._("The drone was in the air on another sortie then: correct the times.")

    def _get_take_off_obstacles(self, moment=None):
        """What is not, or at ``moment`` was not, in order for the take-off; addons that know the qualification of pilots add theirs."""
        found, law = [], self.env._("Interim Regulations on Unmanned Aircraft Flight, art. 19, 26, 31")
        if missing := [name for name in CHECKLIST if not self[name]]:
            labels = "; ".join(self._fields[name]._description_string(self.env) for name in missing)
            found.append(Obstacle("list", self.env._("Of the pre-flight list is missing: %(points)s.", points=labels)))
        if not self.battery_ids:
            found.append(Obstacle("battery", self.env._("Enter the batteries: their cycles are counted.")))
        if self.airspace == "approved" and not (self.approval_number or "").strip():
            found.append(Obstacle("approval", self.env._("Enter the number of the approval for the controlled airspace."), law))
        if self.airspace == "open" and self.max_height > OPEN_HEIGHT:
            found.append(Obstacle("height", self.env._("In open airspace it flies at most %(height)s m above the ground.", height=OPEN_HEIGHT), law))
        # sudo: who has, or had, the drone
        drone, pilot = self.sudo().equipment_id, self.sudo().pilot_id
        custody = drone._find_custody(moment) if moment else drone.current_custody_id
        if (holder := custody.employee_id) != pilot:
            found.append(Obstacle("custody", self._get_custody_text(holder, moment)))
        return found

    def _get_custody_text(self, holder, moment):
        if moment and moment < fields.Datetime.now() - LATER:
            when = self._format_moment(moment)
            return (self.env._("At %(moment)s the drone was with %(holder)s, not with the pilot.", moment=when, holder=holder.name)
                    if holder else self.env._("At %(moment)s the drone was not issued to the pilot.", moment=when))
        return (self.env._("The drone is with %(holder)s: have it issued to the pilot first.", holder=holder.name)
                if holder else self.env._("The drone is not issued: have it issued to the pilot first."))

    def _prepare_move_values(self, move, values):
        if move == "take_off":
            later = values["date_start"] < fields.Datetime.now() - LATER
            return {sortie: {"date_start": values["date_start"], "entered_later": later} for sortie in self}
        if move == "land":
            return {sortie: sortie._prepare_landing(sortie.date_start, values) for sortie in self}
        if move == "enter":
            start = values["date_start"]
            # What flew before it was planned for had no other plan: the log and the calendar go by that moment.
            return {sortie: {"date_start": start, "entered_later": True, "date_planned": min(start, sortie.date_planned),
                             **sortie._prepare_landing(start, values)} for sortie in self}
        return super()._prepare_move_values(move, values)

    def _prepare_landing(self, start, values):
        minutes = round((values["date_end"] - start).total_seconds() / 60)
        return {"date_end": values["date_end"], "result": values["result"], "minutes": minutes}
