from odoo import api, fields, models
from odoo.exceptions import ValidationError

EFFECTS = [("none", "None"), ("tier", "At least this tier"), ("lighter", "One tier lighter"), ("heavier", "One tier heavier")]


class StreetDiscretionCircumstance(models.Model):
    """Circumstance that bears on the tier (裁量因素): one answer to a question, and what it does.

    Answers to the same question stand in rows of their own with the same question; the guided choice asks each once.
    """

    _name = "street.discretion.circumstance"
    _description = "Circumstance of a discretion benchmark"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "benchmark_id"
    _order = "benchmark_id, sequence, id"

    benchmark_id = fields.Many2one("street.discretion.benchmark", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="benchmark_id.company_id", store=True, precompute=True, index=True)
    sequence = fields.Integer(default=10)
    question = fields.Char(required=True)
    name = fields.Char("Answer", required=True)
    effect = fields.Selection(EFFECTS, required=True, default="none")
    tier_id = fields.Many2one("street.discretion.tier", "Tier", ondelete="restrict", domain="[('benchmark_id', '=', benchmark_id)]")

    _answer_once = models.Constraint("UNIQUE(benchmark_id, question, name)", "This answer stands under its question already.")

    @api.depends("question", "name")
    @api.depends_context("with_question")
    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.question}：{row.name}" if self.env.context.get("with_question") else row.name

    @api.constrains("effect", "tier_id", "benchmark_id")
    def _check_tier(self):
        for row in self:
            if (row.effect == "tier") != bool(row.tier_id) or row.tier_id and row.tier_id.benchmark_id != row.benchmark_id:
                raise ValidationError(self.env._(
                    "%(answer)s: an answer that leads to a tier names one of its own benchmark; the others name none.", answer=row.name))
