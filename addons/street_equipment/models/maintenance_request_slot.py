from datetime import timedelta

from odoo import api, models
from odoo.exceptions import ValidationError
from odoo.fields import Datetime

from .street_custody import ITEM_MODELS


class MaintenanceRequest(models.Model):
    """Planned jobs (计划保养) keep out of the way of approved reservations, as reservations do of planned jobs.

    Whoever plans a job over an approved reservation is refused: the reservation was promised first. Jobs that plan
    themselves (plans of maintenance, the next one of a recurring job) look for the nearest free day instead.
    """

    _inherit = "maintenance.request"

    @api.constrains("equipment_id", "vehicle_id", "schedule_date", "schedule_end", "stage_id", "archive")
    def _check_reserved(self):
        lines = [
            self.env._(
                "%(job)s from %(start)s to %(end)s: %(item)s is reserved for %(person)s from %(since)s to %(until)s, which is approved already. "
                "Plan the job at another time, or have the reservation cancelled and asked for anew.",
                job=job.name, start=job._get_moment_text("schedule_date"), end=job._get_moment_text("schedule_end"), item=row.item_name,
                person=row.employee_id.name, since=row._get_moment_text("date_from"), until=row._get_moment_text("date_to"))
            for job, rows in self.sudo()._find_reserved().items() for row in rows
        ]
        if lines:
            raise ValidationError("\n".join(lines))

    def _find_reserved(self):
        """Approved reservations that planned jobs meet; locks the items, so that none is approved at the same moment.

        :return: dictionary of job to ``street.reservation``
        """
        planned = self.filtered(lambda job: job.schedule_date and job.schedule_end and not job.stage_id.done and not job.archive)
        found = {}
        for name in ITEM_MODELS:
            jobs = planned.filtered(name)
            if not jobs:
                continue
            self.env["street.custody"]._lock_items({name: jobs[name]})
            rows = jobs[name]._get_promised().grouped(name)
            for job in jobs:
                met = rows.get(job[name], self.env["street.reservation"])
                found[job] = met.filtered(lambda row, job=job: row.date_from < job.schedule_end and row.date_to > job.schedule_date)
        return found

    def copy(self, default=None):
        """The next job of a recurring one (or any copy) is planned on a day that is not reserved, so that this one can be finished."""
        if not (default or {}).get("schedule_date") or len(self) != 1:
            return super().copy(default)
        start, item = Datetime.to_datetime(default["schedule_date"]), self.equipment_id or self.vehicle_id
        end = Datetime.to_datetime(default.get("schedule_end")) or start + timedelta(hours=self.duration or 1)
        if item:
            length = end - start
            start = item._find_free_starts({item: start}, length)[item]
            end = start + length
        return super().copy({**default, "schedule_date": start, "schedule_end": end})
