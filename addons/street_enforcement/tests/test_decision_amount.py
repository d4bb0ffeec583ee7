from datetime import timedelta

from odoo.exceptions import UserError
from odoo.tests import tagged

from .decision_common import DecisionCommon
from .enforcement_common import CHILD_NUMBER, MINOR_NUMBER, id_number


@tagged("post_install", "-at_install")
class TestDecisionAmount(DecisionCommon):
    """G20: each thing that a proposal must be before anybody is told of it, tried wrongly and rightly."""

    def codes_of(self, amount=500, line=None, case=None, **values):
        """What stands in the way of the notice of such a proposal."""
        case = case or self.concluded_case()
        decision = self.propose(case, amount, **values)
        if line:
            decision.line_ids.write(line)
        return self.codes(case, "notify", user=self.officer1) - {"group"}

    def test_a_lawful_proposal_meets_no_obstacle(self):
        self.assertEqual(self.codes_of(), set())

    def test_without_a_proposal_nobody_is_notified(self):
        self.assertIn("decision", self.codes(self.concluded_case(), "notify", user=self.officer1))

    def test_an_amount_stays_inside_the_clause(self):
        self.assertIn("above_maximum", self.codes_of(20000.01))
        self.assertEqual(self.codes_of(20000), set())
        self.assertIn("below_minimum", self.codes_of(49.99))
        self.assertIn("below_minimum", self.codes_of(49.99, {"ground": "32_1"}), "the ground needs its evidence")
        self.assertEqual(self.codes_of(49.99, {"ground": "32_1", "ground_note": "He cleared the road himself."}), set())
        self.assertIn("above_maximum", self.codes_of(20000.01, {"ground": "32_1", "ground_note": "x", "departure_reason": "x"}))

    def test_only_kinds_that_the_item_covers(self):
        close = self.env.ref("street_dispatch.penalty_close")
        self.assertIn("kind", self.codes_of(0, line_ids=[(0, 0, {"kind_id": close.id})]))
        self.assertEqual(self.codes_of(0, line_ids=[(0, 0, {"kind_id": self.warning.id})]), set())
        self.assertIn("lines", self.codes_of(0))

    def test_illegal_gains_are_found_or_none_and_what_was_gained_is_confiscated(self):
        self.assertIn("gains", self.codes_of(gains="open"))
        self.assertIn("gains_amount", self.codes_of(gains="found"))
        self.assertIn("gains_line", self.codes_of(gains="found", gains_amount=120))
        self.assertEqual(self.codes_of(gains="found", gains_amount=120, gains_refunded=True), set())

    def test_the_order_to_correct_stands_beside_the_penalty(self):
        self.assertIn("correction", self.codes_of(correction=False))
        self.assertEqual(self.codes_of(correction=False, date_corrected=self.today), set())

    def test_children_are_not_punished_and_minors_lighter(self):
        child = self.concluded_case(party=self.person_values(id_number=id_number(CHILD_NUMBER), guardian_name="张父"))
        self.assertIn("capacity", self.codes_of(case=child))
        minor = self.concluded_case(party=self.person_values(id_number=id_number(MINOR_NUMBER), guardian_name="张父"))
        self.assertIn("minor", self.codes_of(case=minor))
        minor.decision_ids.line_ids.with_user(self.officer1).write({"ground": "30", "ground_note": "Identity card"})
        self.assertEqual(self.codes(minor, "notify", user=self.officer1), set())

    def test_a_measured_fine_needs_its_measure(self):
        self.env.cr.execute("UPDATE street_authority_norm SET amount_unit = 'yuan_sqm' WHERE id = %s", [self.item.norm_line_ids.id])
        self.env.invalidate_all()
        self.assertIn("measure", self.codes_of())
        self.assertIn("below_minimum", self.codes_of(500, norm_base=12.5))
        self.assertEqual(self.codes_of(625, norm_base=12.5), set())


class BenchmarkCommon:
    """A benchmark of four tiers and two questions for the item, and answers to it."""

    def make_benchmark(self, publish=True, **values):
        benchmark = self.env["street.discretion.benchmark"].with_user(self.admin).create({
            "name": "Test benchmark", "item_id": self.item.id, "date_from": self.today - timedelta(days=5), "publication": "Gazette",
            "date_published": self.today - timedelta(days=6),
            "tier_ids": [(0, 0, {"sequence": place, "name": name, "amount_min": low, "amount_max": high, "is_default": not place})
                         for place, (name, low, high) in enumerate((("轻微", 50, 200), ("一般", 200, 2000), ("较重", 2000, 8000), ("严重", 8000, 20000)))],
            **values,
        })
        tiers = benchmark.tier_ids
        self.env["street.discretion.circumstance"].with_user(self.admin).create([
            {"benchmark_id": benchmark.id, "question": question, "name": name, "effect": effect, "tier_id": tier}
            for question, name, effect, tier in (
                ("面积", "5平方米以下", "none", False), ("面积", "5至20平方米", "tier", tiers[1].id), ("面积", "20平方米以上", "tier", tiers[2].id),
                ("次数", "首次", "none", False), ("次数", "一年内再次", "heavier", False))])
        if publish:
            benchmark.action_publish()
        return benchmark

    def answer(self, line, *names):
        benchmark = line.sudo()._get_benchmark()
        line.with_user(self.officer1).write({"circumstance_ids": [(6, 0, benchmark.circumstance_ids.filtered(lambda row: row.name in names).ids)]})


