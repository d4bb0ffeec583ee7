from datetime import timedelta

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.street_base.tools import period

from .matter_common import MatterCommon


@tagged("post_install", "-at_install")
class TestMatterTerritory(MatterCommon):
    """Grid members verify and check where they hold a post; roles of the whole office everywhere."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stranger = cls._new_user("stranger", "street_grid.group_grid_member")
        cls.checker = cls._new_user("checker", "street_dispatch.group_dispatch_checker")
        cls.manager = cls._new_user("manager", "street_grid.group_grid_manager")

    def codes(self, matter, user, move="check"):
        return {row.code for row in matter.with_user(user)._street_obstacles(move)[matter.with_user(user)]}

    def test_a_member_of_another_grid_neither_checks_nor_verifies(self):
        matter = self.bring_to("reported_back")
        with self.assertRaisesRegex(UserError, "Matter grid"):
            matter.with_user(self.stranger).action_check(passed=True)
        with self.assertRaisesRegex(UserError, "Matter grid"):
            self.new_matter(source="letter", latitude=35.701).with_user(self.stranger).action_verify(found=True)
        self.assertNotIn("check", matter.with_user(self.stranger).allowed_moves or [])
        self.assertIn("check", matter.with_user(self.member).allowed_moves)
        self.assertEqual(matter.state, "reported_back")

    def test_the_dialog_is_no_way_round(self):
        matter = self.bring_to("reported_back")
        dialog = self.env["street.matter.check"].with_user(self.stranger).with_context(active_id=matter.id).create({})
        with self.assertRaisesRegex(UserError, "no post"):
            dialog.action_pass()

    def test_roles_of_the_whole_office_check_in_every_grid(self):
        matter = self.bring_to("reported_back")
        for user in (self.checker, self.manager, self.dispatcher, self.command, self.member):
            self.assertFalse(self.codes(matter, user), user.login)

    def test_whoever_answers_for_the_grid_above_checks_too(self):
        matter = self.bring_to("reported_back")
        above = self.env["street.grid"].create({"name": "Community", "code": "999999001001000", "kind": "level1", "company_id": self.office.id})
        below = self.env["street.grid"].create({"name": "Micro", "code": "999999001001002", "kind": "micro", "company_id": self.office.id, "parent_id": self.grid.id})
        self.grid.parent_id = above
        post = self.post.copy({"partner_id": self.stranger.partner_id.id, "grid_id": below.id})
        self.assertEqual(self.codes(matter, self.stranger), {"not_own_grid"})
        post.unlink()
        self.post.copy({"partner_id": self.stranger.partner_id.id, "grid_id": above.id, "role": "head"})
        self.assertFalse(self.codes(matter, self.stranger))

    def test_a_post_that_has_ended_or_not_begun_gives_nothing(self):
        matter, today = self.bring_to("reported_back"), period.today()
        self.post.date_to = today - timedelta(days=1)
        self.assertEqual(self.codes(matter, self.member), {"not_own_grid"})
        self.post.write({"date_from": today + timedelta(days=1), "date_to": False})
        self.assertEqual(self.codes(matter, self.member), {"not_own_grid"})

    def test_a_stand_in_checks_for_the_absent_member(self):
        matter = self.bring_to("reported_back")
        absent, substitute = self.env["hr.employee"].create([
            {"name": user.name, "company_id": self.office.id, "user_id": user.id} for user in (self.member, self.stranger)
        ])
        self.post.employee_id = absent
        self.assertEqual(self.codes(matter, self.stranger), {"not_own_grid"})
        self.env["street.stand.in"].create({
            "employee_id": substitute.id, "absent_employee_id": absent.id, "date_to": period.today(), "reason": "Leave",
        })
        self.assertFalse(self.codes(matter, self.stranger))

    def test_what_lies_in_no_grid_is_checked_by_the_office(self):
        matter = self.bring_to("reported_back")
        matter.sudo().grid_id = False
        self.assertEqual(self.codes(matter, self.member), {"not_own_grid"})
        self.assertFalse(self.codes(matter, self.checker))

    def test_the_office_wide_checker_does_not_check_his_own_work(self):
        self.handler.sudo().group_ids += self.env.ref("street_dispatch.group_dispatch_checker")
        matter = self.bring_to("reported_back")
        self.assertEqual(self.codes(matter, self.handler), {"own_work"})

    def test_a_handler_who_is_a_member_elsewhere_gains_nothing(self):
        self.handler2.sudo().group_ids = [Command.link(self.env.ref("street_grid.group_grid_member").id)]
        self.assertEqual(self.codes(self.bring_to("reported_back"), self.handler2), {"not_own_grid"})

    def test_queries_do_not_grow_with_the_matters(self):
        matters = self.env["street.matter"]
        for number in range(6):
            matters |= self.bring_to("reported_back", self.new_matter(latitude=35.7001 + number / 1e3))
        costs = []
        for asked in (matters[:2], matters):
            self.env.invalidate_all()
            mine = asked.with_user(self.stranger)
            mine._street_obstacles("check")
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            mine._street_obstacles("check")
            costs.append(self.env.cr.sql_log_count - before)
        self.assertEqual(*costs)
