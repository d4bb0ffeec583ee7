from odoo import models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Obstacle, Transition

from .street_case_money_papers import SURCHARGE

_lt = LazyTranslate(__name__)
OFFICER, CLERK, HEAD = "street_enforcement.group_officer", "street_enforcement.group_case_clerk", "street_enforcement.group_organ_head"


class StreetDecision(models.Model):
    """Decision on the additional fine (加处罚款决定, CF37): told to the party before it is enforced (APL 72(1)1, ACL 45, G25).

    The amount grows by law and is never typed; the move asks whether it may grow at all, for the approval of the organ head, and
    makes the paper.
    """

    _inherit = "street.decision"

    _street_transitions = {
        "impose_surcharge": Transition(("decided",), None, f"{OFFICER},{CLERK},{HEAD}", access="read", label=_lt("Decide on the additional fine")),
    }

    def action_impose_surcharge(self):
        """加处罚款决定: make the decision on the additional fine that has grown, as the organ head approved it (G25).

        :return: True
        """
        return self._street_move("impose_surcharge")

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        for decision in self if move == "impose_surcharge" else ():
            record = decision.sudo()  # what is owed binds whoever decides on it
            found[decision] = [*found[decision], *record._get_surcharge_obstacles(), *record._get_surcharge_approval()]
        return found

    def _get_surcharge_obstacles(self):
        """Why no additional fine may be decided on (G25)."""
        due, provisional = self._get_due()
        if not self.with_surcharge:
            return [Obstacle("not_stated", self.env._("The decision does not state the additional fine."), "APL 72, ACL 45, G25")]
        if any(last is None for _first, last in self.case_id._get_remedy_periods()):
            return [Obstacle("remedy_runs", self.env._("A reconsideration or suit is running: nothing grows meanwhile."), "APL 73(3), G25")]
        if self._get_owed(today())["surcharge"] <= 0:
            return [Obstacle("nothing_grown", self.env._("No additional fine has grown: the fine is due until %(day)s, or paid.", day=due or "—"), "APL 72, G25")]
        if provisional:
            return [Obstacle("provisional", self.env._("The last day to pay rests on a calendar day whose notice is not out yet."), "G25, G47")]
        return []

    def _get_surcharge_approval(self):
        if self.case_id._get_approval(SURCHARGE):
            return []
        return [Obstacle("approval", self.env._(
            "An organ head has not approved it: ask for the approval “Decision on the additional fine” in the case."), "APL 57, 72, G25")]

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        for decision in self if move == "impose_surcharge" else ():
            decision.case_id._get_approval(SURCHARGE).sudo().is_used = True  # it was asked for by the obstacles
            decision.case_id._issue_decision_paper("CF37")
