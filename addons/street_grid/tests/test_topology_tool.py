from shapely import box

from odoo.tests import BaseCase, tagged

from ..tools import geo, topology

# About 902 × 1109 m.
LEFT, RIGHT = box(112.90, 35.80, 112.91, 35.81), box(112.91, 35.80, 112.92, 35.81)


@tagged("post_install", "-at_install")
class TestTopologyTool(BaseCase):

    def test_squares_that_share_a_border_neither_overlap_nor_gape(self):
        self.assertEqual(topology.overlaps([(1, LEFT), (2, RIGHT)]), [])
        self.assertEqual(topology.holes_and_slits([LEFT, RIGHT]), [])

    def test_an_overlap_is_told_with_its_area(self):
        shifted = box(112.9099, 35.80, 112.92, 35.81)
        [(first, second, piece, area)] = topology.overlaps([(7, LEFT), (8, shifted)])
        self.assertEqual((first, second), (7, 8))
        self.assertAlmostEqual(area, geo.area_m2(box(112.9099, 35.80, 112.91, 35.81)), delta=1)
        self.assertAlmostEqual(piece.bounds[0], 112.9099)

    def test_a_narrow_slit_is_a_gap_and_a_wide_street_is_not(self):
        slit = box(112.9101, 35.80, 112.92, 35.81)  # 9 m away
        [(_piece, area)] = topology.holes_and_slits([LEFT, slit])
        self.assertAlmostEqual(area, geo.area_m2(box(112.91, 35.80, 112.9101, 35.81)), delta=area * 0.02)
        self.assertEqual(topology.holes_and_slits([LEFT, box(112.9105, 35.80, 112.92, 35.81)]), [])

    def test_an_enclosed_hole_is_a_gap_whatever_its_size(self):
        ring = [box(0, 0, 3, 1), box(0, 2, 3, 3), box(0, 1, 1, 2), box(2, 1, 3, 2)]
        ring = [geo.transform(part, lambda xy: xy / 100 + (112.9, 35.8)) for part in ring]
        [(piece, area)] = topology.holes_and_slits(ring)
        self.assertAlmostEqual(area, geo.area_m2(piece), delta=1)
        self.assertGreater(area, 900_000)

    def test_a_concave_corner_is_no_gap(self):
        self.assertEqual(topology.holes_and_slits([LEFT, RIGHT, box(112.90, 35.81, 112.91, 35.82)]), [])
