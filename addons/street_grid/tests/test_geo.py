import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon

from odoo.tests import BaseCase, tagged

from ..tools import geo

places = st.tuples(st.floats(74, 134), st.floats(4, 53))


@tagged("post_install", "-at_install")
class TestGeo(BaseCase):

    @settings(max_examples=200, deadline=None)
    @given(places, st.sampled_from(("gcj02", "bd09")))
    def test_going_to_another_system_and_back_loses_nothing(self, place, crs):
        back = geo.to_wgs84(*geo.from_wgs84(*place, crs), crs)
        self.assertLess(np.abs(np.array(back) - place).max(), 1e-9)

    def test_a_known_place_agrees_with_domestic_maps(self):
        # Tiananmen: WGS-84 116.391305, 39.907366 reads 116.397533, 39.908776 in GCJ-02 and 116.40391, 39.91510 in BD-09.
        gcj = geo.from_wgs84(116.391305, 39.907366, "gcj02")
        self.assertAlmostEqual(float(gcj[0]), 116.39755, delta=5e-5)
        self.assertAlmostEqual(float(gcj[1]), 39.90877, delta=5e-5)
        bd = geo.from_wgs84(116.391305, 39.907366, "bd09")
        self.assertAlmostEqual(float(bd[0]), 116.40391, delta=1e-4)
        self.assertAlmostEqual(float(bd[1]), 39.91510, delta=1e-4)

    def test_a_place_abroad_is_not_shifted(self):
        self.assertEqual([float(number) for number in geo.from_wgs84(2.35, 48.85, "gcj02")], [2.35, 48.85])

    def test_an_unknown_system_is_refused(self):
        with self.assertRaises(ValueError):
            geo.to_wgs84(112.0, 35.0, "mars")

    def test_the_area_is_that_of_the_ellipsoid(self):
        # Zone between two parallels and two meridians: a²(1−e²)·Δλ·∫cosφ/(1−e²sin²φ)² dφ, integrated with Simpson's rule.
        west, south, east, north = 112.9, 35.7, 113.0, 35.8
        latitudes = np.radians(np.linspace(south, north, 1001))
        ecc2 = 6.69437999014e-3
        height = np.cos(latitudes) / (1 - ecc2 * np.sin(latitudes) ** 2) ** 2
        step = latitudes[1] - latitudes[0]
        integral = step / 3 * (height[0] + height[-1] + 4 * height[1:-1:2].sum() + 2 * height[2:-1:2].sum())
        expected = 6378137.0 ** 2 * (1 - ecc2) * np.radians(east - west) * integral
        box = Polygon([(west, south), (east, south), (east, north), (west, north)])
        self.assertAlmostEqual(geo.area_m2(box) / expected, 1, delta=1e-9)
