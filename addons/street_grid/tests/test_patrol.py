from datetime import date

from odoo.exceptions import UserError, ValidationError
from odoo.tests import freeze_time, tagged

from .common import GridCase, point


@tagged("post_install", "-at_install")
@freeze_time("2026-05-04 02:00:00")
class TestPatrol(GridCase):

    def setUp(self):
        super().setUp()
        self.plan = self.env["street.patrol.plan"].create({
            "name": "Plan", "grid_ids": [(6, 0, self.left.ids)], "partner_ids": [(6, 0, self.member.partner_id.ids)], "date_from": "2026-05-04",
        })
        self.patrol = self.env["street.patrol"].with_user(self.member).create({"plan_id": self.plan.id})

    def walk(self, patrol, *places):
        patrol.action_start()
        for place in places:
            patrol.action_check_in(latitude=place[1], longitude=place[0])

    def test_a_plan_makes_each_round_once(self):
        plan = self.plan.copy({"every_days": 2, "date_to": "2026-05-08"})
        plan.action_make_rounds("2026-05-01", "2026-05-31")
        plan.action_make_rounds("2026-05-01", "2026-05-31")
        self.assertEqual(plan.patrol_ids.sorted("date").mapped("date"), [date(2026, 5, 4), date(2026, 5, 6), date(2026, 5, 8)])
        with self.assertRaises(UserError):
            plan.action_make_rounds("2026-05-01", "2062-05-01")
        with self.assertRaises(UserError):
            plan.browse().action_make_rounds()

    def test_a_round_is_started_checked_in_and_finished(self):
        self.walk(self.patrol, point(1, 0.5), point(1, 1.5))
        self.assertEqual(self.patrol.checkin_ids.grid_id, self.lower | self.upper)
        self.patrol.action_finish()
        self.assertRecordValues(self.patrol, [{"state": "finished", "checkin_count": 2, "finding_count": 0}])
        self.assertEqual(self.patrol.route["coordinates"], [point(1, 0.5), point(1, 1.5)])

    def test_moves_ask_for_the_right_state_and_a_record(self):
        with self.assertRaisesRegex(UserError, "under way"):
            self.patrol.action_check_in(30.0, 100.0)
        with self.assertRaises(UserError):
            self.patrol.action_finish()
        self.patrol.action_start()
        with self.assertRaises(UserError):
            self.patrol.action_start()
        with self.assertRaisesRegex(UserError, "Choose a round"):
            self.patrol.browse().action_start()
        with self.assertRaisesRegex(UserError, "latitude and longitude"):
            self.patrol.action_check_in(0, 0)
        with self.assertRaisesRegex(ValidationError, "swapped"):
            self.patrol.action_check_in(latitude=100.0, longitude=30.0)

    def test_all_rounds_start_or_none(self):
        other = self.patrol.copy()
        other.action_start()
        with self.assertRaises(UserError):
            (self.patrol | other).action_start()
        self.assertEqual(self.patrol.state, "planned")

    def test_a_bad_route_is_told(self):
        self.patrol.action_start()
        with self.assertRaisesRegex(ValidationError, "Route of round"):
            self.patrol.action_finish(route={"type": "Polygon", "coordinates": []})
        self.patrol.action_finish(route={"type": "LineString", "coordinates": [point(0, 0), point(1, 1)]})
        self.assertEqual(self.patrol.route["type"], "LineString")

    def test_a_round_under_way_keeps_its_day_and_stays_on_record(self):
        self.patrol.action_start()
        with self.assertRaises(UserError):
            self.patrol.date = "2026-05-05"
        with self.assertRaisesRegex(UserError, "on record"):
            self.patrol.sudo().unlink()

    def test_coverage_is_counted_by_grid_and_day(self):
        self.walk(self.patrol, point(1, 0.5), point(1, 0.6))
        self.assertEqual(self.level1.checkin_count, 2)
        self.assertEqual((self.lower.checkin_count, self.upper.is_unvisited), (2, True))
        unvisited = self.Grid.search([("is_unvisited", "=", True), ("company_id", "=", self.office.id)])
        self.assertEqual(unvisited, self.upper | self.right)
        self.assertEqual(len(self.Grid.with_context(street_day="2026-05-05").search([("is_unvisited", "=", True), ("company_id", "=", self.office.id)])), 5)
        [(grid, day, count)] = self.env["street.patrol.checkin"]._read_group([("patrol_id", "=", self.patrol.id)], ["grid_id", "date:day"], ["__count"])
        self.assertEqual((grid, day, count), (self.lower, date(2026, 5, 4), 2))

    def test_a_finding_is_settled_on_the_spot(self):
        finding = self.env["street.patrol.finding"].with_user(self.member).create(
            {"description": "Goods on the pavement", "latitude": 30.005, "longitude": 100.01, "patrol_id": self.patrol.id})
        self.assertEqual(finding.grid_id, self.lower)
        with self.assertRaisesRegex(UserError, "what was done"):
            finding.action_settle(" ")
        finding.action_settle("Moved back")
        self.assertRecordValues(finding, [{"outcome": "settled", "measure": "Moved back"}])
        for change in ({"description": "Nothing"}, {"latitude": 31.0}):
            with self.assertRaisesRegex(UserError, "keeps its facts"):
                finding.write(change)
        with self.assertRaises(UserError):
            finding.action_settle("Again")

    def test_a_finding_says_what_a_matter_would_be(self):
        finding = self.env["street.patrol.finding"].create({"description": "Hole", "latitude": 30.005, "longitude": 100.01})
        values = finding._prepare_matter_values()
        self.assertEqual((values["source"], values["description"], values["grid_id"]), ("patrol", "Hole", self.lower.id))

    def test_a_photo_that_is_no_image_is_refused(self):
        with self.assertRaises(UserError):
            self.env["street.patrol.finding"].create({"description": "Hole", "photo": "bm90IGFuIGltYWdl"})

    def test_a_finding_belongs_to_whoever_walked_the_round(self):
        with self.assertRaisesRegex(ValidationError, "the round is that of"):
            self.env["street.patrol.finding"].create({"description": "X", "patrol_id": self.patrol.id, "partner_id": self.colleague.partner_id.id})
