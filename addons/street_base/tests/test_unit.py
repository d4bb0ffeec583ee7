from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .common import PeopleCommon
from .overlap_common import OverlapAssertions

DAY = date(2026, 11, 2)


@tagged("post_install", "-at_install")
class TestUnit(OverlapAssertions, PeopleCommon):
    """Units, their members, and who may accept work for them."""

    def _stand_in(self, absent, employee, date_from="2026-11-01", date_to="2026-11-07"):
        return self.env["street.stand.in"].create({
            "absent_employee_id": absent.id, "employee_id": employee.id, "date_from": date_from, "date_to": date_to,
            "reason": "Leave",
        })

    def test_leader_members_and_stand_in_may_accept_work(self):
        self._stand_in(self.leader, self.leader2)
        without_account = self._new_employee("No account", unit_id=self.squad.id)
        self.assertFalse(without_account.user_id)
        own = self.leader.user_id | self.member.user_id
        self.assertEqual(self.squad._get_handlers(DAY), own | self.leader2.user_id)
        self.assertEqual(self.squad._get_handlers(date(2026, 11, 8)), own)
        self.assertEqual((self.squad | self.squad2)._get_handlers(date(2026, 11, 8)),
                         own | self.leader2.user_id | self.member2.user_id)

    def test_a_person_who_left_accepts_nothing(self):
        self.member.active = False
        self.leader.user_id.active = False
        self.assertFalse(self.squad._get_handlers(DAY))

    def test_units_are_found_by_who_may_accept_work_today(self):
        self._stand_in(self.leader, self.leader2)
        units = self.env["street.unit"].with_user(self.leader2.user_id)
        mine = [("user_ids", "in", self.leader2.user_id.ids)]
        with freeze_time("2026-11-02"):
            self.assertEqual(units.search(mine), self.squad | self.squad2)
            self.assertIn(self.leader2.user_id, self.squad.user_ids)
            self.assertNotIn(self.squad, units.search([("user_ids", "not in", self.leader2.user_id.ids)]))
        self.env.invalidate_all()
        with freeze_time("2026-11-09"):
            self.assertEqual(units.search(mine), self.squad2)
            self.assertNotIn(self.leader2.user_id, self.squad.user_ids)

    def test_handlers_cost_the_same_for_two_units_and_for_many(self):
        many = self.squad | self.squad2
        for number in range(20):
            many |= self.env["street.unit"].create({
                "name": f"U{number}", "code": f"U{number}", "company_id": self.office.id, "leader_id": self.leader.id,
            })
        counts = []
        for units in (self.squad | self.squad2, many):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            units.with_user(self.member2.user_id)._get_handlers(DAY)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 2)

    def test_a_unit_is_not_part_of_itself(self):
        self.squad2.parent_id = self.squad
        with self.assertRaises(UserError):
            self.squad.parent_id = self.squad2

    def test_a_unit_stays_with_its_office(self):
        with self.assertRaises(ValidationError):
            self.squad.company_id = self.other_office

    @mute_logger("odoo.sql_db")
    def test_a_code_is_used_once_in_an_office(self):
        values = {"name": "Again", "code": "S1"}
        self.env["street.unit"].create({**values, "company_id": self.other_office.id})
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.env["street.unit"].create({**values, "company_id": self.office.id})

    def test_a_person_works_in_a_unit_of_his_own_office(self):
        stranger = self._new_employee("Stranger", self.other_office)
        with self.assertRaises(ValidationError):
            stranger.unit_id = self.squad

    def test_a_stationed_person_names_who_sends_him(self):
        with self.assertRaises(ValidationError):
            self.member.employment_type = "stationed"
        self.member.write({"employment_type": "stationed", "sending_unit_id": self.squad2.id})

    def test_one_stand_in_for_an_absent_person_at_a_time(self):
        first = self._stand_in(self.leader, self.member)
        self._stand_in(self.leader, self.leader2, "2026-11-08", "2026-11-09")
        self._stand_in(self.leader2, self.member, "2026-11-01", "2026-11-09")
        self.assertOverlapRefused(
            first, "S1 leader already has S1 member", lambda: self._stand_in(self.leader, self.leader2, "2026-11-07", "2026-11-07"))
        self.assertIn(first, self.env["street.stand.in"]._stand_ins_on(DAY))

    def test_nobody_of_another_office_stands_in(self):
        with self.assertRaises(ValidationError):
            self._stand_in(self.leader, self._new_employee("Stranger", self.other_office))

    def test_the_roles_of_the_suite_keep_their_codes(self):
        role = self.env.ref("street_base.role_officer")
        with self.assertRaisesRegex(UserError, "fixed"):
            role.code = "boss"
        with self.assertRaisesRegex(UserError, "Archive it"):
            role.unlink()
        own = role.create({"name": "Driver", "code": "driver"})
        own.unlink()
