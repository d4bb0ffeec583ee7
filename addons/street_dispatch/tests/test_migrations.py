from odoo.tests import tagged

from odoo.addons.street_base.tests.migration_common import load_migration

from .matter_common import MatterCommon


@tagged("post_install", "-at_install")
class TestMigrations(MatterCommon):

    def test_who_checked_in_the_whole_office_goes_on_doing_so(self):
        keep_checkers = load_migration("street_dispatch", "19.0.1.1.0/post-keep_checkers.py")
        intake, member, checker = "street_dispatch.group_dispatch_intake", "street_grid.group_grid_member", "street_dispatch.group_dispatch_checker"
        both = self._new_user("both", f"{intake},{member}")
        left = self._new_user("left", f"{intake},{member}")
        left.active = False
        manager = self._new_user("manager", f"{intake},street_grid.group_grid_manager")
        people = both | left | manager | self.intake | self.member | self.dispatcher | self.handler
        keep_checkers.migrate(self.env.cr, None)
        self.assertFalse([user for user in people if user.has_group(checker)])
        for _again in range(2):
            keep_checkers.migrate(self.env.cr, "19.0.1.0.0")
            self.assertEqual(people.filtered(lambda user: user.has_group(checker)), both | left)
        matter = self.bring_to("reported_back", self.new_matter())
        self.assertIn("check", matter.with_user(both).allowed_moves)
