from odoo import api, fields, models

from .street_case_party import KINDS


class ResConfigSettings(models.TransientModel):
    """Settings of the decision."""

    _inherit = "res.config.settings"

    enforcement_discuss_heard = fields.Boolean(related="company_id.enforcement_discuss_heard", readonly=False)
    hearing_threshold_missing = fields.Char("No threshold yet for", compute="_compute_hearing_threshold_missing")

    @api.depends("company_id")
    @api.depends_context("lang")
    def _compute_hearing_threshold_missing(self):
        """Kinds of parties for which the office has not entered from which amount a hearing is offered (APL 63)."""
        kinds = dict(self.env["street.case.party"]._fields["kind"]._description_selection(self.env))
        for settings in self:
            rows = settings.company_id.hearing_threshold_ids.filtered(lambda row: not row.domain_id)
            missing = [kinds[kind] for kind, _label in KINDS if kind not in rows.mapped("party_kind")]
            settings.hearing_threshold_missing = ", ".join(missing)
