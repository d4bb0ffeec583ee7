from odoo.tests import TransactionCase, tagged
from odoo.tools import file_path

from odoo.addons.street_base.tests.migration_common import load_migration


@tagged("post_install", "-at_install")
class TestMigrations(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.script = load_migration("street_equipment", "19.0.1.1.0/post-uniform_tier.py")
        cls.tier = cls.env.ref(cls.script.TIER)

    def test_the_second_tier_of_an_older_database_gets_uniforms(self):
        old, new = self.script.NAMES["en_US"]
        self.tier.definition_domain = repr(self.script.SHIPPED)
        self.tier.with_context(lang="en_US").name = old
        self.env.flush_all()
        self.script.migrate(self.env.cr, None)
        self.assertEqual(self.tier.definition_domain, repr(self.script.SHIPPED), "a fresh database has nothing to put right")
        for _again in range(2):
            self.script.migrate(self.env.cr, "19.0.1.0.0")
            self.assertEqual(self.tier.definition_domain, repr(self.script.NOW))
            self.assertEqual(self.tier.with_context(lang="en_US").name, new)

    def test_what_the_office_has_set_is_kept(self):
        own = repr([("amount_total", ">=", 5000)])
        self.tier.definition_domain = own
        self.tier.with_context(lang="en_US").name = self.script.NAMES["en_US"][0]
        self.script.migrate(self.env.cr, "19.0.1.0.0")
        self.assertEqual(self.tier.definition_domain, own)
        self.assertEqual(self.tier.with_context(lang="en_US").name, self.script.NAMES["en_US"][0])

    def test_a_name_of_its_own_is_kept_where_uniforms_are_added(self):
        self.tier.definition_domain = repr(self.script.SHIPPED)
        self.tier.with_context(lang="en_US").name = "Director"
        self.script.migrate(self.env.cr, "19.0.1.0.0")
        self.assertEqual((self.tier.definition_domain, self.tier.with_context(lang="en_US").name), (repr(self.script.NOW), "Director"))

    def test_the_migration_says_what_ships(self):
        """The condition in the data file is the one that older databases get."""
        with open(file_path("street_equipment/data/street_purchase_data.xml"), encoding="utf-8") as file:
            data = file.read().replace("&gt;", ">")
        self.assertIn(repr(self.script.NOW), data)
        self.assertIn(self.script.NAMES["en_US"][1], data)
