from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .matter_common import MatterCommon


@tagged("post_install", "-at_install")
class TestMatterRights(MatterCommon):
    """The list in the docstring of street.matter, line by line."""

    def test_plain_staff_neither_read_nor_report(self):
        matter = self.new_matter()
        with self.assertRaises(AccessError):
            matter.with_user(self.staff).read(["name"])
        with self.assertRaises(AccessError):
            self.new_matter(self.staff)

    def test_grid_reporters_see_only_what_they_reported(self):
        own, other = self.new_matter(self.reporter), self.new_matter()
        found = self.env["street.matter"].with_user(self.reporter).search([("id", "in", (own + other).ids)])
        self.assertEqual(found, own)

    def test_handlers_see_only_what_their_unit_was_given(self):
        mine, other = self.bring_to("dispatched"), self.new_matter(latitude=35.701)
        found = self.env["street.matter"].with_user(self.handler).search([("id", "in", (mine + other).ids)])
        self.assertEqual(found, mine)
        self.assertFalse(self.env["street.matter"].with_user(self.handler2).search([("id", "=", mine.id)]))

    def test_each_role_is_kept_from_the_moves_of_the_others(self):
        collected, registered = self.new_matter(), self.bring_to("registered", self.new_matter(latitude=35.701))
        dispatched = self.bring_to("dispatched", self.new_matter(latitude=35.702))
        refused = [
            lambda: registered.with_user(self.intake).action_dispatch(unit_id=self.squad.id),
            lambda: dispatched.with_user(self.intake).action_accept(),
            lambda: dispatched.with_user(self.handler).action_supervise(reason="x"),
            lambda: dispatched.with_user(self.handler).action_transfer(unit_id=self.centre_unit.id, reason="x"),
            lambda: collected.with_user(self.member).action_register(),
            lambda: registered.with_user(self.dispatcher).action_suspend(reason="x"),
        ]
        for number, door in enumerate(refused):
            with self.subTest(number), self.assertRaises(UserError):
                door()

    def test_handlers_do_not_rewrite_what_was_reported(self):
        matter = self.bring_to("handling").with_user(self.handler)
        for values in ({"description": "x"}, {"class_id": False}, {"latitude": 1.0}, {"grid_id": False}, {"reported_at": "2020-01-01"}):
            with self.subTest(values), self.assertRaises(AccessError):
                matter.write(values)

    def test_nobody_rewrites_an_ended_matter(self):
        matter = self.bring_to("closed")
        for values in ({"description": "x"}, {"photo_after_ids": [(5,)]}):
            with self.subTest(values), self.assertRaises(UserError):
                matter.with_user(self.command).write(values)

    def test_confidential_reporters_are_masked_for_handlers(self):
        matter = self.bring_to("dispatched", self.new_matter(reporter_ids=[
            (0, 0, {"name": "Open", "phone": "1"}), (0, 0, {"name": "Hidden", "phone": "2", "is_confidential": True}),
        ]))
        self.env.invalidate_all()  # a request of the handler starts with an empty cache
        self.assertEqual(matter.with_user(self.handler).reporter_ids.mapped("name"), ["Open"])
        self.assertEqual(matter.with_user(self.handler).reporter_count, 2)
        hidden = self.env["street.matter.reporter"].search([("matter_id", "=", matter.id), ("is_confidential", "=", True)])
        self.assertTrue(hidden)
        self.env.invalidate_all()
        with self.assertRaises(AccessError):
            hidden.with_user(self.handler).read(["name"])
        found = self.env["street.matter"].with_user(self.handler).search([("id", "=", matter.id), ("reporter_ids.name", "=", "Hidden")])
        self.assertFalse(found, "nor can he search for the name")

    def test_the_authority_above_reads_and_does_not_write(self):
        matter = self.new_matter().with_user(self.centre_user)
        self.assertEqual(matter.read(["name"])[0]["id"], matter.id)
        with self.assertRaises(AccessError):
            matter.write({"description": "x"})

    def test_offices_beside_each_other_see_nothing_of_each_other(self):
        stranger = self._new_user("stranger", "street_dispatch.group_dispatch_command", self.other_office)
        self.assertFalse(self.env["street.matter"].with_user(stranger).search([("id", "=", self.new_matter().id)]))

    def test_tasks_and_reporters_have_no_back_door(self):
        matter = self.bring_to("dispatched", self.new_matter(reporter_ids=[(0, 0, {"name": "Open"})]))
        task = matter.sudo().task_ids
        doors = [
            lambda: task.with_user(self.handler).write({"state": "reported"}),
            lambda: task.with_user(self.dispatcher).write({"state": "reported"}),
            lambda: matter.with_user(self.dispatcher).write({"task_ids": [(1, task.id, {"state": "reported"})]}),
            lambda: task.sudo().write({"state": "reported"}),
            lambda: task.sudo().unlink(),
            lambda: matter.with_user(self.handler).write({"reporter_ids": [(0, 0, {"name": "x"})]}),
        ]
        for number, door in enumerate(doors):
            with self.subTest(number), self.assertRaises(UserError), self.env.cr.savepoint():
                door()

    def test_photos_of_others_cannot_be_pulled_in(self):
        foreign = self.env["ir.attachment"].create({"name": "secret.png", "raw": b"x", "res_model": "res.company", "res_id": self.office.id})
        matter = self.bring_to("handling")
        with self.assertRaises(UserError), self.env.cr.savepoint():
            matter.with_user(self.handler).write({"photo_after_ids": [(4, foreign.id)]})

    def test_the_list_costs_the_same_number_of_queries_for_many_matters(self):
        matters = self.env["street.matter"].with_user(self.dispatcher)
        for number in range(12):
            matters |= self.new_matter(self.dispatcher, latitude=35.7001 + number / 2000)
        specification = {name: {} for name in ("name", "address", "state", "due_date", "is_overdue", "reported_at")} | {
            name: {"fields": {"display_name": {}}} for name in ("class_id", "grid_id", "unit_id")
        }

        def count(few):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            matters[:few].web_read(specification)
            return self.env.cr.sql_log_count - before

        count(2)
        self.assertLessEqual(count(12), count(2) + 1)
