"""Ranges and fines in parts, without a registry: what holds for every amount."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from odoo.addons.street_enforcement.tools import discretion, fine_plan, notice

yuan = st.decimals(min_value="0.01", max_value="999999.99", places=2)
day = st.integers(0, 400).map(lambda days: date(2026, 1, 1) + timedelta(days=days))
effects = st.sampled_from(["none", "lighter", "heavier"]).map(discretion.Answer)


@st.composite
def ranges(draw):
    low, high = sorted((draw(yuan), draw(yuan)))
    return discretion.Range(low, high)


@st.composite
def tiers(draw):
    count = draw(st.integers(1, 6))
    answers = draw(st.lists(effects | st.integers(0, count - 1).map(lambda place: discretion.Answer("tier", place)), max_size=6))
    return count, draw(st.integers(0, count - 1)), answers


@st.composite
def paid_fines(draw):
    """Tranches, and payments that are no more than them."""
    tranches = draw(st.lists(st.tuples(day, yuan), min_size=1, max_size=4))
    left, payments = sum(amount for _due, amount in tranches), []
    for paid, share in draw(st.lists(st.tuples(day, st.integers(1, 100)), max_size=4)):
        amount = (left * share / 100).quantize(Decimal("0.01"))
        if 0 < amount <= left:
            payments.append((paid, amount))
            left -= amount
    return tranches, payments


@tagged("post_install", "-at_install")
class TestDiscretionTools(BaseCase):
    @given(tiers())
    @settings(deadline=None)
    def test_answers_lead_to_a_tier_that_exists_and_more_grave_answers_never_to_a_lighter_one(self, case):
        count, default, answers = case
        place = discretion.choose_tier(count, default, answers)
        self.assertIn(place, range(count))
        self.assertGreaterEqual(discretion.choose_tier(count, default, [*answers, discretion.Answer("heavier")]), place)
        self.assertLessEqual(discretion.choose_tier(count, default, [*answers, discretion.Answer("lighter")]), place)

    def test_the_gravest_tier_named_holds(self):
        answers = [discretion.Answer("tier", 2), discretion.Answer("tier", 1), discretion.Answer("none")]
        self.assertEqual(discretion.choose_tier(4, 0, answers), 2)
        self.assertEqual(discretion.choose_tier(4, 1, []), 1)
        with self.assertRaises(ValueError):
            discretion.choose_tier(2, 0, [discretion.Answer("tier", 2)])
        with self.assertRaises(ValueError):
            discretion.choose_tier(0, 0, [])

    @given(ranges(), ranges())
    @settings(deadline=None)
    def test_a_tier_never_leaves_the_clause(self, statutory, tier):
        low, high = discretion.narrowed(statutory, tier)
        self.assertTrue(statutory.low <= low <= high <= statutory.high)

    @given(yuan, ranges(), ranges(), st.booleans(), st.booleans())
    @settings(deadline=None)
    def test_nothing_lets_an_amount_above_the_maximum(self, amount, statutory, tier, ground, departed):
        problems = discretion.amount_problems(amount, statutory, tier, ground, departed)
        self.assertEqual("above_maximum" in problems, amount > statutory.high)
        if amount < statutory.low and not ground:
            self.assertIn("below_minimum", problems)
        if not problems:
            self.assertLessEqual(amount, statutory.high)
            self.assertTrue(ground or amount >= statutory.low)
            self.assertTrue(departed or tier.low <= amount <= tier.high or ground and amount < statutory.low)

    def test_a_clause_that_measures_the_fine_needs_its_measure(self):
        self.assertEqual(discretion.scaled(5, 10, "percent_cost", 200000), (Decimal("10000.00"), Decimal("20000.00")))
        self.assertEqual(discretion.scaled(5, 50, "yuan_sqm", 12.5), (Decimal("62.50"), Decimal("625.00")))
        self.assertIsNone(discretion.scaled(0, 0, "local", 5))
        with self.assertRaises(ValueError):
            discretion.scaled(5, 10, "percent_cost", 0)

    @given(yuan, st.integers(1, 36))
    @settings(deadline=None)
    def test_equal_parts_come_to_the_whole(self, total, parts):
        if total * 100 < parts:
            with self.assertRaises(ValueError):
                fine_plan.split(total, parts)
            return
        found = fine_plan.split(total, parts)
        self.assertEqual((sum(found), len(found)), (total, parts))
        self.assertLessEqual(max(found) - min(found), Decimal("0.01"))
        self.assertGreater(min(found), 0)

    @given(paid_fines())
    @settings(deadline=None)
    def test_chunks_come_to_what_was_due_and_to_what_was_paid(self, fine):
        tranches, payments = fine
        found = fine_plan.chunks(tranches, payments)
        self.assertEqual(sum(chunk.amount for chunk in found), sum(amount for _due, amount in tranches))
        self.assertEqual(sum(chunk.amount for chunk in found if chunk.paid), sum(amount for _day, amount in payments))
        with self.assertRaises(ValueError):
            fine_plan.chunks(tranches, [*payments, (date(2027, 6, 1), sum(amount for _due, amount in tranches) + 1)])

    @given(paid_fines(), day, st.integers(0, 100))
    @settings(deadline=None)
    def test_the_additional_fine_only_grows_and_never_passes_the_fine(self, fine, on, more):
        tranches, payments = fine
        now, later = (fine_plan.surcharge_of(tranches, payments, when) for when in (on, on + timedelta(days=more)))
        self.assertTrue(0 <= now <= later <= sum(amount for _due, amount in tranches))
        remedy = fine_plan.surcharge_of(tranches, payments, on, [(date(2026, 1, 1), None)])
        self.assertEqual(remedy, 0, "while a remedy runs nothing grows")

    def test_the_additional_fine_follows_the_table_of_the_law(self):
        due = date(2026, 5, 6)
        for late, owed in ((0, 0), (1, 30), (10, 300), (33, 990), (34, 1000), (40, 1000)):
            self.assertEqual(fine_plan.surcharge_of([(due, 1000)], [], due + timedelta(days=late)), owed, late)
        half = [(due + timedelta(days=5), 500)]
        self.assertEqual(fine_plan.surcharge_of([(due, 1000)], half, due + timedelta(days=10)), 5 * 15 + 10 * 15)

    def test_only_a_lower_amount_needs_no_new_notice(self):
        line = {"kind": "fine", "amount": "500.00", "days": 0, "description": ""}
        said = {"facts": ["x"], "reasons": "r", "basis": ["b"], "outcome": "penalty", "lines": [line]}
        for change, codes in (
            ({}, []), ({"lines": [{**line, "amount": "499.99"}]}, []), ({"lines": [{**line, "amount": "500.01"}]}, ["heavier"]),
            ({"lines": [{**line, "amount": "90.00"}, {**line, "kind": "warning"}]}, ["kind", "heavier"]), ({"lines": []}, ["kind"]),
            ({"basis": ["c"], "lines": [{**line, "amount": "90.00"}]}, ["basis"]), ({"reasons": "s"}, ["reasons"]), ({"facts": ["y"]}, ["facts"]),
            ({"outcome": "no_penalty", "lines": []}, []), ({"lines": [{**line, "days": 3}]}, ["heavier"]),
        ):
            with self.subTest(change):
                self.assertEqual(notice.changes(said, {**said, **change}), codes)
