from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.transition import Obstacle, Transition

_lt = LazyTranslate(__name__)
SECRETARY = "street_meeting.group_meeting_secretary"
CANCELLED = "cancelled"


class StreetMeeting(models.Model):
    """The moves of a meeting: called, held, record out for comment; signing is in street_meeting_signature.py."""

    _inherit = "street.meeting"

    _street_protected = {"state": "planned", "cancel_reason": False}
    _street_transitions = {
        "propose": Transition(("planned", "called"), None, access="read", label=_lt("Propose an item")),
        "ask_leave": Transition(("planned", "called"), None, access="read", reason=True, label=_lt("Ask for leave")),
        "call": Transition(("planned",), "called", SECRETARY, label=_lt("Call the meeting")),
        "open": Transition(("planned", "called"), "open", SECRETARY, label=_lt("Begin")),
        "circulate": Transition(("open",), "written", SECRETARY, label=_lt("Send the record for comment")),
        "reopen": Transition(("written",), "open", SECRETARY, reason=True, label=_lt("Take the record back")),
        "cancel": Transition(("planned", "called"), "cancelled", SECRETARY, reason=True, label=_lt("Call off")),
    }

    def action_propose(self, name, note=None):
        """Propose an item for the agenda. :param str name: title. :param str note: what it is about. :return: True"""
        return self._street_move("propose", {"name": (name or "").strip(), "note": (note or "").strip()})

    def action_ask_leave(self, reason):
        """Somebody of the list cannot come. :param str reason: why. :return: True"""
        return self._street_move("ask_leave", {"reason": reason})

    def action_call(self):
        """Invite everybody on the list; not by mail for a closed kind. :return: True"""
        return self._street_move("call")

    def action_open(self):
        """The meeting begins: people sign in, the record is written, what was left open stands on the agenda. :return: True"""
        return self._street_move("open")

    def action_circulate(self):
        """The record is written: those who were there read it and comment before it is signed. :return: True"""
        return self._street_move("circulate")

    def action_reopen(self, reason):
        """Take the record back to correct it; a signature it has falls away. :param str reason: why. :return: True"""
        return self._street_move("reopen", {"reason": reason})

    def action_cancel(self, reason):
        """The meeting is not held. :param str reason: why. :return: True"""
        return self._street_move("cancel", {"reason": reason})

    def action_invite(self):
        """Invite those who were put on the list after the meeting was called. :return: True

        :raises UserError: when there is nobody, or the meeting is not called
        """
        self.check_access("write")
        if not self or any(meeting.state != "called" for meeting in self):
            raise UserError(self.env._("People are invited to meetings that are called and have not begun."))
        fresh = self.attendee_ids._invite()
        if not fresh:
            raise UserError(self.env._("Everybody on the list is invited already."))
        self._sync_events()
        self._send_invitations(fresh)
        return True

    def action_mark_present(self):
        """Mark everybody present who is not marked yet. :return: True"""
        self.check_access("write")
        self.attendee_ids.filtered(lambda attendee: attendee.status == "expected").write({"status": "present"})
        return True

    # ------------------------------------------------------------
    # OBSTACLES
    # ------------------------------------------------------------

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        check = getattr(self, f"_get_{move}_obstacles", None)
        for meeting in self if check else ():
            found[meeting] += check(meeting, values)
        return found

    def _get_propose_obstacles(self, meeting, values):
        if not meeting.is_mine:
            return [self._not_of_it()]
        if values is not None and not values["name"]:
            return [Obstacle("title", self.env._("A proposal needs a title."))]
        return []

    def _get_ask_leave_obstacles(self, meeting, values):
        own = meeting._get_own_line()
        if not own:
            return [self._not_of_it()]
        return [Obstacle("leave", self.env._("You are on leave already."))] if own.status == "leave" else []

    def _get_call_obstacles(self, meeting, values):
        found = [] if meeting.attendee_ids else [Obstacle("nobody", self.env._("Nobody is on the list: add those who are to come."))]
        if not meeting.place:
            found.append(Obstacle("place", self.env._("It does not say where the meeting is held.")))
        return found

    def _get_open_obstacles(self, meeting, values):
        return [] if meeting.attendee_ids else [Obstacle("nobody", self.env._("Nobody is on the list: add those who are to come."))]

    def _get_circulate_obstacles(self, meeting, values):
        found, people = [], meeting.attendee_ids
        if meeting.date > fields.Datetime.now():
            found.append(Obstacle("not_begun", self.env._("It has not begun yet.")))
        if not people.filtered(lambda one: one.status == "present"):
            found.append(Obstacle("nobody", self.env._("Nobody is marked present. Mark who was there.")))
        wanting = [
            ("unmarked", people.filtered(lambda one: one.status == "expected"), self.env._("Neither present nor absent: %(people)s.")),
            ("reason", people.filtered(lambda one: one.status == "leave" and not one.leave_reason), self.env._("On leave without a reason: %(people)s.")),
        ]
        found += [Obstacle(code, text % {"people": self._name_some(some)}) for code, some, text in wanting if some]
        if not meeting.agenda_ids.filtered("is_accepted"):
            found.append(Obstacle("agenda", self.env._("The agenda is empty: there is nothing to record.")))
        return found

    def _not_of_it(self):
        return Obstacle("group", self.env._("You are not on the list of this meeting."))

    def _name_some(self, records, count=5):
        names = records[:count].mapped("name")
        more = len(records) - count
        return ", ".join([*names, self.env._("and %(more)s more", more=more)] if more > 0 else names)

    def _get_own_line(self):
        """The line of the current user, as superuser; may be empty."""
        # sudo: the account behind a line is compared with the user's own
        return self.sudo().attendee_ids.filtered(lambda attendee: attendee.employee_id.user_id == self.env.user)[:1]

    # ------------------------------------------------------------
    # WORKERS
    # ------------------------------------------------------------

    def _prepare_move_values(self, move, values):
        prepared = super()._prepare_move_values(move, values)
        if move == "cancel":
            prepared |= {meeting: {"cancel_reason": values["reason"].strip()} for meeting in self}
        return prepared

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        worker = getattr(self, f"_do_{move}", None)
        if worker:
            worker(values)

    def _do_propose(self, values):
        self.env["street.meeting.agenda.item"]._street_create([
            {"meeting_id": meeting.id, "name": values["name"][:200], "note": values["note"], "proposer_id": self.env.uid, "presenter": self.env.user.name,
             "is_accepted": False, "sequence": 100} for meeting in self])

    def _do_ask_leave(self, values):
        for meeting in self:
            meeting._get_own_line()._street_write({
                "status": "leave", "leave_reason": values["reason"].strip(), "sign_way": False, "sign_time": False,
                "answer": "declined", "date_answered": fields.Datetime.now()})

    def _do_call(self, values):
        self._carry_in_agenda()
        self._sync_events()
        self._send_invitations(self.attendee_ids._invite())

    def _do_open(self, values):
        self._carry_in_agenda()
        self.attendee_ids._invite()
        self.series_id._settle_alarm()

    def _do_circulate(self, values):
        for meeting in self:
            users = meeting.sudo().attendee_ids.filtered(lambda one: one.status == "present").employee_id.user_id  # sudo: whom to tell
            meeting.message_notify(
                partner_ids=(users - self.env.user).partner_id.ids, subject=meeting.display_name, email_layout_xmlid="mail.mail_notification_light",
                body=self.env._("The record is written. Please read it and comment below it before it is signed.")) if users else None

    def _do_cancel(self, values):
        self._sync_events()
        self._send_invitations(self.attendee_ids.filtered("date_invited"), CANCELLED)
