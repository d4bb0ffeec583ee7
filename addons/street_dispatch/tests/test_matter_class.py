from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import DispatchCommon


@tagged("post_install", "-at_install")
class TestMatterClass(DispatchCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Class = cls.env["street.matter.class"]
        cls.major = cls.env.ref("street_dispatch.major_06")
        cls.rubbish = cls.env.ref("street_dispatch.matter_06010")
        cls.local = cls.Class.create({"name": "Test class", "major_id": cls.major.id, "minor": "555"})

    def test_standard_is_shipped_whole_and_components_are_switched_off(self):
        standard = self.Class.with_context(active_test=False).search([("is_local", "=", False)])
        matters = standard.filtered(lambda c: c.kind == "matter")
        components = standard.filtered(lambda c: c.kind == "component")
        self.assertEqual((len(matters), len(components)), (97, 153))
        self.assertTrue(all(matters.mapped("active")))
        self.assertFalse(any(components.mapped("active")))
        self.assertTrue(all(c.register_condition and c.close_condition and c.handle_length for c in standard))

    def test_a_deleted_class_leaves_the_limits_kept_in_memory(self):
        gone = self.local.id
        self.assertIn(gone, self.Class._get_limits_by_class(self.office))
        self.local.unlink()
        self.assertNotIn(gone, self.Class._get_limits_by_class(self.office))

    def test_code_is_major_and_minor(self):
        self.assertEqual(self.rubbish.code, "06010")
        self.assertEqual(self.local.code, "06555")
        self.assertEqual(self.local.kind, "matter")

    def test_names_are_the_exact_terms_of_the_standard(self):
        chinese = self.env(context={"lang": "zh_CN"})
        self.assertEqual(self.rubbish.with_env(chinese).name, "暴露垃圾")
        self.assertEqual(self.env.ref("street_dispatch.component_01066").with_env(chinese).name, "紧急报警点异常SOS")
        self.assertEqual(self.env.ref("street_dispatch.component_01001").with_env(chinese).name, "供水井盖异常")
        self.assertEqual(self.major.with_env(chinese).name, "市容环境类")

    def test_next_local_number_counts_down(self):
        vals = {"name": "Next"}
        first = self.Class.with_context(default_major_id=self.major.id).create(vals)
        second = self.Class.with_context(default_major_id=self.major.id).create(vals)
        self.assertEqual(int(second.minor), int(first.minor) - 1)
        self.assertTrue(second.is_local)

    @mute_logger("odoo.sql_db")
    def test_code_is_unique_in_kind_and_office_also_without_office(self):
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.Class.create({"name": "Twice", "major_id": self.major.id, "minor": "555"})
        own = self.Class.create({"name": "Own", "major_id": self.major.id, "minor": "555", "company_id": self.office.id})
        self.assertEqual(own.code, "06555")

    def test_local_class_does_not_take_a_number_of_the_standard(self):
        with self.assertRaisesRegex(ValidationError, "999"):
            self.Class.create({"name": "Low", "major_id": self.major.id, "minor": "031"})

    def test_class_of_the_standard_keeps_its_number_and_is_not_deleted(self):
        rubbish = self.rubbish.with_user(self.admin)
        for vals in ({"minor": "777"}, {"is_local": True}, {"major_id": self.env.ref("street_dispatch.major_07").id}):
            with self.assertRaises(UserError):
                rubbish.write(vals)
        with self.assertRaises(UserError):
            rubbish.unlink()
        rubbish.write({"minor": "010", "handle_length": 6})
        self.assertEqual(rubbish.handle_length, 6)

    def test_expired_class_cannot_be_used_and_is_named(self):
        self.local.date_to = date(2026, 5, 31)
        self.local._check_usable(date(2026, 5, 31))
        with self.assertRaisesRegex(UserError, "06555"):
            (self.local | self.rubbish)._check_usable(date(2026, 6, 1))
        self.local.write({"date_to": False, "active": False})
        with self.assertRaisesRegex(UserError, "switched off"):
            self.local._check_usable(date(2026, 5, 31))

    def test_valid_today_is_searchable(self):
        self.local.date_to = date(2020, 1, 1)
        self.assertFalse(self.local.is_valid)
        self.assertNotIn(self.local, self.Class.search([("is_valid", "=", True)]))
        self.assertIn(self.local, self.Class.search([("is_valid", "=", False)]))
        self.local.date_to = False
        self.assertIn(self.local, self.Class.search([("is_valid", "=", True)]))

    def test_office_has_its_own_limits(self):
        self.env["street.matter.class.term"].create({
            "class_id": self.rubbish.id, "company_id": self.office.id, "handle_length": 1, "handle_unit": "hour", "urgency": "urgent",
        })
        terms = (self.rubbish | self.local)._get_terms(self.office)
        self.assertEqual(terms[self.rubbish.id]._get_stage_limits()["handle"], (1, "hour"))
        self.assertEqual(terms[self.rubbish.id].urgency, "urgent")
        self.assertEqual(terms[self.local.id], self.local)
        self.assertEqual(self.rubbish._get_terms(self.env["res.company"])[self.rubbish.id], self.rubbish)

    def test_only_the_administrator_changes_classes(self):
        for user in (self.staff, self.intake, self.dispatcher, self.command, self.handler):
            rubbish = self.rubbish.with_user(user)
            self.assertEqual(rubbish.code, "06010")
            with self.assertRaises(AccessError):
                rubbish.write({"handle_length": 99})
            with self.assertRaises(AccessError):
                self.Class.with_user(user).create({"name": "x", "major_id": self.major.id})
            with self.assertRaises(AccessError):
                rubbish.write({"term_ids": [(0, 0, {"handle_length": 1})]})
