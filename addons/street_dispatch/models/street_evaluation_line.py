from odoo import fields, models

from ..tools.evaluation import RATES, rate_of

KINDS = [
    ("office", "Whole office"),
    ("unit", "Unit"),
    ("grid", "Grid"),
    ("dispatcher", "Dispatcher"),
    ("checker", "Checker"),
    ("member", "Grid member"),
]
RATE_NAMES = [
    ("settled", "Settled on the spot"),
    ("registering", "Registering rate"),
    ("dispatch_accuracy", "Dispatch accuracy"),
    ("dispatch_timely", "On-time dispatch rate"),
    ("handling", "Handling rate"),
    ("handling_timely", "On-time handling rate"),
    ("overdue", "Overdue handling rate"),
    ("rework", "Rework rate"),
    ("closing", "Closing rate"),
    ("closing_timely", "On-time closing rate"),
    ("check_timely", "On-time check rate"),
]


class StreetEvaluationLine(models.TransientModel):
    """One rate of one subject in a monthly evaluation, with the two numbers it is made of."""

    _name = "street.evaluation.line"
    _description = "Rate of a monthly evaluation"
    _order = "id"  # the evaluation writes them in their order
    _rec_name = "subject"

    evaluation_id = fields.Many2one("street.evaluation", required=True, readonly=True, index=True, ondelete="cascade")
    kind = fields.Selection(KINDS, "Of", required=True, readonly=True)
    subject = fields.Char("Name", required=True, readonly=True)
    subject_id = fields.Integer(required=True, readonly=True, aggregator=None)
    rate = fields.Selection(RATE_NAMES, required=True, readonly=True)
    numerator = fields.Integer(required=True, readonly=True, aggregator=None)
    denominator = fields.Integer(required=True, readonly=True, aggregator=None)
    share = fields.Float(compute="_compute_share", aggregator=None, digits=(6, 4), help="Numerator / denominator.")
    percent = fields.Char("Rate in percent", compute="_compute_share")

    def _compute_share(self):
        for line in self:
            share = rate_of(line.numerator, line.denominator)
            line.share = share or 0
            line.percent = "—" if share is None else f"{share:.1%}"

    def action_open_numerator(self):
        """Open the records above the line. :return: window action"""
        self.ensure_one()
        return self.evaluation_id._open_figure(self, RATES[self.rate].numerator)

    def action_open_denominator(self):
        """Open the records below the line. :return: window action"""
        self.ensure_one()
        return self.evaluation_id._open_figure(self, RATES[self.rate].denominator)

    def _get_rate_name(self):
        return dict(self._fields["rate"]._description_selection(self.env))[self.rate]
