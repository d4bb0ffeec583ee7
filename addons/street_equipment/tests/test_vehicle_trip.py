from datetime import timedelta

from psycopg2 import IntegrityError

from odoo import fields
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form, freeze_time, tagged
from odoo.tools import mute_logger

from odoo.addons.street_base.tools.period import today

from .custody_common import CustodyCommon


@tagged("post_install", "-at_install")
class TestVehicleTrip(CustodyCommon):
    """Trips with mileage and fuel, fines with the driver of the moment, papers that run out."""

    def trip(self, user=None, **values):
        return self.env["street.vehicle.trip"].with_user(user or self.user).create({
            "vehicle_id": self.vehicle.id, "driver_id": self.holder.id, "destination": "Market", "purpose": "Patrol", "company_id": self.office.id, **values})

    def test_the_end_of_a_trip_may_be_entered_later(self):
        trip = self.trip(date_start=self.moment(hours=-5))
        action = trip.action_open_end()
        dialog = Form(self.env[action["res_model"]].with_user(self.user).with_context(action["context"]))
        dialog.odometer_end, dialog.date_end = 12, self.moment(hours=-2)
        dialog.save().action_confirm()
        self.assertEqual(trip.date_end, fields.Datetime.to_datetime(self.moment(hours=-2)))

    def test_a_trip_goes_on_from_the_mileage_and_writes_it(self):
        self.env["fleet.vehicle.odometer"].create({"vehicle_id": self.vehicle.id, "value": 1000})
        trip = self.trip()
        self.assertEqual(trip.odometer_start, 1000)
        trip.action_end(1042.5, 30, 228.6, note="Tyre looked at")
        self.assertRecordValues(trip, [{"state": "ended", "distance": 42.5, "fuel_litres": 30.0, "fuel_cost": 228.6, "note": "Tyre looked at"}])
        self.vehicle.invalidate_recordset()
        self.assertEqual(self.vehicle.odometer, 1042.5)
        self.assertEqual(self.trip().odometer_start, 1042.5)

    def test_impossible_mileage_fuel_and_moments_are_refused(self):
        self.env["fleet.vehicle.odometer"].create({"vehicle_id": self.vehicle.id, "value": 1000})
        with self.assertRaisesRegex(ValidationError, "has 1000 km already"), self.env.cr.savepoint():
            self.trip(odometer_start=900)
        with self.assertRaisesRegex(ValidationError, "when it begins or later"), self.env.cr.savepoint():
            self.trip(date_start=self.moment(hours=2))
        trip = self.trip()
        for wrong, words in (((999,), "mileage at the end"), ((9000,), "mileage at the end"), (("far",), "are numbers"), ((1010, -1), "are numbers"),
                             ((1010, 1, 1, self.moment(hours=-2)), "ends after it began"), ((1010, 1, 1, self.moment(hours=2)), "not ahead"),
                             ((1010, 1, 1, "noon"), "is no moment")):
            with self.subTest(wrong), self.refused(words):
                trip.action_end(*wrong)
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.trip()

    def test_drivers_enter_their_own_trips_and_an_ended_one_stays(self):
        with self.refused("your own trips"):
            self.trip(driver_id=self.second.id)
        trip = self.trip(self.keeper, driver_id=self.second.id)
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            trip.with_user(self.user).action_end(10)
        trip.action_end(10)
        with self.refused("stays as it was entered"):
            trip.write({"destination": "Elsewhere"})
        for vals in ({"state": "under_way"}, {"odometer_end": 5}, {"fuel_cost": 5}):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                trip.write(vals)

    def test_a_fine_finds_who_drove_and_is_settled_by_a_keeper(self):
        custody = self.issue(self.vehicle, self.second)
        self.age(custody, hours=10)
        custody.action_extend(self.moment(hours=2), "Late shift")
        self.trip(self.keeper, date_start=self.moment(hours=-5)).action_end(20, date_end=self.moment(hours=-4))
        Fine = self.env["street.vehicle.fine"].with_user(self.keeper)
        common = {"vehicle_id": self.vehicle.id, "place": "Ring road", "violation": "Bus lane", "amount": 100, "company_id": self.office.id}
        on_trip, in_custody, nobody = Fine.create([
            {**common, "date": self.moment(hours=-4.5)}, {**common, "date": self.moment(hours=-8)}, {**common, "date": self.moment(days=-9)}])
        self.assertEqual((on_trip.driver_id, in_custody.driver_id, nobody.driver_id.id), (self.holder, self.second, False))
        with self.assertRaises(ValidationError), self.env.cr.savepoint():
            Fine.create({**common, "date": self.moment(hours=1)})
        self.assertEqual(on_trip.with_user(self.user).search([("company_id", "=", self.office.id)]), on_trip, "a driver reads his own")
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            on_trip.with_user(self.user).action_settle()
        on_trip.action_settle()
        self.assertEqual((on_trip.state, on_trip.date_settled), ("settled", today()))
        with self.refused("How it was settled stays"):
            on_trip.write({"amount": 1})
        nobody.action_drop("Plate was cloned")
        self.assertEqual((nobody.state, nobody.note), ("dropped", "Plate was cloned"))

    def test_insurance_and_inspection_come_from_the_contracts_and_warn_in_time(self):
        mine = [("company_id", "=", self.office.id)]
        Vehicle = self.env["fleet.vehicle"].with_user(self.keeper)
        self.assertEqual(Vehicle.search([*mine, ("is_due_soon", "=", True)]), self.vehicle)
        contracts = self.env["fleet.vehicle.log.contract"].create([{
            "vehicle_id": self.vehicle.id, "company_id": self.office.id, "cost_subtype_id": self.env.ref(f"street_equipment.service_type_{kind}").id,
            "start_date": today() - timedelta(days=100), "expiration_date": today() + timedelta(days=200)} for kind in ("insurance", "inspection")])
        self.env.invalidate_all()
        self.assertEqual((self.vehicle.insurance_until, self.vehicle.is_due_soon), (today() + timedelta(days=200), False))
        self.assertFalse(Vehicle.search([*mine, ("is_due_soon", "=", True)]))
        contracts[1].expiration_date = today() + timedelta(days=20)
        self.env.flush_all()
        self.assertTrue(self.vehicle.is_due_soon)
        self.assertEqual(Vehicle.search([*mine, ("is_due_soon", "=", True)]), self.vehicle)

    def test_a_keeper_enters_the_next_insurance_in_a_dialog_and_is_reminded(self):
        vehicle = self.vehicle.with_user(self.keeper)
        for action, name in ((vehicle.action_enter_insurance(), "insurance_until"), (vehicle.action_enter_inspection(), "inspection_until")):
            form = Form(self.env[action["res_model"]].with_user(self.keeper).with_context(action["context"]), view=action["views"][0][0])
            self.assertEqual((form.start_date, form.user_id), (today(), self.keeper))
            form.expiration_date = today() + timedelta(days=40)
            form.save()
            self.assertEqual(vehicle[name], today() + timedelta(days=40))
        self.assertFalse(vehicle.is_due_soon)
        self.assertEqual(vehicle.action_enter_insurance()["context"]["default_start_date"], today() + timedelta(days=41))
        with freeze_time(fields.Datetime.now() + timedelta(days=15)):
            self.env["fleet.vehicle.log.contract"].scheduler_manage_contract_expiration()
        self.assertEqual(vehicle.log_contracts.activity_ids.user_id, self.keeper)
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            self.env["fleet.vehicle.log.contract"].with_user(self.user).create({"vehicle_id": vehicle.id})

    def test_trips_and_fines_of_a_vehicle_open_from_it(self):
        trip = self.trip()
        action = self.vehicle.with_user(self.user).action_open_trips()
        self.assertEqual(self.env[action["res_model"]].search(action["domain"]), trip)
        action = self.vehicle.with_user(self.user).action_open_fines()
        self.assertEqual((action["res_model"], action["domain"]), ("street.vehicle.fine", [("vehicle_id", "in", self.vehicle.ids)]))
