"""Rows that belong to no office bind all of them: the administrator of one does not change them for the others."""

import logging

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from .guard_common import GuardCase

_logger = logging.getLogger(__name__)


@tagged("post_install", "-at_install")
class TestShared(GuardCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other_office = cls.env["res.company"].create({"name": "Another office"})
        cls.env["res.company"].search([]).keeps_shared = False
        cls.office.keeps_shared = True
        ladder = cls.strongest.group_ids
        cls.keeper, cls.other = (
            new_test_user(cls.env, f"shared_{place}", groups="base.group_user", company_id=office.id, company_ids=[Command.set(office.ids)])
            for place, office in enumerate((cls.office, cls.other_office)))
        (cls.keeper | cls.other).group_ids = [Command.set(ladder.ids)]

    def shared_rows(self):
        """(model, row) of rows without an office that the administrator of the other office might write."""
        for name in self.our_models():
            model = self.env[name].with_user(self.other).with_context(active_test=False)
            if model._transient or not model._auto or not model.has_access("write"):
                continue
            rows = model.search([], limit=80)
            rows = rows.filtered(lambda row: row.has_access("write") and ("company_id" not in row._fields or not row.sudo().company_id))
            if rows:
                yield model, rows[0]

    @mute_logger("odoo.sql_db", "odoo.models")
    def test_the_administrator_of_another_office_changes_no_shared_row(self):
        asked = []
        for model, row in self.shared_rows():
            text = next(field.name for field in row._fields.values() if field.type in ("char", "text", "integer", "boolean") and field.store and field.name != "id")
            doors = {
                "write": lambda row=row, text=text: row.write({text: row.sudo()[text]}),
                "web_save": lambda row=row, text=text: row.web_save({text: row.sudo()[text]}, {}),
                "unlink": row.unlink,
            }
            if "company_id" in row._fields:
                doors["taken over"] = lambda row=row: row.write({"company_id": self.other_office.id})
            for door, call in doors.items():
                with self.subTest(f"{model._name} {door}"), self.assertRaises(UserError), self.env.cr.savepoint():
                    call()
            asked.append(model._name)
        _logger.info("shared: %s", asked)
        self.assertIn("street.workday", asked)
        self.assertIn("street.domain", asked)

    def test_the_administrator_of_the_office_that_keeps_them_does(self):
        domain = self.env["street.domain"].create({"name": "Shared", "code": "SHARED"})
        domain.with_user(self.keeper).name = "Renamed"
        self.assertEqual(domain.name, "Renamed")
        with self.assertRaisesRegex(AccessError, self.office.name):
            domain.with_user(self.other).name = "Theirs"

    def test_rows_of_ones_own_office_stay_ones_own(self):
        own = self.env["street.shift.kind"].with_user(self.other).create({"name": "Own", "hour_from": 1, "hour_to": 2, "company_id": self.other_office.id})
        own.name = "Own, renamed"
        for door in (
            lambda: own.write({"company_id": False}),
            lambda: own.create({"name": "Shared", "hour_from": 1, "hour_to": 2, "company_id": False}),
            lambda: own.copy({"company_id": False, "name": "Copy"}),
        ):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                door()

    def test_nobody_names_his_own_office_the_keeper(self):
        self.other.group_ids = [Command.link(self.env.ref("base.group_system").id)]
        with self.assertRaisesRegex(AccessError, self.office.name):
            self.other_office.with_user(self.other).keeps_shared = True

    def test_as_long_as_no_office_is_named_every_administrator_does(self):
        self.office.keeps_shared = False
        domain = self.env["street.domain"].create({"name": "Shared", "code": "SHARED"})
        domain.with_user(self.other).name = "Theirs"
        self.assertEqual(domain.name, "Theirs")
