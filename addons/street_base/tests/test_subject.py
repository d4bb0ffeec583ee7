from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import PeopleCommon

DAY = date(2026, 11, 2)


@tagged("post_install", "-at_install")
class TestSubject(PeopleCommon):
    """Subjects of enforcement and their organ heads."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.subject = cls.office.subject_ids
        cls.Head = cls.env["street.subject.head"]

    def _head(self, name, function, date_from, date_to=False, **values):
        return self.Head.create({
            "subject_id": self.subject.id, "function": function, "date_from": date_from, "date_to": date_to,
            **({"name": name} if name else {}), **values,
        })

    def test_every_new_company_has_its_office_as_subject(self):
        subject = self.env["street.subject"]._get_office(self.office)
        self.assertRecordValues(subject, [{
            "name": "Test street", "code": "Test street", "number_prefix": "Test street", "kind": "office",
            "company_id": self.office.id,
        }])

    def test_a_company_without_office_subject_is_told_what_to_do(self):
        self.subject.active = False
        with self.assertRaisesRegex(UserError, "Test street has no subject"):
            self.env["street.subject"]._get_office(self.office)

    @mute_logger("odoo.sql_db")
    def test_a_company_has_one_office_subject(self):
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.subject.create({"name": "Second", "code": "second", "company_id": self.office.id})

    def test_the_prefix_follows_the_code_until_it_is_changed(self):
        subject = self.subject.create({"name": "Bureau", "code": "局", "kind": "entrusting", "company_id": self.office.id})
        self.assertEqual(subject.number_prefix, "局")
        subject.number_prefix = "东局"
        subject.code = "新局"
        self.assertEqual(subject.number_prefix, "东局")

    def test_the_acting_chief_goes_before_the_chief(self):
        chief = self._head("Chief", "chief", "2026-01-01")
        acting = self._head("Acting", "acting_chief", "2026-11-01", "2026-11-30")
        self.assertEqual(self.subject._get_chief(DAY), acting)
        self.assertEqual(self.subject._get_chief(date(2026, 12, 1)), chief)
        self.assertFalse(self.subject._get_chief(date(2025, 12, 31)))
        deputy = self._head("Deputy", "head", "2026-01-01", "2026-10-31")
        self.assertEqual(self.subject._get_heads(date(2026, 10, 31)), chief | deputy)
        self.assertEqual(self.subject._get_heads(DAY), chief | acting)

    def test_two_chiefs_never_hold_office_on_the_same_day(self):
        self._head("First", "chief", "2026-01-01", "2026-06-30")
        self._head("Second", "chief", "2026-07-01")
        with self.assertRaisesRegex(ValidationError, "Second"):
            self._head("Third", "chief", "2026-12-01")

    def test_a_head_without_an_account_is_a_plain_name(self):
        plain = self._head("Outside", "head", "2026-01-01")
        own = self._head(None, "head", "2026-01-01", employee_id=self.leader.id)
        self.assertRecordValues(plain | own, [
            {"name": "Outside", "has_account": False}, {"name": "S1 leader", "has_account": True},
        ])

    def test_a_subject_with_heads_is_archived_and_not_deleted(self):
        self._head("Head", "head", "2026-01-01")
        with self.assertRaisesRegex(UserError, "Archive it"):
            self.subject.unlink()

    def test_a_subject_stays_with_its_office(self):
        with self.assertRaises(ValidationError):
            self.subject.company_id = self.other_office

    def test_an_office_is_put_under_its_authority_once(self):
        office = self.env["res.company"].create({"name": "Late street"})
        office._set_authority(self.centre)
        self.assertIn(office, self.env["res.company"].search([("id", "child_of", self.centre.id)]))
        self.assertEqual(office.root_id, self.centre)
        with self.assertRaises(UserError):
            office._set_authority(self.other_office)
        with self.assertRaises(UserError):
            self.centre._set_authority(office)

    def test_a_division_code_has_the_digits_of_its_level(self):
        self.office.division_code = "140581002"
        for wrong in ("14058", "1405810021", "14058100a", "１４０５８１００２"):
            with self.subTest(wrong), self.assertRaises(ValidationError):
                self.office.division_code = wrong

    def test_the_settings_page_enters_code_and_authority(self):
        office = self.env["res.company"].create({"name": "Late street"})
        self.env.user.company_ids |= office
        settings = self.env["res.config.settings"].with_company(office).create({
            "street_division_code": "140581003", "street_authority_id": self.centre.id,
        })
        settings.execute()
        self.assertRecordValues(office, [{"division_code": "140581003", "parent_id": self.centre.id}])
