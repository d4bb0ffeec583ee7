from odoo import models
from odoo.tools.translate import LazyTranslate

from .street_case_approvals import PAYING, ApprovalKind
from .street_case_gate_paper import Wanted

_lt = LazyTranslate(__name__)
SURCHARGE = "surcharge"


class StreetCase(models.Model):
    """Papers of what follows the decision: the application for a deferral or instalments, printed for signature when the approval
    is asked for (CF36A, G26), and the approval of the decision on the additional fine (CF37, G25)."""

    _inherit = "street.case"

    def _get_approval_kinds(self):
        return {**super()._get_approval_kinds(), SURCHARGE: ApprovalKind(_lt("Decision on the additional fine"), PAYING, judges=False)}

    def _get_open_plan(self):
        """The newest application for a deferral or instalments that waits, or empty."""
        self.ensure_one()
        decision = self._get_open_decision()
        return decision.plan_ids.filtered(lambda plan: plan.state == "draft").sorted("id")[-1:] if decision else self.env["street.fine.plan"]

    def _get_wanted_papers(self, move):
        found = super()._get_wanted_papers(move)
        if move == "allow_plan" and (plan := self._get_open_plan()):
            found = [*found, Wanted("CF36A", "APL 66(2), G26", 1, plan.create_date)]
        return found

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        for case in self.sudo() if move == "request" and values["kind"] == "defer" else ():  # the request was checked; its paper follows
            plan = case._get_open_plan()
            made = case._get_made_papers({"CF36A"}).get((case.id, "CF36A"), ())
            if plan and not any(moment >= plan.create_date for moment in made):
                case._issue_decision_paper("CF36A")
