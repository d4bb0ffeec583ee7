from odoo.tests import HttpCase, tagged


@tagged("post_install", "-at_install")
class TestMap(HttpCase):

    def test_the_map_draws_grids_opens_one_and_comes_back(self):
        self.start_tour("/odoo/grid-map", "street_grid_map", login="admin")
