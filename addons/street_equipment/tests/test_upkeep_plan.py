from datetime import timedelta
from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from odoo.addons.street_base.tools.period import local_day, today

from .custody_common import CustodyCommon


@tagged("post_install", "-at_install")
class TestUpkeepPlan(CustodyCommon):
    """Jobs that plan themselves, by time and by use, for one item and for a whole model."""

    def plan(self, **values):
        return self.env["street.upkeep.plan"].with_user(self.keeper).create({"name": "Calibration", "company_id": self.office.id, **values})

    def jobs(self, plan):
        plan.action_plan_now()
        return plan.job_ids

    def finish(self, jobs, day=None):
        jobs.sudo().stage_id = self.env["maintenance.stage"].search([("done", "=", True)], limit=1)
        if day:
            jobs.sudo().close_date = day

    def test_by_time_one_job_is_planned_within_the_notice_and_the_next_after_it_is_done(self):
        self.recorder.date_purchase = today() - timedelta(days=360)
        plan = self.plan(equipment_id=self.recorder.id, interval=1, interval_unit="year", notice_days=14)
        jobs = self.jobs(plan)
        self.assertRecordValues(jobs, [{"equipment_id": self.recorder.id, "maintenance_type": "preventive", "company_id": self.office.id, "user_id": self.keeper.id}])
        self.assertIn((local_day(jobs.schedule_date) - today()).days, (5, 6))
        self.assertTrue(jobs.activity_ids, "whoever does it has notice")
        self.assertEqual(self.jobs(plan), jobs, "one open job is enough")
        self.finish(jobs)
        self.assertEqual(self.jobs(plan), jobs, "the next one is a year ahead")
        self.finish(jobs, today() - timedelta(days=355))
        self.assertEqual(len(self.jobs(plan)), 2)

    def test_by_use_it_is_due_before_the_mileage_is_reached(self):
        Odometer = self.env["fleet.vehicle.odometer"]
        Odometer.create({"vehicle_id": self.vehicle.id, "value": 9000})
        plan = self.plan(vehicle_id=self.vehicle.id, use_interval=10_000, use_notice=500, name="Oil change")
        self.assertFalse(self.jobs(plan))
        self.assertEqual(plan.action_plan_now()["tag"], "display_notification", "nothing is due: in words, not an empty list")
        Odometer.create({"vehicle_id": self.vehicle.id, "value": 9600})
        self.env.invalidate_all()
        job = self.jobs(plan)
        self.assertEqual(plan.action_plan_now()["res_model"], "maintenance.request")
        self.assertEqual((job.vehicle_id, local_day(job.schedule_date)), (self.vehicle, today()))
        self.finish(job)
        self.assertEqual(job.use_done, 9600)
        self.assertEqual(self.jobs(plan), job)
        Odometer.create({"vehicle_id": self.vehicle.id, "value": 19_200})
        self.env.invalidate_all()
        self.assertEqual(len(self.jobs(plan)), 2)

    def test_a_job_done_before_eight_in_the_morning_is_closed_that_day(self):
        stage = self.env["maintenance.stage"].search([("done", "=", True)], limit=1)
        with freeze_time("2026-03-01 17:00:00"):  # one in the morning of the next day in Shanghai
            job = self.job(self.radio)
            job.with_user(self.keeper).action_finish()
            entered = self.job(self.recorder, stage_id=stage.id)
            self.assertEqual([str(one.close_date) for one in job | entered], ["2026-03-02", "2026-03-02"])
            job.stage_id = self.env["maintenance.stage"].search([("done", "=", False)], limit=1)
            self.assertFalse(job.close_date)

    def test_a_job_is_done_by_its_button_and_keeps_the_reading(self):
        self.env["fleet.vehicle.odometer"].create({"vehicle_id": self.vehicle.id, "value": 5000})
        plan = self.plan(vehicle_id=self.vehicle.id, use_interval=5000, name="Oil change")
        job, repair = self.jobs(plan), self.job(self.radio)
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            job.with_user(self.user).action_finish()
        (job | repair).with_user(self.keeper).action_finish()
        self.assertEqual(((job | repair).stage_id.mapped("done"), job.use_done, job.close_date, self.radio.custody_state), ([True], 5000, today(), "in"))
        stage = self.env["maintenance.stage"].create({"name": "Scrapped for good", "done": True, "sequence": 900})
        job.stage_id = stage
        job.with_user(self.keeper).action_finish()
        self.assertEqual(job.stage_id, stage, "what is done stays as it is")

    def test_a_plan_says_in_what_it_counts_use(self):
        kinds = (({"vehicle_id": self.vehicle.id}, "km"), ({"category_id": self.env.ref("street_equipment.category_battery").id}, "cycle"),
                 ({"equipment_id": self.drone.id}, "hour"), ({"equipment_id": self.radio.id}, False))
        for target, unit in kinds:
            self.assertEqual(self.plan(interval=1, **target).use_unit, unit)
        plan = self.plan(interval=1, category_id=self.categories["recorder"].id, model="DSJ")
        self.assertEqual(plan.target_name, f"{self.categories['recorder'].display_name} DSJ")

    def test_by_use_a_drone_is_due_after_its_hours_and_a_battery_after_its_cycles(self):
        self.categories["battery"] = self.env["maintenance.equipment.category"].create(
            {"name": "Test battery", "equipment_kind": "battery", "company_id": self.office.id})
        self.drone.use_before = 99.4
        battery = self._new_item("battery", use_before=199)
        propellers = self.plan(name="Propellers", equipment_id=self.drone.id, use_interval=100)
        cells = self.plan(name="Cells", category_id=self.categories["battery"].id, use_interval=200)
        self.assertFalse(self.jobs(propellers) | self.jobs(cells))
        self.env["street.drone.sortie"]._street_load_history([{
            "equipment_id": self.drone.id, "pilot_id": self.holder.id, "place": "River", "purpose": "Survey", "company_id": self.office.id,
            "battery_ids": [(6, 0, battery.ids)], "state": "landed", "minutes": 40, "date_start": self.moment(hours=-2), "date_end": self.moment(hours=-1)}])
        self.env.invalidate_all()
        self.assertEqual((self.jobs(propellers).equipment_id, self.jobs(cells).equipment_id), (self.drone, battery))

    def test_several_plans_meet_one_item_and_one_plan_a_whole_model(self):
        others = self.env["maintenance.equipment"].create([{
            "name": f"Recorder {number}", "category_id": self.categories["recorder"].id, "model": model, "company_id": self.office.id,
            "date_purchase": today() - timedelta(days=400)} for number, model in enumerate(("X9", "x9 ", "Y1"))])
        foreign = self._new_item("recorder", self.other_office, category_id=False)
        others[2]._do_write({"date_retired": today()})
        self.recorder.date_purchase = today() - timedelta(days=400)
        yearly = self.plan(category_id=self.categories["recorder"].id, interval=1, interval_unit="year")
        self.assertEqual(self.jobs(yearly).equipment_id, others[:2] | self.recorder)
        model = self.plan(category_id=self.categories["recorder"].id, model="X9", interval=6, interval_unit="month", name="Lens")
        self.assertEqual(self.jobs(model).equipment_id, others[0])
        self.assertEqual(len(others[0].maintenance_ids), 2)
        self.assertFalse(foreign.maintenance_ids)
        car = self.plan(vehicle_model_id=self.vehicle.model_id.id, interval=1, interval_unit="day", name="Wash")
        self.assertEqual(self.jobs(car).vehicle_id, self.vehicle)

    def test_the_night_plans_for_all_offices_and_may_run_twice(self):
        self.recorder.date_purchase = today() - timedelta(days=400)
        plan = self.plan(equipment_id=self.recorder.id, interval=1, interval_unit="year")
        with patch.object(self.registry["ir.cron"], "_commit_progress"):
            for _run in range(2):
                self.env["street.upkeep.plan"]._cron_plan()
        self.assertEqual(len(plan.job_ids), 1)

    def test_a_planned_slot_stands_in_the_way_of_the_issue(self):
        self.recorder.date_purchase = today() - timedelta(days=400)
        job = self.jobs(self.plan(equipment_id=self.recorder.id, interval=1, interval_unit="year"))
        job.write({"schedule_date": self.moment(hours=1), "schedule_end": self.moment(hours=5)})
        with self.refused("is to be maintained from .*Calibration"):
            self.issue(due=self.moment(hours=3))

    def test_plans_are_kept_by_keepers_and_make_sense(self):
        plan = self.plan(equipment_id=self.recorder.id, interval=1)
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            plan.with_user(self.user).write({"interval": 2})
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            plan.with_user(self.user).action_plan_now()
        for wrong in ({"equipment_id": self.recorder.id}, {"interval": 1}, {"interval": -1, "equipment_id": self.recorder.id},
                      {"interval": 1, "equipment_id": self.recorder.id, "vehicle_id": self.vehicle.id}):
            with self.subTest(wrong), mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.env.cr.savepoint():
                self.plan(**wrong).flush_recordset()
