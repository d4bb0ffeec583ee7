from odoo import models

from ..tools.discretion import Answer, choose_tier, narrowed, scaled


class StreetDiscretionBenchmark(models.Model):
    """From answers to a tier and from a tier to a range, for whoever decides by a benchmark (APL 34)."""

    _inherit = "street.discretion.benchmark"

    def _is_answered(self, answers):
        """Whether each question has one answer and all are of this benchmark. :param answers: ``street.discretion.circumstance``"""
        self.ensure_one()
        answered, questions = answers.mapped("question"), set(self.circumstance_ids.mapped("question"))
        known = set(self.circumstance_ids.ids)
        return set(answered) == questions and len(answers) == len(questions) and all(row._origin.id in known for row in answers)

    def _choose_tier(self, answers):
        """The tier that the answers lead to; empty without a benchmark or without answers.

        :param answers: ``street.discretion.circumstance``
        :return: ``street.discretion.tier``
        """
        tiers = self.tier_ids
        if not (tiers and answers):
            return tiers.browse()
        places = {tier: place for place, tier in enumerate(tiers)}
        default = next((place for tier, place in places.items() if tier.is_default), 0)
        known = [Answer(row.effect, places.get(row.tier_id)) for row in answers if row.effect != "tier" or row.tier_id in places]
        return tiers[choose_tier(len(tiers), default, known)]

    def _get_range(self, tier, norm, base=0.0):
        """The range of a tier inside that of the clause, in yuan.

        :param tier: ``street.discretion.tier``, maybe empty
        :param norm: ``street.authority.norm``, maybe empty
        :param base: square metres, cost or gains, where the clause measures the fine by them
        :return: `Range`, or None
        """
        unit = norm.amount_unit if norm.amount_unit not in ("local", False) else "yuan"
        try:
            statutory = scaled(norm.amount_min, norm.amount_max, unit, base) if norm and norm.amount_unit != "local" else None
            return narrowed(statutory, scaled(tier.amount_min, tier.amount_max, unit, base) if tier else None)
        except ValueError:
            return None
