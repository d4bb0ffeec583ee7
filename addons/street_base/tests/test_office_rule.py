from odoo.tests import TransactionCase, tagged


@tagged("post_install", "-at_install")
class TestOfficeRule(TransactionCase):
    def offices(self, company):
        return set(self.env["ir.rule"].with_context(allowed_company_ids=company.ids)._eval_context()["office_ids"])

    def test_an_authority_sees_every_level_below_it_and_no_office_above(self):
        city = self.env["res.company"].create({"name": "City T"})
        street = self.env["res.company"].create({"name": "Street T", "parent_id": city.id})
        self.assertEqual(self.offices(city), {city.id, street.id})
        self.assertEqual(self.offices(street), {street.id})
        community = self.env["res.company"].create({"name": "Community T", "parent_id": street.id})
        self.assertEqual(self.offices(city), {city.id, street.id, community.id})

    def test_an_office_put_under_its_authority_later_is_seen_at_once(self):
        city, street = self.env["res.company"].create([{"name": "City T"}, {"name": "Street T"}])
        self.assertEqual(self.offices(city), {city.id})
        street._set_authority(city)
        self.assertEqual(self.offices(city), {city.id, street.id})

    def test_the_records_of_an_archived_office_stay_readable_above(self):
        city = self.env["res.company"].create({"name": "City T"})
        street = self.env["res.company"].create({"name": "Street T", "parent_id": city.id})
        street.active = False
        self.assertIn(street.id, self.offices(city))
