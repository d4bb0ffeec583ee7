from odoo.exceptions import ValidationError
from odoo.tests import BaseCase, tagged

from ..tools import credit_code
from .common import GridCase, point, square


@tagged("post_install", "-at_install")
class TestCreditCode(BaseCase):

    def test_a_real_code_passes_and_a_slip_does_not(self):
        self.assertTrue(credit_code.is_valid("91350100M000100Y43"))  # example printed in GB 32100-2015
        for wrong in ("91350100M000100Y44", "91350100M000100Y4", "91350100M000100I43", "91530100M000100Y43", ""):
            self.assertFalse(credit_code.is_valid(wrong))


@tagged("post_install", "-at_install")
class TestPlace(GridCase):

    def place(self, x, y, **values):
        longitude, latitude = point(x, y)
        return self.env["street.place"].create({"name": "Shop", "longitude": longitude, "latitude": latitude, **values})

    def test_a_place_finds_its_grid(self):
        place = self.place(1, 0.5)
        self.assertEqual(place.grid_id, self.lower)
        place.longitude, place.latitude = point(3, 1)
        self.assertEqual(place.grid_id, self.right)
        place.longitude, place.latitude = point(9, 9)
        self.assertFalse(place.grid_id)

    def test_without_a_point_the_grid_is_set_by_hand(self):
        place = self.env["street.place"].create({"name": "Market", "grid_id": self.upper.id})
        self.assertEqual(place.grid_id, self.upper)

    def test_places_follow_a_moved_boundary(self):
        place = self.place(1, 0.5)
        self.lower.boundary = square(0, 0, 0.5, 1)
        self.assertEqual(place.grid_id, self.left)
        self.assertEqual(self.env["street.place"].search([("grid_id", "=", self.left.id)]), place)

    def test_a_place_looks_only_in_the_grids_of_its_office(self):
        place = self.place(1, 0.5, company_id=self.other_office.id)
        self.assertFalse(place.grid_id)

    def test_a_wrong_credit_code_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "credit code"):
            self.place(1, 0.5, credit_code="91350100M000100Y44")

    def test_swapped_coordinates_are_refused(self):
        with self.assertRaisesRegex(ValidationError, "Location of Shop: .*swapped"):
            self.env["street.place"].create({"name": "Shop", "longitude": 35.8, "latitude": 112.9})

    def test_many_places_are_located_with_few_queries(self):
        self.place(1, 0.5)
        values = [{"name": f"S{number}", "longitude": 100.001 + number / 10_000, "latitude": 30.005} for number in range(60)]
        before = self.env.cr.sql_log_count
        self.env["street.place"].create(values)
        self.env.flush_all()
        self.assertLessEqual(self.env.cr.sql_log_count - before, 12)
