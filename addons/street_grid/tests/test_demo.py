from odoo.tests import TransactionCase, tagged


@tagged("post_install", "-at_install")
class TestDemo(TransactionCase):
    """The demo office has the figures of seed 003."""

    def setUp(self):
        super().setUp()
        self.grids = self.env["street.grid"].search([("code", "=like", "140581002%")])
        if not self.grids:
            self.skipTest("no demo data in this database")

    def test_grids_of_each_kind(self):
        counts = dict(self.env["street.grid"]._read_group([("id", "in", self.grids.ids)], ["kind"], ["__count"]))
        self.assertEqual(counts, {"level1": 15, "level2": 46, "micro": 447, "special": 15})

    def test_one_grid_one_officer(self):
        self.assertFalse(self.grids.filtered("is_vacant"))
        posts = self.grids.post_ids.filtered("is_current")
        people = {role: len(rows.partner_id) for role, rows in posts.grouped("role").items()}
        self.assertEqual(people, {"head": 15, "member": 46, "assistant": 447})
        self.assertEqual(len(posts.employee_id), 61)

    def test_the_boundaries_fit(self):
        self.assertEqual(self.grids.check_topology(), [])
        self.assertEqual(self.grids.place_ids.filtered(lambda place: place.latitude and not place.grid_id).ids, [])

    def test_rounds_of_two_weeks_show_every_state(self):
        states = {state for [state] in self.env["street.patrol"]._read_group([], ["state"])}
        self.assertEqual(states, {"planned", "started", "finished"})
