from fractions import Fraction

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon

from odoo.tests import BaseCase, tagged

from ..tools.grid_index import FINENESS, GridIndex

KINDS = sorted(FINENESS)
# A small lattice, so that points often fall on corners and borders.
numbers = st.integers(0, 6)
corners = st.lists(st.tuples(numbers, numbers), min_size=3, max_size=7, unique=True)


def holds(ring, x, y):
    """Exact point in polygon, border included, by rational crossing numbers."""
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)
        if not cross and min(x1, x2) <= x <= max(x1, x2) and min(y1, y2) <= y <= max(y1, y2):
            return True
        if (y1 > y) != (y2 > y) and x < x1 + Fraction((y - y1) * (x2 - x1), (y2 - y1)):
            inside = not inside
    return inside


def naive(rows, x, y):
    hits = [(-FINENESS[kind], code, grid_id) for grid_id, code, kind, ring in rows if holds(ring, x, y)]
    return min(hits)[2] if hits else 0


@tagged("post_install", "-at_install")
class TestGridIndex(BaseCase):

    @settings(max_examples=150, deadline=None)
    @given(st.lists(st.tuples(corners, st.sampled_from(KINDS)), max_size=8), st.lists(st.tuples(numbers, numbers), min_size=1, max_size=12))
    def test_the_index_agrees_with_naive_search(self, drawn, points):
        rows = [
            (number, f"{90 - number:02d}", kind, ring)
            for number, (ring, kind) in enumerate(drawn, 1) if Polygon(ring).is_valid and Polygon(ring).area
        ]
        index = GridIndex([(grid_id, code, kind, Polygon(ring)) for grid_id, code, kind, ring in rows])
        self.assertEqual(index.locate(np.array(points, float)).tolist(), [naive(rows, x, y) for x, y in points])

    def test_a_border_belongs_to_the_lowest_code(self):
        squares = [(1, "20", "micro", Polygon([(0, 0), (1, 0), (1, 1), (0, 1)])), (2, "10", "micro", Polygon([(1, 0), (2, 0), (2, 1), (1, 1)]))]
        self.assertEqual(GridIndex(squares).locate([[1, 0.5], [0.5, 0.5], [1, 1], [3, 3]]).tolist(), [2, 1, 2, 0])

    def test_finer_kinds_go_first_and_special_before_micro(self):
        square = Polygon([(0, 0), (1, 0), (1, 1), (0, 1)])
        for kinds, answer in ((("level1", "level2"), 2), (("level1", "level2", "micro"), 3), (("special", "micro", "level1"), 1)):
            rows = [(number, str(number), kind, square) for number, kind in enumerate(kinds, 1)]
            self.assertEqual(GridIndex(rows).locate([[0.5, 0.5]]).tolist(), [answer])

    def test_an_empty_index_knows_no_grid(self):
        self.assertEqual(GridIndex([]).locate([[1, 1]]).tolist(), [0])
