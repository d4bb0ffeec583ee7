from odoo.tests import TransactionCase, new_test_user


class DispatchCommon(TransactionCase):
    """One office, one user per role."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.office = cls.env.company
        cls.staff = cls._new_user("staff", "street_base.group_street_user")
        cls.intake = cls._new_user("intake", "street_dispatch.group_dispatch_intake")
        cls.dispatcher = cls._new_user("dispatcher", "street_dispatch.group_dispatch_dispatcher")
        cls.command = cls._new_user("command", "street_dispatch.group_dispatch_command")
        cls.handler = cls._new_user("handler", "street_dispatch.group_dispatch_handler")
        cls.admin = cls._new_user("admin", "street_base.group_street_admin")

    @classmethod
    def _new_user(cls, name, groups):
        return new_test_user(cls.env, f"dispatch_{name}", groups=groups)
