from datetime import date, datetime

from odoo.tests import BaseCase, tagged

from ..tools import roster


@tagged("post_install", "-at_install")
class TestRoster(BaseCase):
    """Days, hours and overlaps of duty rosters, without a database."""

    def test_a_shift_is_kept_in_utc_and_may_pass_midnight(self):
        day = date(2026, 11, 2)
        self.assertEqual(
            roster.shift_bounds(day, 8.5, 18), (datetime(2026, 11, 2, 0, 30), datetime(2026, 11, 2, 10, 0)))
        self.assertEqual(
            roster.shift_bounds(day, 22, 8), (datetime(2026, 11, 2, 14, 0), datetime(2026, 11, 3, 0, 0)))
        self.assertEqual(
            roster.shift_bounds(day, 8, 8), (datetime(2026, 11, 2, 0, 0), datetime(2026, 11, 3, 0, 0)))
        self.assertEqual(
            roster.shift_bounds(day, 0, 24), (datetime(2026, 11, 1, 16, 0), datetime(2026, 11, 2, 16, 0)))

    def test_the_week_starts_on_monday(self):
        self.assertEqual(roster.week_start(date(2026, 11, 1)), date(2026, 10, 26))
        self.assertEqual(roster.week_start(date(2026, 11, 2)), date(2026, 11, 2))

    def test_touching_shifts_do_not_overlap(self):
        self.assertIsNone(roster.first_overlap([("a", 8, 18, 1), ("a", 18, 22, 2), ("b", 10, 12, 3)]))

    def test_an_overlap_is_found_behind_a_short_shift_inside_a_long_one(self):
        spans = [("a", 0, 24, "long"), ("a", 20, 22, "inside"), ("a", 23, 25, "late")]
        first, second = roster.first_overlap(spans)
        self.assertEqual((first[3], second[3]), ("long", "inside"))
        self.assertEqual(roster.first_overlap([spans[0], spans[2]])[1][3], "late")
