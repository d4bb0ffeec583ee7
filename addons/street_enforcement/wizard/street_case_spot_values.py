from odoo import api, fields, models

PASSED_ON = (
    "facts", "address", "summary_penalty", "summary_amount", "certificates_shown", "rights_told", "statement_text", "statement_answer", "signature",
    "signature_note", "is_handed_over", "collect_ground", "collect_note", "summary_departure",
)
PARTY = ("kind", "name", "trade_name", "id_number", "credit_code", "legal_representative", "phone")


class StreetCaseSpot(models.TransientModel):
    """What the screen of the decision on the spot proposes, and what it sends."""

    _inherit = "street.case.spot"

    def _compute_display_name(self):
        self.display_name = self.env._("Decision on the spot")

    @api.model
    def _get_own_forms(self, kind):
        return [("kind", "=", kind), ("state", "=", "blank"), ("block_id.state", "=", "issued"), ("employee_id.user_id", "=", self.env.uid)]

    @api.model
    def _default_form(self, kind):
        return self.env["street.form"].search(self._get_own_forms(kind), order="number", limit=1)

    @api.model
    def _default_colleague(self):
        """Whoever was with the user last time."""
        last = self.env["street.case.officer"].search([("case_id.create_uid", "=", self.env.uid), ("employee_id.user_id", "!=", self.env.uid)], order="id desc", limit=1)
        return last.employee_id

    def action_confirm(self):
        """Write the decision down as handed over. :return: window action on the case"""
        self.ensure_one()
        cases = self.env["street.case"]
        answer = cases.penalise_on_spot(values={
            **{name: self[name] for name in PASSED_ON if self[name]},
            "party": {
                **{name: self[f"party_{name}"] for name in PARTY if self[f"party_{name}"]},
                **({"birth_date": self.party_birth_date} if self.party_birth_date and not self.party_id_number else {})},
            "officer_ids": (self.env.user.employee_id | self.colleague_id).ids, "authority_item_id": self.authority_item_id.id,
            "circumstance_ids": self.circumstance_ids.ids if self.summary_penalty != "warning" else [],
            "occurred_at": fields.Datetime.to_string(self.occurred_at), "form_number": self.form_id.number, "receipt_number": self.receipt_id.number,
        })
        return cases.browse(answer["id"])._get_records_action()
