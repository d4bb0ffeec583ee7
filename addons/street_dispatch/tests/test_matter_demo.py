import unittest

from odoo.exceptions import UserError
from odoo.tests import TransactionCase, tagged

from odoo.addons.street_dispatch.models.street_matter import STATES

from .matter_common import PIXEL


@tagged("post_install", "-at_install")
class TestMatterDemo(TransactionCase):
    """What a newcomer finds in the demo office."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        if not cls.env.ref("street_dispatch.demo_matter_closed", raise_if_not_found=False):
            raise unittest.SkipTest("without demo data")
        cls.office = cls.env.ref("base.main_company")
        cls.matters = cls.env["street.matter"].search([("company_id", "=", cls.office.id)])

    def user(self, name):
        return self.env.ref(f"street_base.demo_user_{name}")

    def test_every_stage_and_every_mark_is_seen(self):
        self.assertEqual(set(self.matters.mapped("state")), {state for state, _label in STATES})
        for mark in ("is_overdue", "is_suspended", "is_supervised", "is_settled_on_spot", "recurs_id", "similar_id", "merged_into_id",
                     "rework_count", "return_count", "is_timely", "twin_ids", "date_verified"):
            self.assertTrue(self.matters.filtered(mark), mark)
        self.assertTrue(self.matters.reporter_ids.filtered("is_confidential"))
        self.assertGreater(len(self.matters), 300)

    def test_nothing_happens_before_the_stage_it_follows_nor_after_now(self):
        dates = ("reported_at", "date_registered", "date_dispatched", "date_accepted", "date_reported_back", "date_closed")
        for matter in self.matters:
            passed = [matter[name] for name in dates if matter[name]]
            if matter.rework_count and matter.state == "handling":
                continue
            self.assertEqual(passed, sorted(passed), matter.display_name)

    def test_matters_lie_in_the_grids_of_the_office_and_their_numbers_follow_the_days(self):
        located = self.matters.filtered("grid_id")
        self.assertGreater(len(located), len(self.matters) * 0.95)
        # Repeated reports are told of afterwards and numbered then.
        by_day = self.matters.filtered(lambda matter: not matter.similar_id).sorted("reported_at")
        self.assertEqual(by_day.mapped("name"), sorted(by_day.mapped("name")))

    def test_three_demo_users_walk_a_matter_from_intake_to_closing(self):
        matter = self.env["street.matter"].with_user(self.user("intake")).create({
            "source": "hotline", "class_id": self.env.ref("street_dispatch.matter_09005").id, "description": "店外经营",
            "latitude": self.matters[0].latitude, "longitude": self.matters[0].longitude,
        })
        matter.action_register()
        squad = self.env.ref("street_base.demo_unit_squad2")
        matter.with_user(self.user("dispatcher")).action_dispatch(unit_id=squad.id)
        handled = matter.with_user(self.user("handler"))
        handled.action_accept()
        photo = self.env["ir.attachment"].with_user(self.user("handler")).create({"name": "after.png", "raw": PIXEL})
        handled.write({"photo_after_ids": [(4, photo.id)]})
        handled.action_report_back(result="已整改")
        handled.action_reply(reply="已整改")
        with self.assertRaises(UserError):
            handled.action_check(passed=True)
        matter.with_user(self.user("checker")).action_check(passed=True)
        self.assertEqual(matter.state, "closed")

    def test_what_waits_for_its_check_in_the_demo_can_be_closed(self):
        matter = self.matters.filtered(lambda matter: matter.state == "reported_back")[:1]
        matter.with_user(self.user("dispatcher")).action_check(passed=True)
        self.assertEqual(matter.state, "closed")
