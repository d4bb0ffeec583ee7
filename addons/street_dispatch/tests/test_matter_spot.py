import base64

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged

from .matter_common import PIXEL, MatterCommon

PHOTO = {"name": "after.png", "data": base64.b64encode(PIXEL).decode()}


@tagged("post_install", "-at_install")
class TestMatterSpot(MatterCommon):
    def values(self, **values):
        return {"class_id": self.garbage.id, "photos": [PHOTO], "latitude": 35.705, "longitude": 112.905, **values}

    def settle(self, user=None, method="settle_on_spot", **values):
        matters = self.env["street.matter"].with_user(user or self.reporter)
        return matters.browse(getattr(matters, method)(self.values(**values))["id"])

    def test_a_finding_is_taken_in_and_closed_in_one_call(self):
        answer = self.env["street.matter"].with_user(self.reporter).settle_on_spot(self.values())
        matter = self.env["street.matter"].browse(answer["id"])
        self.assertEqual((answer["name"], answer["state"]), (matter.name, "closed"))
        self.assertRecordValues(matter, [{
            "is_settled_on_spot": True, "is_timely": True, "handler_id": self.reporter.id, "source": "grid", "grid_id": self.grid.id,
            "description": "Test garbage", "company_id": self.office.id,
        }])
        self.assertEqual(matter.photo_after_ids.raw, PIXEL)
        self.assertFalse(self.clocks(matter))
        moves = self.env["street.log"].search([("model", "=", "street.matter"), ("res_id", "=", matter.id)]).mapped("move")
        self.assertEqual(sorted(moves), ["create", "settle"])

    def test_every_role_in_the_street_settles_what_it_finds(self):
        for user, source in ((self.reporter, "grid"), (self.member, "grid"), (self.handler, "patrol"), (self.intake, "patrol")):
            self.assertRecordValues(self.settle(user), [{"state": "closed", "source": source}])

    def test_what_needs_handling_stays_collected_with_its_photos_before(self):
        matter = self.settle(method="collect_on_spot", photos=[], photos_before=[PHOTO])
        self.assertRecordValues(matter, [{"state": "collected", "is_settled_on_spot": False}])
        self.assertEqual(len(matter.photo_before_ids), 1)
        self.assertEqual(self.clocks(matter), {"register", "total"})

    def test_a_finding_without_photo_or_class_is_not_settled_and_nothing_stays(self):
        before = self.env["street.matter"].search_count([])
        for values, told in (({"photos": []}, "G42"), ({"class_id": False, "description": "Bags"}, "class"), ({"class_id": False}, "Choose a class")):
            with self.assertRaisesRegex(UserError, told), self.cr.savepoint():
                self.settle(**values)
        self.assertEqual(self.env["street.matter"].search_count([]), before)

    def test_broken_photos_are_refused_in_words(self):
        for photos in ([{"name": "a"}], ["x"], [{"name": "a", "data": "%%%"}], [{"name": "a", "data": 7}], 5):
            with self.assertRaisesRegex(UserError, "base64"):
                self.settle(photos=photos)
        with self.assertRaisesRegex(ValidationError, "note.txt"), self.cr.savepoint():
            self.settle(photos=[{"name": "note.txt", "data": base64.b64encode(b"no picture").decode()}])
        with self.assertRaisesRegex(UserError, "At most 9"):
            self.settle(photos=[PHOTO] * 10)

    def test_no_other_field_comes_in_by_this_door(self):
        for name, value in (
            ("state", "closed"), ("company_id", self.other_office.id), ("name", "X"), ("is_timely", True), ("handler_id", self.intake.id),
            ("checker_id", self.intake.id), ("source", "leader"), ("reported_at", "2020-01-01 00:00:00"), ("photo_after_ids", [(6, 0, [1])]),
            ("reporter_ids", [(0, 0, {"name": "x"})]), ("create_uid", self.intake.id), ("grid_id", 1),
        ):
            for method in ("settle_on_spot", "collect_on_spot"):
                with self.assertRaisesRegex(UserError, "these keys only"):
                    self.settle(method=method, **{name: value})
        with self.assertRaisesRegex(UserError, "these keys only"):
            self.env["street.matter"].with_user(self.reporter).settle_on_spot([("class_id", 1)])

    def test_defaults_of_the_context_change_nothing_legal(self):
        matters = self.env["street.matter"].with_user(self.reporter).with_context(
            default_state="closed", default_is_settled_on_spot=True, default_checker_id=self.intake.id, default_source="leader",
        )
        matter = matters.browse(matters.collect_on_spot(self.values())["id"])
        self.assertRecordValues(matter, [{"state": "collected", "is_settled_on_spot": False, "checker_id": False, "source": "grid"}])

    def test_staff_without_a_role_and_expired_classes_are_refused(self):
        with self.assertRaises(AccessError):
            self.settle(self.staff)
        self.garbage.sudo().active = False
        with self.assertRaisesRegex(UserError, "cannot be used"), self.cr.savepoint():
            self.settle()

    def test_a_finding_of_somebody_else_is_not_settled(self):
        matter = self.settle(method="collect_on_spot")
        with self.assertRaises(AccessError):
            matter.with_user(self.handler).action_settle()

    def test_the_usual_classes_begin_with_those_of_the_user(self):
        mine, office, unused = (self.garbage.copy({"name": name, "minor": minor}) for name, minor in (("Mine", "701"), ("Office", "702"), ("Unused", "703")))
        self.settle(class_id=mine.id)
        for _time in range(3):
            self.settle(self.handler, class_id=office.id)
        usual = self.env["street.matter"].with_user(self.reporter)._get_usual_classes(limit=2)
        self.assertEqual(list(usual), [mine, office])
        office.active = False
        usual = self.env["street.matter"].with_user(self.reporter)._get_usual_classes(limit=3)
        self.assertEqual((usual[0], len(usual)), (mine, 3))
        self.assertNotIn(office, usual)
        self.assertTrue(unused)

    def test_the_screen_settles_and_begins_the_next_finding(self):
        finding = self.env["street.matter.settle"].with_user(self.reporter).create({
            "class_id": self.garbage.id, "latitude": 35.705, "longitude": 112.905, "photo_after": PHOTO["data"],
        })
        self.assertEqual(finding.grid_id, self.grid)
        action = finding.with_context(bin_size=True).action_done()
        self.assertEqual(action["params"]["next"]["res_model"], "street.matter.settle")
        matter = self.env["street.matter"].with_user(self.reporter).search([], limit=1)
        self.assertRecordValues(matter, [{"is_settled_on_spot": True, "class_id": self.garbage.id}])
        self.assertIn(matter.name, action["params"]["message"])

    def test_the_screen_leaves_what_needs_handling(self):
        form = Form(self.env["street.matter.settle"].with_user(self.handler))
        form.description = "Wall about to fall"
        form.photo_after = PHOTO["data"]
        form.save().action_needs_handling()
        matter = self.env["street.matter"].with_user(self.handler).search([], limit=1)
        self.assertRecordValues(matter, [{"state": "collected", "description": "Wall about to fall", "latitude": 0}])
        self.assertTrue(matter.photo_before_ids)

    def test_a_finding_of_a_round_becomes_a_matter_with_its_photo(self):
        finding = self.env["street.patrol.finding"].with_user(self.member).create({
            "description": "Stall on the pavement", "latitude": 35.705, "longitude": 112.905, "address": "East road 3", "photo": PHOTO["data"],
        })
        with self.assertRaises(UserError):
            finding.write({"matter_id": self.new_matter().id})
        finding.action_pass_on()
        self.assertRecordValues(finding.matter_id, [{
            "state": "collected", "source": "patrol", "description": "Stall on the pavement", "grid_id": self.grid.id,
            "reported_at": finding.time, "company_id": self.office.id,
        }])
        self.assertEqual(len(finding.matter_id.photo_before_ids), 1)
        self.assertEqual(finding.outcome, "passed_on")
        with self.assertRaisesRegex(UserError, "already done"):
            finding.action_pass_on()

    def test_a_client_that_asks_for_sizes_saves_photos_all_the_same(self):
        matter = self.new_matter()
        photo = self.photo(self.intake)
        matter.with_context(bin_size=True, bin_size_raw=True).write({"photo_before_ids": [(4, photo.id)]})
        self.assertEqual(matter.photo_before_ids.res_id, matter.id)

    def test_the_form_shows_facts_as_fixed_to_whom_they_are(self):
        matter = self.bring_to("dispatched")
        own = self.new_matter(self.reporter, latitude=35.702)
        seen = {
            user.login: one.with_user(user).is_fact_locked
            for user, one in ((self.intake, matter), (self.handler, matter), (self.reporter, own), (self.member, own))
        }
        self.assertEqual(seen, {self.intake.login: False, self.handler.login: True, self.reporter.login: False, self.member.login: True})
        self.assertFalse(self.env["street.matter"].with_user(self.reporter).new({}).is_fact_locked)
        matter.with_user(self.dispatcher).action_transfer(unit_id=self.centre_unit.id, reason="Theirs")
        self.assertTrue(matter.with_user(self.intake).is_fact_locked)

    def test_the_checklist_leaves_out_settling_where_it_never_is_possible(self):
        own, told = self.new_matter(self.reporter), self.new_matter(source="hotline")
        settling = str(self.env["street.matter"]._street_edges()["settle"].label)
        for matter, user, is_told in ((own, self.reporter, True), (told, self.intake, False)):
            seen = matter.with_user(user)
            self.assertIn("settle", [row["move"] for row in seen.obstacles], "the obstacle itself is there for both")
            self.assertEqual(settling in (seen.move_checklist or ""), is_told)
