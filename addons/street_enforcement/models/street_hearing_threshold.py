from odoo import api, fields, models

from .street_case_party import KINDS


class StreetHearingThreshold(models.Model):
    """From which amount a fine or confiscation is "larger" (较大数额), by kind of party and domain (APL 63).

    Set by the place. The narrowest row counts: kind and domain before kind alone. Where no row fits, the right to a
    hearing is told whatever the amount, since leaving it out voids the decision and telling it does no harm.
    """

    _name = "street.hearing.threshold"
    _description = "Threshold of a hearing"
    _street_shared = True
    _order = "company_id, party_kind, domain_id"

    company_id = fields.Many2one("res.company", "Office", required=True, default=lambda self: self.env.company, index=True)
    party_kind = fields.Selection(KINDS, required=True, default="person")
    domain_id = fields.Many2one("street.domain", "Domain", ondelete="restrict", help="Empty: every domain.")
    amount = fields.Float("From", digits=(16, 2), required=True, help="Yuan; this amount included.")
    basis = fields.Char(required=True, help="Local regulation or rule that sets it.")

    _uniq = models.UniqueIndex("(company_id, party_kind, COALESCE(domain_id, 0))", "This office has a threshold for this kind of party and domain already.")
    _positive = models.Constraint("CHECK(amount > 0)", "A threshold is a positive amount.")

    @api.depends("party_kind", "domain_id")
    def _compute_display_name(self):
        kinds = dict(self._fields["party_kind"]._description_selection(self.env))
        for row in self:
            row.display_name = " · ".join(filter(None, (kinds.get(row.party_kind), row.domain_id.name)))

    @api.model
    def _get_amount(self, company, party_kind, domains):
        """From which amount a hearing is offered.

        :param company: ``res.company``
        :param str party_kind: kind of ``street.case.party``
        :param domains: domains of the enforcement item
        :return: yuan; 0 when nothing is set, which means always. With several domains, the lowest.
        """
        rows = company.hearing_threshold_ids.filtered(lambda row: row.party_kind == party_kind)  # read once for all cases
        narrow = rows.filtered(lambda row: row.domain_id and row.domain_id in domains)
        return min((narrow or rows.filtered(lambda row: not row.domain_id)).mapped("amount"), default=0)
