from odoo import models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Kept, Transition

from .street_case import BEFORE_DECISION, FACT_STATES, FACTS, LEAD_FACTS, LEAD_STATES, UNARCHIVED_STATES

_lt = LazyTranslate(__name__)

OFFICER = "street_enforcement.group_officer"
LEADER = "street_enforcement.group_team_leader"
HEAD = "street_enforcement.group_organ_head"
CLERK = "street_enforcement.group_case_clerk"
# Approved by a head by his account; on paper the clerk enters the approval first and then makes the move.
APPROVED = f"{HEAD},{CLERK}"
OPENED = tuple(state for state in BEFORE_DECISION if state != "lead")
DAY_FIELDS = {"open": "date_opened", "conclude": "date_concluded", "deliberate": "date_submitted", "close": "date_closed", "archive": "date_archived"}


class StreetCase(models.Model):
    """The moves of the ordinary procedure that are no other subject's: from the lead to the end of the investigation, the
    ends before a decision, the closing and the archive."""

    _inherit = "street.case"

    _street_protected = {
        "state": "lead", "name": False, "lead_number": False, "date_opened": False, "date_concluded": False, "date_submitted": False, "date_decided": False,
        "date_served": False, "date_closed": False, "date_archived": False, "state_before_suspension": False,
    }
    _street_kept = {
        "facts": Kept(FACT_STATES, FACTS, advice=_lt("What was decided rests on it."), article="APL 47"),
        "lead": Kept(LEAD_STATES, LEAD_FACTS, advice=_lt("How the case came in was approved with its opening."), article="APL 54"),
        "unit": Kept(UNARCHIVED_STATES, {"unit_id"}, advice=_lt("The handling unit stays as it was when the case was archived.")),
    }
    _street_transitions = {
        "open": Transition(("lead",), "opened", APPROVED, access="read", label=_lt("Open the case")),
        "not_open": Transition(("lead",), "not_opened", APPROVED, reason=True, access="read", label=_lt("Do not open")),
        "investigate": Transition(("opened",), "investigating", OFFICER, label=_lt("Start the investigation")),
        "conclude": Transition(("investigating",), "concluded", OFFICER, label=_lt("Conclude the investigation")),
        "suspend": Transition(OPENED, "suspended", APPROVED, reason=True, access="read", label=_lt("Suspend the case")),
        "resume": Transition(("suspended",), None, APPROVED, reason=True, access="read", label=_lt("Resume the case")),
        "revoke_opening": Transition(("opened", "investigating", "concluded"), "opening_revoked", APPROVED, reason=True, access="read", label=_lt("Revoke the opening")),
        "terminate": Transition((*OPENED, "suspended"), "terminated", APPROVED, reason=True, access="read", label=_lt("Terminate the investigation")),
        "transfer": Transition((*BEFORE_DECISION, "suspended"), "transferred", APPROVED, reason=True, access="read", label=_lt("Transfer the case")),
        "execute": Transition(("served", "recorded"), "executing", OFFICER, label=_lt("Start the execution")),
        "close": Transition(("executing",), "closed", APPROVED, access="read", label=_lt("Close the case")),
        "archive": Transition(
            ("closed", "not_opened", "opening_revoked", "terminated", "transferred", "not_penalised"), "archived", CLERK, access="read", label=_lt("Archive")),
        "extend": Transition(BEFORE_DECISION, groups=APPROVED, access="read", label=_lt("Extend the term")),
    }

    # ------------------------------------------------------------
    # PUBLIC MOVES
    # ------------------------------------------------------------

    def action_open(self, opinion=None):
        """处罚立案: the organ head opens the case (APL 54, G01-G03).

        :param str opinion: of the head; “agreed” when left out
        :return: True
        """
        return self._street_move("open", {"opinion": opinion})

    def action_not_open(self, reason):
        """不予立案: the lead ends without a case (CF01). :param str reason: why. :return: True"""
        return self._street_move("not_open", {"reason": reason})

    def action_investigate(self):
        """调查取证: the officers set to work. :return: True"""
        return self._street_move("investigate")

    def action_conclude(self):
        """调查终结: the end report is made (G13). :return: True"""
        return self._street_move("conclude")

    def action_suspend(self, reason):
        """中止调查: the clock of the decision stands still (CF41). :param str reason: why. :return: True"""
        return self._street_move("suspend", {"reason": reason})

    def action_resume(self, reason):
        """恢复调查: the case goes on where it stood. :param str reason: why. :return: True"""
        return self._street_move("resume", {"reason": reason})

    def action_revoke_opening(self, reason):
        """撤销立案: it should not have been opened (CF02). :param str reason: why. :return: True"""
        return self._street_move("revoke_opening", {"reason": reason})

    def action_terminate(self, reason):
        """终止调查: the party is gone, or nothing is left to decide (CF41). :param str reason: why. :return: True"""
        return self._street_move("terminate", {"reason": reason})

    def action_transfer(self, reason):
        """移送: hand the case with its file to the organ that is competent (APL 25, 27; ARL 19(4)).

        :param str reason: why, and to whom; the kind of transfer stands in ``transfer_kind``
        :return: True
        """
        return self._street_move("transfer", {"reason": reason})

    def action_execute(self):
        """执行: the decision took effect by service or hand-over; its performance is watched. :return: True"""
        return self._street_move("execute")

    def action_close(self, opinion=None):
        """结案: the head approves that nothing is left to do (G37). :param str opinion: of the head. :return: True"""
        return self._street_move("close", {"opinion": opinion})

    def action_archive_file(self):
        """归档: the complete file goes to the archive (G38). :return: True"""
        return self._street_move("archive")

    def action_extend(self, opinion=None):
        """Extend the check of a lead (D03), or the term of the decision where the rules of the item allow it (D04), once.

        :param str opinion: of the head
        :return: True
        """
        return self._street_move("extend", {"opinion": opinion})

    # ------------------------------------------------------------
    # WORKERS
    # ------------------------------------------------------------

    def _prepare_move_values(self, move, values):
        prepared = super()._prepare_move_values(move, values)
        if field := DAY_FIELDS.get(move):
            for case in self:
                prepared[case] = {**prepared.get(case, {}), field: today()}
        for case in self:
            more = case._prepare_own_values(move)
            if more:
                prepared[case] = {**prepared.get(case, {}), **more}
        return prepared

    def _prepare_own_values(self, move):
        if move == "open":
            subject = self._get_acting_subject()
            return {"name": self.env["street.number"]._draw("case", self.company_id, subject=subject)[0]}
        if move == "suspend":
            return {"state_before_suspension": self.state}
        if move == "resume":
            return {"state": self.state_before_suspension, "state_before_suspension": False}
        return {}
