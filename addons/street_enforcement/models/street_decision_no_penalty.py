from odoo import models

from odoo.addons.street_base.tools.transition import Obstacle

# Reasons that rest on the act having been put right.
CORRECTED = ("minor", "first")


class StreetDecision(models.Model):
    """No penalty (不予行政处罚): with a reason of the law, its record, and education of the party (G21, APL 30-33, 57)."""

    _inherit = "street.decision"

    def _get_no_penalty_obstacles(self):
        """:return: list of :class:`Obstacle`"""
        self.ensure_one()
        found, reason = [], self.no_penalty_reason
        if not reason:
            return [Obstacle("no_penalty_reason", self.env._("Choose the ground on which there is no penalty."), "APL 33, 57, G21")]
        if self.line_ids:
            found.append(Obstacle("no_penalty_lines", self.env._("A decision not to punish carries no penalty: remove the penalty lines."), "G21"))
        if not (self.reasons or "").strip():
            found.append(Obstacle("reasons", self.env._("The reasons for the proposal are not written down."), "APL 33, 57, G21"))
        if reason in CORRECTED and not (self.date_corrected and (self.correction_record or "").strip()):
            found.append(Obstacle("corrected", self.env._(
                "It is not on record that the act was corrected, when, and who saw it."), "APL 33(1), G21"))
        if reason != "not_established" and not (self.date_educated and (self.education_record or "").strip()):
            found.append(Obstacle("education", self.env._("Whoever is not punished is educated; there is no record of it."), "APL 33(3), G21"))
        return found + self._get_exempt_party_obstacles() + self._get_first_violation_obstacles()

    def _get_exempt_party_obstacles(self):
        """Under age or incapable must be true of the party, and its guardian is told (APL 30, 31)."""
        wanted = {"under_age": "child", "incapable": "incapable"}.get(self.no_penalty_reason)
        if not wanted:
            return []
        found = []
        if self.party_id._get_capacity() != wanted:
            found.append(Obstacle("capacity", self.env._(
                "What is on record of the party's age and capacity at the act does not carry this ground."), "APL 30, 31, G21"))
        if not (self.guardian_duty or "").strip():
            found.append(Obstacle("guardian", self.env._("It is not on record what the guardian was told to do."), "APL 30, 31, G21"))
        return found

    def _get_first_violation_obstacles(self):
        """First violation: no decided case of this office against the same party for the same item (APL 33(1))."""
        if self.no_penalty_reason != "first":
            return []
        numbers = self.case_id._get_party_numbers(self.sudo().party_id)  # compared, not shown
        if not numbers:
            return [Obstacle("identity", self.env._(
                "Without the identity number or credit code of the party nobody can tell that it is the first violation."), "APL 33(1), G21")]
        earlier = self._get_earlier_decisions(numbers)
        if not earlier:
            return []
        return [Obstacle("not_first", self.env._(
            "It is not the first violation: %(cases)s.", cases=", ".join(earlier.case_id.mapped("display_name")[:5])), "APL 33(1), G21")]

    def _get_earlier_decisions(self, numbers):
        """Decisions that stand against the same party for the same item, in any case of the office, spared ones included.

        :param list numbers: identity numbers and credit codes of the party
        """
        self.ensure_one()
        decision = self.sudo()  # the record of the whole office is asked, whoever asks
        return decision.search([
            ("company_id", "=", decision.company_id.id), ("state", "=", "decided"), ("case_id", "!=", decision.case_id.id),
            ("no_penalty_reason", "not in", ("not_established", "no_fault")),
            ("case_id.authority_item_id.code", "=", decision.case_id.authority_item_id.code),
            "|", ("party_id.id_number", "in", numbers), ("party_id.credit_code", "in", numbers),
        ])
