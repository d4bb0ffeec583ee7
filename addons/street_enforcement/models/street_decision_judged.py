from odoo import models

from odoo.addons.street_base.tools.canonical import sha256_of

from ..tools.notice import changes


class StreetDecision(models.Model):
    """What is told, judged and decided, as plain values: the snapshot of a notice and the part a review judges."""

    _inherit = "street.decision"

    def _get_proposal(self):
        """The proposal as it stands, for a notice and for the comparison with it.

        :return: dictionary of plain values; ``facts``, ``basis`` and ``evidence`` as the case tells them
        """
        self.ensure_one()
        decision = self.sudo()  # a snapshot is the same whoever makes it
        judged = decision.case_id._get_case_facts()
        return {
            "facts": [judged.get(name) for name in ("facts", "act", "address")],
            "item": judged.get("item"), "basis": judged.get("basis"), "evidence": judged.get("evidence"),
            "party": [decision.party_id.id, decision.party_id.name], **decision._get_proposed_penalty(),
        }

    def _get_proposed_penalty(self):
        """Outcome, reasons and penalty lines as plain values."""
        self.ensure_one()
        return {
            "outcome": self.outcome, "reasons": (self.reasons or "").strip(), "correction": (self.correction or "").strip(),
            "gains": [self.gains, f"{self.gains_amount:.2f}", self.gains_refunded],
            "lines": [{
                "kind": line.kind_code, "amount": f"{line.amount:.2f}", "days": line.days, "description": line.description or "",
            } for line in self.line_ids.sorted(lambda line: (line.sequence, line.id))],
        }

    def _get_judged_part(self):
        """What a review, a discussion and an approval judge beyond the case's own facts.

        :return: dictionary of plain values
        """
        self.ensure_one()
        part = self._get_proposed_penalty()
        for line, row in zip(self.line_ids.sorted(lambda line: (line.sequence, line.id)), part["lines"], strict=True):
            row |= {
                "tier": line.tier_id.name or "", "circumstances": sorted(f"{row.question}: {row.name}" for row in line.circumstance_ids),
                "range": [f"{line.range_min:.2f}", f"{line.range_max:.2f}"], "ground": line.ground or "", "departure": line.departure_reason or "",
            }
        part["marks"] = [self.is_public_interest, self.is_complex, self.is_grave]
        if self.outcome == "no_penalty":
            part["no_penalty"] = [
                self.no_penalty_reason or "", str(self.date_corrected or ""), self.correction_record or "", self.guardian_duty or ""]
        part["statements"] = [statement._get_judged_part() for statement in self.statement_ids.sorted("id")]
        hearings = self.case_id.hearing_ids.filtered(lambda hearing: hearing.notice_id.decision_id == self and hearing._is_taken()).sorted("id")
        part["hearings"] = [[hearing.id, hearing.state, hearing.record or "", hearing.report or ""] for hearing in hearings]
        return part

    def _get_last_notice(self):
        """The newest ``street.decision.notice``, or empty: the one that counts."""
        self.ensure_one()
        return self.notice_ids.sorted("id", reverse=True)[:1].with_prefetch(self.notice_ids._prefetch_ids)

    def _get_changes_since_notice(self):
        """Codes of what differs from the last notice beyond what the law lets differ; None without a notice."""
        notice = self._get_last_notice()
        return changes(notice.proposal, self._get_proposal()) if notice else None

    def _prepare_notice_values(self):
        proposal = self._get_proposal()
        texts = [line._describe() for line in self.line_ids.sorted(lambda line: (line.sequence, line.id))]
        return {
            "decision_id": self.id, "date": self.case_id._get_decision_day(), "with_hearing": self._needs_hearing_right(), "proposal": {**proposal, "texts": texts},
            "digest": sha256_of(proposal), "user_id": self.env.uid,
        }

    def _needs_hearing_right(self):
        """Whether the notice must tell of the right to a hearing (APL 63, G15)."""
        self.ensure_one()
        decision = self.sudo()
        if decision.outcome != "penalty":
            return False
        case = decision.case_id
        limit = self.env["street.hearing.threshold"].sudo()._get_amount(
            case.company_id, decision.party_id.kind, case.authority_item_id.domain_ids)
        return any(line._is_heard(limit) for line in decision.line_ids)
