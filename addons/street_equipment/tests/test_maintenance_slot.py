from datetime import datetime, timedelta

from odoo.exceptions import ValidationError
from odoo.tests import BaseCase, tagged

from odoo.addons.street_base.tools.period import local_day, today

from ..tools.free_slot import free_start
from .custody_common import CustodyCommon


@tagged("post_install", "-at_install")
class TestMaintenanceSlot(CustodyCommon):
    """Planned jobs and approved reservations keep out of each other's way."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.engineer = cls._new_user("e_engineer", "maintenance.group_equipment_manager,street_equipment.group_equipment_user")

    def approved(self, item=None, **when):
        row = self.reserve(item, **when)
        row.with_user(self.keeper).action_approve()
        return row

    def planned(self, item=None, user=None, start=25, hours=2, **values):
        item = self.drone if item is None else item
        link = "equipment_id" if item._name == "maintenance.equipment" else "vehicle_id"
        return self.env["maintenance.request"].with_user(user or self.engineer).create({
            "name": "Lens", link: item.id, "company_id": self.office.id, "maintenance_team_id": self.office._get_workshops()[self.office].id,
            "schedule_date": self.moment(hours=start), "schedule_end": self.moment(hours=start + hours), **values})

    def test_a_job_over_an_approved_reservation_is_refused_and_names_both(self):
        self.approved(hours=4)
        with self.refused("Lens from .* to .*: drone .* is reserved for Holder 1 from .*approved already", ValidationError):
            self.planned()
        self.assertTrue(self.planned(start=28.1))
        self.assertTrue(self.planned(start=20, hours=3.9))
        self.assertTrue(self.planned(self.radio))

    def test_it_is_refused_at_every_door(self):
        self.approved(hours=4)
        self.approved(self.vehicle, hours=4)
        done = self.env["maintenance.stage"].search([("done", "=", True)], limit=1)
        first = self.env["maintenance.stage"].search([("done", "=", False)], limit=1)
        elsewhere, vague = self.planned(start=40), self.planned(schedule_date=False, schedule_end=False)
        closed, hidden = self.planned(stage_id=done.id), self.planned(archive=True)
        other = self.planned(self.radio)
        for job, vals in (
            (elsewhere, {"schedule_date": self.moment(hours=25)}), (elsewhere, {"schedule_date": self.moment(hours=20), "schedule_end": self.moment(hours=30)}),
            (vague, {"schedule_date": self.moment(hours=25)}), (closed, {"stage_id": first.id}), (hidden, {"archive": False}),
            (other, {"equipment_id": self.drone.id}), (other, {"equipment_id": False, "vehicle_id": self.vehicle.id}),
        ):
            with self.refused("approved already", ValidationError):
                job.write(vals)
        for user in (self.engineer, self.env.user):
            with self.refused("approved already", ValidationError):
                self.planned(self.vehicle, user=user)
        with self.refused("approved already", ValidationError):
            hidden.reset_equipment_request()
        with self.refused("approved already", ValidationError):
            done.done = False

    def test_once_the_reservation_is_cancelled_or_only_asked_for_the_job_is_planned(self):
        row = self.approved(hours=4)
        row.action_cancel("Moved")
        self.assertTrue(self.planned())
        self.reserve(self.radio, hours=4)
        self.assertTrue(self.planned(self.radio), "what is only asked for is decided with the job in sight")

    def test_jobs_that_plan_themselves_look_for_a_free_day(self):
        self.recorder.date_purchase = self.radio.date_purchase = today() - timedelta(days=360)
        plan = self.env["street.upkeep.plan"].with_user(self.keeper).create({
            "name": "Calibration", "company_id": self.office.id, "category_id": self.recorder.category_id.id, "interval": 1, "interval_unit": "year"})
        start = (self.recorder.date_purchase + timedelta(days=365) - today()).days * 24 - 14
        self.approved(self.recorder, start=start, hours=48)
        plan.action_plan_now()
        job = plan.job_ids
        self.assertEqual(len(job), 1)
        self.assertLess(local_day(job.schedule_date), self.recorder.date_purchase + timedelta(days=365))
        self.assertFalse(job._find_reserved()[job])

    def test_the_next_job_of_a_recurring_one_goes_round_a_reservation(self):
        job = self.planned(self.radio, start=2, hours=1, maintenance_type="preventive", recurring_maintenance=True, repeat_interval=2, repeat_unit="day", repeat_type="forever")
        self.approved(self.radio, start=49, hours=6)
        job.stage_id = self.env["maintenance.stage"].search([("done", "=", True)], limit=1)
        following = self.env["maintenance.request"].search([("equipment_id", "=", self.radio.id), ("stage_id.done", "=", False)])
        self.assertEqual(following.schedule_date, job.schedule_date + timedelta(days=1))


@tagged("post_install", "-at_install")
class TestFreeSlot(BaseCase):
    """The nearest free day, early rather than late."""

    def test_the_day_wanted_else_one_before_else_one_after(self):
        at, hour = datetime(2026, 5, 10, 1), timedelta(hours=1)
        day = timedelta(days=1)
        cases = (
            ([], at), ([(at + hour, at + 2 * hour)], at), ([(at - day, at)], at), ([(at, at + hour)], at - day),
            ([(at - 2 * day, at + hour)], at + day), ([(at - 9 * day, at + 3 * day)], at + 3 * day),
        )
        for busy, expected in cases:
            with self.subTest(busy=busy):
                self.assertEqual(free_start(at, hour, busy, at - 2 * day), expected)
        self.assertEqual(free_start(at, hour, [], at + 5 * hour), at, "what is late already is not put off")
