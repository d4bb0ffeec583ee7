from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .matter_common import MatterCommon


@tagged("post_install", "-at_install")
class TestMatterDoors(MatterCommon):
    """Ways round the moves that somebody with an interface key would try."""

    def test_the_authority_above_reads_but_makes_no_moves(self):
        doors = {
            "verify": (self.new_matter(), lambda matter: matter.action_verify(found=True)),
            "check": (self.bring_to("reported_back", self.new_matter(latitude=35.701)), lambda matter: matter.action_check(passed=True)),
        }
        for name, (matter, door) in doors.items():
            seen = matter.with_user(self.centre_user).with_context(allowed_company_ids=self.centre.ids)
            self.assertTrue(seen.description)
            with self.subTest(name), self.assertRaisesRegex(UserError, "another office"):
                door(seen)
            self.assertNotIn(name, seen.allowed_moves or [])

    def test_the_authority_above_prints_the_sheet_of_a_matter(self):
        matter = self.bring_to("closed")
        self.env.invalidate_all()  # a request of its own has nothing of the company in memory
        reports = self.env["ir.actions.report"].with_user(self.centre_user).with_context(allowed_company_ids=self.centre.ids)
        self.assertTrue(reports._street_render("street_dispatch.street_matter_sheet", matter.ids).content)

    def test_handlers_read_no_tasks_of_matters_they_may_not_read(self):
        mine, other = self.bring_to("dispatched"), self.bring_to("registered", self.new_matter(latitude=35.701))
        other.with_user(self.dispatcher).action_dispatch(unit_id=self.squad2.id)
        tasks = self.env["street.task"].with_user(self.handler).search([("matter_id", "in", (mine + other).ids)])
        self.assertEqual(tasks.matter_id.ids, mine.ids)
        with self.assertRaises(AccessError):
            other.task_ids.with_user(self.handler).read(["description", "address"])

    def test_handlers_read_all_tasks_of_their_matters_and_dispatchers_all(self):
        matter = self.bring_to("registered")
        matter.with_user(self.dispatcher).action_dispatch(unit_id=self.squad.id, assist_unit_ids=[self.squad2.id])
        for user in (self.handler, self.handler2, self.dispatcher, self.member):
            self.assertEqual(len(self.env["street.task"].with_user(user).search([("matter_id", "=", matter.id)])), 2, user.login)

    def test_photos_stay_when_the_result_is_reported_back(self):
        matter = self.bring_to("reported_back")
        for command in (Command.clear(), Command.set([]), Command.unlink(matter.photo_after_ids.id)):
            with self.subTest(command), self.assertRaises(UserError):
                matter.with_user(self.handler).write({"photo_after_ids": [command]})
        matter.with_user(self.handler).write({"photo_after_ids": [Command.link(self.photo(self.handler, "more.png").id)]})
        self.assertEqual(len(matter.photo_after_ids), 2)

    def test_photos_of_the_report_stay_once_it_is_registered(self):
        matter = self.new_matter(photo_before_ids=[Command.set(self.photo(self.intake).ids)])
        self.bring_to("registered", matter)
        with self.assertRaisesRegex(UserError, "photo"):
            matter.with_user(self.intake).write({"photo_before_ids": [Command.clear()]})

    def test_a_photo_that_came_by_mistake_can_be_taken_away_while_handling(self):
        matter = self.bring_to("handling").with_user(self.handler)
        matter.write({"photo_after_ids": [Command.set(self.photo(self.handler).ids)]})
        matter.write({"photo_after_ids": [Command.clear()]})
        self.assertFalse(matter.photo_after_ids)

    def test_files_on_record_are_not_deleted_as_superuser_on_behalf_of_a_person(self):
        # mail's own route asks for write access to the record only, then deletes as superuser
        file = self.bring_to("closed").photo_after_ids
        with self.assertRaisesRegex(UserError, "kept"):
            file.with_user(self.handler).sudo()._delete_and_notify()

    def test_the_picture_of_a_settled_finding_is_not_changed_behind_its_back(self):
        finding = self.env["street.patrol.finding"].with_user(self.reporter).create({
            "description": "Bags", "latitude": 35.705, "longitude": 112.905, "photo": self.photo(self.reporter).datas,
        })
        finding.action_settle(measure="Taken away")
        file = self.env["ir.attachment"].sudo().search([("res_model", "=", finding._name), ("res_id", "=", finding.id), ("res_field", "=", "photo")])
        for door in (lambda one: one.write({"raw": b"x"}), lambda one: one.unlink()):
            with self.assertRaisesRegex(UserError, "part of"):
                door(file.with_user(self.reporter))
        with self.assertRaisesRegex(UserError, "part of"):
            file.with_user(self.reporter).sudo()._delete_and_notify()

    def test_the_flag_of_an_uninstallation_opens_nothing(self):
        finding = self.env["street.patrol.finding"].create({
            "description": "Bags", "partner_id": self.member.partner_id.id, "company_id": self.office.id,
        })
        finding.action_settle(measure="Taken away")
        manager = self._new_user("manager", "street_grid.group_grid_manager")
        with self.assertRaisesRegex(UserError, "record"):
            finding.with_user(manager).with_context(_force_unlink=True).unlink()

    def test_a_reporter_is_not_moved_to_a_matter_of_another_office(self):
        foreign = self.env["street.matter"].create({"company_id": self.other_office.id, "source": "patrol", "description": "Theirs"})
        matter = self.new_matter(reporter_ids=[Command.create({"name": "Neighbour"})])
        with self.assertRaises(UserError):
            matter.reporter_ids.with_user(self.intake).write({"matter_id": foreign.id})

    def test_a_default_office_draws_the_number_of_that_office(self):
        self.intake.company_ids = [Command.link(self.other_office.id)]
        before = self.env["street.number"].search_count([("company_id", "=", self.office.id), ("series", "=", "matter")])
        matter = self.env["street.matter"].with_user(self.intake).with_context(
            default_company_id=self.other_office.id, allowed_company_ids=(self.office + self.other_office).ids,
        ).create({"source": "patrol", "description": "Elsewhere"})
        self.assertEqual(matter.company_id, self.other_office)
        self.assertIn(matter.name, self.env["street.number"].search([("company_id", "=", self.other_office.id)]).mapped("text"))
        self.assertEqual(self.env["street.number"].search_count([("company_id", "=", self.office.id), ("series", "=", "matter")]), before)

    def test_a_report_that_is_refused_leaves_no_gap_in_the_numbers(self):
        first = self.new_matter()
        late = {"source": "hotline", "description": "Noise", "reported_at": "2026-11-20 08:00:00", "order_due": "2026-11-19 08:00:00"}
        with self.assertRaisesRegex(ValidationError, "before the call"), self.env.cr.savepoint():
            self.env["street.matter"].with_user(self.intake).create([{**late, "order_due": "2026-11-25 08:00:00"}, late])
        following = self.new_matter()
        places = [self.env["street.number"].search([("text", "=", matter.name), ("company_id", "=", self.office.id)]).number for matter in (first, following)]
        self.assertEqual(places[1], places[0] + 1)

    def test_an_order_stays_an_order(self):
        order = self.new_matter(source="hotline", external_ref="H2")
        with self.assertRaisesRegex(UserError, "hotline"):
            order.write({"source": "patrol"})

    def test_an_order_merged_into_another_report_keeps_its_caller_waiting_for_a_reply(self):
        order = self.new_matter(source="hotline", external_ref="H3")
        main = self.new_matter(latitude=35.701)
        order.action_merge(main_id=main.id)
        self.bring_to("reported_back", main)
        with self.assertRaisesRegex(UserError, "G43"):
            main.with_user(self.dispatcher).action_check(passed=True)

    def test_a_unit_named_twice_is_given_one_task(self):
        matter = self.bring_to("registered")
        matter.with_user(self.dispatcher).action_dispatch(unit_id=self.squad.id, assist_unit_ids=[self.squad2.id] * 2)
        self.assertEqual(len(matter.task_ids), 2)

    def test_a_dialog_tells_nothing_of_a_matter_that_is_not_the_handlers(self):
        other = self.bring_to("registered", self.new_matter(latitude=35.701, description="Told in confidence"))
        other.with_user(self.dispatcher).action_dispatch(unit_id=self.squad2.id)
        reply = self.env["street.matter.reply"].with_user(self.handler)
        spec = {"description": {}, "matter_id": {"fields": {"display_name": {}}}}
        for door in (
            lambda: reply.onchange({"matter_id": other.id}, ["matter_id"], spec),
            lambda: reply.with_context(active_id=other.id).onchange({}, [], spec),
            lambda: reply.with_context(default_matter_id=other.id).default_get(["matter_id", "description"]),
            lambda: reply.create({"matter_id": other.id, "reply": "x"}),
            lambda: reply.with_context(active_id=other.id).create({"reply": "x"}),
        ):
            with self.subTest(door), self.assertRaisesRegex(AccessError, "cannot choose it|not allowed"):
                door()
        mine = self.bring_to("handling")
        self.assertEqual(reply.onchange({"matter_id": mine.id}, ["matter_id"], spec)["value"]["description"], mine.description)
