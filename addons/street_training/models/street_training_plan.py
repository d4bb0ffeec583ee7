from datetime import date

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.street_base.models.hr_employee import EMPLOYMENT_TYPES
from odoo.addons.street_base.tools.period import today

MEASURES = [("hours", "Class hours"), ("sessions", "Classes")]
PERIODS = [("year", "Year"), ("quarter", "Quarter"), ("month", "Month")]
MONTHS = {"year": 12, "quarter": 3, "month": 1}
COUNTS = [("all", "Everything"), ("class", "Classes"), ("drill", "Skills drills"), ("exam", "Exams")]
# Which kinds of classes a rule counts. A make-up class stands for the class it makes up.
COUNTED_KINDS = {
    "all": ("monthly", "special", "make_up", "drill", "exam", "shadowing", "coaching"),
    "class": ("monthly", "special", "make_up"),
    "drill": ("drill",),
    "exam": ("exam",),
}


class StreetTrainingPlan(models.Model):
    """Rule of the training plan (培训计划): what a kind of people needs in a year, a quarter or a month.

    Shipped: 60 class hours (学时) a year for officers (法治政府建设实施纲要 2021-2025; its period is over, so it is a rule the
    office may change), a class a month, a skills drill a quarter. Trainers read the rules, the training manager writes them.

    Who is employed for part of a period: with *pro rata* the amount is cut to the share of days, class hours to a tenth,
    numbers of classes rounded down; without it the full amount is due as soon as one day is employed.
    """

    _name = "street.training.plan"
    _description = "Rule of the training plan"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "company_id, sequence, id"

    name = fields.Char(required=True, translate=True)
    company_id = fields.Many2one("res.company", "Office", required=True, index=True, default=lambda self: self.env.company)
    sequence = fields.Integer(default=100)
    active = fields.Boolean(default=True)
    year_from = fields.Integer("From year", required=True, default=lambda self: today().year)
    year_to = fields.Integer("To year", help="0: until it is archived.")
    # For whom
    role_id = fields.Many2one("street.officer.role", "Role", ondelete="restrict", help="Empty: everybody.")
    employment_type = fields.Selection(EMPLOYMENT_TYPES, help="Empty: every type.")
    # What
    amount = fields.Float(digits=(6, 1), required=True, default=1.0)
    measure = fields.Selection(MEASURES, "Counted in", required=True, default="hours")
    counts = fields.Selection(COUNTS, "What counts", required=True, default="all")
    period = fields.Selection(PERIODS, "Each", required=True, default="year")
    is_prorata = fields.Boolean("Pro rata", default=True, help="Cut to the share of days for who is employed only part of the period.")
    user_id = fields.Many2one("res.users", "Trainer reminded", help="Empty: all trainers of the office.")
    basis = fields.Char(help="What the rule rests on.")

    _amount_positive = models.Constraint("CHECK(amount > 0)", "A rule asks for something.")
    _years_sane = models.Constraint(
        "CHECK(year_from BETWEEN 2000 AND 2099 AND (COALESCE(year_to, 0) = 0 OR year_to BETWEEN year_from AND 2099))",
        "The years of a rule are in order and lie between 2000 and 2099.",
    )

    @api.constrains("amount", "measure")
    def _check_whole_classes(self):
        for plan in self:
            if plan.measure == "sessions" and plan.amount != int(plan.amount):
                raise ValidationError(self.env._("%(rule)s: classes are counted in whole numbers.", rule=plan.name))

    def write(self, vals):
        result = super().write(vals)
        if "company_id" in vals:
            self.check_access("write")  # the office reached must be the user's as well
        return result

    def _get_slots(self, day):
        """Periods of one rule that have begun on a day: list of (plan id, year, number, first day, last day)."""
        self.ensure_one()
        months = MONTHS[self.period]
        firsts = [
            (year, number, date(year, (number - 1) * months + 1, 1))
            for year in range(self.year_from, min(self.year_to or day.year, day.year) + 1) for number in range(1, 12 // months + 1)
        ]
        return [(self.id, year, number, first, first + relativedelta(months=months, days=-1)) for year, number, first in firsts if first <= day]

    def action_open_coverage(self):
        """Open who is short of these rules. :return: window action"""
        return {
            **self.env["ir.actions.act_window"]._for_xml_id("street_training.street_training_coverage_action"),
            "domain": [("plan_id", "in", self.ids)],
        }
