from odoo import models

from odoo.addons.street_base.tools.canonical import sha256_of
from odoo.addons.street_base.tools.transition import Obstacle

from ..tools.notice import is_heavier, same_ground

FROM_NOTICE_ON = ("notify", "deliberate", "decide")


class StreetCase(models.Model):
    """Gates of the proposal and its prior notice: G14, G15, G20, G21 (APL 28-34, 44, 45, 63)."""

    _inherit = "street.case"

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        if move in FROM_NOTICE_ON:
            for case in self:
                found[case] = [*found[case], *case._get_proposal_obstacles(move)]
        return found

    def _get_proposal_obstacles(self, move):
        """What the proposal lacks for a move from the notice on; a proposal is judged whoever looks at it."""
        self.ensure_one()
        decision = self.sudo()._get_open_decision().with_env(self.env)
        if not decision or decision.sudo().state not in ("draft", "noticed"):
            return [Obstacle("decision", self.env._("There is no open proposal: an officer of the case writes it first."), "APL 57")]
        found = decision.sudo()._get_content_obstacles()
        if move == "notify":
            return found + self._get_notice_obstacles(decision.sudo())
        return found + self._get_noticed_obstacles(decision.sudo(), move)

    def _get_notice_obstacles(self, decision):
        """Why a notice may not be made now."""
        if decision.outcome == "no_penalty":
            return [Obstacle("no_notice", self.env._("A decision not to punish needs no prior notice: submit it for the decision."), "G21")]
        last = decision._get_last_notice()
        if not last:
            return []
        proposal = decision._get_proposal()
        if last.digest == sha256_of(proposal):
            return [Obstacle("same_notice", self.env._("The notice of %(day)s says the same already.", day=last.date), "G14")]
        defended = decision.statement_ids.filtered(lambda statement: statement.kind != "waiver") or self.sudo().hearing_ids.filtered(
            lambda hearing: hearing.state != "refused" and hearing._is_taken())
        if defended and is_heavier(last.proposal, proposal) and same_ground(last.proposal, proposal):
            return [Obstacle("heavier_after_defence", self.env._(
                "After the party stated its case the penalty became heavier, on the same clause and without any new evidence."), "APL 45, G17")]
        return []

    def _get_noticed_obstacles(self, decision, move):
        """What is decided is what was noticed, or less (APL 44, 62, law.md E)."""
        if decision.outcome == "no_penalty":
            return []
        changed = decision._get_changes_since_notice()
        if changed is None:
            return [Obstacle("notice", self.env._("The party has not been told what is intended: make the prior notice."), "APL 44, 62, G14")]
        names = {
            "facts": self.env._("the facts"), "reasons": self.env._("the reasons"), "basis": self.env._("the basis"), "party": self.env._("the party"),
            "kind": self.env._("the kinds of penalty"), "heavier": self.env._("a heavier penalty"),
        }
        found = []
        if changed:
            found.append(Obstacle("changed", self.env._(
                "Since the notice something else changed than a lower amount: %(what)s. Make a new notice.",
                what=", ".join(names[code] for code in changed)), "APL 44, 62, G14"))
        if decision._needs_hearing_right() and not decision._get_last_notice().with_hearing:
            found.append(Obstacle("hearing_right", self.env._("The notice did not tell of the right to a hearing: make a new notice."), "APL 63, G15"))
        return found
