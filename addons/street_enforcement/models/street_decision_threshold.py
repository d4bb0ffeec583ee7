from odoo import api, fields, models

from .street_decision import OPEN_STATES


class StreetDecision(models.Model):
    """Says on the proposal that the office has not entered from which amount a hearing is offered, and who enters it (APL 63)."""

    _inherit = "street.decision"

    threshold_hint = fields.Char(compute="_compute_threshold_hint")

    @api.depends("state", "outcome", "party_id", "case_id.authority_item_id")
    @api.depends_context("lang")
    def _compute_threshold_hint(self):
        kinds = dict(self.env["street.case.party"]._fields["kind"]._description_selection(self.env))
        for decision in self:
            # sudo: what the place has set, for whoever works on the proposal
            limit = self.env["street.hearing.threshold"].sudo()._get_amount(
                decision.company_id.sudo(), decision.party_id.kind, decision.case_id.authority_item_id.sudo().domain_ids)
            is_asked = decision.outcome == "penalty" and decision.state in OPEN_STATES and decision.party_id
            decision.threshold_hint = self.env._(
                "No amount is set from which %(kind)s are offered a hearing, so the right to it is told whatever the amount. "
                "The suite administrator enters the amount of the province: Settings, Hearings, Thresholds of hearings (APL 63).",
                kind=kinds[decision.party_id.kind]) if is_asked and not limit else False
