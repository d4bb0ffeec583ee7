from odoo import api, models
from odoo.exceptions import UserError

PARTY_KEYS = {"kind", "name", "trade_name", "id_type", "id_number", "birth_date", "sex", "address", "phone", "credit_code", "legal_representative"}
CASE_KEYS = {
    "cause", "facts", "authority_item_id", "norm_line_id", "matter_id", "address", "latitude", "longitude", "occurred_at", "summary_penalty", "summary_amount",
    "certificates_shown", "rights_told", "statement_text", "statement_answer", "signature", "signature_note", "is_handed_over", "collect_ground", "collect_note",
    "summary_departure",
}
OWN_KEYS = {"party", "officer_ids", "form_number", "receipt_number", "circumstance_ids"}


class StreetCase(models.Model):
    """The decision on the spot in one call, for a terminal or another program."""

    _inherit = "street.case"

    @api.model
    def penalise_on_spot(self, values):
        """Write down a decision on the spot that was handed over, all in one transaction (APL 51-53).

        :param dict values: ``party`` (object: ``kind`` person, sole_trader or organisation, ``name``, ``id_number`` …), ``officer_ids`` (ids of
            ``hr.employee``; the user himself when left out, and one more is needed), ``form_number``, ``receipt_number`` (when collected),
            ``cause``, ``facts``, ``authority_item_id``, ``address``, ``occurred_at`` (UTC, ``YYYY-MM-DD HH:MM:SS``), ``summary_penalty`` (warning,
            fine or both), ``summary_amount`` (yuan), ``certificates_shown``, ``rights_told``, ``statement_text``, ``statement_answer``,
            ``circumstance_ids`` (ids of the answers of the published benchmark, one a question) and ``summary_departure`` (reason, where the
            fine leaves the range of the tier), ``signature`` (signed or refused), ``signature_note``, ``is_handed_over``, ``collect_ground`` (small, hard or remote), ``collect_note``
        :return: object with ``id``, ``name`` (the number of the form) and ``state``
        :raises UserError: for an unknown key, or naming every gap (G11, G12)
        """
        if not isinstance(values, dict) or values.keys() - CASE_KEYS - OWN_KEYS:
            raise UserError(self.env._(
                "A decision on the spot is given as an object with these keys only: %(keys)s.", keys=", ".join(sorted(CASE_KEYS | OWN_KEYS))))
        case = self.create(self._prepare_spot_values(values))
        case.action_hand_over()
        return {"id": case.id, "name": case.name, "state": case.state}

    @api.model
    def _prepare_spot_values(self, values):
        party, people = values.get("party"), values.get("officer_ids") or self.env.user.employee_id.ids
        if not isinstance(party, dict) or party.keys() - PARTY_KEYS:
            raise UserError(self.env._("The party is given as an object with these keys only: %(keys)s.", keys=", ".join(sorted(PARTY_KEYS))))
        if not isinstance(people, list) or not all(type(one) is int for one in people):
            raise UserError(self.env._("officer_ids is a list of ids, such as [3, 8]."))
        answers = values.get("circumstance_ids") or []
        if not isinstance(answers, list) or not all(type(one) is int for one in answers):
            raise UserError(self.env._("circumstance_ids is a list of ids, such as [3, 8]."))
        facts = {name: values[name] for name in CASE_KEYS if name in values}
        facts.setdefault("cause", self.env["street.authority.item"].browse(values.get("authority_item_id") or ()).exists().name)
        return {
            **facts, "procedure": "summary", "source": "matter" if facts.get("matter_id") else "found",
            "date_act": self._get_spot_day(values),
            "summary_circumstance_ids": [(6, 0, self.env["street.discretion.circumstance"].browse(answers).exists().ids)], "party_ids": [(0, 0, party)],
            "officer_ids": [(0, 0, {"employee_id": person}) for person in dict.fromkeys(people)],
            "form_id": self._find_form("decision", values.get("form_number")), "receipt_id": self._find_form("receipt", values.get("receipt_number")),
        }

    @api.model
    def _get_spot_day(self, values):
        return self.new({"occurred_at": values["occurred_at"]} if values.get("occurred_at") else {})._get_street_day()

    @api.model
    def _find_form(self, kind, number):
        """Id of a form of the office by its number; None without one. :raises UserError: there is no such form"""
        if not number:
            return None
        form = self.env["street.form"].search([("company_id", "=", self.env.company.id), ("kind", "=", kind), ("number", "=", str(number).strip())])
        if not form:
            raise UserError(self.env._("There is no form with the number %(number)s in the blocks of this office.", number=number))
        return form.id
