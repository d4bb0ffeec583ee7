from odoo import api, fields, models

from odoo.addons.street_base.tools.period import local_day


class StreetCaseSpot(models.TransientModel):
    """The guided choice on the screen of the decision on the spot: one tap an answer, tier and range shown at once (APL 34)."""

    _inherit = "street.case.spot"

    @api.depends("authority_item_id", "occurred_at", "circumstance_ids", "summary_amount")
    def _compute_range(self):
        for spot in self:
            item = spot.authority_item_id
            day = local_day(spot.occurred_at or fields.Datetime.now())
            benchmark = item._get_benchmark(day) if item else self.env["street.discretion.benchmark"]
            norms = item._get_norm_lines(day) if item else self.env["street.authority.norm"]
            spot.benchmark_id, spot.tier_id = benchmark, benchmark._choose_tier(spot.circumstance_ids)
            spot.range_min, spot.range_max = benchmark._get_range(spot.tier_id, norms if len(norms) == 1 else norms.browse()) or (0.0, 0.0)
            spot.range_text = self.env._(
                "Tier “%(tier)s”: %(low)s to %(high)s yuan", tier=spot.tier_id.name, low=f"{spot.range_min:.2f}", high=f"{spot.range_max:.2f}",
            ) if spot.tier_id else False
            spot.is_outside = bool(spot.tier_id and spot.summary_amount and not spot.range_min <= spot.summary_amount <= spot.range_max)

    @api.onchange("circumstance_ids", "authority_item_id")
    def _onchange_circumstance_ids(self):
        """One answer a question: the one tapped last; those of another item go."""
        last = {row.question: row.id for row in self.circumstance_ids if row.benchmark_id._origin == self.benchmark_id._origin}
        kept = self.circumstance_ids.filtered(lambda row: last.get(row.question) == row.id)
        if kept != self.circumstance_ids:
            self.circumstance_ids = kept
