from odoo.tests import TransactionCase, tagged

# Odoo's own helpers that call their maker's servers; an office's server does without them.
PHONE_HOME = {"iap", "partner_autocomplete", "sms", "snailmail", "web_unsplash"}


@tagged("post_install", "-at_install")
class TestSuite(TransactionCase):
    def test_one_application_brings_every_domain_addon(self):
        modules = self.env["ir.module.module"].search([("name", "=like", "street_%"), ("state", "!=", "uninstallable")])
        # Glue waits for the application of Odoo that it joins to ours.
        waiting = modules.filtered(lambda module: module.auto_install and any(part.state != "installed" for part in module.dependencies_id))
        self.assertFalse((modules - waiting).filtered(lambda module: module.state != "installed").mapped("name"))

    def test_nothing_that_phones_home_is_needed(self):
        depends = self.env["ir.module.module.dependency"].search([("module_id.name", "=like", "street_%")]).mapped("name")
        self.assertFalse(PHONE_HOME & set(depends))
        installed = self.env["ir.module.module"].search([("name", "in", list(PHONE_HOME)), ("state", "=", "installed")])
        self.assertFalse(installed.mapped("name"), "the launcher installs with --skip-auto-install")
