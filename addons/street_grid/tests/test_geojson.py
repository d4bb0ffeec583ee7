from odoo.tests import BaseCase, tagged

from ..tools import geojson

RING = [[112.9, 35.8], [112.91, 35.8], [112.91, 35.81], [112.9, 35.81], [112.9, 35.8]]


def polygon(*rings):
    return {"type": "Polygon", "coordinates": list(rings)}


@tagged("post_install", "-at_install")
class TestGeojson(BaseCase):

    def problem(self, value):
        with self.assertRaises(geojson.GeoProblem) as caught:
            geojson.read_polygon(value)
        return caught.exception

    def test_a_good_polygon_comes_back_as_it_was(self):
        self.assertEqual(geojson.write(geojson.read_polygon(polygon(RING))), polygon(RING))

    def test_the_outer_ring_is_turned_by_the_right_hand_rule(self):
        self.assertEqual(geojson.write(geojson.read_polygon(polygon(RING[::-1])))["coordinates"][0][1], [112.91, 35.8])

    def test_text_is_taken_and_heights_are_dropped(self):
        text = '{"type": "Polygon", "coordinates": [[[112.9, 35.8, 9], [112.91, 35.8, 9], [112.91, 35.81, 9], [112.9, 35.8, 9]]]}'
        self.assertFalse(geojson.read_polygon(text).has_z)

    def test_each_mistake_has_its_code_and_its_place(self):
        crossing = [RING[0], RING[2], RING[1], RING[3], RING[0]]
        outside = [[113.9, 35.8], [113.91, 35.8], [113.91, 35.81], [113.9, 35.8]]
        cases = (
            ("{", "not_json", {}),
            ([], "not_object", {}),
            ({"type": "Point", "coordinates": [112.9, 35.8]}, "wrong_type", {}),
            (polygon(), "not_a_list", {}),
            (polygon(RING[:-1]), "ring_open", {"ring": 1, "position": 4}),
            (polygon(RING[:2] + RING[:1]), "ring_too_short", {"ring": 1}),
            (polygon([[35.8, 112.9], *RING[1:]]), "swapped", {"ring": 1, "position": 1}),
            (polygon([RING[0], [112.9, 95.0], *RING[2:]]), "out_of_range", {"ring": 1, "position": 2}),
            (polygon([RING[0], ["112.9", 35.8], *RING[2:]]), "bad_number", {"ring": 1, "position": 2}),
            (polygon([RING[0], [float("nan"), 35.8], *RING[2:]]), "not_finite", {"ring": 1, "position": 2}),
            (polygon(crossing), "self_crossing", {}),
            (polygon(RING, outside), "hole_outside", {}),
            ({"type": "MultiPolygon", "coordinates": [[RING], [crossing]]}, "self_crossing", {"part": 2}),
            ({"type": "MultiPolygon", "coordinates": [[RING], [RING]]}, "parts_overlap", {}),
        )
        for value, code, place in cases:
            with self.subTest(code=code):
                problem = self.problem(value)
                self.assertEqual((problem.code, problem.place), (code, place))

    def test_a_crossing_is_told_with_its_point(self):
        problem = self.problem(polygon([RING[0], RING[2], RING[1], RING[3], RING[0]]))
        self.assertAlmostEqual(problem.point[0], 112.905, places=6)
        self.assertAlmostEqual(problem.point[1], 35.805, places=6)

    def test_a_route_needs_two_points(self):
        line = geojson.read_line({"type": "LineString", "coordinates": RING[:2]})
        self.assertAlmostEqual(line.length, 0.01)
        with self.assertRaises(geojson.GeoProblem):
            geojson.read_line({"type": "LineString", "coordinates": RING[:1]})
