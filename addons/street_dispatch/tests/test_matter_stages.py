import io
from unittest.mock import patch

from PIL import Image, TiffImagePlugin

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.street_base.tools import pdf_image
from odoo.addons.street_base.tools.paper_error import ImageError

from .matter_common import MatterCommon


@tagged("post_install", "-at_install")
class TestMatterStages(MatterCommon):
    def test_the_way_from_intake_to_closing_through_three_people(self):
        matter = self.new_matter()
        self.assertEqual(matter.grid_id, self.grid, "the grid is found by itself")
        self.assertTrue(matter.name)
        self.assertEqual(self.clocks(matter), {"register", "total"})
        matter.action_register()
        self.assertEqual(self.clocks(matter), {"dispatch", "total"})
        matter.with_user(self.dispatcher).action_dispatch(unit_id=self.squad.id, assist_unit_ids=[self.squad2.id])
        self.assertEqual(self.clocks(matter), {"handle", "return", "total"})
        self.assertEqual(sorted(matter.task_ids.mapped("role")), ["assist", "lead"])
        matter.with_user(self.handler).action_accept()
        self.assertEqual(self.clocks(matter), {"handle", "total"})
        self.report_back(matter)
        self.assertEqual(self.clocks(matter), {"check", "total"})
        matter.with_user(self.member).action_check(passed=True)
        self.assertRecordValues(matter.sudo(), [{
            "state": "closed", "handler_id": self.handler.id, "checker_id": self.member.id, "result": "Taken away",
            "is_timely": True, "rework_count": 0, "return_count": 0,
        }])
        self.assertFalse(self.clocks(matter))
        moves = self.env["street.log"].search([("model", "=", "street.matter"), ("res_id", "=", matter.id)], order="id").mapped("move")
        self.assertEqual(moves, ["create", "register", "dispatch", "accept", "report_back", "check"])

    def test_the_checker_is_not_the_handler(self):
        self.handler.sudo().group_ids += self.env.ref("street_dispatch.group_dispatch_dispatcher")
        matter = self.bring_to("reported_back")
        with self.assertRaisesRegex(UserError, "G42"):
            matter.with_user(self.handler).action_check(passed=True)
        self.assertIn("own_work", [row["code"] for row in matter.with_user(self.handler).obstacles])

    def test_whoever_handled_an_earlier_round_does_not_check_either(self):
        self.handler2.sudo().group_ids += self.env.ref("street_dispatch.group_dispatch_dispatcher")
        self.squad2.leader_id.unit_id = self.squad
        matter = self.bring_to("dispatched")
        matter.with_user(self.handler2).action_accept()
        self.report_back(matter)
        with self.assertRaisesRegex(UserError, "G42"):
            matter.with_user(self.handler2).action_check(passed=True)

    def test_closing_needs_the_photo_after(self):
        matter = self.bring_to("handling")
        matter.with_user(self.handler).action_report_back(result="Done")
        with self.assertRaisesRegex(UserError, "photo"):
            matter.with_user(self.dispatcher).action_check(passed=True)

    def test_a_failed_check_goes_back_to_the_unit_and_is_counted(self):
        matter = self.bring_to("reported_back")
        with self.assertRaisesRegex(UserError, "still wrong"):
            matter.with_user(self.dispatcher).action_check(passed=False)
        matter.with_user(self.dispatcher).action_check(passed=False, note="Half of it is still there")
        self.assertEqual((matter.state, matter.rework_count), ("handling", 1))
        self.assertEqual(self.clocks(matter), {"handle", "total"})
        self.assertEqual(matter.task_ids.state, "accepted")

    def test_a_unit_sends_back_with_a_reason_and_it_is_dispatched_anew(self):
        matter = self.bring_to("dispatched")
        with self.assertRaisesRegex(UserError, "reason"):
            matter.with_user(self.handler).action_send_back(reason="")
        matter.with_user(self.handler).action_send_back(reason="Not our road")
        self.assertRecordValues(matter, [{"state": "registered", "unit_id": False, "return_count": 1}])
        self.assertEqual(matter.task_ids.state, "returned")
        matter.with_user(self.dispatcher).action_dispatch(unit_id=self.squad2.id)
        self.assertEqual(matter.unit_id, self.squad2)

    def test_only_people_of_the_unit_move_its_work(self):
        matter = self.bring_to("dispatched")
        with self.assertRaises(AccessError):
            matter.with_user(self.handler2).action_accept()
        self.dispatcher.sudo().group_ids += self.env.ref("street_dispatch.group_dispatch_handler")
        with self.assertRaisesRegex(UserError, "Unit S1"):
            matter.with_user(self.dispatcher).action_accept()

    def test_a_stand_in_of_the_leader_acts_for_the_unit(self):
        matter = self.bring_to("dispatched")
        self.env["street.stand.in"].create({
            "employee_id": self.squad2.leader_id.id, "absent_employee_id": self.squad.leader_id.id,
            "date_from": matter._get_today(), "date_to": matter._get_today(), "reason": "Leave",
        })
        matter.with_user(self.handler2).action_accept()
        self.assertEqual(matter.state, "handling")

    def test_assisting_units_take_steps_of_their_own(self):
        matter = self.new_matter()
        matter.action_register()
        matter.with_user(self.dispatcher).action_dispatch(unit_id=self.squad.id, assist_unit_ids=[self.squad2.id])
        task = matter.sudo().task_ids.filtered(lambda task: task.role == "assist").with_user(self.handler2)
        task.action_accept()
        self.env["street.task.step"].with_user(self.handler2).with_context(active_id=task.id).create({"text": "Blocked the road"}).action_report_back()
        self.assertEqual((task.state, matter.state), ("reported", "dispatched"))
        with self.assertRaises(UserError):
            task.action_accept()

    def test_rejecting_and_merging_end_a_report_and_keep_its_reporters(self):
        first = self.new_matter()
        again = self.new_matter(reporter_ids=[(0, 0, {"name": "Neighbour", "phone": "1", "is_confidential": True})])
        self.assertEqual(again.similar_id, first)
        again.action_merge(main_id=first.id)
        self.assertEqual((again.state, again.merged_into_id), ("rejected", first))
        self.assertEqual(first.reporter_ids.name, "Neighbour")
        with self.assertRaisesRegex(UserError, "reason"):
            first.action_reject(reason="")
        first.action_reject(reason="Nothing there")
        self.assertEqual(first.end_reason, "Nothing there")

    def test_a_closed_matter_nearby_makes_the_next_one_a_recurrence(self):
        closed = self.bring_to("closed")
        far = self.new_matter(latitude=35.7095)
        self.assertEqual(self.new_matter(latitude=35.70501).recurs_id, closed)
        self.assertFalse(far.recurs_id)

    def test_transfer_to_another_office_makes_a_twin_that_reports_back(self):
        matter = self.new_matter(reporter_ids=[(0, 0, {"name": "Neighbour"})])
        matter.with_user(self.dispatcher).action_transfer(unit_id=self.centre_unit.id, reason="Beyond our list")
        twin = matter.sudo().twin_ids
        self.assertRecordValues(twin, [{"company_id": self.centre.id, "state": "collected", "source": "transfer", "description": matter.description}])
        self.assertFalse(twin.reporter_ids, "the reporter does not follow")
        twin.with_user(self.centre_user).action_reject(reason="Settled by phone")
        self.assertEqual(matter.result, "Settled by phone")

    def test_the_dialog_proposes_the_units_of_the_route(self):
        routes = [[self.squad.id, self.squad2.id], [self.centre_unit.id, self.squad.id]]
        matter = self.bring_to("registered")
        dialogs = []
        for units in routes:
            answer = [{"matter_id": matter.id, "kind": "own", "unit_ids": units, "item_id": None, "reason": "Item 1"}]
            with patch.object(self.registry["street.authority.item"], "route", lambda self, ids, answer=answer: answer):
                dialogs.append(self.env["street.matter.dispatch"].with_user(self.dispatcher).with_context(active_ids=matter.ids).create({}))
                self.assertEqual(dialogs[-1].route_reason, "Item 1")
                self.assertEqual(dialogs[-1].department_id.ids, [unit for unit in units if unit == self.centre_unit.id])
        own, department = dialogs
        self.assertEqual((own.unit_id, own.assist_unit_ids), (self.squad, self.squad2))
        self.assertEqual(department.unit_id, self.squad)
        own.action_dispatch()
        self.assertEqual(matter.state, "dispatched")

    def test_suspension_holds_the_clocks_and_resuming_lets_them_go_on(self):
        matter = self.bring_to("handling")
        matter.with_user(self.command).action_suspend(reason="Waiting for the owner")
        self.assertEqual(self.clocks(matter, "suspended"), {"handle", "total"})
        self.assertFalse(matter.due_date)
        with self.assertRaisesRegex(UserError, "already"):
            matter.with_user(self.command).action_suspend(reason="Again")
        matter.with_user(self.command).action_resume()
        self.assertEqual(self.clocks(matter), {"handle", "total"})

    def test_an_extension_moves_the_due_moment(self):
        matter = self.bring_to("handling")
        before = matter.due_date
        matter.with_user(self.command).action_extend(length=2, reason="Rain")
        self.assertGreater(matter.due_date, before)

    def test_a_limit_that_is_over_is_not_extended_and_an_extension_is_a_number(self):
        matter = self.bring_to("registered", self.new_matter(reported_at="2026-01-05 02:00:00"))
        with self.assertRaisesRegex(UserError, "already over"):
            matter.with_user(self.command).action_extend(length=2, reason="Rain")
        fresh = self.bring_to("handling", self.new_matter(latitude=35.701))
        for length in (0, -1, 10**9, "2", None, True, 1.5):
            with self.subTest(length), self.assertRaisesRegex(UserError, "whole number"):
                fresh.with_user(self.command).action_extend(length=length, reason="Rain")

    def test_overdue_is_found_by_search(self):
        late = self.new_matter(reported_at="2026-01-05 02:00:00")
        fresh = self.new_matter(latitude=35.701)
        found = self.env["street.matter"].with_user(self.intake).search([("id", "in", (late + fresh).ids), ("is_overdue", "=", True)])
        self.assertEqual(found, late)
        self.assertTrue(late.is_overdue)

    def test_settling_on_the_spot_closes_with_photo_and_is_counted_apart(self):
        matter = self.new_matter(self.member)
        with self.assertRaisesRegex(UserError, "photo"):
            matter.action_settle()
        matter.write({"photo_after_ids": [(4, self.photo(self.member).id)]})
        matter.action_settle(result="Swept")
        self.assertRecordValues(matter, [{"state": "closed", "is_settled_on_spot": True, "handler_id": self.member.id}])

    def test_a_point_outside_every_grid_is_taken_in_but_not_registered(self):
        matter = self.new_matter(latitude=20.0, longitude=110.0)
        with self.assertRaisesRegex(UserError, "no grid"):
            matter.action_register()
        matter.grid_id = self.grid
        matter.action_register()

    def test_an_authority_without_grids_registers_what_was_transferred_to_it(self):
        matter = self.new_matter()
        matter.with_user(self.dispatcher).action_transfer(unit_id=self.centre_unit.id, reason="Beyond our list")
        twin = matter.sudo().twin_ids.with_user(self.centre_user)
        self.assertFalse(twin.grid_id)
        self.assertEqual(sorted(self.env["street.deadline"].search([("res_model", "=", "street.matter"), ("res_id", "=", twin.id)]).mapped("kind")), ["register", "total"])
        twin.action_register()
        self.assertEqual(twin.state, "registered")

    def test_sources_that_ask_for_it_are_verified_first(self):
        matter = self.new_matter(source="letter")
        with self.assertRaisesRegex(UserError, "verified"):
            matter.action_register()
        matter.with_user(self.member).action_verify(found=True, note="Seen")
        matter.action_register()

    def test_an_expired_class_cannot_be_used(self):
        self.garbage.date_to = "2026-01-31"
        with self.assertRaisesRegex(UserError, "expired"):
            self.new_matter()

    def test_no_photo_is_taken_in_that_cannot_be_printed(self):
        source = Image.effect_noise((400, 300), 60).convert("RGB")
        files = {form: io.BytesIO() for form in (TiffImagePlugin.TiffImageFile.format, "JPEG", "PNG", "GIF", "BMP", "WEBP")}
        for form, target in files.items():
            source.save(target, form)
        wide = io.BytesIO()
        Image.new("1", (8200, 8200)).save(wide, "PNG")  # 67 megapixels in few bytes
        bad = {
            "picture.tiff": files["TIFF"].getvalue(), "wide.png": wide.getvalue(), "empty.png": b"", "large.jpg": b"x" * (pdf_image.MAX_BYTES + 1),
            "half.png": files["PNG"].getvalue()[:40],
        }
        for name, content in bad.items():
            # As a client may ask: Odoo does not make the upload smaller.
            file = self.env["ir.attachment"].with_user(self.intake).with_context(image_no_postprocess=True).create({"name": name, "raw": content})
            with self.subTest(name):
                with self.assertRaises(ImageError):
                    pdf_image.print_photo(content, name)
                with self.assertRaisesRegex(ValidationError, name):
                    self.new_matter(photo_before_ids=[(4, file.id)])
        for form in ("JPEG", "PNG", "GIF", "BMP", "WEBP"):
            matter = self.new_matter(photo_before_ids=[(4, self.photo(self.intake, form, files[form].getvalue()).id)])
            self.assertTrue(pdf_image.print_photo(matter.photo_before_ids.raw))

    def test_a_file_that_is_no_photo_is_refused_by_name(self):
        file = self.photo(self.intake, "evil.png", b"<svg onload=alert(1)>")
        with self.assertRaisesRegex(ValidationError, "evil.png"):
            self.new_matter(photo_before_ids=[(4, file.id)])
