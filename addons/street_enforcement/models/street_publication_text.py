from odoo import models

from ..tools.masking import find_private, mask_name, mask_text


class StreetPublication(models.Model):
    """What a publication shows, with everything hidden by which a natural person is found (APL 50)."""

    _inherit = "street.publication"

    def _get_private_facts(self):
        """Names and addresses of natural persons in the case.

        :return: ``(names, addresses)``
        """
        parties = self.sudo().case_id.party_ids  # compared and hidden, never shown
        people = parties.filtered(lambda party: party.kind != "organisation")
        names = [*people.mapped("name"), *parties.mapped("guardian_name")]
        return [name for name in names if name], [address for address in people.mapped("address") if address]

    def _prepare_text(self):
        """The facts in short, masked."""
        self.ensure_one()
        names, addresses = self._get_private_facts()
        return mask_text(self.sudo().case_id.facts or "", names, addresses)

    def _prepare_shown_values(self):
        """What upper systems get of it, as it was published."""
        self.ensure_one()
        record = self.sudo()  # public by law, once masked
        case, decision, party = record.case_id, record.decision_id, record.decision_id.party_id
        is_organisation = party.kind == "organisation"
        paper = case._get_document("CF31" if case.procedure == "summary" else "CF30" if decision.outcome == "no_penalty" else "CF29")
        facts, basis = decision._prepare_penalty_facts(), case.norm_line_id
        return {
            "party_shown": party.name if is_organisation else mask_name(party.name), "credit_code": party.credit_code if is_organisation else False,
            "number": paper.number or case.name, "item_name": case.authority_item_id.name,
            "basis": f"《{basis.norm_id.name}》{basis.violated_clause or ''}、{basis.penalty_clause or ''}" if basis else False,
            "content": facts.get("penalty_summary") or facts.get("no_penalty_reason"), "amount": decision.amount,
            "organ_name": case._get_acting_subject().name,
        }

    def _find_private(self):
        """Kinds of private data that the text still shows."""
        names, addresses = self._get_private_facts()
        return find_private(self.text, names, addresses)
