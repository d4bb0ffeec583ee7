from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import GridCase, square


@tagged("post_install", "-at_install")
class TestGrid(GridCase):

    def test_a_code_has_fifteen_characters(self):
        with self.assertRaisesRegex(ValidationError, "15 characters"):
            self.Grid.create({"name": "Short", "code": "1405819", "kind": "micro"})

    def test_a_code_is_given_once_per_office(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.grid("101", "micro")
        self.Grid.create({"name": "Elsewhere", "code": self.lower.code, "kind": "micro", "company_id": self.other_office.id})

    def test_a_parent_is_of_a_coarser_kind(self):
        self.grid("901", "special", parent=self.left)
        with self.assertRaisesRegex(ValidationError, "coarser"):
            self.grid("300", "level2", parent=self.lower)
        with self.assertRaisesRegex(ValidationError, "coarser"):
            self.left.kind = "micro"

    def test_a_grid_stays_with_its_office(self):
        with self.assertRaisesRegex(UserError, "for good"):
            self.level1.company_id = self.other_office

    def test_bad_boundaries_are_refused_with_grid_and_place(self):
        crossing = {"type": "Polygon", "coordinates": [[[100, 30], [100.1, 30.1], [100.1, 30], [100, 30.1], [100, 30]]]}
        open_ring = {"type": "Polygon", "coordinates": [square(0, 0)["coordinates"][0][:-1]]}
        swapped = {"type": "Polygon", "coordinates": [[list(reversed(place)) for place in square(0, 0)["coordinates"][0]]]}
        for boundary, words in ((crossing, "crosses itself at"), (open_ring, "position 4: the ring is left open"), (swapped, "looks swapped")):
            with self.subTest(words=words), self.assertRaisesRegex(ValidationError, f"Grid 101: .*{words}"):
                self.lower.boundary = boundary

    def test_a_default_of_the_caller_is_checked_too(self):
        with self.assertRaises(ValidationError):
            self.Grid.with_context(default_boundary={"type": "Point"}).create({"name": "X", "code": "140581900001555", "kind": "micro"})
        grid = self.Grid.with_context(default_area_m2=5).create({"name": "X", "code": "140581900001555", "kind": "micro"})
        self.assertEqual(grid.area_m2, 0)

    def test_area_centre_and_frame_follow_the_boundary(self):
        self.assertAlmostEqual(self.lower.area_m2, 2 * 0.01 * 96_486 * 0.01 * 110_852, delta=self.lower.area_m2 * 0.001)
        self.assertEqual((self.lower.west, self.lower.north), (100.0, 30.01))
        self.assertTrue(self.lower.south < self.lower.center_latitude < self.lower.north)
        self.lower.boundary = False
        self.assertEqual((self.lower.area_m2, self.lower.east), (0, 0))
        self.lower.write({"area_m2": 77})
        self.assertEqual(self.lower.area_m2, 0)

    def test_a_changed_boundary_leaves_the_old_one_in_the_history(self):
        before = self.lower.boundary
        self.lower.boundary = square(0, 0, 2, 0.5)
        old, now = self.lower.boundary_ids.sorted("id")
        self.assertEqual((old.boundary, bool(old.date_to)), (before, True))
        self.assertEqual((now.boundary, now.date_to), (self.lower.boundary, False))
        self.lower.boundary = square(0, 0, 2, 0.5)
        self.assertEqual(len(self.lower.boundary_ids), 2, "the same boundary once more is no change")
        self.lower.boundary = False
        self.assertTrue(all(row.date_to for row in self.lower.boundary_ids))

    def test_the_boundary_can_be_typed_as_text(self):
        self.lower.boundary_text = str(square(0, 0, 1, 1)).replace("'", '"')
        self.assertEqual(self.lower.boundary, square(0, 0, 1, 1))

    def test_a_list_of_grids_costs_the_same_for_few_and_many(self):
        names = ["name", "code", "kind", "parent_id", "holder_names", "is_vacant", "area_m2", "place_count", "checkin_count"]
        few = self.level1 | self.left
        many = few | self.Grid.create([
            {"name": f"M{number}", "code": f"1405819000013{number:02d}", "kind": "micro", "parent_id": self.left.id} for number in range(20)
        ])
        for grid in many:
            self.post(grid, self.member.partner_id)
        counts = []
        for grids in (few, many):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            grids.web_read({name: {"fields": {"display_name": {}}} if name == "parent_id" else {} for name in names})
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1] - counts[0], 2, counts)
