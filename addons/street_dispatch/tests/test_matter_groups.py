from odoo.tests import tagged

from .matter_common import MatterCommon


@tagged("post_install", "-at_install")
class TestMatterGroups(MatterCommon):
    """Pivot and groups of matters by unit."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.squad.sequence, cls.squad2.sequence = 20, 10

    def setUp(self):
        super().setUp()
        matters = self.env["street.matter"].sudo()
        for unit in (self.squad, self.squad2, self.squad):
            matters += matters._street_load_history([
                {"company_id": self.office.id, "source": "patrol", "description": "Bags", "state": "dispatched", "unit_id": unit.id},
            ])
        self.matters = (matters + self.new_matter()).with_user(self.dispatcher)

    def test_groups_come_in_the_order_of_the_units(self):
        domain = [("id", "in", self.matters.ids)]
        rows = self.matters._read_group(domain, ["unit_id"], ["__count"], order="unit_id")
        self.assertEqual([(unit.code, count) for unit, count in rows], [("S2", 1), ("S1", 2), (False, 1)])
        rows = self.matters._read_group(domain, ["unit_id", "state"], ["__count"], order="unit_id desc, state")
        self.assertEqual([(unit.code, state) for unit, state, _count in rows], [(False, "collected"), ("S1", "dispatched"), ("S2", "dispatched")])
        self.squad.sequence = 5
        rows = self.matters._read_group(domain, ["unit_id"], ["__count"], order="unit_id")
        self.assertEqual([unit.code for unit, _count in rows], ["S1", "S2", False])

    def test_the_pivot_adds_up_and_keeps_the_order_of_the_units(self):
        whole, by_unit, by_both = self.matters.formatted_read_grouping_sets(
            [("id", "in", self.matters.ids)], [[], ["unit_id"], ["unit_id", "state"]], ["__count"])
        self.assertEqual([row["__count"] for row in whole], [4])
        self.assertEqual([(row["unit_id"] and row["unit_id"][0], row["__count"]) for row in by_unit], [(self.squad2.id, 1), (self.squad.id, 2), (False, 1)])
        self.assertEqual(sum(row["__count"] for row in by_both), 4)

    def test_a_list_sorted_by_unit_follows_the_order_of_the_units(self):
        found = self.matters.search([("id", "in", self.matters.ids)], order="unit_id, id")
        self.assertEqual(found.mapped("unit_id.code"), ["S2", "S1"])
        self.assertEqual([matter.unit_id.code for matter in found], ["S2", "S1", "S1", False])
