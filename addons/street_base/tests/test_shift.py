from datetime import date, datetime

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, freeze_time, tagged

from .common import PeopleCommon

MONDAY = date(2026, 11, 2)


@tagged("post_install", "-at_install")
class TestShift(PeopleCommon):
    """The duty roster: overlaps, who keeps it, and copying a week."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.day = cls.env.ref("street_base.shift_kind_day")
        cls.night = cls.env.ref("street_base.shift_kind_night")
        cls.round_the_clock = cls.env.ref("street_base.shift_kind_standby")

    def _shift(self, unit=None, kind=None, day=MONDAY, people=None, user=None):
        people = self.member if people is None else people
        return self.env["street.shift"].with_user(user or self.env.user).create({
            "unit_id": (unit or self.squad).id, "date": day, "kind_id": (kind or self.day).id,
            "line_ids": [(0, 0, {"employee_id": person.id}) for person in people],
        })

    def test_a_shift_knows_its_hours_and_people(self):
        shift = self._shift(kind=self.night, people=self.leader | self.member)
        self.assertRecordValues(shift, [{
            "date_start": datetime(2026, 11, 2, 14), "date_end": datetime(2026, 11, 3, 0), "person_count": 2,
            "company_id": self.office.id,
        }])
        on_duty = self.env["street.shift"]._get_on_duty(self.squad, datetime(2026, 11, 2, 20))
        self.assertEqual(on_duty.employee_id, self.leader | self.member)
        self.assertFalse(self.env["street.shift"]._get_on_duty(self.squad, datetime(2026, 11, 3, 0)))

    def test_nobody_is_in_two_shifts_that_overlap(self):
        self._shift()
        self._shift(kind=self.night)
        with self.assertRaisesRegex(ValidationError, "S1 member is already on duty"):
            self._shift(self.squad2, self.round_the_clock)

    def test_moving_a_shift_is_checked_like_entering_it(self):
        self._shift(kind=self.round_the_clock)
        later = self._shift(day=date(2026, 11, 3))
        with self.assertRaises(ValidationError):
            later.date = MONDAY

    def test_changed_hours_leave_the_rosters_of_the_past_alone(self):
        shift = self._shift()
        self.day.hour_from = 9
        self.assertEqual(shift.date_start, datetime(2026, 11, 2, 0))
        self.assertEqual(self._shift(day=date(2026, 11, 3)).date_start, datetime(2026, 11, 3, 1))

    def test_a_stranger_is_not_put_on_the_roster(self):
        with self.assertRaises(ValidationError):
            self._shift(people=self._new_employee("Stranger", self.other_office))

    def test_the_leader_keeps_the_roster_of_his_unit_in_the_form(self):
        with Form(self.env["street.shift"].with_user(self.leader.user_id).with_company(self.office)) as form:
            self.assertEqual(form.unit_id, self.squad)
            form.date = MONDAY
            form.kind_id = self.day
            with form.line_ids.new() as line:
                line.employee_id = self.member
        shift = form.record
        self.assertTrue(shift.can_edit)
        self.assertFalse(shift.with_user(self.member.user_id).can_edit)
        shift.unlink()

    def test_staff_read_the_roster_and_write_none(self):
        shift = self._shift()
        user = self.member.user_id
        self.assertEqual(shift.with_user(user).people_names, "S1 member")
        self.assertEqual(shift.with_user(self.city_user).line_ids.employee_id.display_name, "S1 member")
        for call in (
            lambda: self._shift(day=date(2026, 11, 4), user=user),
            lambda: shift.with_user(user).write({"vehicle": "mine"}),
            lambda: shift.with_user(user).write({"line_ids": [(5, 0, 0)]}),
            lambda: shift.line_ids.with_user(user).write({"duty": "none"}),
            lambda: shift.line_ids.with_user(user).unlink(),
            lambda: shift.with_user(user).unlink(),
            lambda: shift.with_user(user).copy(),
            lambda: self.env["street.shift.line"].with_user(user).create({"shift_id": shift.id, "employee_id": self.leader.id}),
            lambda: self.env["street.shift.kind"].with_user(user).create({"name": "x", "hour_from": 1, "hour_to": 2}),
            lambda: shift.with_user(self.city_user).write({"vehicle": "mine"}),
        ):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                call()

    def test_a_leader_reaches_no_other_unit_through_a_move(self):
        own = self._shift(user=self.leader.user_id)
        other = self._shift(self.squad2, people=self.member2)
        leader = self.leader.user_id
        for call in (
            lambda: own.with_user(leader).write({"unit_id": self.squad2.id}),
            lambda: own.line_ids.with_user(leader).write({"shift_id": other.id}),
            lambda: own.with_user(leader).write({"line_ids": [(4, other.line_ids.id)]}),
            lambda: other.with_user(leader).write({"unit_id": self.squad.id}),
            lambda: other.line_ids.with_user(leader).write({"employee_id": self.leader.id}),
            lambda: self._shift(self.squad2, day=date(2026, 11, 5), user=leader),
        ):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                call()

    def test_the_stand_in_keeps_the_roster_while_he_stands_in(self):
        self.env["street.stand.in"].create({
            "absent_employee_id": self.leader.id, "employee_id": self.member.id, "date_from": "2026-11-02",
            "date_to": "2026-11-03", "reason": "Leave",
        })
        with freeze_time("2026-11-03 12:00:00"):
            self._shift(user=self.member.user_id)
        # The rule is kept in a cache; its day must not be.
        with freeze_time("2026-11-04 12:00:00"), self.assertRaises(AccessError):
            self._shift(day=date(2026, 11, 6), user=self.member.user_id)

    def test_a_week_is_copied_without_people_who_left(self):
        gone = self._new_employee("Gone")
        self._shift(people=self.member | gone)
        self._shift(kind=self.night, day=date(2026, 11, 8), people=self.leader)
        gone.active = False
        wizard = self.env["street.shift.copy"].with_user(self.leader.user_id).create({
            "unit_ids": self.squad.ids, "source_date": "2026-11-05", "target_date": "2026-11-11",
        })
        copies = self.env["street.shift"].search(wizard.action_copy()["domain"], order="date")
        self.assertRecordValues(copies, [
            {"date": date(2026, 11, 9), "kind_id": self.day.id, "people_names": "S1 member"},
            {"date": date(2026, 11, 15), "kind_id": self.night.id, "people_names": "S1 leader"},
        ])
        with self.assertRaisesRegex(UserError, "already has shifts"):
            wizard.action_copy()

    def test_a_leader_copies_no_other_unit(self):
        self._shift(self.squad2, people=self.member2)
        wizard = self.env["street.shift.copy"].with_user(self.leader.user_id).create({
            "unit_ids": self.squad2.ids, "source_date": MONDAY, "target_date": "2026-11-09",
        })
        with self.assertRaises(AccessError):
            wizard.action_copy()

    def test_an_empty_week_is_named(self):
        wizard = self.env["street.shift.copy"].create({
            "unit_ids": self.squad.ids, "source_date": "2030-01-01", "target_date": "2030-01-08",
        })
        with self.assertRaisesRegex(UserError, "no shift of Squad S1"):
            wizard.action_copy()

    def test_a_list_of_shifts_costs_the_same_for_two_and_for_many(self):
        shifts = self._shift(people=self.member)
        for day in range(3, 25):
            shifts |= self._shift(day=date(2026, 11, day), people=self.leader | self.member)
        counts = []
        for some in (shifts[:2], shifts):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            some.with_user(self.member.user_id).web_read({
                "people_names": {}, "unit_id": {"fields": {"display_name": {}}}, "leader_id": {"fields": {"display_name": {}}},
                "display_name": {}, "can_edit": {},
            })
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 2)
