from odoo import fields, models

from odoo.addons.street_base.tools.transition import Obstacle

from .street_document import VALID_STATES

TRANSFER_KINDS = [("competence", "Another organ is competent"), ("crime", "Suspected crime")]


class StreetCase(models.Model):
    """Gates of the procedure: initial evidence (G02), the end report (G13), what is open at the closing (G37)."""

    _inherit = "street.case"

    transfer_kind = fields.Selection(TRANSFER_KINDS, "Why it is transferred", default="competence", required=True, copy=False)
    transfer_to = fields.Char("Transferred to", copy=False, help="The organ that takes the case.")
    fact_ids = fields.One2many("street.case.fact", "case_id", "Facts one by one")

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        check = getattr(self, f"_get_{move}_procedure_obstacles", None)
        for case in self if check else ():
            found[case] = [*found[case], *check(case)]
        return found

    def _get_open_procedure_obstacles(self, case):
        found = []
        if not (case.facts or "").strip():
            found.append(Obstacle("facts", self.env._("Describe the facts found so far: a case is opened on initial evidence."), "APL 54, G02"))
        if not (case.address or "").strip():
            found.append(Obstacle("place", self.env._("Enter the place of the act: it decides on the jurisdiction."), "APL 22, G02"))
        if not case.sudo()._has_initial_evidence():
            found.append(Obstacle("initial_evidence", self.env._(
                "There is no initial evidence: take in an item of evidence, sign a record, link the matter that reported the act, or attach what came in."), "APL 54, G02"))
        return found

    def _has_initial_evidence(self):
        """Whether anything beyond words speaks for the act: evidence, a signed record, the report it came with, a file."""
        self.ensure_one()
        return bool(
            self.matter_id or self.evidence_ids.filtered(lambda item: item.state != "excluded") or self.message_attachment_count
            or self.document_ids.filtered(lambda paper: paper.state == "signed"))

    def _get_conclude_procedure_obstacles(self, case):
        found = []
        if not (case.facts or "").strip():
            found.append(Obstacle("facts", self.env._("The facts are not written down."), "APL 40, G13"))
        if not case.fact_ids:
            found.append(Obstacle("fact_list", self.env._("Enter the facts one by one, each with the evidence it rests on."), "APL 40, 46, G13"))
        found += self._get_proof_obstacles(case)
        if "decision_ids" in case._fields and not case._get_open_decision():
            found.append(Obstacle("proposal", self.env._("The proposal is missing: which penalty, by which tier of the benchmark, or none."), "APL 57, G13"))
        return found

    def _get_proof_obstacles(self, case):
        """Facts that no verified evidence carries."""
        bare = case.fact_ids.filtered(lambda fact: not fact._is_proven())
        return [Obstacle("unproven", self.env._(
            "No verified evidence for: %(facts)s.", facts="; ".join(fact.name.rstrip("。.") for fact in bare[:5])), "APL 40, 46, G13")] if bare else []

    def _get_standing_proof_obstacles(self, case):
        """What the end report rested on still proves the facts: evidence may have been excluded since (APL 40)."""
        decision = case.sudo()._get_open_decision()  # a proposal is judged whoever looks at it
        return [] if getattr(decision, "no_penalty_reason", None) == "not_established" else self._get_proof_obstacles(case)

    _get_notify_procedure_obstacles = _get_standing_proof_obstacles
    _get_deliberate_procedure_obstacles = _get_standing_proof_obstacles
    _get_decide_procedure_obstacles = _get_standing_proof_obstacles

    def _get_transfer_procedure_obstacles(self, case):
        if (case.transfer_to or "").strip():
            return []
        return [Obstacle("transfer_to", self.env._("Enter the organ that takes the case."), "APL 25, 27")]

    def _get_execute_procedure_obstacles(self, case):
        if case.procedure == "ordinary" and not case.date_served:
            return [Obstacle("not_served", self.env._("The decision takes effect by service; it is not served yet."), "APL 61, G24")]
        return []

    def _get_close_procedure_obstacles(self, case):
        """What is open (G37); each part adds its own: money, measures, remedies, preserved evidence."""
        decision, found = case._get_open_decision(), []
        made = set(case.sudo().document_ids.filtered(lambda paper: paper.state in VALID_STATES).mapped("type_code"))  # whether, not what they say
        if "CF43" in made and not case._get_served_date("CF43"):
            found.append(Obstacle("change_served", self.env._("The change or revocation of the decision (CF43) has not been served."), "APL 48, 61, G36, G37"))
        if "confiscate_property" in decision.line_ids.mapped("kind_code") and "CF38" not in made:
            found.append(Obstacle("goods_open", self.env._("What was confiscated is not disposed of: the record of it (CF38) is missing."), "APL 74, G37"))
        if getattr(decision, "amount_due", 0) > 0:
            found.append(Obstacle("money_open", self.env._(
                "%(amount).2f yuan are still owed: paid, handed to the court or ended lawfully first.", amount=decision.amount_due), "APL 66, 72, G37"))
        return found

    def _needs_chief(self, kind):
        return super()._needs_chief(kind) or kind == "transfer" and self.transfer_kind == "crime"
