"""Nobody names a record that he may not read: what hangs on it would come back to him."""

import logging
from datetime import timedelta

from odoo import Command, fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, new_test_user, tagged
from odoo.tools import mute_logger

from .guard_common import GuardCase

_logger = logging.getLogger(__name__)


@tagged("post_install", "-at_install")
class TestReferences(GuardCase):
    """Somebody with every role, in another office."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other_office = cls.env["res.company"].create({"name": "Other office of references"})
        cls.alien = new_test_user(cls.env, "reference_alien", groups="base.group_user", company_id=cls.other_office.id, company_ids=[Command.set(cls.other_office.ids)])
        cls.alien.group_ids = [Command.set(cls.strongest.group_ids.ids)]

    def hidden_of(self, name, found={}):  # noqa: B006 - one record of each model for the whole run
        """A record of another office that the alien cannot read, or None."""
        if name not in found:
            record = self.env[name].sudo().with_context(active_test=False).search([], limit=50)
            hidden = record - record.with_user(self.alien)._street_filter_named().sudo()
            found[name] = hidden[:1].id
        return found[name]

    @mute_logger("odoo.sql_db", "odoo.models")
    def test_no_form_answers_to_a_reference_to_a_record_that_is_not_ones_own(self):
        asked = 0
        for name in self.our_models():
            model = self.env[name].with_user(self.alien).with_company(self.other_office).with_context(allowed_company_ids=self.other_office.ids)
            if not model.has_access("read"):
                continue
            for field in model._fields.values():
                if field.type not in ("many2one", "many2many", "one2many") or field.related or not self.env[field.comodel_name]._street_is_named_by_readers():
                    continue
                hidden = self.hidden_of(field.comodel_name)
                if not hidden:
                    continue
                asked += 1
                value = hidden if field.type == "many2one" else [Command.link(hidden)]
                with self.subTest(f"{name}.{field.name}"), self.assertRaises(AccessError), self.env.cr.savepoint():
                    model.onchange({field.name: value}, [field.name], {other: {} for other in ("display_name", field.name)})
                if field.store and field.type == "many2one":
                    with self.subTest(f"{name}.{field.name} as a default"), self.assertRaises(AccessError), self.env.cr.savepoint():
                        model.with_context(**{f"default_{field.name}": hidden}).default_get([field.name])
                if model._transient:
                    with self.subTest(f"{name}.{field.name} created"), self.assertRaises(UserError), self.env.cr.savepoint():
                        model.create([{field.name: value}])
        _logger.info("references: %s fields", asked)
        self.assertTrue(asked, "no field was asked")

    def test_what_a_record_refers_to_already_may_be_sent_again(self):
        unit = self.env["street.unit"].create({"name": "Of the other office", "code": "REF", "company_id": self.other_office.id})
        own = self.env["street.unit"].create({"name": "Own", "code": "OWN", "company_id": self.office.id})
        self.env.flush_all()
        self.env.cr.execute("UPDATE street_unit SET parent_id = %s WHERE id = %s", [unit.id, own.id])
        own.invalidate_recordset()
        own.with_user(self.strongest)._street_check_references({"parent_id": unit.id})
        with self.assertRaisesRegex(AccessError, "cannot choose it"):
            self.env["street.unit"].with_user(self.strongest)._street_check_references({"parent_id": unit.id})

    def test_a_reference_is_found_in_lines_and_in_every_command(self):
        unit = self.env["street.unit"].create({"name": "Of the other office", "code": "REF", "company_id": self.other_office.id})
        units = self.env["street.unit"].with_user(self.strongest)
        for values in (
            {"parent_id": unit.id}, {"parent_id": [unit.id, "name"]}, {"child_ids": [[4, unit.id]]}, {"child_ids": [[6, 0, [unit.id]]]}, {"child_ids": [[1, unit.id, {}]]},
            {"child_ids": [[0, 0, {"parent_id": unit.id}]]}, {"child_ids": [[0, 0, {"child_ids": [[0, "new", {"child_ids": [[4, unit.id, 0]]}]]}]]},
        ):
            with self.subTest(values), self.assertRaisesRegex(AccessError, "cannot choose it"):
                units._street_check_references(values)
        for nonsense in ({"parent_id": "x"}, {"parent_id": [[1]]}, {"child_ids": 5}, {"child_ids": [[]]}, {"child_ids": [[0, 0]]}, {"child_ids": [[6, 0, 5]]}, [1], None, {"no": 1}):
            units._street_check_references(nonsense)


@tagged("post_install", "-at_install")
class TestReferencesWire(GuardCase, HttpCase):
    def test_records_are_neither_created_nor_changed_with_a_reference_to_a_hidden_one(self):
        other_office = self.env["res.company"].create({"name": "Other office of references"})
        hidden = self.env["street.unit"].create({"name": "Of the other office", "code": "REF", "company_id": other_office.id})
        admin = new_test_user(self.env, "reference_admin", groups="base.group_user,street_base.group_street_admin")
        unit = self.env["street.unit"].create({"name": "Own", "code": "OWN", "company_id": self.office.id})
        key = self.env["res.users.apikeys"].with_user(admin)._generate("rpc", "test", fields.Datetime.now() + timedelta(days=1))
        new = {"name": "New", "code": "NEW", "company_id": self.office.id, "parent_id": hidden.id}
        for method, body in (
            ("create", {"vals_list": [new]}), ("create", {"vals_list": new}), ("write", {"ids": unit.ids, "vals": {"parent_id": hidden.id}}),
            ("web_save", {"ids": unit.ids, "vals": {"parent_id": hidden.id}, "specification": {"parent_id": {"fields": {"display_name": {}}}}}),
            ("web_save_multi", {"ids": unit.ids, "vals_list": [{"parent_id": hidden.id}], "specification": {}}),
            ("copy", {"ids": unit.ids, "default": {"parent_id": hidden.id, "code": "NEW"}}),
        ):
            with self.subTest(method), mute_logger("odoo.http"):
                self.env.flush_all()
                answer = self.url_open(f"/json/2/street.unit/{method}", json={**body, "context": {"lang": "en_US"}}, headers={"Authorization": f"Bearer {key}"})
                self.assertEqual(answer.status_code, 403, answer.text)
                self.assertIn("cannot choose it", answer.json()["message"])
                self.assertNotIn("Of the other office", answer.text)
