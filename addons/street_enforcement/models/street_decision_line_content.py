from odoo import models

from odoo.addons.street_base.tools.transition import Obstacle

from ..tools.discretion import amount_problems, money
from .street_decision_line import TIMED_KINDS


class StreetDecisionLine(models.Model):
    """What one penalty lacks."""

    _inherit = "street.decision.line"

    def _get_line_obstacles(self):
        """:return: list of :class:`Obstacle`"""
        self.ensure_one()
        if self.kind_code == "fine":
            return self._get_measure_obstacles() or self._get_discretion_obstacles() + self._get_amount_obstacles()
        if self.kind_code in TIMED_KINDS and not self.days:
            return [Obstacle("days", self.env._("%(kind)s: for how many days?", kind=self.kind_id.name), "APL 59")]
        if self.kind_code == "confiscate_property" and not self.description:
            return [Obstacle("object", self.env._("%(kind)s: what is confiscated?", kind=self.kind_id.name), "APL 59")]
        return []

    def _get_measure_obstacles(self):
        norm = self.decision_id.norm_line_id
        if norm.amount_unit == "local" and not self._get_benchmark():
            return [Obstacle("local_rule", self.env._(
                "The clause leaves the amount to local rules, and no published benchmark of the item carries them."), "APL 34, G20")]
        if norm and norm.amount_unit != "local" and not self._get_statutory_range():
            return [Obstacle("measure", self.env._(
                "The clause measures the fine (%(unit)s); what it is measured by is not on record.",
                unit=dict(norm._fields["amount_unit"]._description_selection(self.env))[norm.amount_unit]), "G20")]
        return []

    def _get_discretion_obstacles(self):
        benchmark = self._get_benchmark()
        if benchmark and not benchmark._is_answered(self.circumstance_ids) or not benchmark and self.circumstance_ids:
            return [Obstacle("discretion", self.env._(
                "The guided choice of “%(benchmark)s” is not complete: each question has one answer.", benchmark=benchmark.name), "APL 34, G20")]
        return []

    def _get_amount_obstacles(self):
        statutory, chosen = self._get_statutory_range(), self._get_tier_range()
        texts = {
            "zero": (self.env._("The fine has no amount."), "APL 59"),
            "above_maximum": (self.env._(
                "%(amount)s yuan is above the statutory maximum of %(high)s.", amount=money(self.amount), high=statutory and statutory.high), "APL 17, G20"),
            "below_minimum": (self.env._(
                "%(amount)s yuan is below the statutory minimum of %(low)s; that needs a ground of APL 30-32 with its evidence.",
                amount=money(self.amount), low=statutory and statutory.low), "APL 30-32, G20"),
            "outside_tier": (self.env._(
                "%(amount)s yuan lies outside the range of “%(tier)s” (%(low)s to %(high)s); leaving it needs a reason, and the heads discuss it.",
                amount=money(self.amount), tier=self.tier_id.name, low=money(self.range_min), high=money(self.range_max)), "APL 34, G20"),
        }
        has_ground = bool(self.ground and (self.ground_note or "").strip())
        fits = {"30": "minor", "31": "limited"}
        if self.ground in fits and self.decision_id.party_id._get_capacity() != fits[self.ground]:
            return [Obstacle("ground_capacity", self.env._(
                "What is on record of the party's age and capacity at the act does not carry the ground “%(ground)s”.",
                ground=dict(self._fields["ground"]._description_selection(self.env))[self.ground]), "APL 30, 31, G20")]
        problems = amount_problems(self.amount, statutory, chosen, has_ground, bool((self.departure_reason or "").strip()))
        return [Obstacle(code, *texts[code]) for code in problems]

    def _is_departure(self):
        """Whether the amount leaves the range of its tier, or the clause downwards: the heads discuss it (APL 34)."""
        self.ensure_one()
        if self.kind_code != "fine":
            return False
        return bool(amount_problems(self.amount, self._get_statutory_range(), self._get_tier_range(), False, False))
