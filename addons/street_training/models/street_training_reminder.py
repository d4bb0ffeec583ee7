from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.street_base.tools.period import today

from .street_training_plan import COUNTED_KINDS

LAST_DAYS = 7


class StreetTrainingReminder(models.Model):
    """Reminder of the month's class (月度培训提醒): a squad has no class yet in the last week of the month.

    The scheduled job makes one row a unit and month and puts an activity on the rule for its trainer; it may run twice.
    When a class of the unit is closed, its activities go.
    """

    _name = "street.training.reminder"
    _description = "Reminder of the month's class"
    _order = "month desc, unit_id"
    _rec_name = "unit_id"

    plan_id = fields.Many2one("street.training.plan", "Rule", required=True, readonly=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="plan_id.company_id", store=True, precompute=True, index=True)
    unit_id = fields.Many2one("street.unit", "Unit", required=True, readonly=True, index=True, ondelete="cascade")
    month = fields.Date(required=True, readonly=True, help="Its first day.")
    activity_ids = fields.Many2many("mail.activity", string="Activities", readonly=True)

    _once_a_month = models.UniqueIndex("(unit_id, month)", "This unit was already reminded of that month.")

    @api.model
    def _cron_remind(self):
        day = today()
        if (day + relativedelta(days=LAST_DAYS)).month != day.month:
            self._remind(day.replace(day=1))

    @api.model
    def _remind(self, month):
        """Remind of every unit that has people under a monthly rule and no closed class of that month.

        :param datetime.date month: its first day
        :return: the new rows
        """
        plans = self.env["street.training.plan"].search([
            ("period", "=", "month"), ("counts", "in", ("all", "class")), ("year_from", "<=", month.year),
            "|", ("year_to", "in", (0, False)), ("year_to", ">=", month.year),
        ])
        known = set(self.search([("month", "=", month)]).unit_id.ids)
        values = []
        for plan in plans:
            units = self._get_units(plan) - self._get_held_units(plan, month)
            values += [{"plan_id": plan.id, "unit_id": unit.id, "month": month} for unit in units if unit.id not in known]
            known |= set(units.ids)
        reminders = self.create(values)
        reminders._schedule()
        return reminders

    def _get_units(self, plan):
        """Units in which somebody works whom the rule is for."""
        domain = [("company_id", "=", plan.company_id.id), ("unit_id", "!=", False)]
        domain += [("officer_role_ids", "in", plan.role_id.ids)] if plan.role_id else []
        domain += [("employment_type", "=", plan.employment_type)] if plan.employment_type else []
        return self.env["street.unit"].union(*(unit for [unit] in self.env["hr.employee"]._read_group(domain, ["unit_id"])))

    def _get_held_units(self, plan, month):
        """Units of the office that have a closed class of the month; one for the whole office counts for all."""
        sessions = self.env["street.training.session"].search([
            ("company_id", "=", plan.company_id.id), ("state", "=", "closed"), ("kind", "in", COUNTED_KINDS[plan.counts]),
            ("credited_day", ">=", month), ("credited_day", "<", month + relativedelta(months=1)),
        ])
        everybody = sessions.filtered(lambda session: not session.unit_ids)
        domain = Domain("company_id", "=", plan.company_id.id)
        return self.env["street.unit"].search(domain if everybody else domain & Domain("id", "child_of", sessions.unit_ids.ids))

    def _schedule(self):
        """An activity for each trainer, on the rule, due on the last day of the month; written in one batch."""
        kind = self.env.ref("street_training.activity_log_class")
        model_id = self.env["ir.model"]._get_id("street.training.plan")
        for plan, reminders in self.grouped("plan_id").items():
            users = plan.user_id or self._get_trainers(plan.company_id)
            for reminder in reminders:
                reminder.activity_ids = self.env["mail.activity"].with_context(mail_activity_quick_update=True).create([{
                    "activity_type_id": kind.id, "res_model_id": model_id, "res_id": plan.id, "user_id": user.id,
                    "date_deadline": reminder.month + relativedelta(months=1, days=-1),
                    "summary": self.with_context(lang=user.lang).env._("Log this month's class of %(unit)s", unit=reminder.unit_id.name),
                } for user in users])

    def _get_trainers(self, company):
        """Trainers of an office; the training managers when it has none."""
        users = self.env["res.users"].search([("company_ids", "in", company.ids)])
        trainers = users.filtered_domain([("group_ids", "in", self.env.ref("street_training.group_trainer").ids)])
        return trainers or users.filtered_domain([("all_group_ids", "in", self.env.ref("street_training.group_training_manager").ids)])

    @api.model
    def _settle(self, sessions):
        """Take away the reminders that these closed classes answer."""
        for session in sessions:
            units = Domain("unit_id", "child_of", session.unit_ids.ids) if session.unit_ids else Domain("company_id", "=", session.company_id.id)
            # sudo: activities of other trainers go with the reason they were made for
            self.sudo().search(Domain("month", "=", session.credited_day.replace(day=1)) & units).activity_ids.unlink()
