from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import DispatchCommon

MODELS = ("street.authority.list", "street.authority.item", "street.authority.norm", "street.instrument", "street.norm",
          "street.penalty.kind", "street.procedure.set")


@tagged("post_install", "-at_install")
class TestAuthorityRights(DispatchCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.list = cls._new_list()
        cls.item = cls.list.item_ids

    def test_everyone_of_the_office_reads_lists_and_only_the_administrator_writes_them(self):
        for user in (self.staff, self.intake, self.dispatcher, self.command, self.handler):
            for model in MODELS:
                records = self.env[model].with_user(user).search([], limit=1)
                self.assertTrue(records, model)
                for operation in ("write", "create", "unlink"):
                    self.assertFalse(records.has_access(operation), (user.login, model, operation))

    def test_moves_of_the_list_belong_to_the_administrator(self):
        fresh = self._new_list(publish=False)
        for user in (self.staff, self.intake, self.command, self.handler):
            for call in (
                lambda user=user: fresh.with_user(user).action_publish(),
                lambda user=user: self.item.with_user(user).action_take_back("because"),
                lambda user=user: self.item.with_user(user).action_new_version(),
                lambda user=user: self.item.with_user(user).write({"class_ids": [(5,)]}),
            ):
                with self.assertRaises(UserError):
                    call()

    def test_offices_do_not_see_each_other_and_the_authority_above_reads(self):
        above = self.env["res.company"].create({"name": "City"})
        below = self.env["res.company"].create({"name": "Street", "parent_id": above.id})
        instrument = self.env["street.instrument"].create({
            "name": "D", "issuer": "P", "date": self.today, "company_id": below.id,
        })
        foreign = self.env["street.authority.list"].create({
            "name": "Foreign", "company_id": below.id, "instrument_id": instrument.id, "date_from": self.today,
        })
        self.assertFalse(foreign.with_user(self.staff).has_access("read"))
        chief = self._new_user("city", "street_base.group_street_admin")
        chief.write({"company_ids": [(6, 0, above.ids)], "company_id": above.id})
        seen = foreign.with_user(chief).with_context(allowed_company_ids=above.ids)
        self.assertEqual(seen.name, "Foreign")
        with self.assertRaises(AccessError):
            seen.write({"note": "x"})
