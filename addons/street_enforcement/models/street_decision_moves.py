from odoo import models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.transition import Kept, Obstacle, Transition

from .street_decision import OPEN_STATES

_lt = LazyTranslate(__name__)

# What a decision says; open as long as the proposal is.
FACTS = {
    "case_id", "party_id", "outcome", "reasons", "norm_base", "gains", "gains_amount", "gains_refunded", "correction", "line_ids",
    "is_public_interest", "is_complex", "is_grave", "no_penalty_reason", "date_corrected", "correction_record", "date_educated",
    "education_record", "guardian_duty", "with_surcharge",
}
OFFICER = "street_enforcement.group_officer"
HEAD = "street_enforcement.group_organ_head"


class StreetDecision(models.Model):
    """The moves of a decision. What concerns the case too is made by the move of the case, whose gates hold for both."""

    _inherit = "street.decision"

    _street_protected = {
        "state": "draft", "date_decided": False, "decided_by": False, "decided_digest": False, "end_reason": False, "money_step": 0,
    }
    _street_kept = {"facts": Kept(OPEN_STATES, FACTS, advice=_lt("What was decided says what it says: make a new proposal in its case."), article="APL 47")}
    _street_transitions = {
        "notify": Transition(OPEN_STATES, "noticed", access="read", label=_lt("Make the prior notice")),  # internal: the case
        "decide": Transition(OPEN_STATES, "decided", access="read", label=_lt("Decide")),  # internal: the case
        "drop": Transition(("draft",), "dropped", OFFICER, reason=True, label=_lt("Drop the proposal")),
        "revoke": Transition(("decided",), "revoked", HEAD, reason=True, access="read", label=_lt("Revoke the decision")),
    }

    def action_notify(self):
        """处罚事先告知: tell the party facts, reasons, basis, penalty and rights (APL 44, 63).

        :return: True
        :raises UserError: naming every gap
        """
        return self._get_moving_cases().action_notify()

    def action_decide(self):
        """The organ head decides on the proposal: a penalty, or none (APL 57).

        :return: True
        :raises UserError: naming every gap
        """
        return self._get_moving_cases().action_decide()

    def action_drop(self, reason):
        """Give up a proposal of which the party was not told yet. :param str reason: why. :return: True

        Once noticed it stays: what the party stated on it binds whatever is proposed next (APL 45).
        """
        return self._street_move("drop", {"reason": reason})

    def action_revoke(self, reason):
        """撤销处罚决定: the organ takes its own decision back (APL 48, 75). :param str reason: why. :return: True"""
        return self._street_move("revoke", {"reason": reason})

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        for decision in self if move == "revoke" and not self.env.su else ():
            # sudo: the roster of heads; the question is about the user himself
            if not decision.sudo().case_id.with_env(self.env)._get_user_heads():
                found[decision] = [*found[decision], Obstacle("not_head", self.env._(
                    "Only a head of the acting subject takes its decision back."), "APL 48, 75, G36")]
            case = decision.case_id
            found[decision] = [*found[decision], *case._get_paper_obstacles("revoke")[case]]
        return found

    def _get_moving_cases(self):
        """The cases of these decisions, when these are the open ones.

        :raises UserError: without a decision, or for one that is not open
        """
        if not self:
            raise UserError(self.env._("Choose at least one decision."))
        for decision in self:
            if decision.state not in OPEN_STATES:
                raise UserError(self.env._(
                    "%(decision)s is no open proposal any more. Make a new one in its case.", decision=decision.display_name))
        return self.case_id

    def _prepare_move_values(self, move, values):
        prepared = super()._prepare_move_values(move, values)
        for decision in self:
            if move == "decide":
                approval = decision.case_id.sudo().approval_ids.filtered(lambda row: row.kind == "decide" and row.is_agreed)[:1]
                prepared[decision] = {
                    "date_decided": decision.case_id._get_decision_day(), "decided_by": approval.head_name or self.env.user.name,
                    "decided_digest": decision.case_id._get_judged_digest(),
                }
            elif move in ("drop", "revoke"):
                prepared[decision] = {"end_reason": (values.get("reason") or "").strip()}
        return prepared

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        if move == "notify":
            self.env["street.decision.notice"]._street_create([decision._prepare_notice_values() for decision in self])

    def _get_line_lock(self, line_model):
        """Penalty lines are open with the proposal, for the officers on the case; what workers write is never open."""
        decided = self.env._("It is decided; what it says is fixed (APL 47).")
        kept = self.env._("This is written by the moves of the case only and stays as it is.")
        if line_model != "street.decision.line":
            return dict.fromkeys(self, kept)
        hands = self.case_id._get_hands_lock(self.env.user) if not self.env.user._is_superuser() else {}
        return {decision: decided if decision.state not in OPEN_STATES else hands.get(decision.case_id, "") for decision in self}
