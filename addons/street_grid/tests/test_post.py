from odoo import fields
from odoo.exceptions import UserError, ValidationError
from odoo.tests import freeze_time, tagged

from odoo.addons.street_base.tests.overlap_common import OverlapAssertions

from .common import GridCase


@tagged("post_install", "-at_install")
class TestPost(OverlapAssertions, GridCase):

    def setUp(self):
        super().setUp()
        self.person = self.env["res.partner"].create({"name": "Helper"})
        self.employee = self.env["hr.employee"].create({"name": "Head", "company_id": self.office.id})

    def vacant(self, day):
        return self.Grid.with_context(street_day=day).search([("is_vacant", "=", True), ("company_id", "=", self.office.id)])

    def test_vacancy_is_told_by_the_day_asked_for(self):
        for grid in self.level1 | self.left | self.right | self.upper:
            self.post(grid, self.person)
        self.post(self.lower, self.person, "2026-03-01", "2026-03-31")
        self.assertEqual(self.vacant("2026-02-28"), self.lower)
        self.assertFalse(self.vacant("2026-03-01"))
        self.assertFalse(self.vacant("2026-03-31"))
        self.assertEqual(self.vacant("2026-04-01"), self.lower)
        march = self.lower.with_context(street_day="2026-03-15")
        self.assertEqual((march.is_vacant, march.holder_names), (False, "Helper"))
        self.assertEqual(len(self.Grid.with_context(street_day="2026-02-01").search([("is_vacant", "=", False), ("company_id", "=", self.office.id)])), 4)

    def test_a_day_that_is_none_is_told(self):
        with self.assertRaisesRegex(UserError, "not a day"):
            self.vacant("soon")

    def test_the_day_is_that_of_china(self):
        with freeze_time("2026-03-31 17:00:00"):  # already 1 April in Shanghai
            self.post(self.lower, self.person, "2026-03-01", "2026-03-31")
            self.assertTrue(self.lower.is_vacant)
            self.assertFalse(self.lower.post_ids.is_current)

    def test_the_wizard_opens_the_vacant_grids_of_its_day(self):
        self.post(self.lower, self.person, "2026-03-01", "2026-03-31")
        wizard = self.env["street.grid.day"].with_user(self.reporter).create({"day": "2026-03-15"})
        action = wizard.action_show()
        found = self.Grid.with_context(**action["context"]).search(action["domain"])
        self.assertNotIn(self.lower, found)
        self.assertIn(self.upper, found)

    def test_an_employee_brings_his_contact(self):
        post = self.env["street.grid.post"].create({"grid_id": self.level1.id, "employee_id": self.employee.id, "role": "head"})
        self.assertEqual(post.partner_id, self.employee.work_contact_id)
        self.assertEqual(post.company_id, self.office)
        with self.assertRaisesRegex(ValidationError, "not the contact"):
            post.partner_id = self.person

    def test_only_own_staff_are_employees_on_posts(self):
        stranger = self.env["hr.employee"].create({"name": "Stranger", "company_id": self.other_office.id})
        with self.assertRaisesRegex(ValidationError, "not on the staff"):
            self.env["street.grid.post"].create({"grid_id": self.level1.id, "employee_id": stranger.id, "role": "head"})

    def test_nobody_stands_on_one_grid_twice(self):
        self.post(self.lower, self.person, "2026-01-01", "2026-06-30")
        self.post(self.lower, self.person, "2026-07-01")
        self.assertOverlapRefused(
            self.env["street.grid.post"], f"{self.person.name} already has a post on {self.lower.name} from 2026-01-01",
            lambda: self.post(self.lower, self.person, "2026-06-30", "2026-06-30"))
        self.post(self.upper, self.person, "2026-06-30")

    def test_a_post_is_ended_today_and_stays_in_the_list(self):
        with freeze_time("2026-05-05 04:00:00"):
            post = self.post(self.lower, self.person)
            post.action_end()
            self.assertEqual(post.date_to, fields.Date.to_date("2026-05-05"))
            self.assertTrue(post.is_current)
        with freeze_time("2026-05-06 04:00:00"):
            self.assertEqual(self.env["street.grid.post"].search([("is_current", "=", False), ("grid_id", "=", self.lower.id)]), post)
