from datetime import date, timedelta

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import TransactionCase, tagged

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_dispatch.tools import evaluation

from .matter_common import MatterCommon


@tagged("post_install", "-at_install")
class TestEvaluationFormulas(TransactionCase):
    def test_a_month_ends_where_the_next_begins(self):
        self.assertEqual(evaluation.month_bounds("2026-12"), (date(2026, 12, 1), date(2027, 1, 1)))
        with self.assertRaises(ValueError):
            evaluation.month_bounds("2026-13")

    def test_months_count_back_over_the_year(self):
        self.assertEqual(evaluation.last_months(date(2026, 2, 3), 4), ["2026-02", "2026-01", "2025-12", "2025-11"])

    def test_nothing_over_nothing_is_no_rate(self):
        self.assertIsNone(evaluation.rate_of(0, 0))
        self.assertEqual(evaluation.rate_of(1, 4), 0.25)

    def test_no_rate_rests_on_money_penalties_or_inspections(self):
        words = " ".join(f"{rate.key} {rate.numerator} {rate.denominator}" for rate in evaluation.RATES.values())
        for banned in ("fine", "penalt", "amount", "inspect", "case", "operation"):
            self.assertNotIn(banned, words, "G46")
        names = self.env["street.evaluation.line"]._fields["rate"].get_values(self.env)
        self.assertEqual(names, list(evaluation.RATES))


