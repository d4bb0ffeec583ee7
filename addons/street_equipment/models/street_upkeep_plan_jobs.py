from datetime import time, timedelta

from odoo import api, models

from odoo.addons.street_base.tools.period import today, utc_of

from .street_equipment_asset_mixin_custody import LINKS


class StreetUpkeepPlan(models.Model):
    """What is due, and the jobs planned for it."""

    _inherit = "street.upkeep.plan"

    @api.model
    def _cron_plan(self):
        """Plan the jobs that are due soon, plan by plan; called every night, safe to run twice."""
        # sudo: the cron acts for all offices
        plans = self.sudo().search([], order="id")
        for number, plan in enumerate(plans, 1):
            plan._plan_jobs()
            self.env["ir.cron"]._commit_progress(1, remaining=len(plans) - number)

    def _plan_jobs(self):
        """Create the jobs that are due within the notice, for all items of each plan at once."""
        for plan in self:
            items = plan._get_items()
            due = plan._get_due(items) if items else {}
            starts = items._find_free_starts({item: utc_of(day, time(9)) for item, day in due.items()}, timedelta(hours=plan.duration))
            vals_list = [plan._prepare_job(item, start) for item, start in starts.items()]
            # The notice is the activity that Odoo gives to whoever does the job; no mail for each.
            self.env["maintenance.request"].with_context(mail_activity_quick_update=True, mail_create_nolog=True, tracking_disable=True).create(vals_list)

    def _get_due(self, items):
        """Which items have a job coming within the notice.

        :param items: records of one model
        :return: item → day on which it is due (today, when it is over)
        """
        self.ensure_one()
        link = LINKS[items._name]
        last, done_use, busy = {}, {}, set()
        for job in self.env["maintenance.request"].search([("upkeep_plan_id", "=", self.id), (link, "in", items.ids), ("archive", "=", False)], order="id"):
            if not job.stage_id.done:
                busy.add(job[link].id)
            else:
                last[job[link].id] = max(last.get(job[link].id) or job.close_date, job.close_date)
                done_use[job[link].id] = max(done_use.get(job[link].id, 0), job.use_done)
        due, day = {}, today()
        for item in items.filtered(lambda item: item.id not in busy):
            days = [end for end in (self._get_due_day(item, last.get(item.id)), self._get_due_by_use(item, done_use.get(item.id, 0))) if end]
            if days and min(days) <= day + timedelta(days=self.notice_days):
                due[item] = max(min(days), day)
        return due

    def _get_due_day(self, item, last):
        """Day on which the interval by time is over, or None."""
        step = self._get_step()
        return step and (last or item._get_came_on()) + step

    def _get_due_by_use(self, item, done):
        """Today, when the interval by use is over or within its notice, or None."""
        return today() if self.use_interval and item._get_use() >= done + self.use_interval - self.use_notice else None

    def _prepare_job(self, item, start):
        return {
            "name": self.name, LINKS[item._name]: item.id, "company_id": self.company_id.id, "upkeep_plan_id": self.id, "maintenance_type": "preventive",
            "schedule_date": start, "schedule_end": start + timedelta(hours=self.duration), "instruction_type": "text",
            "instruction_text": self.instruction, "maintenance_team_id": self.company_id._get_workshops()[self.company_id].id, "employee_id": False,
            "user_id": (self.user_id or self.company_id._get_equipment_keepers()[self.company_id]).id,
        }
