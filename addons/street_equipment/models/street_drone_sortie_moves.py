from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.transition import Obstacle, Transition

from ..tools.arguments import read_moment
from .street_custody import KEEPER
from .street_drone_sortie import CHECKLIST, OPEN_HEIGHT

_lt = LazyTranslate(__name__)


class StreetDroneSortie(models.Model):
    """Take-off, landing and cancellation (起飞、降落、取消) with what must be in order before."""

    _inherit = "street.drone.sortie"

    _street_transitions = {
        "take_off": Transition(("planned",), "flying", label=_lt("Take off")),
        "land": Transition(("flying",), "landed", label=_lt("Land")),
        "cancel": Transition(("planned",), "cancelled", reason=True, label=_lt("Cancel sortie")),
    }

    def action_take_off(self, date_start=None):
        """Take off.

        :param str date_start: moment in UTC, when it is entered later; now by default
        :return: True
        :raises UserError: naming what of the list, the airspace, the batteries or the pilot is not in order
        """
        return self._street_move("take_off", {"moment": self._read_moment(date_start)})

    def action_land(self, result=None, date_end=None):
        """Land.

        :param str result: what was seen, and anything out of the ordinary
        :param str date_end: moment in UTC, when it is entered later; now by default
        :return: True
        """
        return self._street_move("land", {"moment": self._read_moment(date_end), "result": result})

    def action_open_land(self):
        """Open the dialog of the landing. :return: window action"""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("street_equipment.street_drone_sortie_land_action")
        return {**action, "context": {"default_sortie_id": self.id}}

    def action_cancel(self, reason):
        """Call the sortie off. :param str reason: why. :return: True"""
        return self._street_move("cancel", {"reason": reason})

    def _read_moment(self, value):
        try:
            return read_moment(value) if value else fields.Datetime.now()
        except ValueError:
            raise UserError(self.env._("“%(value)s” is no moment: write YYYY-MM-DD HH:MM:SS (UTC).", value=value)) from None

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        now, keeper = fields.Datetime.now(), self.env.su or self.env.user.has_group(KEEPER)
        for sortie in self:
            if not keeper and sortie.sudo().pilot_id.user_id != self.env.user:
                found[sortie].append(Obstacle("group", self.env._("Only the pilot or a keeper makes this entry.")))
            if move == "take_off":
                found[sortie] += sortie._get_take_off_obstacles()
            if values is not None and move != "cancel":
                if values["moment"] > now:
                    found[sortie].append(Obstacle("future", self.env._("A flight is entered when it happens or later, never ahead.")))
                if move == "land" and sortie.date_start and values["moment"] < sortie.date_start:
                    found[sortie].append(Obstacle("before", self.env._("It took off at %(start)s and cannot have landed before.",
                                                                      start=sortie._get_moment_text("date_start"))))
        return found

    def _get_take_off_obstacles(self):
        """What is not in order yet; addons that know the qualification of pilots add theirs."""
        found, law = [], self.env._("Interim Regulations on Unmanned Aircraft Flight, art. 19, 26, 31")
        if missing := [name for name in CHECKLIST if not self[name]]:
            labels = ", ".join(self._fields[name]._description_string(self.env) for name in missing)
            found.append(Obstacle("list", self.env._("Of the pre-flight list is missing: %(points)s.", points=labels)))
        if not self.battery_ids:
            found.append(Obstacle("battery", self.env._("Enter the batteries: their cycles are counted.")))
        if self.airspace == "approved" and not (self.approval_number or "").strip():
            found.append(Obstacle("approval", self.env._("Enter the number of the approval for the controlled airspace."), law))
        if self.airspace == "open" and self.max_height > OPEN_HEIGHT:
            found.append(Obstacle("height", self.env._("In open airspace it flies at most %(height)s m above the ground.", height=OPEN_HEIGHT), law))
        holder = self.sudo().equipment_id.holder_id  # sudo: who has the drone
        if holder != self.sudo().pilot_id:
            found.append(Obstacle("custody", self.env._("The drone is with %(holder)s: have it issued to the pilot first.", holder=holder.name)
                                  if holder else self.env._("The drone is not issued: have it issued to the pilot first.")))
        return found

    def _prepare_move_values(self, move, values):
        if move == "take_off":
            return {sortie: {"date_start": values["moment"]} for sortie in self}
        if move == "land":
            return {sortie: {
                "date_end": values["moment"], "result": values["result"], "minutes": round((values["moment"] - sortie.date_start).total_seconds() / 60),
            } for sortie in self}
        return super()._prepare_move_values(move, values)
