from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from odoo.addons.street_base.tools import period

# A plan is laid out at most this far, so that a slip of the year makes no thousand rounds.
_MAX_DAYS = 92


class StreetPatrolPlan(models.Model):
    """Patrol plan (巡查计划): which grids are walked, by whom, how often; it makes the rounds."""

    _name = "street.patrol.plan"
    _inherit = ["street.office.mixin"]
    _description = "Patrol plan"
    _order = "name, id"
    _check_company_auto = True

    name = fields.Char(required=True)
    active = fields.Boolean(default=True)
    grid_ids = fields.Many2many("street.grid", string="Grids", required=True, check_company=True)
    partner_ids = fields.Many2many("res.partner", string="Walked by", required=True, help="One round each, on every day of the plan.")
    every_days = fields.Integer("Every … days", required=True, default=1)
    day_part = fields.Selection(
        [("morning", "Morning"), ("afternoon", "Afternoon"), ("evening", "Evening")], "Part of the day", required=True, default="morning",
    )
    date_from = fields.Date("From", required=True, default=lambda self: period.today())
    date_to = fields.Date("Until")
    note = fields.Text("What to look at")
    patrol_ids = fields.One2many("street.patrol", "plan_id", "Rounds")
    patrol_count = fields.Integer("Rounds planned", compute="_compute_patrol_count")
    finished_count = fields.Integer("Rounds walked", compute="_compute_patrol_count")

    _every_days_positive = models.Constraint("CHECK(every_days > 0)", "A plan is walked every day, every two days and so on: give 1 or more.")
    _dates_in_order = models.Constraint("CHECK(date_to IS NULL OR date_to >= date_from)", "A plan cannot end before it begins.")

    def _compute_patrol_count(self):
        rows = self.env["street.patrol"]._read_group([("plan_id", "in", self.ids)], ["plan_id", "state"], ["__count"])
        for plan in self:
            counts = {state: count for of_plan, state, count in rows if of_plan == plan}
            plan.patrol_count, plan.finished_count = sum(counts.values()), counts.get("finished", 0)

    @api.constrains("grid_ids", "partner_ids")
    def _check_complete(self):
        for plan in self:
            if not plan.grid_ids or not plan.partner_ids:
                raise ValidationError(self.env._("Plan “%(plan)s” needs at least one grid and one person.", plan=plan.name))

    def action_make_rounds(self, date_from=None, date_to=None):
        """Make the rounds of these plans, by default for the next seven days; rounds already made are not doubled.

        :param date_from: first day, ISO date. :param date_to: last day, ISO date.
        :return: True
        """
        if not self:
            raise UserError(self.env._("Choose the plans to make rounds for."))
        first = fields.Date.to_date(date_from) or period.today()
        last = fields.Date.to_date(date_to) or first + timedelta(days=6)
        if not first <= last <= first + timedelta(days=_MAX_DAYS):
            raise UserError(self.env._("Rounds are made for 1 to %(days)s days at a time.", days=_MAX_DAYS + 1))
        self.env["street.patrol"].create(self._prepare_rounds(first, last))
        return True

    def _prepare_rounds(self, first, last):
        """Values of the missing rounds between two dates."""
        made = self.env["street.patrol"]._read_group(
            Domain("plan_id", "in", self.ids) & Domain("date", ">=", first) & Domain("date", "<=", last),
            ["plan_id", "partner_id", "date:day"],
        )
        made = {(plan.id, partner.id, day) for plan, partner, day in made}
        days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        return [
            {"plan_id": plan.id, "partner_id": partner.id, "date": day, "company_id": plan.company_id.id}
            for plan in self for day in days for partner in plan.partner_ids
            if plan._is_walked_on(day) and (plan.id, partner.id, day) not in made
        ]

    def _is_walked_on(self, day):
        late = self.date_to and day > self.date_to
        return not late and day >= self.date_from and (day - self.date_from).days % self.every_days == 0

    def action_open_rounds(self):
        """Rounds of the plan, as an action."""
        action = self.env["ir.actions.act_window"]._for_xml_id("street_grid.street_patrol_action")
        return dict(action, domain=[("plan_id", "in", self.ids)], context={"default_plan_id": self[:1].id})
