from odoo import api, fields, models

from odoo.addons.street_base.tools.transition import Obstacle

from ..tools.discretion import money


class StreetCase(models.Model):
    """Discretion in the summary procedure (APL 34): the same published benchmark, the same answers, the same stored reason.

    The answers go with the decision on the spot onto its fine, where those of the ordinary procedure stand.
    """

    _inherit = "street.case"

    summary_benchmark_id = fields.Many2one("street.discretion.benchmark", "Discretion benchmark", compute="_compute_summary_range")
    summary_circumstance_ids = fields.Many2many(
        "street.discretion.circumstance", "street_case_circumstance_rel", string="Circumstances", copy=False,
        domain="[('benchmark_id', '=', summary_benchmark_id)]")
    summary_departure = fields.Char("Reason for leaving the range", copy=False)
    summary_tier_id = fields.Many2one("street.discretion.tier", "Discretion tier", compute="_compute_summary_range")
    summary_range_min = fields.Float("At least", digits=(16, 2), compute="_compute_summary_range")
    summary_range_max = fields.Float("At most", digits=(16, 2), compute="_compute_summary_range")

    @api.depends("authority_item_id", "norm_line_id", "occurred_at", "summary_circumstance_ids", "procedure")
    def _compute_summary_range(self):
        for case in self:
            benchmark = case._get_summary_benchmark()
            tier = benchmark._choose_tier(case.summary_circumstance_ids)
            case.summary_benchmark_id, case.summary_tier_id = benchmark, tier
            case.summary_range_min, case.summary_range_max = benchmark._get_range(tier, case.norm_line_id) or (0.0, 0.0)

    def _get_summary_benchmark(self):
        """The benchmark of the item on the day of the street, or empty."""
        self.ensure_one()
        benchmarks = self.env["street.discretion.benchmark"]
        return self.authority_item_id._get_benchmark(self._get_street_day()) if self.procedure == "summary" and self.authority_item_id else benchmarks

    def _get_amount_obstacles(self):
        found = super()._get_amount_obstacles()
        if self.summary_penalty not in ("fine", "both"):
            return found
        benchmark = self.sudo()._get_summary_benchmark()  # the public list
        if not benchmark:
            return [*found, *self._get_no_benchmark_obstacles()]
        if not benchmark._is_answered(self.summary_circumstance_ids):
            return [*found, Obstacle("discretion", self.env._(
                "The guided choice of “%(benchmark)s” is not complete: each question has one answer.", benchmark=benchmark.name), "APL 34, G20")]
        tier, amount = self.sudo().summary_tier_id, money(self.summary_amount)
        bound = benchmark._get_range(tier, self.sudo().norm_line_id) if tier else None
        if bound and not bound.low <= amount <= bound.high and not (self.summary_departure or "").strip():
            found.append(Obstacle("outside_tier", self.env._(
                "%(amount)s yuan lies outside the range of “%(tier)s” (%(low)s to %(high)s): give the reason.",
                amount=amount, tier=tier.name, low=bound.low, high=bound.high), "APL 34, G20"))
        return found

    def _get_no_benchmark_obstacles(self):
        found = []
        if self.sudo().norm_line_id.amount_unit == "local":  # the public list
            found.append(Obstacle("local_rule", self.env._(
                "The clause leaves the amount to local rules, and no published benchmark of the item carries them."), "APL 34, G20"))
        if self.summary_circumstance_ids:
            found.append(Obstacle("discretion", self.env._("The answers are those of no benchmark that applies to the item that day."), "APL 34, G20"))
        return found

    def _prepare_summary_fine(self):
        """What the fine of the decision on the spot keeps of the guided choice."""
        self.ensure_one()
        return {"circumstance_ids": [(6, 0, self.summary_circumstance_ids.ids)], "departure_reason": self.summary_departure}
