from odoo.tests import TransactionCase, new_test_user, tagged

from ..hooks import TIME_ZONE, post_init_hook

PHONE_HOME = {"iap", "iap_mail", "partner_autocomplete", "sms", "snailmail", "web_unsplash"}


@tagged("post_install", "-at_install")
class TestDefaults(TransactionCase):
    """What a fresh database of an office looks like."""

    def test_the_week_starts_on_monday(self):
        self.assertEqual(self.env.ref("base.lang_zh_CN").week_start, "1")

    def test_new_people_and_calendars_live_in_shanghai(self):
        user = new_test_user(self.env, "t_new", groups="street_base.group_street_user")
        self.assertEqual(user.tz, TIME_ZONE)
        self.assertEqual(self.env["res.users"].browse(self.env.ref("base.user_admin").id).tz, TIME_ZONE)
        self.assertEqual(set(self.env["resource.calendar"].search([]).mapped("tz")), {TIME_ZONE})

    def test_every_company_has_its_subject_and_a_second_run_adds_none(self):
        before = self.env["street.subject"].search_count([])
        post_init_hook(self.env)
        self.assertEqual(self.env["street.subject"].search_count([]), before)
        for company in self.env["res.company"].search([]):
            self.assertIn("office", company.subject_ids.mapped("kind"))

    def test_nothing_that_phones_home_is_pulled_in(self):
        Module = self.env["ir.module.module"]
        needed = wanted = Module.search([("name", "=", "street_base")])
        while wanted:
            wanted = Module.search([("name", "in", wanted.dependencies_id.mapped("name"))]) - needed
            needed |= wanted
        self.assertFalse(PHONE_HOME & set(needed.mapped("name")))
