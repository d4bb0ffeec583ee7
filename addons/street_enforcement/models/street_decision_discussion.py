from odoo import api, fields, models
from odoo.fields import Domain

from .street_decision import OPEN_STATES


class StreetDecision(models.Model):
    """Whether the organ's heads have to discuss a proposal (集体讨论), and their discussions (APL 57(2), G19)."""

    _inherit = "street.decision"

    waits_for_discussion = fields.Boolean("Waits for the heads", compute="_compute_waits_for_discussion", search="_search_waits_for_discussion")

    @api.depends("state", "case_id.state", "review_ids", "discussion_ids.state", "is_complex", "is_grave")
    def _compute_waits_for_discussion(self):
        for decision in self:
            before = decision.case_id.state == "deciding" and decision.state in OPEN_STATES and decision.review_state in ("agreed", "none")
            decision.waits_for_discussion = before and any(
                obstacle.code == "discussion" for obstacle in decision.sudo().case_id._get_discussion_gate(decision.sudo()))  # only whether it was discussed

    def _search_waits_for_discussion(self, operator, value):
        """What waits is a short list: proposals before the decision; each is asked."""
        if operator != "in":
            return NotImplemented
        open_ones = self.search(Domain("state", "in", OPEN_STATES) & Domain("case_id.state", "=", "deciding"))
        return Domain("id", "in", open_ones.filtered(lambda decision: decision.waits_for_discussion in value).ids)

    def _needs_discussion(self):
        """Complex or grave: so marked, or with a right to a hearing where the office counts that as grave, or leaving the
        benchmark or the statutory minimum (APL 34, 57(2))."""
        self.ensure_one()
        if self.case_id.procedure != "ordinary":
            return False
        # sudo: the switch of the office; the authority above reads the case, not the company
        heard = self.case_id.company_id.sudo().enforcement_discuss_heard and self._needs_hearing_right()
        departs = self.outcome == "penalty" and any(line._is_departure() for line in self.line_ids)
        return bool(self.is_complex or self.is_grave or heard or departs)

    def _get_discussions(self):
        """Discussions of this proposal, newest first."""
        # sudo: that it was discussed and how it ended binds the decision; the record itself stays closed
        return self.sudo().discussion_ids.sorted(lambda row: (row.date, row.id), reverse=True)
