from odoo import Command, api, fields, models
from odoo.exceptions import UserError


class StreetDiscretionChoice(models.TransientModel):
    """Guided choice of a discretion benchmark (裁量指引): each question once; the answers are kept with the fine."""

    _name = "street.discretion.choice"
    _description = "Guided choice"

    line_id = fields.Many2one("street.decision.line", required=True, readonly=True, ondelete="cascade")
    benchmark_id = fields.Many2one("street.discretion.benchmark", readonly=True)
    answer_ids = fields.One2many("street.discretion.choice.line", "choice_id", "Answers")
    tier_id = fields.Many2one("street.discretion.tier", "Discretion tier", compute="_compute_range")
    range_min = fields.Float("At least", digits=(16, 2), compute="_compute_range")
    range_max = fields.Float("At most", digits=(16, 2), compute="_compute_range")
    amount = fields.Float("Fine", digits=(16, 2))
    departure_reason = fields.Text("Reason for leaving the range")

    @api.depends("line_id", "answer_ids.circumstance_id")
    def _compute_range(self):
        for choice in self:
            answers, line = choice.answer_ids.circumstance_id, choice.line_id
            choice.tier_id = line._get_tier(answers) if line else False
            choice.range_min, choice.range_max = (line._get_range(answers) if line else None) or (0.0, 0.0)

    @api.model
    def default_get(self, names):
        """One row for each question of the benchmark, with the answer given before."""
        values = super().default_get(names)
        line = self.env["street.decision.line"].browse(values.get("line_id") or self.env.context.get("active_id")).exists()
        if not line:
            return values
        benchmark = line._get_benchmark()
        if line.kind_code != "fine" or not benchmark:
            raise UserError(self.env._("%(line)s: no published benchmark bears on it; the range of the clause holds.", line=line.kind_id.name))
        given = {row.question: row.id for row in line.circumstance_ids}
        return {
            **values, "line_id": line.id, "benchmark_id": benchmark.id, "amount": line.amount, "departure_reason": line.departure_reason,
            "answer_ids": [Command.create({"benchmark_id": benchmark.id, "question": question, "circumstance_id": given.get(question)})
                           for question in dict.fromkeys(benchmark.circumstance_ids.mapped("question"))],
        }

    def action_apply(self):
        """Keep the answers, the amount and the reason with the fine. :return: action that closes the dialog"""
        self.ensure_one()
        self.line_id.write({
            "circumstance_ids": [Command.set(self.answer_ids.circumstance_id.ids)], "amount": self.amount, "departure_reason": self.departure_reason})
        return {"type": "ir.actions.act_window_close"}
