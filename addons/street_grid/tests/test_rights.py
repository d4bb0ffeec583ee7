from odoo.exceptions import UserError
from odoo.tests import TransactionCase, new_test_user, tagged

from .common import GridCase, square


@tagged("post_install", "-at_install")
class TestRights(GridCase):
    """What stops the lowest user who sees a record, door by door."""

    def setUp(self):
        super().setUp()
        self.patrol = self.env["street.patrol"].with_user(self.member).create({})
        self.finding = self.env["street.patrol.finding"].with_user(self.reporter).create({"description": "Mine"})

    def refused(self, function, *arguments, **values):
        # AccessError and ValidationError are UserErrors too.
        with self.assertRaises(UserError):
            function(*arguments, **values)

    def test_staff_read_grids_and_places_and_change_none(self):
        for user in (self.staff, self.reporter, self.member):
            grid = self.lower.with_user(user)
            self.assertEqual(grid.name, "Grid 101")
            self.refused(grid.write, {"name": "X"})
            self.refused(grid.write, {"boundary": square(0, 0)})
            self.refused(grid.write, {"boundary_text": "{}"})
            self.refused(grid.write, {"post_ids": [(0, 0, {"partner_id": user.partner_id.id, "role": "head"})]})
            self.refused(grid.copy)
            self.refused(grid.unlink)
            self.refused(grid.action_archive)
            self.refused(grid.create, {"name": "X", "code": "140581900001777", "kind": "micro"})
            self.refused(self.Grid.with_user(user).name_create, "X")
            loaded = self.Grid.with_user(user).load(["name", "code", "kind"], [["X", "140581900001777", "micro"]])
            self.assertFalse(loaded["ids"])

    def test_nobody_without_a_role_sees_anything(self):
        for name in ("street.grid", "street.grid.post", "street.place", "street.patrol", "street.patrol.finding", "street.patrol.checkin", "street.chief"):
            with self.subTest(model=name):
                self.refused(self.env[name].with_user(self.plain).search, [])

    def test_boundary_history_and_checkins_are_written_by_nobody(self):
        self.patrol.action_start()
        self.patrol.action_check_in(30.005, 100.01)
        row, checkin = self.lower.boundary_ids.with_user(self.manager), self.patrol.checkin_ids.with_user(self.manager)
        for record in (row, checkin):
            self.refused(record.write, {"create_date": False})
            self.refused(record.unlink)
            self.refused(record.copy)
        self.refused(checkin.create, {"patrol_id": self.patrol.id, "time": "2020-01-01", "date": "2020-01-01"})
        self.refused(self.patrol.write, {"checkin_ids": [(0, 0, {"time": "2020-01-01", "date": "2020-01-01"})]})
        self.refused(self.lower.with_user(self.manager).write, {"boundary_ids": [(5,)]})

    def test_members_move_only_their_own_rounds(self):
        theirs = self.patrol.with_user(self.colleague)
        for door in (theirs.action_start, theirs.unlink, lambda: theirs.write({"note": "X"}), lambda: theirs.read(["note"])):
            self.refused(door)
        self.assertNotIn(self.patrol, self.env["street.patrol"].with_user(self.colleague).search([]))
        self.refused(self.env["street.patrol"].with_user(self.colleague).create, {"partner_id": self.member.partner_id.id})
        self.refused(self.patrol.write, {"partner_id": self.colleague.partner_id.id})
        self.refused(self.env["street.patrol"].with_user(self.reporter).create, {})

    def test_no_door_sets_the_stamps_of_a_round(self):
        Patrol = self.env["street.patrol"].with_user(self.member)
        stamps = {"state": "finished", "date_start": "2026-01-01 00:00:00", "date_end": "2026-01-01 01:00:00", "route": {"type": "LineString"}}
        for name, value in stamps.items():
            with self.subTest(field=name):
                self.refused(self.patrol.write, {name: value})
                self.refused(Patrol.create, {name: value})
                made = Patrol.with_context(**{f"default_{name}": value}).create({})
                self.assertRecordValues(made, [{"state": "planned", "date_start": False, "date_end": False, "route": False}])
                self.assertFalse(Patrol.load([name], [[str(value)]])["ids"])
        self.patrol.action_start()
        self.assertEqual(self.patrol.copy().state, "planned")
        self.env["ir.default"].set("street.patrol", "state", "finished", user_id=self.member.id)
        self.assertEqual(Patrol.create({}).state, "planned")

    def test_no_door_sets_the_outcome_of_a_finding(self):
        Finding = self.env["street.patrol.finding"].with_user(self.reporter)
        for name, value in {"outcome": "settled", "measure": "Done", "date_settled": "2026-01-01 00:00:00"}.items():
            with self.subTest(field=name):
                self.refused(self.finding.write, {name: value})
                self.refused(Finding.create, {"description": "X", name: value})
                made = Finding.with_context(**{f"default_{name}": value}).create({"description": "X"})
                self.assertRecordValues(made, [{"outcome": "open", "measure": False, "date_settled": False}])
                self.refused(self.patrol.write, {"finding_ids": [(0, 0, {"description": "X", name: value})]})
        self.refused(Finding.create, {"description": "X", "partner_id": self.colleague.partner_id.id})
        self.refused(self.finding.with_user(self.colleague).action_settle, "Done")

    def test_a_member_reads_the_findings_of_the_grids_he_stands_on(self):
        found = self.env["street.patrol.finding"].with_user(self.reporter).create({"description": "Here", "latitude": 30.005, "longitude": 100.01})
        seen = self.env["street.patrol.finding"].with_user(self.member)
        self.assertNotIn(found, seen.search([]))
        self.post(self.left, self.member.partner_id)
        self.assertIn(found, seen.search([]))
        self.refused(found.with_user(self.member).write, {"description": "Changed"})

    def test_offices_are_apart_and_the_centre_reads_all(self):
        foreign = self.Grid.create({"name": "Foreign", "code": "140581900002000", "kind": "level1", "company_id": self.other_office.id})
        self.assertNotIn(foreign, self.Grid.with_user(self.manager).search([]))
        self.refused(foreign.with_user(self.manager).write, {"name": "Mine"})
        watched = self.Grid.with_user(self.watcher).with_context(allowed_company_ids=self.centre.ids)
        self.assertIn(foreign, watched.search([]))
        self.assertIn(self.patrol, watched.env["street.patrol"].search([]))
        self.refused(watched.browse(foreign.id).write, {"name": "Centre's"})
        self.refused(watched.browse(foreign.id).unlink)

    def test_a_post_cannot_be_moved_to_another_office(self):
        post = self.post(self.lower, self.member.partner_id).with_user(self.manager)
        self.refused(post.write, {"company_id": self.other_office.id})
        made = post.create({
            "grid_id": self.upper.id, "partner_id": self.member.partner_id.id, "role": "member", "company_id": self.other_office.id,
        })
        self.assertEqual(made.company_id, self.office, "the office is that of the grid, whatever is asked")
        foreign = self.Grid.create({"name": "Foreign", "code": "140581900002000", "kind": "level1", "company_id": self.other_office.id})
        self.refused(post.write, {"grid_id": foreign.id})


@tagged("post_install", "-at_install")
class TestKeeper(TransactionCase):
    def test_the_suite_administrator_keeps_the_territory_and_does_not_work_in_it(self):
        admin = new_test_user(self.env, "grid_admin", groups="street_base.group_street_admin")
        self.assertTrue(self.env["street.grid"].with_user(admin).has_access("write"))
        self.assertFalse(self.env["street.patrol"].with_user(admin).has_access("create"))
        self.assertFalse(admin.has_group("street_grid.group_grid_member"))
