from contextlib import contextmanager

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .custody_common import CustodyCommon


@tagged("post_install", "-at_install")
class TestReservation(CustodyCommon):
    """Asking, approving, conflicts, limits, and what becomes of a reservation."""

    def test_it_is_asked_for_approved_by_a_keeper_and_fulfilled_by_the_issue(self):
        row = self.reserve(start=0.001, hours=8)
        self.assertRecordValues(row, [{"state": "requested", "requester_id": self.user.id, "approver_id": False}])
        self.assertEqual(row.sudo().activity_ids.user_id, self.keeper)
        with self.refused("is reserved for Holder 1"):
            self.issue(self.drone, self.second)
        self.assertTrue(row.with_user(self.keeper).action_approve())
        self.assertEqual((row.state, row.approver_id), ("approved", self.keeper))
        self.assertFalse(row.sudo().activity_ids)
        with self.refused("is reserved for Holder 1"):
            self.issue(self.drone, self.second)
        custody = self.issue(self.drone, self.holder)
        self.assertEqual((row.state, custody.reservation_id), ("collected", row))
        self.assertEqual(self.drone.custody_state, "out")

    def test_nobody_approves_what_he_asked_for_or_what_is_for_himself(self):
        own = self.reserve(user=self.keeper, employee=self.second)
        with self.refused("another keeper approves"):
            own.action_approve()
        self.third.user_id = self.keeper2
        for_him = self.reserve(self.radio, user=self.keeper, employee=self.third)
        with self.refused("another keeper approves"):
            for_him.with_user(self.keeper2).action_approve()
        own.with_user(self.keeper2).action_approve()
        self.assertEqual(own.state, "approved")

    def test_two_reservations_of_one_item_at_one_time_are_refused(self):
        self.reserve(start=24, hours=4)
        with self.overlap_refused():
            self.reserve(user=self.keeper, employee=self.second, start=27)
        touching = self.reserve(user=self.keeper, employee=self.second, start=28.1)
        with self.overlap_refused():
            touching.write({"date_from": self.moment(hours=26)})

    @contextmanager
    def overlap_refused(self):
        """The database refuses what happens inside, and the user is told who is in the way."""
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError) as refused, self.env.cr.savepoint():
            yield
            self.env.flush_all()
        self.env.invalidate_all()
        self.assertRegex(self.env["street.reservation"]._sql_error_to_message(refused.exception), "drone.* is reserved for Holder 1 from")

    @mute_logger("odoo.sql_db")
    def test_the_database_refuses_them_too_and_names_the_one_in_the_way(self):
        row = self.reserve()
        self.env.flush_all()
        copy = ("INSERT INTO street_reservation (equipment_id, employee_id, company_id, date_from, date_to, purpose, state) SELECT equipment_id, %s,"
                " company_id, date_from, date_to, purpose, %s FROM street_reservation WHERE id = %s")
        self.env.cr.execute(copy, [self.second.id, "cancelled", row.id])
        with self.assertRaises(IntegrityError) as refused, self.env.cr.savepoint():
            self.env.cr.execute(copy, [self.second.id, "requested", row.id])
        self.assertRegex(row._sql_error_to_message(refused.exception), "drone.* is reserved for Holder 1 from")

    def test_a_reservation_across_maintenance_a_custody_or_a_repair_is_refused(self):
        self.job(self.drone, maintenance_type="preventive", schedule_date=self.moment(hours=26), schedule_end=self.moment(hours=30))
        with self.assertRaisesRegex(ValidationError, "is to be maintained from .*Lens"), self.env.cr.savepoint():
            self.reserve(start=25, hours=2)
        self.assertTrue(self.reserve(start=30, hours=2))
        self.job(self.vehicle.browse(), vehicle_id=self.vehicle.id, maintenance_type="preventive", schedule_date=self.moment(hours=26))
        with self.assertRaisesRegex(ValidationError, "is to be maintained"), self.env.cr.savepoint():
            self.reserve(self.vehicle, start=26, hours=2)
        self.issue(self.recorder, due=self.moment(hours=30))
        with self.assertRaisesRegex(ValidationError, "is with Holder 1"), self.env.cr.savepoint():
            self.reserve(self.recorder, start=25)
        self.assertTrue(self.reserve(self.recorder, start=31))
        self.job(self.radio)
        with self.assertRaisesRegex(ValidationError, "is in repair"), self.env.cr.savepoint():
            self.reserve(self.radio)

    def test_what_comes_in_the_way_after_the_request_stops_the_approval(self):
        row = self.reserve()
        self.job(self.drone, maintenance_type="preventive", schedule_date=self.moment(hours=24), schedule_end=self.moment(hours=30))
        with self.refused("is to be maintained"):
            row.with_user(self.keeper).action_approve()

    def test_the_limits_of_the_office_bind_users_and_not_keepers(self):
        with self.refused("longest reservation is 7 days"):
            self.reserve(hours=24 * 8)
        with self.refused("at most 60 days ahead"):
            self.reserve(start=24 * 61)
        self.office.reservation_open_count = 1
        self.reserve()
        with self.refused("You have 1 reservations already"):
            self.reserve(start=48)
        with self.refused("for yourself only"):
            self.reserve(self.radio, employee=self.second)
        self.assertTrue(self.reserve(self.radio, user=self.keeper, employee=self.second, start=24 * 90, hours=24 * 9))

    def test_nothing_is_reserved_for_the_past_or_backwards(self):
        with self.assertRaisesRegex(ValidationError, "lies ahead"), self.env.cr.savepoint():
            self.reserve(start=-5)
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.reserve(hours=-1).flush_recordset()

    def test_who_may_cancel_refuse_and_change_what(self):
        row = self.reserve()
        other = self._new_user("e_other", "street_equipment.group_equipment_user")
        with self.refused("somebody else"):
            row.with_user(other).action_cancel("Mine now")
        with self.refused("role does not include"):
            row.action_refuse("No")
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            row.with_user(other).write({"purpose": "Mine now"})
        for vals in ({"state": "approved"}, {"approver_id": self.user.id}, {"requester_id": self.second.user_id.id}, {"company_id": self.other_office.id}):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                row.write(vals)
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            row.create({"equipment_id": self.radio.id, "employee_id": self.holder.id, "date_from": self.moment(hours=1),
                        "date_to": self.moment(hours=2), "purpose": "x", "state": "approved"})
        row.write({"date_to": self.moment(hours=30)})
        row.with_user(self.keeper).action_approve()
        with self.refused("was decided on"):
            row.with_user(self.keeper).write({"date_to": self.moment(hours=40)})
        self.assertTrue(row.action_cancel("Rain"))
        self.assertEqual((row.state, row.answer), ("cancelled", "Rain"))
        again = self.reserve()
        again.with_user(self.keeper).action_refuse("Needed elsewhere")
        self.assertEqual((again.state, again.answer), ("refused", "Needed elsewhere"))

    def test_what_nobody_came_for_has_lapsed(self):
        row = self.reserve()
        row.with_user(self.keeper).action_approve()
        ours = [("company_id", "=", self.office.id)]
        self.assertFalse(row.search([*ours, ("is_lapsed", "=", True)]))
        self.env.flush_all()
        self.env.cr.execute("UPDATE street_reservation SET date_from = date_from - interval '3 days', date_to = date_to - interval '3 days' WHERE id = %s", [row.id])
        self.env.invalidate_all()
        self.assertTrue(row.is_lapsed)
        self.assertEqual(row.search([*ours, ("is_lapsed", "=", True)]), row)
        self.assertEqual(self.drone.custody_state, "in")
