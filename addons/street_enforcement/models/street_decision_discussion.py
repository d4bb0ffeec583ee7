from odoo import models


class StreetDecision(models.Model):
    """Whether the organ's heads have to discuss a proposal (集体讨论), and their discussions (APL 57(2), G19)."""

    _inherit = "street.decision"

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
