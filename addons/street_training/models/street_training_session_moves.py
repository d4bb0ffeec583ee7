from odoo import fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.transition import Kept, Obstacle, Transition

from .street_training_session import FACTS

_lt = LazyTranslate(__name__)
TRAINER, MANAGER = "street_training.group_trainer", "street_training.group_training_manager"
KEPT_ADVICE = _lt("What has ended stays; the training manager amends a closed class with a reason.")
# What an amendment may correct besides the list.
AMENDED_FACTS = {"name", "date_start", "date_end", "hours", "place", "lecturer", "lecturer_kind", "note", "credited_day"}


class StreetTrainingSession(models.Model):
    """The moves of a class."""

    _inherit = "street.training.session"

    _street_protected = {"state": "planned", "date_closed": False, "closer_id": False, "date_amended": False, "cancel_reason": False}
    _street_kept = {"facts": Kept(("planned", "open"), FACTS, advice=KEPT_ADVICE)}
    _street_transitions = {
        "open": Transition(("planned",), "open", TRAINER, label=_lt("Open")),
        "close": Transition(("open",), "closed", TRAINER, label=_lt("Close")),
        "cancel": Transition(("planned", "open"), "cancelled", TRAINER, reason=True, label=_lt("Cancel the class")),
        "amend": Transition(("closed",), None, MANAGER, reason=True, label=_lt("Amend")),
    }

    def action_open(self):
        """The class begins: its people are put on the list and may sign in. :return: True"""
        return self._street_move("open")

    def action_close(self):
        """Everybody is marked; hours and results count from now on. :return: True"""
        return self._street_move("close")

    def action_cancel(self, reason):
        """The class is not held. :param str reason: why. :return: True"""
        return self._street_move("cancel", {"reason": reason})

    def action_amend(self, reason, attendances=None, facts=None):
        """Correct a closed class.

        :param str reason: why; it stays in the legal log
        :param list attendances: rows as for :meth:`log_class`, only of the people whose line changes
        :param dict facts: any of name, date_start, date_end, hours, place, lecturer, lecturer_kind, note, credited_day
        :return: True
        :raises UserError: for anybody but the training manager, a class that is not closed, or an amendment of nothing
        """
        return self._street_move("amend", {"reason": reason, "attendances": attendances or [], "facts": facts or {}})

    def action_fill_list(self):
        """Put everybody on the list who is to come and is not there yet. :return: True"""
        self.check_access("write")
        self._street_refuse_kept({"unit_ids"})
        self._fill_list()
        return True

    def action_mark_present(self):
        """Mark everybody present who is not marked yet. :return: True"""
        self._get_unmarked().write({"status": "present"})
        return True

    def action_mark_absent(self, absence_reason="unexcused"):
        """Mark everybody absent who is not marked yet. :param str absence_reason: a key of the reasons. :return: True"""
        self._get_unmarked().write({"status": "absent", "absence_reason": absence_reason})
        return True

    def _get_unmarked(self):
        return self.attendance_ids.filtered(lambda line: line.status == "expected")

    # ------------------------------------------------------------
    # OBSTACLES
    # ------------------------------------------------------------

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        check = {"close": self._get_close_obstacles, "amend": self._get_amend_obstacles}.get(move)
        for session in self if check else ():
            found[session] += check(session, values)
        return found

    def _get_close_obstacles(self, session, values):
        lines, found = session.attendance_ids, []
        if session.date_start > fields.Datetime.now():
            found.append(Obstacle("not_begun", self.env._("It has not begun yet.")))
        if not lines.filtered(lambda line: line.status == "present"):
            found.append(Obstacle("nobody", self.env._("Nobody is marked present. Mark who attended, or cancel the class.")))
        wanting = [
            ("unmarked", lines.filtered(lambda line: line.status == "expected"), self.env._("Neither present nor absent: %(people)s.")),
            ("reason", lines.filtered(lambda line: line.status == "absent" and not line.absence_reason), self.env._("Absent without a reason: %(people)s.")),
        ]
        if session.kind == "exam":
            unmarked = lines.filtered(lambda line: line.status == "present" and not line.result)
            wanting.append(("result", unmarked, self.env._("Present without a result of the exam: %(people)s.")))
        found += [Obstacle(code, text % {"people": self._name_some(people)}) for code, people, text in wanting if people]
        return found

    def _get_amend_obstacles(self, session, values):
        if values is not None and not values["attendances"] and not values["facts"]:
            return [Obstacle("nothing", self.env._("Nothing is amended: name the people or facts that change."))]
        if values is not None and (unknown := values["facts"].keys() - AMENDED_FACTS):
            return [Obstacle("facts", self.env._("These facts cannot be amended: %(names)s.", names=", ".join(sorted(unknown))))]
        return []

    def _name_some(self, lines, count=5):
        names = lines[:count].mapped("employee_id.name")
        more = len(lines) - count
        return ", ".join([*names, self.env._("and %(more)s more", more=more)] if more > 0 else names)

    # ------------------------------------------------------------
    # WORKERS
    # ------------------------------------------------------------

    def _prepare_move_values(self, move, values):
        now = fields.Datetime.now()
        stamps = {
            "close": {"date_closed": now, "closer_id": self.env.uid},
            "cancel": {"cancel_reason": values.get("reason")},
            "amend": {"date_amended": now, **values.get("facts", {})},
        }
        return {session: dict(stamps[move]) for session in self} if move in stamps else {}

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        if move == "open":
            self.filtered(lambda session: not session.attendance_ids)._fill_list()
        if move == "amend" and values["attendances"]:
            for session in self:
                session._apply_rows(values["attendances"])
        if move in ("close", "amend"):
            self.env["hr.resume.line"]._sync_attendances(self.attendance_ids)
        if move == "close":
            self.env["street.training.reminder"]._settle(self)
        if move in ("open", "cancel", "amend"):
            self._sync_events()
