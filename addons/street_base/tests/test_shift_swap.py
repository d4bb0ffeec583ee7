from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from .common import PeopleCommon

TODAY = "2026-11-02 03:00:00"


@tagged("post_install", "-at_install")
class TestShiftSwap(PeopleCommon):
    """Swaps: asked for, agreed, approved; each by the right person only."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        freezer = freeze_time(TODAY)
        freezer.start()
        cls.addClassCleanup(freezer.stop)
        cls.third = cls._new_employee("S1 third", unit_id=cls.squad.id, user_id=cls._new_user("third").id)
        cls.line = cls._line(cls.member, date(2026, 11, 3))
        cls.back = cls._line(cls.third, date(2026, 11, 4))

    @classmethod
    def _line(cls, person, day, unit=None):
        return cls.env["street.shift"].create({
            "unit_id": (unit or cls.squad).id, "date": day, "kind_id": cls.env.ref("street_base.shift_kind_day").id,
            "line_ids": [(0, 0, {"employee_id": person.id, "duty": "Driver"})],
        }).line_ids

    def _swap(self, user=None, **values):
        return self.env["street.shift.swap"].with_user(user or self.member.user_id).create({
            "line_id": self.line.id, "other_employee_id": self.third.id, "reason": "Doctor", **values,
        })

    def _as(self, swap, person):
        return swap.with_user(person.user_id)

    def test_a_shift_is_exchanged_after_both_said_yes(self):
        swap = self._swap(other_line_id=self.back.id)
        self.assertEqual(swap.sudo().activity_ids.user_id, self.third.user_id)
        self.assertEqual(self._as(swap, self.third).allowed_moves, ["agree", "refuse"])
        self._as(swap, self.third).action_agree()
        self.env.invalidate_all()
        self.assertEqual(swap.sudo().activity_ids.user_id, self.leader.user_id)
        self._as(swap, self.leader).action_approve()
        self.env.invalidate_all()
        self.assertRecordValues(swap, [{"state": "approved", "requester_id": self.member.id, "unit_id": self.squad.id}])
        self.assertFalse(swap.sudo().activity_ids)
        self.assertEqual(self.line.employee_id, self.third)
        given_back = self.env["street.shift.line"].search([("employee_id", "=", self.member.id)])
        self.assertRecordValues(given_back, [{"date": date(2026, 11, 4), "duty": "Driver"}])

    def test_shifts_of_the_same_hours_may_be_exchanged(self):
        same_day = self._line(self.leader2, date(2026, 11, 3), self.squad2)
        swap = self._swap(other_employee_id=self.leader2.id, other_line_id=same_day.id)
        self._as(swap, self.leader2).action_agree()
        self._as(swap, self.leader).action_approve()
        self.assertEqual(self.line.employee_id, self.leader2)

    def test_a_swap_that_makes_two_shifts_overlap_is_refused_whole(self):
        self._line(self.third, date(2026, 11, 3), self.squad2)
        swap = self._swap()
        self._as(swap, self.third).action_agree()
        with self.assertRaisesRegex(ValidationError, "already on duty"), self.env.cr.savepoint():
            self._as(swap, self.leader).action_approve()
        self.env.invalidate_all()
        self.assertEqual(swap.state, "agreed")
        self.assertEqual(self.line.employee_id, self.member)

    def test_each_move_is_for_the_right_person_only(self):
        swap = self._swap()
        for person, move in (
            (self.member, "action_agree"), (self.member, "action_approve"), (self.third, "action_approve"),
            (self.third, "action_withdraw"), (self.leader, "action_withdraw"),
        ):
            with self.subTest(f"{person.name} {move}"), self.assertRaises(UserError):
                getattr(self._as(swap, person), move)()
        with self.assertRaises(AccessError):
            self._as(swap, self.member2).action_agree()

    def test_nobody_approves_a_swap_of_his_own(self):
        own = self._line(self.leader, date(2026, 11, 3))
        swap = self._swap(self.leader.user_id, line_id=own.id)
        self._as(swap, self.third).action_agree()
        with self.assertRaisesRegex(UserError, "nobody a swap of his own"):
            self._as(swap, self.leader).action_approve()
        swap.with_user(self.admin).action_approve()
        self.assertEqual(own.employee_id, self.third)

    def test_a_refusal_needs_a_reason(self):
        swap = self._as(self._swap(), self.third)
        with self.assertRaises(UserError):
            swap.action_refuse(reason=" ")
        swap.action_refuse(reason="On leave")
        self.assertRecordValues(swap, [{"state": "refused", "refusal": "On leave"}])

    def test_whoever_asked_may_withdraw(self):
        swap = self._swap()
        swap.action_withdraw()
        self.assertEqual(swap.state, "withdrawn")

    def test_the_leader_speaks_for_somebody_without_an_account(self):
        silent = self._new_employee("Silent", unit_id=self.squad.id)
        swap = self._swap(other_employee_id=silent.id)
        self.assertEqual(swap.sudo().activity_ids.user_id, self.leader.user_id)
        self._as(swap, self.leader).action_agree()
        self._as(swap, self.leader).action_approve()
        self.assertEqual(self.line.employee_id, silent)

    def test_a_roster_changed_meanwhile_stops_the_swap(self):
        swap = self._swap()
        self.line.employee_id = self.leader
        with self.assertRaisesRegex(UserError, "roster has changed"):
            self._as(swap, self.third).action_agree()
        self.line.employee_id = self.member
        with freeze_time("2026-11-04 03:00:00"), self.assertRaisesRegex(UserError, "in the past"):
            self._as(swap, self.third).action_agree()
        self.line.unlink()
        self.assertEqual(swap.state, "requested")
        self.assertFalse(swap.line_id)

    def test_nobody_gives_away_the_shift_of_another(self):
        with self.assertRaises(AccessError):
            self._swap(self.member2.user_id)
        with self.assertRaises(AccessError):
            self._swap(self.third.user_id, other_employee_id=self.member2.id)
        with self.assertRaises(ValidationError):
            self._swap(other_line_id=self.line.id)
        with self.assertRaises(ValidationError):
            self._swap(other_employee_id=self.member.id)
        with self.assertRaises(ValidationError):
            self._swap(line_id=False)

    def test_no_door_leads_past_the_moves(self):
        swap = self._swap()
        Swap = self.env["street.shift.swap"]
        for user in (self.member.user_id, self.leader.user_id, self.admin):
            for call in (
                lambda user=user: swap.with_user(user).write({"state": "approved"}),
                lambda user=user: swap.with_user(user).write({"other_employee_id": self.member2.id}),
                lambda user=user: swap.with_user(user).unlink(),
                lambda user=user: Swap.with_user(user).create({
                    "line_id": self.line.id, "other_employee_id": self.third.id, "reason": "x", "state": "approved"}),
                lambda user=user: Swap.with_user(user).create({
                    "line_id": self.line.id, "other_employee_id": self.third.id, "reason": "x",
                    "requester_id": self.third.id}),
            ):
                with self.assertRaises(AccessError), self.env.cr.savepoint():
                    call()
        sneaky = Swap.with_user(self.member.user_id).with_context(default_state="approved", default_requester_id=self.third.id)
        self.assertRecordValues(
            sneaky.create({"line_id": self.line.id, "other_employee_id": self.third.id, "reason": "x"}),
            [{"state": "requested", "requester_id": self.member.id}])
