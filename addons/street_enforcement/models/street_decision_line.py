from odoo import api, fields, models

from odoo.addons.street_base.tools.period import today

from ..tools.discretion import narrowed, scaled
from ..tools.paper_words import PENALTIES

# What permits an amount below the statutory minimum (减轻处罚), or obliges to stay low (从轻): APL 30-32.
GROUNDS = [
    ("30", "Fourteen to under eighteen (30)"),
    ("31", "Partly capable (31)"),
    ("32_1", "Removed or reduced the harm himself (32(1))"),
    ("32_2", "Was coerced or tricked (32(2))"),
    ("32_3", "Told of violations not yet known (32(3))"),
    ("32_4", "Helped to clear up violations (32(4))"),
    ("32_5", "Another ground of a law, regulation or rule (32(5))"),
]
MONEY_KINDS = ("fine", "confiscate_gains")
# Larger amounts and the heavier kinds give a right to a hearing (APL 63); what a thing confiscated is worth stands in its amount.
VALUED_KINDS = ("fine", "confiscate_gains", "confiscate_property")
HEARD_KINDS = (
    "withhold_licence", "lower_grade", "revoke_licence", "restrict_business", "suspend_business", "close", "bar_from_trade", "other",
)
TIMED_KINDS = ("withhold_licence", "restrict_business", "suspend_business", "bar_from_trade")


class StreetDecisionLine(models.Model):
    """Penalty of a decision (处罚种类及幅度): one kind of APL 9 with its amount, span of time or object.

    A fine carries the discretion tier with the stored answers and the range that followed from them; what leaves the
    range carries its reason and is discussed by the organ's heads (departure, 偏离裁量基准).
    """

    _name = "street.decision.line"
    _description = "Penalty of a decision"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "decision_id"
    _street_stays = True
    _order = "decision_id, sequence, id"

    decision_id = fields.Many2one("street.decision", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="decision_id.company_id", store=True, precompute=True, index=True)
    sequence = fields.Integer(related="kind_id.sequence", store=True)
    kind_id = fields.Many2one("street.penalty.kind", "Penalty", required=True, ondelete="restrict", domain="[('is_barred', '=', False), ('id', 'in', offered_kind_ids)]")
    offered_kind_ids = fields.Many2many("street.penalty.kind", compute="_compute_offered_kind_ids", help="What the item provides for; any kind where it names none.")
    kind_code = fields.Char(related="kind_id.code", export_string_translation=False)
    amount = fields.Float(digits=(16, 2), help="Yuan: the fine, the gains confiscated, the value of the property confiscated.")
    days = fields.Integer("Span in days", help="For how long a licence is withheld, or business is restricted or suspended.")
    description = fields.Char("Object", help="What is confiscated, which licence or business is meant.")
    # discretion: the answers of the guided choice; tier and range follow from them and from the published benchmark
    circumstance_ids = fields.Many2many("street.discretion.circumstance", string="Circumstances", copy=False)
    tier_id = fields.Many2one("street.discretion.tier", "Discretion tier", compute="_compute_range")
    range_min = fields.Float("At least", digits=(16, 2), compute="_compute_range")
    range_max = fields.Float("At most", digits=(16, 2), compute="_compute_range")
    ground = fields.Selection(GROUNDS, "Ground for less")
    ground_note = fields.Char("Evidence of the ground")
    departure_reason = fields.Text("Reason for leaving the range")

    _not_negative = models.Constraint("CHECK(amount >= 0 AND days >= 0)", "A penalty has no negative amount or span.")
    _once_a_kind = models.Constraint("UNIQUE(decision_id, kind_id)", "Each kind of penalty stands in a decision once.")

    @api.depends("decision_id.case_id.authority_item_id")
    def _compute_offered_kind_ids(self):
        every = self.env["street.penalty.kind"].search([])
        for line in self:
            line.offered_kind_ids = line.decision_id.case_id.authority_item_id.penalty_kind_ids or every

    @api.depends("kind_id", "amount", "days", "description")
    def _compute_display_name(self):
        for line in self:
            line.display_name = line._describe() if line.kind_id else ""

    @api.depends("circumstance_ids", "decision_id.norm_line_id", "decision_id.norm_base", "decision_id.date_decided", "kind_id")
    def _compute_range(self):
        for line in self:
            found = line._get_range() if line.kind_code == "fine" else None
            line.tier_id = line._get_tier()
            line.range_min, line.range_max = found or (0.0, 0.0)

    def _get_benchmark(self):
        """The benchmark that binds the line: of the item, on the day of the decision or today while it is open."""
        self.ensure_one()
        decision = self.decision_id
        return decision.case_id.authority_item_id._get_benchmark(decision.date_decided or today())

    def _get_tier(self, answers=None):
        """The tier that the answers lead to, empty without a benchmark or without answers.

        :param answers: ``street.discretion.circumstance``; those that are kept when left out
        """
        self.ensure_one()
        answers = self.circumstance_ids if answers is None else answers
        return self._get_benchmark()._choose_tier(answers if self.kind_code == "fine" else answers.browse())

    def _get_statutory_range(self):
        """The range of the clause in yuan, None where it gives none or its measure is not recorded yet."""
        self.ensure_one()
        norm = self.decision_id.norm_line_id
        return self._scale(norm.amount_min, norm.amount_max) if norm and norm.amount_unit != "local" else None

    def _get_tier_range(self, answers=None):
        """The range of the tier in yuan, or None."""
        tier = self._get_tier(answers)
        return self._scale(tier.amount_min, tier.amount_max) if tier else None

    def _scale(self, low, high):
        unit = self.decision_id.norm_line_id.amount_unit
        try:
            return scaled(low, high, "yuan" if unit in ("local", False) else unit, self.decision_id.norm_base)
        except ValueError:
            return None

    def _get_range(self, answers=None):
        """The range that binds the amount: the tier inside the clause."""
        return narrowed(self._get_statutory_range(), self._get_tier_range(answers))

    def _is_heard(self, limit):
        """Whether this line gives a right to a hearing. :param limit: yuan from which amounts are larger; 0: always"""
        self.ensure_one()
        return self.kind_code in HEARD_KINDS or self.kind_code in VALUED_KINDS and self.amount >= limit

    def _describe(self):
        """The penalty as a paper names it, in Chinese whatever the language of the user."""
        self.ensure_one()
        text = PENALTIES.get(self.kind_code) or self.kind_id.name or ""
        if self.amount and self.kind_code in (*MONEY_KINDS, "confiscate_property"):
            text += f"{self.amount:.2f}".removesuffix(".00") + "元"
        if self.days:
            text += f"{self.days}日"
        return "：".join(filter(None, (text, (self.description or "").strip())))

    def _describe_discretion(self):
        """Answers and tier of the guided choice in a sentence; empty without one."""
        self.ensure_one()
        tier = self._get_tier()
        answers = "；".join(f"{row.question}：{row.name}" for row in self.circumstance_ids)
        return f"本案裁量情节为{answers}，适用裁量阶次“{tier.name}”。" if tier else ""
