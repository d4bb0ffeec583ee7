from datetime import datetime

from odoo import models

from odoo.addons.street_base.tools.period import local_day
from odoo.addons.street_base.tools.transition import Obstacle


class StreetCase(models.Model):
    """Gates of the decision itself: legal review, collective discussion, approval of the head, in this order (G18, G19, APL 57, 58).

    Each judged something, and counts only while that is what stands: nothing is stored that would have to be undone.
    """

    _inherit = "street.case"

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        if move == "decide":
            for case in self:
                decision = case.sudo()._get_open_decision()  # what was reviewed and discussed binds whoever decides
                if decision:
                    found[case] = [
                        *found[case], *case.sudo()._get_review_gate(decision), *case.sudo()._get_discussion_gate(decision),
                        *case.sudo()._get_approval_order(decision)]
        return found

    def _get_review_gate(self, decision):
        state = decision._get_review_state()
        if state == "waiting":
            text = self.env._("The legal review is void: what it judged has changed since.") if decision.review_ids else self.env._("The legal review is missing.")
            return [Obstacle("review", text, "APL 58, G18")]
        if state == "refused":
            return [Obstacle("review_refused", self.env._("The legal review did not agree: correct the proposal first."), "APL 58, G18")]
        return []

    def _get_discussion_gate(self, decision):
        if not decision._needs_discussion():
            return []
        closed = decision._get_discussions().filtered(lambda row: row.state == "closed")
        valid = closed.filtered(lambda row: not row.is_void)[:1]
        if not valid:
            text = self.env._("The discussion of the heads is void: what it judged has changed since.") if closed else self.env._(
                "The organ's heads have not discussed it.")
            return [Obstacle("discussion", text, "APL 57(2), G19")]
        if not valid.is_agreed:
            return [Obstacle("discussion_refused", self.env._("The heads did not agree with the proposal."), "APL 57(2), G19")]
        return []

    def _get_approval_order(self, decision):
        """An approval given on paper does not lie before what it rests on."""
        approval = self._get_approval("decide")
        if not approval:
            return []
        moments = [*decision.review_ids.mapped("date"), *decision._get_discussions().filtered(lambda row: row.state == "closed").mapped("date")]
        last = max(moments, default=datetime.min)
        if last != datetime.min and approval.date < local_day(last):
            return [Obstacle("approval_order", self.env._(
                "The approval of %(day)s lies before the review or discussion it rests on.", day=approval.date), "APL 57, 58")]
        return []

    def _get_approval_kinds(self):
        """The decision is the move that hangs on its approval."""
        kinds = super()._get_approval_kinds()
        return {**kinds, "decide": kinds["decide"]._replace(move="decide")}
