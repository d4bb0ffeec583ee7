from odoo import models


class StreetCase(models.Model):
    """Look-up across the cases of the office: earlier penalties of the same party (APL 33: first violation)."""

    _inherit = "street.case"

    def _get_prior_cases(self):
        """Earlier cases of the same parties in which a penalty was decided.

        The same party is the one with the same identity number or credit code; a name alone proves nothing.

        :return: dictionary of party id to ``street.case`` of the same office, newest first
        """
        parties = self.sudo().party_ids  # numbers are compared, not shown
        numbers = {(party.company_id.id, number): [] for party in parties for number in self._get_party_numbers(party)}
        if not numbers:
            return {}
        texts = list({number for _company, number in numbers})
        earlier = parties.search([
            ("case_id.state", "in", ("decided", "served", "executing", "handed_over", "recorded", "closed", "archived")),
            "|", ("id_number", "in", texts), ("credit_code", "in", texts),
        ])
        for other in earlier:
            for number in self._get_party_numbers(other):
                numbers.setdefault((other.company_id.id, number), []).append(other.case_id)
        return {
            party.id: self.browse(dict.fromkeys(
                case.id for number in self._get_party_numbers(party) for case in numbers[party.company_id.id, number] if case != party.case_id)).sorted("id", reverse=True)
            for party in parties
        }

    def _get_party_numbers(self, party):
        return [number for number in (party.id_number, party.credit_code) if number]

    def action_open_prior_cases(self):
        """Open the earlier cases of the parties, as far as the user may read them. :return: window action"""
        self.ensure_one()
        cases = self.browse({case.id for found in self._get_prior_cases().values() for case in found})
        return cases._filtered_access("read")._get_records_action(name=self.env._("Earlier cases of the parties"))
