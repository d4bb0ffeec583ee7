from odoo.tests import TransactionCase, tagged

from .migration_common import load_migration


@tagged("post_install", "-at_install")
class TestMigrations(TransactionCase):
    def test_an_older_database_gets_the_office_that_keeps_what_all_share(self):
        companies, first = self.env["res.company"], self.env.ref("base.main_company")
        script = load_migration("street_base", "19.0.1.1.0/post-keeper_of_shared.py")
        companies._street_get_keepers().keeps_shared = False
        script.migrate(self.env.cr, None)
        self.assertFalse(companies._street_get_keepers())
        script.migrate(self.env.cr, "19.0.1.0.0")
        self.assertEqual(companies._street_get_keepers(), first)

    def test_an_office_that_was_named_stays_the_only_one(self):
        companies = self.env["res.company"]
        other = companies.create({"name": "Another office"})
        companies._street_get_keepers().keeps_shared = False
        other.keeps_shared = True
        load_migration("street_base", "19.0.1.1.0/post-keeper_of_shared.py").migrate(self.env.cr, "19.0.1.0.0")
        self.assertEqual(companies._street_get_keepers(), other)
