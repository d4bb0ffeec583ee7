from odoo.tests import TransactionCase, tagged


@tagged("post_install", "-at_install")
class TestStockDemo(TransactionCase):
    def setUp(self):
        super().setUp()
        if not self.env.ref("street_equipment.demo_company_wenshan", raise_if_not_found=False):
            self.skipTest("the demo data is not installed")
        self.office = self.env.ref("base.main_company")

    def test_the_first_office_spent_over_four_hundred_thousand_yuan(self):
        assets = self.env["street.equipment.asset"].search([("company_id", "=", self.office.id), ("ownership", "=", "own"), ("date_purchase", "!=", False)])
        spent = sum(assets.mapped("cost")) + sum(
            move.delta * move.price for move in self.env["street.supply.move"].search([("company_id", "=", self.office.id), ("kind", "=", "receive")]))
        self.assertGreater(spent, 400000)
        self.assertLess(spent, 500000)

    def test_285_people_of_the_second_office_have_a_recorder_a_radio_and_a_uniform(self):
        office = self.env.ref("street_equipment.demo_company_wenshan")
        kinds = dict(self.env["street.equipment.asset"]._read_group([("company_id", "=", office.id)], ["kind"], ["__count"]))
        self.assertEqual(kinds, {"recorder": 285, "radio": 285})
        self.assertEqual(sum(self.env["street.supply"].search([("company_id", "=", office.id)]).mapped("quantity")), 285)

    def test_a_kit_waits_for_its_approval_and_somebody_is_being_cleared(self):
        booking = self.env["street.reservation"].search([("company_id", "=", self.office.id), ("kit_id", "!=", False)])
        self.assertEqual(len(booking._get_heads()), 1)
        self.assertEqual(set(booking.mapped("state")), {"requested"})
        sheet = self.env["street.clearance"].search([("company_id", "=", self.office.id), ("state", "=", "open")])
        self.assertTrue(any(row["is_blocking"] for row in sheet[:1]._get_rows()))

    def test_every_state_is_shown(self):
        for model in ("street.equipment.retirement", "street.stocktake"):
            self.assertGreater(len(set(self.env[model].search([("company_id", "=", self.office.id)]).mapped("state"))), 1, model)
        lots = self.env["street.supply.lot"].search([("company_id", "=", self.office.id)])
        self.assertEqual(set(lots.mapped("expiry_state")), {"good", "soon", "expired"})
        self.assertTrue(self.env["street.supply"].search([("is_short", "=", True), ("company_id", "=", self.office.id)]))
        self.assertTrue(self.env["street.supply.move"].search([("warning", "ilike", "财行〔2020〕299号")]))
        self.assertTrue(all(quantity >= 0 for quantity in self.env["street.supply"].search([]).mapped("quantity")))
