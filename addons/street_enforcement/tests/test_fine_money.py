from datetime import timedelta
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .decision_common import DecisionCommon


@tagged("post_install", "-at_install")
class TestFineMoney(DecisionCommon):
    """G12, G25, G26, G46: what is owed, who books what is paid, and what grows on what is late."""

    def pay(self, case, amount, number="R1", user=None, **values):
        self.decision_of(case).with_user(user or self.clerk).action_pay(amount, number, **values)
        self.env.invalidate_all()

    def due_days_ago(self, days):
        """How long ago a decision was received whose term of payment ended so many days ago, holidays left out."""
        decision, ago = self.env["street.decision"], days + 15
        while True:
            last = decision.new({"case_id": False, "company_id": self.office.id})
            rule = self.env["street.deadline.rule"]._get_rule("D11", self.office.id)
            _moment, last, _provisional = self.env["street.deadline"]._get_due(
                self.office.id, self.today - timedelta(days=ago), rule["length"], rule["unit"], rule["rolls"])
            if (self.today - last).days <= days:
                return ago, (self.today - last).days
            ago -= 1

    def late_case(self, days=10, amount=1000):
        ago, late = self.due_days_ago(days)
        case = self.decided_case(amount, served_days_ago=ago)
        return case, late

    def test_the_term_of_payment_runs_from_service(self):
        case = self.decided_case(500)
        decision = self.decision_of(case)
        self.assertEqual((decision.date_due, decision.amount_due), (False, 500))
        self.age_decision(case, 0)
        self.assertGreaterEqual((decision.date_due - self.today).days, 15)
        self.assertEqual(decision.surcharge(), [{"id": decision.id, "amount": 0}])

    def test_nobody_pays_more_than_is_owed(self):
        case = self.decided_case(500)
        with self.assertRaisesRegex(UserError, "more than is owed"):
            self.pay(case, 500.01)
        self.pay(case, 300)
        with self.assertRaisesRegex(UserError, "more than is owed"):
            self.pay(case, 200.01, "R2")
        self.pay(case, 200, "R2")
        decision = self.decision_of(case)
        self.assertEqual((decision.amount_paid, decision.amount_due), (500, 0))
        for amount in (0, -5, "x", 0.001, float("nan"), float("inf"), 1e30, None):
            with self.subTest(amount), self.assertRaises(UserError):
                self.pay(case, amount, "R3")

    def test_a_receipt_is_booked_once_and_a_payment_has_a_day_that_can_be(self):
        case = self.decided_case(500)
        self.pay(case, 100)
        for values, words in (
            ({}, "booked already"), ({"number": " "}, "APL 70"), ({"number": "R2", "date": str(self.today + timedelta(days=1))}, "between"),
            ({"number": "R2", "date": str(self.today - timedelta(days=1))}, "between"), ({"number": "R2", "kind": "tip"}, "kind"),
            ({"number": "R2", "way": "pocket"}, "kind"), ({"number": "R2", "date": "soon"}, "no day"), ({"number": "R2", "kind": "gains"}, "more than is owed"),
        ):
            with self.subTest(words), self.assertRaisesRegex(UserError, words):
                self.pay(case, 100, **values)

    def test_whoever_decides_or_investigates_books_no_payment(self):
        case = self.decided_case(500)
        for user in (self.officer1, self.leader, self.head, self.reviewer):
            with self.subTest(user.login), self.assertRaises(UserError):
                self.pay(case, 100, user=user)
        for user in (self.clerk, self.officer1, self.head):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                self.env["street.fine.payment"].with_user(user).create({"decision_id": self.decision_of(case).id, "date": self.today, "amount": 1, "receipt_number": "X"})
        self.pay(case, 100)
        payment = self.decision_of(case).payment_ids
        for door in (lambda p: p.write({"amount": 500}), lambda p: p.unlink(), lambda p: p.write({"state": "reversed"})):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                door(payment.with_user(self.clerk))

    def test_a_wrong_booking_is_reversed_and_its_receipt_is_free_again(self):
        case = self.decided_case(500)
        self.pay(case, 500)
        with self.assertRaisesRegex(UserError, "reason"):
            self.decision_of(case).payment_ids.with_user(self.clerk).action_reverse("")
        self.decision_of(case).payment_ids.with_user(self.clerk).action_reverse("Another case's money")
        self.env.invalidate_all()
        self.assertEqual(self.decision_of(case).amount_due, 500)
        self.pay(case, 500)

    def test_three_percent_a_day_grow_on_what_is_late_and_never_more_than_the_fine(self):
        case, late = self.late_case(10)
        decision = self.decision_of(case)
        self.assertEqual(decision.amount_surcharge, 30 * late)
        self.assertEqual(decision.amount_due, 1000 + 30 * late)
        self.assertEqual(decision.surcharge(str(decision.date_due + timedelta(days=33)))[0]["amount"], 990)
        self.assertEqual(decision.surcharge(str(decision.date_due + timedelta(days=400)))[0]["amount"], 1000)
        self.assertEqual(decision.surcharge(str(decision.date_due))[0]["amount"], 0)
        with self.assertRaisesRegex(UserError, "no day"):
            decision.surcharge("soon")
        self.pay(case, 1000)
        with self.assertRaisesRegex(UserError, "more than is owed"):
            self.pay(case, 30 * late + 0.01, "R2", kind="surcharge")
        self.pay(case, 30 * late, "R2", kind="surcharge")
        self.assertEqual(self.decision_of(case).amount_due, 0)

    def test_nothing_grows_in_a_remedy_or_when_the_decision_does_not_say_so(self):
        case, late = self.late_case(10)
        decision = self.decision_of(case)
        with patch.object(type(case), "_get_remedy_periods", lambda self: [(decision.date_due + timedelta(days=1), decision.date_due + timedelta(days=3))]):
            self.assertEqual(decision.surcharge()[0]["amount"], 30 * (late - 3))
        self.env.cr.execute("UPDATE street_decision SET with_surcharge = FALSE WHERE id = %s", [decision.id])
        self.env.invalidate_all()
        self.assertEqual(decision.surcharge()[0]["amount"], 0)

    # ------------------------------------------------------------
    # DEFERRAL AND INSTALMENTS
    # ------------------------------------------------------------

    def apply(self, case, amounts=(250, 250), kind="instalments", **values):
        return self.env["street.fine.plan"].with_user(self.officer1).create({
            "decision_id": self.decision_of(case).id, "kind": kind, "difficulty": "The shop was closed for months.",
            "line_ids": [(0, 0, {"date_due": self.today + timedelta(days=30 * place), "amount": amount}) for place, amount in enumerate(amounts, 1)],
            **values,
        })

    def executing(self, case):
        self.env.flush_all()
        self.env.cr.execute("UPDATE street_case SET state = 'executing' WHERE id = %s", [case.id])
        self.env.invalidate_all()
        return case

    def test_instalments_need_the_application_the_schedule_and_the_head(self):
        case = self.executing(self.decided_case(500, served_days_ago=0))
        plan = self.apply(case)
        with self.assertRaisesRegex(UserError, "G26"):
            plan.with_user(self.head).action_approve()
        self.approve(case, "defer")
        for user in (self.officer1, self.leader, self.reviewer):
            with self.subTest(user.login), self.assertRaises(UserError):
                plan.with_user(user).action_approve()
        plan.with_user(self.head).action_approve()
        self.assertEqual((plan.state, plan.approved_by), ("approved", "head"))
        with self.assertRaises(UserError):
            plan.line_ids.with_user(self.officer1).write({"amount": 1})
        with self.assertRaises(UserError):
            plan.with_user(self.officer1).write({"difficulty": "None"})
        self.assertEqual(self.decision_of(case)._get_surcharge(self.today + timedelta(days=30)), 0)
        self.assertEqual(self.decision_of(case)._get_surcharge(self.today + timedelta(days=31)), 7.5)

    def test_a_schedule_comes_to_what_is_owed_on_days_to_come(self):
        case = self.executing(self.decided_case(500, served_days_ago=0))
        self.approve(case, "defer")
        for values, words in (
            ({"amounts": (250, 249)}, "are owed"), ({"amounts": (500,)}, "at least two"), ({"amounts": (250, 250), "kind": "defer"}, "at least two"),
            ({"amounts": (), "line_ids": [(0, 0, {"date_due": self.today, "amount": 250}), (0, 0, {"date_due": self.today + timedelta(days=3), "amount": 250})]}, "to come"),
        ):
            with self.subTest(values), self.assertRaisesRegex(UserError, words):
                self.apply(case, **values).with_user(self.head).action_approve()

    def test_a_schedule_changed_after_the_approval_is_approved_anew(self):
        case = self.executing(self.decided_case(500, served_days_ago=0))
        plan = self.apply(case)
        self.approve(case, "defer")
        self.env.flush_all()
        self.env.cr.execute("UPDATE street_fine_plan_line SET write_date = write_date + interval '1 minute' WHERE plan_id = %s", [plan.id])
        self.env.invalidate_all()
        with self.assertRaisesRegex(UserError, "changed after"):
            plan.with_user(self.head).action_approve()

    def test_what_had_grown_before_the_schedule_stays_and_a_second_one_replaces_it(self):
        case, late = self.late_case(10)
        self.executing(case)
        plan = self.apply(case, (500, 500))
        self.approve(case, "defer")
        plan.with_user(self.head).action_approve()
        self.env.invalidate_all()
        self.assertEqual(self.decision_of(case).amount_surcharge, 30 * late)
        self.pay(case, 400)
        again = self.apply(case, (300, 300))
        self.approve(case, "defer")
        again.with_user(self.head).action_approve()
        self.env.invalidate_all()
        self.assertEqual((plan.state, again.state), ("replaced", "approved"))
        self.assertEqual(self.decision_of(case).amount_surcharge, 30 * late)

    def test_a_head_refuses_with_a_reason(self):
        case = self.executing(self.decided_case(500, served_days_ago=0))
        plan = self.apply(case)
        with self.assertRaises(UserError):
            plan.with_user(self.officer1).action_refuse("No")
        plan.with_user(self.head).action_refuse("He owns three shops.")
        self.assertEqual((plan.state, plan.refusal), ("refused", "He owns three shops."))

    # ------------------------------------------------------------
    # CASH
    # ------------------------------------------------------------

    def test_cash_is_taken_only_where_the_law_lets_it_and_goes_to_the_bank_in_two_steps(self):
        case = self.decided_case(500, served_days_ago=0)
        decision = self.decision_of(case).with_user(self.officer1)
        with self.assertRaisesRegex(UserError, "no blank finance receipt"):
            decision.action_collect(500, "C1", "remote")
        block = self.env["street.form.block"].with_user(self.clerk).create({
            "kind": "receipt", "prefix": "C", "first": 1, "last": 2, "digits": 1, "company_id": self.office.id})
        block.action_issue(employee_id=self.officer1_person.id)
        for ground, words in (("small", "on the spot"), ("hard", "on the spot"), ("whim", "Say why")):
            with self.subTest(ground), self.assertRaisesRegex(UserError, words):
                decision.action_collect(500, "C1", ground)
        for user in (self.officer3, self.clerk, self.head):
            with self.subTest(user.login), self.assertRaises(UserError):
                decision.with_user(user).action_collect(500, "C1", "remote", note="He asked")
        with self.assertRaisesRegex(UserError, "the party asked.*APL 68"):
            decision.action_collect(500, "C1", "remote")
        decision.action_collect(500, "C1", "remote", note="An island without a bank; he asked for it")
        payment = decision.sudo().payment_ids
        self.assertEqual(block.form_ids.mapped("state"), ["used", "blank"])
        self.assertEqual(payment.cash_note, "An island without a bank; he asked for it")
        self.assertEqual((payment.collector_id, self.kinds(payment)), (self.officer1_person, {"D13"}))
        with self.assertRaisesRegex(UserError, "handed the cash"):
            payment.with_user(self.clerk).action_bank("B1")
        with self.assertRaises(UserError):
            payment.with_user(self.officer1).action_hand_in()
        payment.with_user(self.clerk).action_hand_in()
        self.assertEqual(self.kinds(payment), {"D14"})
        payment.with_user(self.clerk).action_bank("B1")
        self.assertEqual((self.kinds(payment), payment.date_banked), (set(), self.today))
        with self.assertRaisesRegex(UserError, "already"):
            payment.with_user(self.clerk).action_bank("B2")

    def kinds(self, payment):
        return set(self.env["street.deadline"].search([
            ("res_model", "=", payment._name), ("res_id", "=", payment.id), ("state", "=", "running")]).mapped("kind"))

    def test_a_small_fine_on_the_spot_is_at_most_a_hundred_yuan(self):
        case = self.decided_case(100.5)
        self.env.cr.execute("UPDATE street_case SET procedure = 'summary' WHERE id = %s", [case.id])
        self.env.invalidate_all()
        found = self.decision_of(case).with_user(self.officer1)._get_collect_obstacles({"ground": "small", "receipt_number": "C1", "date": self.today})
        self.assertEqual({obstacle.code for obstacle in found}, {"not_small", "receipt_holder"})

    # ------------------------------------------------------------
    # NO MEASURE OF ANYBODY'S WORK
    # ------------------------------------------------------------

    def test_sums_of_fines_are_never_counted_by_person(self):
        payments = self.env["street.fine.payment"]
        for spec in ("collector_id", "create_uid", "write_uid"):
            with self.subTest(spec), self.assertRaisesRegex(UserError, "G46"):
                payments._read_group([], [spec], ["amount:sum"])
            with self.subTest(spec), self.assertRaisesRegex(UserError, "G46"):
                payments.with_user(self.head).formatted_read_group([], [spec], ["amount:sum"])
        payments._read_group([], ["date:month"], ["amount:sum"])
