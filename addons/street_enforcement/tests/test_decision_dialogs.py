from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .decision_common import DecisionCommon
from .test_decision_amount import BenchmarkCommon


@tagged("post_install", "-at_install")
class TestDecisionDialogs(BenchmarkCommon, DecisionCommon):
    """The dialogs do what the public methods do, and nothing else."""

    def test_the_guided_choice_asks_each_question_once_and_keeps_the_answers(self):
        benchmark = self.make_benchmark()
        case = self.concluded_case()
        line = self.propose(case, 100).line_ids
        dialog = self.env["street.discretion.choice"].with_user(self.officer1).with_context(active_id=line.id).create({"line_id": line.id})
        self.assertEqual(dialog.answer_ids.mapped("question"), ["面积", "次数"])
        for row in dialog.answer_ids:
            row.circumstance_id = benchmark.circumstance_ids.filtered(lambda one, row=row: one.question == row.question)[-1]
        dialog.write({"amount": 9000})
        dialog.action_apply()
        self.assertEqual((line.tier_id.name, line.amount), ("严重", 9000))
        again = self.env["street.discretion.choice"].with_user(self.officer1).with_context(active_id=line.id).create({"line_id": line.id})
        self.assertEqual(again.answer_ids.circumstance_id, line.circumstance_ids, "it opens with what was answered")
        stranger = self.env["street.discretion.choice"].with_user(self.officer3).with_context(active_id=line.id).create({"line_id": line.id, "amount": 1})
        with self.assertRaises(UserError):
            stranger.action_apply()

    def test_without_a_benchmark_there_is_no_guided_choice(self):
        line = self.propose(self.concluded_case(), 100).line_ids
        with self.assertRaisesRegex(UserError, "no published benchmark"):
            self.env["street.discretion.choice"].with_user(self.officer1).with_context(active_id=line.id).create({"line_id": line.id})

    def test_the_reviewer_writes_his_review_in_the_dialog(self):
        case = self.deciding_case()
        decision = self.decision_of(case)
        with Form(self.env["street.legal.review.write"].with_user(self.reviewer).with_context(active_id=decision.id)) as form:
            form.result = "correct"
            form.opinion = "The clause is another."
            form.wrong_law = "Article 43 applies."
        form.record.action_write_review()
        review = decision.review_ids
        self.assertEqual((review.result, review.points["law"], review.points["facts"]["ok"]), ("correct", {"ok": False, "note": "Article 43 applies."}, True))
        self.assertIn("Article 43 applies.", review.point_table)
        with self.assertRaises(AccessError):
            self.env["street.legal.review.write"].with_user(self.officer1).create({"decision_id": decision.id, "opinion": "x"})

    def test_the_clerk_books_a_payment_in_the_dialog(self):
        decision = self.decision_of(self.decided_case(500))
        dialog = self.env["street.fine.pay"].with_user(self.clerk).create({"decision_id": decision.id, "amount": 500, "receipt_number": "R1", "bank_reference": "B1"})
        self.assertEqual(dialog.amount_due, 500)
        dialog.action_book()
        self.assertEqual((decision.payment_ids.amount, decision.payment_ids.bank_reference), (500, "B1"))

    def test_equal_instalments_fill_the_schedule(self):
        decision = self.decision_of(self.decided_case(500, served_days_ago=0))
        plan = self.env["street.fine.plan"].with_user(self.officer1).create({"decision_id": decision.id, "difficulty": "No income"})
        self.env["street.fine.plan.fill"].with_user(self.officer1).create({"plan_id": plan.id, "parts": 3}).action_fill()
        self.assertEqual(plan.line_ids.mapped("amount"), [166.67, 166.67, 166.66])
        with self.assertRaisesRegex(UserError, "parts"):
            self.env["street.fine.plan.fill"].with_user(self.officer1).create({"plan_id": plan.id, "parts": 0}).action_fill()

    def test_a_hearing_is_asked_for_and_led_by_its_dialogs(self):
        case = self.notified_case(5000, days_ago=0)
        self.env["street.hearing.request"].with_user(self.officer1).create({"case_id": case.id, "text": "I ask for a hearing."}).action_take()
        hearing = case.sudo().hearing_ids
        self.env["street.hearing.step"].with_user(self.head).create({
            "hearing_id": hearing.id, "step": "appoint", "chair_id": self.chair_person.id, "clerk_id": self.clerk_person.id}).action_do_step()
        self.env["street.hearing.step"].with_user(self.officer1).create({
            "hearing_id": hearing.id, "step": "summon", "date_hearing": self.moment(30), "place": "Room 2"}).action_do_step()
        self.assertEqual((hearing.state, hearing.chair_id), ("scheduled", self.chair_person))

    def test_the_proposal_is_written_in_the_form(self):
        case = self.concluded_case()
        with Form(self.env["street.decision"].with_user(self.officer1).with_context(default_case_id=case.id)) as form:
            form.reasons = "Two days on the pavement"
            form.gains = "none"
            form.correction = "Remove it"
        self.assertEqual(form.record.party_id, case.party_ids)

    def test_the_queries_of_the_gates_do_not_grow_with_the_cases(self):
        few = self.env["street.case"].browse([self.deciding_case().id for _place in range(2)])
        many = few + self.env["street.case"].browse([self.deciding_case().id for _place in range(8)])

        def count(cases):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            cases.with_user(self.head)._street_obstacles("decide")
            return self.env.cr.sql_log_count - before

        count(few)
        self.assertLessEqual(count(many), count(few) + 4)

    def test_the_term_of_defence_runs_from_service_on_the_clocks_of_the_case(self):
        case = self.concluded_case()
        case._start_notice_clocks(self.today, True)
        self.assertLessEqual({"D06", "D07"}, self.clocks(case))
        case._start_notice_clocks(self.today + timedelta(days=1), False)
        self.assertNotIn("D07", self.clocks(case))