@tagged("post_install", "-at_install")
class TestEvaluation(MatterCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.month = f"{today():%Y-%m}"

    def evaluate(self, user=None, **values):
        evaluation_of_month = self.env["street.evaluation"].with_user(user or self.dispatcher).create({"month": self.month, **values})
        evaluation_of_month.action_compute()
        return evaluation_of_month

    def numbers(self, evaluated, kind="office", subject=None):
        """dict rate → (numerator, denominator) of one subject."""
        lines = evaluated.line_ids.filtered(lambda line: line.kind == kind and (subject is None or line.subject_id == subject.id))
        return {line.rate: (line.numerator, line.denominator) for line in lines}

    def set_clock(self, matter, kind, late):
        """Let the last clock of a kind be due this month, kept or missed."""
        now = fields.Datetime.now()
        due = now - timedelta(minutes=1) if late else now + timedelta(minutes=1)
        self.env.cr.execute(
            """UPDATE street_deadline SET due = %s WHERE id = (SELECT max(id) FROM street_deadline
                WHERE res_model = 'street.matter' AND res_id = %s AND kind = %s)""", [due, matter.id, kind])
        self.env["street.deadline"].invalidate_model()

    def world(self):
        """Five matters whose course is known."""
        timely, late, returned, running = (self.new_matter() for _number in range(4))
        for matter in (timely, late):
            self.bring_to("closed", matter)
            self.set_clock(matter, "handle", matter == late)
            self.set_clock(matter, "total", matter == late)
            self.set_clock(matter, "dispatch", False)
            self.set_clock(matter, "check", False)
        self.bring_to("dispatched", returned)
        returned.with_user(self.handler).action_send_back(reason="Not ours")
        self.bring_to("handling", running)
        self.set_clock(running, "handle", True)
        spot = self.new_matter(self.member, photo_after_ids=[(4, self.photo(self.member).id)])
        spot.with_user(self.member).action_settle(result="Done")
        return timely | late | returned | running | spot.with_env(timely.env)

    def test_rates_of_a_known_month(self):
        self.world()
        numbers = self.numbers(self.evaluate())
        self.assertEqual(numbers["settled"], (1, 5))
        self.assertEqual(numbers["registering"], (4, 4), "settled on the spot is counted apart")
        self.assertEqual(numbers["dispatch_accuracy"], (3, 4))
        self.assertEqual(numbers["handling"], (2, 3))
        self.assertEqual(numbers["handling_timely"], (1, 3))
        self.assertEqual(numbers["overdue"], (2, 3))
        self.assertEqual(numbers["rework"], (0, 2))
        self.assertEqual(numbers["closing_timely"], (1, 2))

    def test_units_grids_and_posts_have_rows_of_their_own(self):
        self.world()
        evaluated = self.evaluate()
        self.assertEqual(self.numbers(evaluated, "unit", self.squad)["handling_timely"], (1, 3))
        self.assertEqual(self.numbers(evaluated, "unit", self.squad)["dispatch_accuracy"], (3, 4))
        self.assertEqual(self.numbers(evaluated, "grid", self.grid)["settled"], (1, 5))
        self.assertEqual(self.numbers(evaluated, "dispatcher", self.dispatcher)["dispatch_accuracy"], (3, 4))
        self.assertEqual(self.numbers(evaluated, "checker", self.dispatcher)["check_timely"], (2, 2))
        self.assertEqual(self.numbers(evaluated, "member", self.member)["settled"], (1, 1))

    def test_every_number_opens_as_many_records(self):
        self.world()
        evaluated = self.evaluate()
        self.assertTrue(evaluated.line_ids)
        for line in evaluated.line_ids:
            for number, action in ((line.numerator, line.action_open_numerator()), (line.denominator, line.action_open_denominator())):
                found = self.env[action["res_model"]].with_user(self.dispatcher).search_count(action["domain"])
                self.assertEqual(found, number, (line.kind, line.subject, line.rate))

    def test_counts_agree_with_counting_one_by_one(self):
        matters = self.world()
        clocks = self.env["street.deadline"].search([("res_model", "=", "street.matter"), ("res_id", "in", matters.ids), ("kind", "=", "handle")])
        due = kept = 0
        for matter in matters.filtered("unit_id"):
            clock = clocks.filtered(lambda clock, matter=matter: clock.res_id == matter.id).sorted("id")[-1:]
            if clock and (clock.state == "done" or clock.due < fields.Datetime.now()):
                due += 1
                kept += clock.state == "done" and clock.done_at <= clock.due
        self.assertEqual(self.numbers(self.evaluate())["handling_timely"], (kept, due))

    def test_suspended_limits_and_transferred_matters_do_not_count(self):
        held, moved = self.bring_to("handling"), self.bring_to("dispatched")
        held.with_user(self.command).action_suspend(reason="Waiting")
        self.set_clock(moved, "handle", True)
        moved.with_user(self.dispatcher).action_transfer(unit_id=self.centre_unit.id, reason="Beyond our list")
        self.assertEqual(self.numbers(self.evaluate())["handling"], (0, 0))

    def test_another_month_counts_nothing_of_this_one(self):
        self.world()
        before = evaluation.last_months(today(), 2)[1]
        numbers = self.numbers(self.evaluate(month=before))
        self.assertFalse(any(denominator for _numerator, denominator in numbers.values()))

    def test_rates_are_never_typed(self):
        self.world()
        line = self.evaluate().line_ids[0]
        for user in (self.dispatcher, self.command):
            with self.assertRaises(AccessError):
                line.with_user(user).write({"numerator": 100})
            with self.assertRaises(AccessError):
                self.env["street.evaluation.line"].with_user(user).create({
                    "evaluation_id": line.evaluation_id.id, "kind": "office", "subject": "x", "subject_id": 1, "rate": "closing",
                    "numerator": 1, "denominator": 1})
        with self.assertRaises(AccessError):
            self.env["street.evaluation"].with_user(self.handler).create({"month": self.month})

    def test_the_authority_above_evaluates_its_offices_and_nobody_else_does(self):
        self.world()
        self.assertEqual(self.numbers(self.evaluate(self.centre_user, company_id=self.office.id))["registering"], (4, 4))
        stranger = self._new_user("stranger", "street_dispatch.group_dispatch_dispatcher", self.other_office)
        self.assertFalse(any(denominator for _number, denominator in self.numbers(self.evaluate(stranger, company_id=self.office.id)).values()))

    def test_the_number_of_queries_does_not_grow_with_the_matters(self):
        counts = []
        for number in (1, 8):
            for _number in range(number):
                self.bring_to("closed")
            self.env.invalidate_all()
            self.env.flush_all()
            before = self.env.cr.sql_log_count
            self.evaluate()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLess(counts[1], counts[0] + 5)

    def test_bulletin_and_sheet_print(self):
        self.world()
        evaluated = self.evaluate()
        report = self.env.ref("street_dispatch.street_evaluation_report").with_user(self.dispatcher)
        self.assertTrue(report._render(report.report_name, evaluated.ids)[0].startswith(b"%PDF"))
        sheet = self.env.ref("street_dispatch.street_evaluation_sheet_report").with_user(self.dispatcher)
        self.assertTrue(sheet._render(sheet.report_name, evaluated.line_ids.ids)[0].startswith(b"PK"))
