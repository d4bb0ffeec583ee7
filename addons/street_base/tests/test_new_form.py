"""The empty form of every model, as somebody who may fill it in: a compute or onchange that needs a record breaks it."""

from odoo.tests import Form, TransactionCase, tagged


@tagged("post_install", "-at_install")
class TestNewForm(TransactionCase):
    def test_whoever_may_create_a_record_opens_its_empty_form(self):
        data = self.env["ir.model.data"].search([("model", "=", "res.users"), ("module", "=like", "street\\_%")])
        people = self.env["res.users"].browse(data.mapped("res_id")).exists().filtered("active") | self.env.ref("base.user_admin")
        opened = 0
        for name in sorted(name for name, model in self.env.registry.models.items() if name.startswith("street.") and not model._abstract):
            user = next((user for user in people if self.env[name].with_user(user).has_access("create")), None)
            if user:
                opened += 1
                with self.subTest(f"{name} as {user.login}"):
                    Form(self.env[name].with_user(user).with_context(lang="en_US"))
        self.assertTrue(opened)
