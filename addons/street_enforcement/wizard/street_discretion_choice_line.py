from odoo import fields, models


class StreetDiscretionChoiceLine(models.TransientModel):
    """One question of the guided choice."""

    _name = "street.discretion.choice.line"
    _description = "Question of the guided choice"

    choice_id = fields.Many2one("street.discretion.choice", required=True, index=True, ondelete="cascade")
    benchmark_id = fields.Many2one("street.discretion.benchmark", readonly=True)
    question = fields.Char(readonly=True)
    circumstance_id = fields.Many2one(
        "street.discretion.circumstance", "Answer", domain="[('benchmark_id', '=', benchmark_id), ('question', '=', question)]")
