from datetime import timedelta

from freezegun import freeze_time

from odoo import Command, fields
from odoo.exceptions import UserError
from odoo.tests import tagged

from .matter_common import MatterCommon


@tagged("post_install", "-at_install")
class TestMatterEnds(MatterCommon):
    """Every end of a matter ends what hangs on it: tasks, clocks, and the waiting of the office that transferred it."""

    def transfer(self, matter=None):
        """The twin of a matter that was transferred to the city centre."""
        matter = matter or self.new_matter()
        matter.with_user(self.dispatcher).action_transfer(unit_id=self.centre_unit.id, reason="Beyond our list")
        return matter.sudo().twin_ids

    def test_a_twin_has_each_clock_once(self):
        twin = self.transfer()
        clocks = self.env["street.deadline"].search([("res_model", "=", twin._name), ("res_id", "=", twin.id)])
        self.assertCountEqual(clocks.mapped("kind"), ["register", "total"])

    def test_a_record_loaded_as_ended_has_no_running_clock(self):
        loaded = self.env["street.matter"].with_company(self.office)._street_load_history([{
            "company_id": self.office.id, "description": "Of last year", "state": "closed", "class_id": self.garbage.id,
            "reported_at": fields.Datetime.now() - timedelta(days=9), "date_closed": fields.Datetime.now() - timedelta(days=8),
        }])
        self.assertFalse(self.clocks(loaded))
        self.assertFalse(loaded.is_overdue)

    def test_matters_of_two_offices_are_transferred_each_to_the_other_only(self):
        self.dispatcher.company_ids = [Command.link(self.other_office.id)]
        other_unit = self._new_unit("O1", self.other_office, self.handler2)
        ours = self.new_matter()
        theirs = self.env["street.matter"].create({"company_id": self.other_office.id, "source": "patrol", "description": "Theirs"})
        both = (ours + theirs).with_user(self.dispatcher).with_context(allowed_company_ids=(self.office + self.other_office).ids)
        with self.assertRaisesRegex(UserError, "own"):
            both.action_transfer(unit_id=other_unit.id, reason="Both")
        self.assertEqual(set((ours + theirs).mapped("state")), {"collected"})

    def test_a_matter_is_not_transferred_to_an_own_squad(self):
        with self.assertRaisesRegex(UserError, "dispatch"):
            self.new_matter().with_user(self.dispatcher).action_transfer(unit_id=self.squad.id, reason="Away with it")

    def test_a_department_outside_is_told_on_paper(self):
        self.squad2.kind = "department"
        matter = self.new_matter()
        matter.with_user(self.dispatcher).action_transfer(unit_id=self.squad2.id, reason="By letter")
        self.assertEqual(matter.state, "transferred")
        self.assertFalse(matter.sudo().twin_ids)

    def test_a_transfer_to_a_unit_that_is_gone_says_so(self):
        for unit_id in (False, 2**30):
            with self.subTest(unit_id), self.assertRaisesRegex(UserError, "unit"):
                self.new_matter().with_user(self.dispatcher).action_transfer(unit_id=unit_id, reason="x")

    def test_every_end_of_a_twin_is_told_to_the_office_it_came_from(self):
        matter = self.new_matter()
        twin = self.transfer(matter)
        main = self.env["street.matter"].create({"company_id": self.centre.id, "source": "patrol", "description": "Known already"})
        twin.with_user(self.centre_user).action_merge(main_id=main.id)
        self.assertIn(main.name, matter.result)

    def test_the_end_of_a_matter_that_went_two_steps_is_told_to_the_first_office(self):
        matter = self.new_matter()
        twin = self.transfer(matter)
        other_unit = self._new_unit("O1", self.other_office, self.handler2)
        self.centre_user.company_ids = [Command.link(self.other_office.id)]
        person = twin.with_user(self.centre_user).with_context(allowed_company_ids=(self.centre + self.other_office).ids)
        person.action_transfer(unit_id=other_unit.id, reason="Theirs")
        person.sudo(False).twin_ids.with_user(self.centre_user).with_context(
            allowed_company_ids=(self.centre + self.other_office).ids).action_reject(reason="Done long ago")
        self.assertEqual(matter.result, "Done long ago")

    def test_open_tasks_are_withdrawn_when_the_matter_ends(self):
        matter = self.bring_to("registered")
        matter.with_user(self.dispatcher).action_dispatch(unit_id=self.squad.id, assist_unit_ids=[self.squad2.id])
        matter.with_user(self.handler).action_accept()
        self.report_back(matter)
        matter.with_user(self.dispatcher).action_check(passed=True)
        assisting = matter.task_ids.filtered(lambda task: task.role == "assist")
        self.assertEqual(assisting.state, "withdrawn")
        moved = self.bring_to("dispatched", self.new_matter(latitude=35.701))
        self.transfer(moved)
        self.assertEqual(moved.task_ids.mapped("state"), ["withdrawn"])

    def test_clocks_that_start_while_a_matter_is_suspended_are_held(self):
        matter = self.bring_to("registered")
        matter.with_user(self.command).action_suspend(reason="Flood")
        self.bring_to("dispatched", matter)
        self.assertFalse(self.clocks(matter))
        matter.with_user(self.command).action_resume()
        self.assertEqual(self.clocks(matter), {"handle", "return", "total"})

    def test_suspending_an_overdue_matter_does_not_make_it_timely(self):
        matter = self.bring_to("reported_back", self.new_matter(reported_at=fields.Datetime.now() - timedelta(days=60)))
        matter.with_user(self.command).action_suspend(reason="Hide it")
        matter.with_user(self.dispatcher).action_check(passed=True)
        self.assertFalse(matter.is_timely)

    def test_settling_late_is_not_timely(self):
        for age, timely in ((0, True), (60, False)):
            matter = self.new_matter(self.reporter, latitude=35.702 + age / 1e5, reported_at=fields.Datetime.now() - timedelta(days=age))
            matter.write({"photo_after_ids": [Command.link(self.photo(self.reporter).id)]})
            matter.action_settle()
            self.assertEqual(matter.is_timely, timely, age)

    def test_what_others_reported_is_not_settled_without_a_check(self):
        order = self.new_matter(source="hotline", external_ref="H1")
        order.write({"photo_after_ids": [Command.link(self.photo(self.intake).id)]})
        with self.assertRaisesRegex(UserError, "G42"):
            order.action_settle()

    def test_monthly_figures_begin_at_midnight_in_shanghai_whoever_asks(self):
        sheet = self.env.ref("street_dispatch.export_sheet_monthly")
        matters = self.env["street.matter"].with_company(self.office)._street_load_history([
            {"company_id": self.office.id, "description": day, "state": "rejected", "reported_at": day, "date_closed": day}
            for day in ("2026-02-28 15:59:00", "2026-02-28 16:01:00", "2026-03-31 15:59:00", "2026-03-31 16:01:00")
        ])
        self.env.user.tz = False
        with freeze_time("2026-04-10 03:00:00"):
            found = sheet.with_context(tz="America/New_York")._get_model().search(sheet._get_filter()) & matters
        self.assertEqual(found.sorted("date_closed"), matters[1:3])
