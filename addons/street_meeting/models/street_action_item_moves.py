from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Kept, Obstacle, Transition

from .street_action_item import LIVE_STATES
from .street_meeting_moves import SECRETARY

_lt = LazyTranslate(__name__)


class StreetActionItem(models.Model):
    """The moves of an action item: reported by its owner, struck off (销号) by somebody else."""

    _inherit = "street.action.item"

    _street_protected = {
        "state": "open", "number": False, "result": False, "done_user_id": False, "date_done": False, "struck_user_id": False,
        "date_struck": False, "end_reason": False,
    }
    _street_kept = {
        "facts": Kept(
            LIVE_STATES, {"name", "description", "place", "measure", "agenda_item_id", "date_start"},
            advice=_lt("What was struck off or withdrawn stays: put a new item on the list.")),
    }
    _street_transitions = {
        "done": Transition(("open",), "done", access="read", label=_lt("Report as done")),
        "strike": Transition(("done",), "struck", access="read", label=_lt("Strike off")),
        "send_back": Transition(("done",), "open", access="read", reason=True, label=_lt("Send back")),
        "carry_over": Transition(LIVE_STATES, None, SECRETARY, label=_lt("Carry over")),
        "postpone": Transition(("open",), None, access="read", reason=True, label=_lt("Postpone")),
        "reassign": Transition(("open",), None, SECRETARY, reason=True, label=_lt("Reassign")),
        "withdraw": Transition(LIVE_STATES, "cancelled", SECRETARY, reason=True, label=_lt("Withdraw")),
    }

    def action_done(self, result):
        """Report that it is settled. :param str result: what was done. :return: True"""
        return self._street_move("done", {"result": result})

    def action_strike(self):
        """Strike it off the list (销号). :return: True"""
        return self._street_move("strike")

    def action_send_back(self, reason):
        """It is not settled. :param str reason: what is missing. :return: True"""
        return self._street_move("send_back", {"reason": reason})

    def action_carry_over(self):
        """Put it on the list of the next meeting of its series. :return: True"""
        return self._street_move("carry_over")

    def action_postpone(self, date_due, reason):
        """Give it more time. :param date_due: ISO day. :param str reason: why. :return: True"""
        return self._street_move("postpone", {"date_due": self._read_day(date_due), "reason": reason})

    def action_reassign(self, unit_id, reason, owner_id=None):
        """Give it to somebody else.

        :param int unit_id: ``street.unit``
        :param str reason: why
        :param int owner_id: ``hr.employee`` of that unit; whoever acts for the unit without one
        :return: True
        """
        return self._street_move("reassign", {"unit_id": unit_id, "owner_id": owner_id or False, "reason": reason})

    def action_withdraw(self, reason):
        """It is no problem of ours any more. :param str reason: why. :return: True"""
        return self._street_move("withdraw", {"reason": reason})

    # ------------------------------------------------------------
    # OBSTACLES
    # ------------------------------------------------------------

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        check = getattr(self, f"_get_{move}_obstacles", None)
        for item, obstacles in (check(values) if check else {}).items():
            found[item] += obstacles
        return found

    def _get_done_obstacles(self, values):
        actors, secretary = self._get_actors(), self.env.user.has_group(SECRETARY)
        found = {item: [] for item in self}
        for item in self:
            if self.env.user not in actors[item] and not secretary:
                found[item].append(Obstacle("owner", self.env._("Only its owner, the leader of the unit or a secretary reports on it.")))
            if values is not None and not (values.get("result") or "").strip():
                found[item].append(Obstacle("result", self.env._("Say what was done.")))
        return found

    def _get_strike_obstacles(self, values):
        """Whoever strikes an item off answers for the list, and has no part in the item itself."""
        actors = self._get_actors()
        found = self._get_keeper_obstacles()
        for item in self:
            if self.env.user in actors[item]:
                found[item].append(Obstacle("own_item", self.env._(
                    "You settle it yourself; somebody else who keeps the list strikes it off: another secretary, or the chair of its meeting.")))
            elif self.env.user == item.done_user_id:
                found[item].append(Obstacle("own_report", self.env._("You reported it as done, so somebody else strikes it off.")))
        return found

    def _get_send_back_obstacles(self, values):
        return self._get_keeper_obstacles()

    def _get_postpone_obstacles(self, values):
        found = self._get_keeper_obstacles()
        day = (values or {}).get("date_due")
        for item in self if values is not None else ():
            if not day or day <= item.date_due or day < today():
                found[item].append(Obstacle("day", self.env._(
                    "It is due on %(day)s. Give a later day, not one in the past.", day=format_date(self.env, item.date_due))))
        return found

    def _get_keeper_obstacles(self):
        """Not for secretaries, nor for the chair of the item's meeting."""
        secretary = self.env.user.has_group(SECRETARY)
        text = self.env._("Only a secretary or the chair of its meeting does this.")
        # sudo: whose account the chair has
        return {item: [] if secretary or item.sudo().meeting_id.chair_id.user_id == self.env.user else [Obstacle("keeper", text)] for item in self}

    def _get_carry_over_obstacles(self, values):
        following = self._get_next_meetings()
        found = {item: [] for item in self}
        for item in self:
            if not following[item]:
                found[item].append(Obstacle("next_meeting", self.env._("No further meeting is planned for it: plan the next one of the series first.")))
            elif following[item] in item.carry_ids.meeting_id:
                found[item].append(Obstacle("carried", self.env._("It is on the list of %(meeting)s already.", meeting=following[item].display_name)))
        return found

    def _get_reassign_obstacles(self, values):
        if values is None:
            return {}
        unit = self.env["street.unit"].browse(values["unit_id"]).exists()
        wrong = self.filtered(lambda item: unit.company_id != item.company_id)
        return {item: [Obstacle("unit", self.env._("Choose a unit of this office."))] for item in wrong}

    def _get_next_meetings(self):
        """dict item → the meeting of its series to come next, or the next regular one for items beside a meeting."""
        meetings = self.env["street.meeting"].search([
            ("company_id", "in", self.company_id.ids), ("state", "in", ("planned", "called", "open")), ("is_closed", "=", False),
        ], order="date, id")
        found = {}
        for item in self:
            later = meetings.filtered(lambda meeting, item=item: meeting._takes_over(item))
            found[item] = later[:1]
        return found

    # ------------------------------------------------------------
    # WORKER
    # ------------------------------------------------------------

    def _prepare_move_values(self, move, values):
        stamps = {
            "done": lambda: {"result": values["result"].strip(), "done_user_id": self.env.uid, "date_done": fields.Datetime.now()},
            "strike": lambda: {"struck_user_id": self.env.uid, "date_struck": fields.Datetime.now()},
            "send_back": lambda: {"result": False, "done_user_id": False, "date_done": False},
            "postpone": lambda: {"date_due": values["date_due"]},
            "reassign": lambda: {"unit_id": values["unit_id"], "owner_id": values["owner_id"]},
            "withdraw": lambda: {"end_reason": values["reason"].strip()},
        }
        stamp = stamps[move]() if move in stamps else {}
        return {item: dict(stamp) for item in self}

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        if move == "carry_over":
            for item, meeting in self._get_next_meetings().items():
                item._carry_into(meeting)
        if move in ("done", "strike", "withdraw", "reassign", "postpone"):
            self._settle_reminders()
        if move in ("done", "send_back"):
            self._note_move(values.get("result") or values.get("reason"))

    def _note_move(self, text):
        """Keep what was said when it was reported or sent back among the notes of its progress."""
        self.env["street.action.progress"]._street_create([{"item_id": item.id, "note": text.strip()} for item in self])

    def _carry_into(self, meeting):
        """Put these items on the list of a meeting that they are not on yet.

        :param meeting: one ``street.meeting``
        :return: the new rows
        """
        Carry = self.env["street.action.carry"]
        known = Carry.sudo().search([("meeting_id", "=", meeting.id), ("item_id", "in", self.ids)]).item_id  # sudo: asks of rows only
        return Carry._street_create([{"item_id": item.id, "meeting_id": meeting.id, **item._prepare_carry_values()} for item in self if item not in known])

    def _prepare_carry_values(self):
        """How the item stands, as the record of a meeting keeps it."""
        return {"problem": self.display_name, "unit_name": self.unit_id.name, "due": self.date_due, "standing": self.state}

    def action_note_progress(self, note, photo_ids=None):
        """Note what was done so far; for those who settle the item and those who keep the list.

        :param str note: in words
        :param list photo_ids: ids of ``ir.attachment`` with pictures, uploaded by the same user
        :return: True
        :raises UserError: without items or words, for an item that has ended, or for somebody else
        """
        if not self:
            raise UserError(self.env._("Choose an item first."))
        self.check_access("read")
        if not (note or "").strip():
            raise UserError(self.env._("Say what was done."))
        actors = self._get_actors()
        keepers = self._get_keeper_obstacles()
        foreign = self._get_foreign_obstacles()
        for item in self:
            if item.state not in LIVE_STATES:
                raise UserError(self.env._("%(item)s has ended; nothing more is noted on it.", item=item.display_name))
            if item in foreign or (self.env.user not in actors[item] and keepers[item]):
                raise UserError(self.env._("%(item)s: only its owner, the leader of the unit or a secretary reports on it.", item=item.display_name))
        lines = self.env["street.action.progress"]._street_create([{"item_id": item.id, "note": note.strip()} for item in self])
        lines._take_in_photos(photo_ids or [])
        return True
