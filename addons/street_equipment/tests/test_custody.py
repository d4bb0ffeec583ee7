from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .custody_common import CustodyCommon


@tagged("post_install", "-at_install")
class TestCustody(CustodyCommon):
    """Issue and return, and everything that stands in their way."""

    def test_an_item_goes_out_to_a_person_and_comes_back(self):
        custody = self.issue(note="with charger")
        self.assertRecordValues(custody, [{
            "state": "issued", "equipment_id": self.recorder.id, "employee_id": self.holder.id, "unit_id": self.unit.id, "issuer_id": self.keeper.id,
            "condition_out": "good", "note_out": "with charger", "date_to": False, "company_id": self.office.id, "is_overdue": False,
        }])
        self.assertEqual((self.recorder.custody_state, self.recorder.holder_id, self.recorder.current_custody_id), ("out", self.holder, custody))
        self.assertTrue(custody.action_return("worn", note="strap"))
        self.assertRecordValues(custody, [{"state": "returned", "condition": "worn", "note": "strap", "receiver_id": self.keeper.id}])
        self.assertTrue(custody.date_to >= custody.date_from)
        self.assertEqual((self.recorder.custody_state, self.recorder.holder_id.id), ("in", False))
        lines = self.env["street.log"].search([("model", "=", "street.custody"), ("res_id", "=", custody.id)], order="id")
        self.assertEqual(lines.mapped("move"), ["issue", "return"])

    def test_a_day_means_its_end_in_the_time_of_the_office(self):
        custody = self.issue(due="2099-05-06")
        self.assertEqual(str(custody.date_due), "2099-05-06 15:59:59")

    def test_what_is_out_is_refused_with_the_name_of_the_holder(self):
        self.issue()
        with self.refused("recorder.*is with Holder 1 since"):
            self.issue(employee=self.second)

    def test_nothing_of_a_list_goes_out_when_one_item_cannot(self):
        self.issue(self.radio, self.second)
        with self.refused("radio.*is with Holder 2"):
            self.issue(self.recorder | self.radio)
        self.assertEqual(self.recorder.custody_state, "in")

    def test_what_is_in_repair_or_retired_is_refused(self):
        self.job(self.recorder)
        with self.refused("is in repair"):
            self.issue()
        self.radio._do_write({"date_retired": "2026-01-01"})
        with self.refused("is retired"):
            self.issue(self.radio)

    def test_a_return_before_the_issue_or_ahead_is_refused(self):
        custody = self.issue()
        with self.refused("cannot have been returned before"):
            custody.action_return("good", date_to=self.moment(hours=-1))
        with self.refused("never ahead"):
            custody.action_return("good", date_to=self.moment(hours=1))
        with self.refused("is no moment"):
            custody.action_return("good", date_to="yesterday")
        custody.action_return("good")
        with self.refused("starts from"):
            custody.action_return("good")

    def test_damage_needs_words_and_opens_a_job_that_keeps_the_item_in(self):
        custody = self.issue()
        with self.refused("what is damaged"):
            custody.action_return("damaged")
        with self.refused("in what condition"):
            custody.action_return("splendid")
        custody.action_return("damaged", note="Screen broken")
        self.assertIn("Screen broken", self.recorder.maintenance_ids.name)
        self.assertEqual(self.recorder.custody_state, "repair")
        with self.refused("is in repair"):
            self.issue()
        car = self.issue(self.vehicle)
        car.action_return("damaged", note="Left door")
        self.assertEqual(self.vehicle.custody_state, "repair")

    def test_what_is_handed_over_is_never_in_store_between(self):
        first = self.issue(self.recorder | self.radio)
        self.assertTrue(first.action_hand_over(self.second.id, self.moment(hours=20), note="shift B"))
        rows = self.recorder.custody_ids.sorted("id")
        self.assertEqual(rows.mapped("state"), ["returned", "issued"])
        self.assertEqual((rows[0].date_to, rows[1].previous_id, rows[1].employee_id), (rows[1].date_from, rows[0], self.second))
        self.assertEqual(self.radio.holder_id, self.second)
        with self.refused("in what condition"):
            rows[1].with_user(self.keeper).action_hand_over(self.third.id, self.moment(hours=20), condition="damaged", note="x")
        with self.refused("Choose at least|does not work here|neither a person"):
            rows[1].with_user(self.keeper).action_hand_over("me", self.moment(hours=20))

    def test_whoever_keeps_it_longer_has_a_reason_and_nobody_waiting(self):
        custody = self.issue(due=self.moment(hours=2))
        with self.refused("needs a reason"):
            custody.action_extend(self.moment(hours=4), " ")
        with self.refused("later than"):
            custody.action_extend(self.moment(hours=1), "Rain")
        self.assertTrue(custody.action_extend(self.moment(hours=5), "Rain"))
        self.reserve(self.recorder, start=10)
        with self.refused("is reserved for Holder 1"):
            custody.action_extend(self.moment(hours=11), "Rain")

    def test_hostile_arguments_are_answered_in_words(self):
        due = self.moment(hours=1)
        for wrong in ({"equipment_ids": "all"}, {"equipment_ids": [True]}, {"equipment_ids": [[1]]}, {"vehicle_ids": {"a": 1}}, {"employee_id": "me"},
                      {"employee_id": None}, {"date_due": "soon"}, {"date_due": None}, {"date_due": self.moment(hours=-1)}, {"equipment_ids": []},
                      {"equipment_ids": [1 << 30]}, {"equipment_ids": [1 << 40]}, {"date_from": self.moment(days=1)}, {"condition": "damaged"},
                      {"kit_id": 1 << 30}, {"employee_id": 1 << 30}):
            with self.subTest(wrong), self.assertRaises(UserError), self.env.cr.savepoint():
                self.Custody.issue(**{"equipment_ids": self.recorder.ids, "employee_id": self.holder.id, "date_due": due, **wrong})

    def test_things_and_people_of_another_office_stay_there(self):
        stranger = self.env["hr.employee"].create({"name": "Stranger", "company_id": self.other_office.id})
        with self.refused("belongs to another office"):
            self.issue(employee=stranger)
        foreign = self._new_item("radio", self.other_office, category_id=False)
        with self.assertRaises(AccessError):
            self.issue(foreign)
        self.holder.active = False
        with self.refused("does not work here"):
            self.issue()

    def test_only_keepers_issue_and_take_back_and_nobody_writes(self):
        custody = self.issue()
        for user in (self.staff, self.user, self.approver, self.finance, self.foreign_keeper):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                custody.with_user(user).issue(self.radio.ids, self.holder.id, self.moment(hours=1))
            with self.assertRaises(UserError), self.env.cr.savepoint():  # AccessError is one
                custody.with_user(user).action_return("good")
        for user in (self.staff, self.user, self.keeper):
            for vals in ({"state": "returned"}, {"date_to": self.moment()}, {"date_due": self.moment(days=9)}, {"employee_id": self.second.id}):
                with self.assertRaises(AccessError), self.env.cr.savepoint():
                    custody.with_user(user).write(vals)
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                custody.with_user(user).create({"equipment_id": self.radio.id, "employee_id": self.holder.id, "date_due": self.moment(hours=1)})
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                custody.with_user(user).unlink()
        with self.assertRaises(AccessError):
            custody.sudo().write({"employee_id": self.second.id})
        self.assertEqual((custody.state, custody.employee_id), ("issued", self.holder))

    def test_people_see_their_own_and_users_those_of_the_office(self):
        mine = self.issue()
        other = self.issue(self.radio, self.second)
        plain = self._new_user("e_plain", "street_base.group_street_user")
        self.second.user_id = plain
        self.assertEqual(self.Custody.with_user(plain).search([("id", "in", (mine | other).ids)]), other)
        self.assertEqual(self.Custody.with_user(self.user).search([("id", "in", (mine | other).ids)]), mine | other)
        self.assertFalse(self.Custody.with_user(self.foreign_keeper).search([("id", "in", (mine | other).ids)]))
        self.assertIn("radio", other.with_user(plain).display_name)
        with self.assertRaises(AccessError):
            other.with_user(self.user).read(["signature_out"])

    @mute_logger("odoo.sql_db")
    def test_the_database_refuses_two_custodies_at_once_behind_the_orm_too(self):
        custody = self.issue()
        self.env.flush_all()
        with self.assertRaisesRegex(Exception, "street_custody_equipment_no_overlap"), self.env.cr.savepoint():
            self.env.cr.execute(
                "INSERT INTO street_custody (equipment_id, employee_id, company_id, date_from, date_due, state) SELECT equipment_id, %s, company_id,"
                " date_from, date_due, 'issued' FROM street_custody WHERE id = %s", [self.second.id, custody.id])
        self.env.cr.execute("SELECT conname FROM pg_constraint WHERE conrelid = 'street_custody'::regclass AND contype = 'x'")
        self.assertEqual({row[0] for row in self.env.cr.fetchall()}, {"street_custody_equipment_no_overlap", "street_custody_vehicle_no_overlap"})

    @mute_logger("odoo.sql_db")
    def test_the_row_in_the_way_is_named_when_the_database_refuses(self):
        custody = self.issue()
        self.env.flush_all()
        with self.assertRaises(IntegrityError) as refused, self.env.cr.savepoint():
            self.env.cr.execute(
                "INSERT INTO street_custody (equipment_id, employee_id, company_id, date_from, date_due, state) SELECT equipment_id, %s, company_id,"
                " date_from, date_due, 'issued' FROM street_custody WHERE id = %s", [self.second.id, custody.id])
        self.assertRegex(self.Custody._sql_error_to_message(refused.exception), "recorder.* is with Holder 1 since")