@tagged("post_install", "-at_install")
class TestDiscretionBenchmark(BenchmarkCommon, DecisionCommon):
    def test_the_answers_lead_to_the_range_and_the_amount_stays_in_it(self):
        self.make_benchmark()
        case = self.concluded_case()
        decision = self.propose(case, 1500)
        self.assertIn("discretion", self.codes(case, "notify", user=self.officer1))
        self.answer(decision.line_ids, "5至20平方米")
        self.assertIn("discretion", self.codes(case, "notify", user=self.officer1), "one question is open")
        self.answer(decision.line_ids, "5至20平方米", "首次")
        self.assertEqual((decision.line_ids.tier_id.name, decision.line_ids.range_min, decision.line_ids.range_max), ("一般", 200, 2000))
        self.assertEqual(self.codes(case, "notify", user=self.officer1), set())
        self.answer(decision.line_ids, "5至20平方米", "一年内再次")
        self.assertEqual(decision.line_ids.tier_id.name, "较重")
        self.assertIn("outside_tier", self.codes(case, "notify", user=self.officer1))
        self.answer(decision.line_ids, "5至20平方米", "5平方米以下", "首次")
        self.assertIn("discretion", self.codes(case, "notify", user=self.officer1), "two answers to one question")

    def test_leaving_the_range_needs_reasons_and_the_heads(self):
        self.make_benchmark()
        case = self.concluded_case()
        decision = self.propose(case, 1500)
        self.answer(decision.line_ids, "20平方米以上", "首次")
        self.assertIn("outside_tier", self.codes(case, "notify", user=self.officer1))
        self.office.enforcement_discuss_heard = False
        decision.line_ids.write({"departure_reason": "He is the only shop that had to store after the flood."})
        self.assertEqual(self.codes(case, "notify", user=self.officer1), set())
        self.assertTrue(decision.sudo()._needs_discussion())
        decision.line_ids.write({"amount": 2000})
        self.assertFalse(decision.sudo()._needs_discussion())

    def test_an_unpublished_benchmark_binds_nobody(self):
        self.make_benchmark(publish=False)
        case = self.concluded_case()
        self.propose(case, 500)
        self.assertEqual(self.codes(case, "notify", user=self.officer1), set())

    def test_a_published_benchmark_is_fixed(self):
        benchmark = self.make_benchmark()
        for write in (
            lambda: benchmark.tier_ids[0].write({"amount_max": 1}), lambda: benchmark.circumstance_ids[0].write({"name": "x"}),
            lambda: benchmark.write({"date_to": self.today}), lambda: benchmark.unlink(), lambda: benchmark.write({"state": "draft"}),
        ):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                write()

    def test_a_benchmark_is_published_where_everybody_can_read_it_and_inside_the_clause(self):
        with self.assertRaisesRegex(UserError, "APL 34"):
            self.make_benchmark(publication=False)
        with self.assertRaisesRegex(UserError, "G20"):
            self.make_benchmark(tier_ids=[(0, 0, {"name": "重", "amount_min": 50, "amount_max": 20001})] + [
                (0, 0, {"name": str(n), "amount_min": 50, "amount_max": 60}) for n in range(3)])
        self.make_benchmark()
        with self.assertRaisesRegex(UserError, "same item"):
            self.make_benchmark()

    def test_a_withdrawn_benchmark_ends_today(self):
        benchmark = self.make_benchmark()
        benchmark.action_withdraw("Replaced by the city's")
        self.assertTrue(benchmark._covers(self.today))
        self.assertFalse(benchmark._covers(self.today + timedelta(days=1)))

    def test_the_examples_of_the_demo_lie_inside_the_clauses_and_say_that_they_are_examples(self):
        self.env["street.discretion.demo"]._load()
        items = self.env["street.authority.item"].search([("state", "=", "active")])
        benchmark = self.item.benchmark_ids
        self.assertIn(self.item, items)
        for item in items:
            self.assertTrue(item._get_benchmark(self.today), item.display_name)
        self.assertEqual((benchmark.state, benchmark.is_example, len(benchmark.tier_ids)), ("published", True, 4))
        self.assertFalse(any(tier._is_outside_norms() for tier in items.benchmark_ids.filtered("is_example").tier_ids))
        self.assertEqual(benchmark.tier_ids[-1].amount_max, 20000)
        tiers = benchmark.tier_ids
        self.assertEqual(tiers[:-1].mapped("amount_max"), tiers[1:].mapped("amount_min"), "no gap between the tiers")
