from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..tools import geo
from .common import GridCase, point, square


@tagged("post_install", "-at_install")
class TestGridLocate(GridCase):

    def test_each_point_gets_its_finest_grid(self):
        points = [point(1, 0.5), point(1, 1.5), point(3, 1), point(9, 9)]
        self.assertEqual(self.Grid.locate(points), [self.lower.id, self.upper.id, self.right.id, None])
        self.assertEqual(self.Grid.locate([]), [])

    def test_a_common_border_goes_to_the_lowest_code(self):
        self.assertEqual(self.Grid.locate([point(1, 1)]), [self.lower.id])

    def test_a_special_grid_goes_before_the_micro_grid_below(self):
        special = self.grid("901", "special", square(0.5, 0.25, 0.5, 0.5), self.left)
        self.assertEqual(self.Grid.locate([point(0.75, 0.5), point(0.25, 0.5)]), [special.id, self.lower.id])

    def test_points_of_other_systems_are_converted(self):
        for crs in ("gcj02", "bd09"):
            # 0.0005° (50 m) inside the border, where the shift (300 m and more) would matter.
            shifted = [float(number) for number in geo.from_wgs84(*point(0.05, 0.05), crs)]
            self.assertEqual(self.Grid.locate([shifted], crs=crs), [self.lower.id])
        with self.assertRaisesRegex(UserError, "mars"):
            self.Grid.locate([point(1, 1)], crs="mars")

    def test_what_is_no_point_is_named_with_its_number(self):
        good = point(1, 1)
        cases = (
            ([good, [30.0, 100.0]], "Point 2: .*swapped"), ([good, [100.0]], "Point 2"), ([[None, 30.0]], "Point 1"), ([good, [200.0, 10.0]], "Point 2"),
            ([[float("nan"), 30.0]], "Point 1: .*finite"), (["xy"], "Point 1"), ("abc", "list of pairs"), (None, "list of pairs"), ([[*good, 5.0]], "Point 1"),
        )
        for points, words in cases:
            with self.subTest(points=points), self.assertRaisesRegex(UserError, words):
                self.Grid.locate(points)

    def test_a_change_of_boundary_is_seen_at_once_and_undone_with_its_transaction(self):
        self.assertEqual(self.Grid.locate([point(3, 1)]), [self.right.id])
        try:
            with self.env.cr.savepoint():
                self.right.boundary = square(8, 8)
                self.assertEqual(self.Grid.locate([point(3, 1)]), [self.level1.id])
                raise ZeroDivisionError
        except ZeroDivisionError:
            self.env.registry.reset_changes()  # what a failed request does
        self.env.invalidate_all()
        self.assertEqual(self.Grid.locate([point(3, 1)]), [self.right.id])

    def test_a_change_is_signalled_to_other_workers(self):
        self.env.registry.cache_invalidated.clear()
        self.right.code = "140581900001299"
        self.assertIn("default", self.env.registry.cache_invalidated)
        self.env.registry.reset_changes()

    def test_archived_grids_hold_nothing(self):
        self.lower.active = False
        self.assertEqual(self.Grid.with_context(active_test=False).locate([point(1, 0.5)]), [self.left.id])

    def test_an_office_asks_only_its_own_grids_and_the_centre_those_below(self):
        twin = self.Grid.create({"name": "Twin", "code": "140581900001101", "kind": "special", "boundary": square(0, 0, 2, 1), "company_id": self.other_office.id})
        self.assertEqual(self.Grid.with_user(self.staff).locate([point(1, 0.5)]), [self.lower.id])
        self.assertEqual(self.Grid.with_user(self.watcher).with_context(allowed_company_ids=self.centre.ids).locate([point(1, 0.5)]), [twin.id])
        with self.assertRaises(AccessError):
            self.Grid.with_user(self.plain).locate([point(1, 0.5)])

    def test_a_second_call_asks_the_database_nothing(self):
        self.Grid.with_user(self.reporter).locate([point(1, 0.5)])
        with self.assertQueryCount(0):
            self.Grid.with_user(self.reporter).locate([point(1, 0.5)] * 50)
