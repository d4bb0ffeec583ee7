import json
import math

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import GridCase, square

HUGE = 10**400  # JSON has whole numbers of any length; no float holds this one
BAD = (math.nan, math.inf, -math.inf, HUGE, 1e305, 181.0, "north", "nan", [1], {"a": 1})


@tagged("post_install", "-at_install")
class TestBadPoints(GridCase):
    """Numbers that are none get a sentence at every door, never a server error."""

    def assertSentence(self, door, *given):
        with self.subTest(str(given)[:60]), self.assertRaises(UserError) as refused, self.env.cr.savepoint():
            door()
            self.env.flush_all()
        self.assertGreater(len(str(refused.exception)), 20)

    def test_locate_names_the_point(self):
        for bad in BAD:
            for points in ([[100.0, 30.0], [bad, 30.0]], [[100.0, bad]], bad, [bad], [[bad]], [[[bad]]]):
                self.assertSentence(lambda points=points: self.Grid.with_user(self.staff).locate(points), bad, points)
        for crs in ("gcj02", "bd09"):
            self.assertSentence(lambda crs=crs: self.Grid.locate([[math.nan, 30.0]], crs), crs)

    def test_records_at_a_point_by_every_door(self):
        place = self.env["street.place"].create({"name": "Shop", "company_id": self.office.id})
        Place = self.env["street.place"].with_user(self.manager)
        mine, values = place.with_user(self.manager), {"name": "Stall", "company_id": self.office.id}
        for bad in BAD:
            for name in ("latitude", "longitude"):
                doors = {
                    "create": lambda bad=bad, name=name: Place.create({**values, name: bad}),
                    "write": lambda bad=bad, name=name: mine.write({name: bad}),
                    "web_save": lambda bad=bad, name=name: mine.web_save({name: bad}, {}),
                    "default_*": lambda bad=bad, name=name: Place.with_context(**{f"default_{name}": bad}).create(values),
                    "onchange": lambda bad=bad, name=name: mine.onchange({name: bad}, [name], {name: {}, "grid_id": {}}),
                }
                for door, call in doors.items():
                    self.assertSentence(call, door, name, bad)
        self.assertFalse(place._has_point())

    def test_import_of_rows(self):
        for text in ("nan", "inf", "1e999", "north"):
            result = self.env["street.place"].with_user(self.manager).load(["name", "latitude"], [["Stall", text]])
            self.assertFalse(result["ids"])
            self.assertTrue(result["messages"][0]["message"])

    def test_check_in_on_a_round(self):
        patrol = self.env["street.patrol"].create({"partner_id": self.member.partner_id.id, "company_id": self.office.id}).with_user(self.member)
        patrol.action_start()
        for bad in BAD:
            self.assertSentence(lambda bad=bad: patrol.action_check_in(bad, 100.0), "latitude", bad)
            self.assertSentence(lambda bad=bad: patrol.action_check_in(30.0, bad), "longitude", bad)
            line = {"type": "LineString", "coordinates": [[100.0, 30.0], [bad, 30.0]]}
            self.assertSentence(lambda line=line: patrol.action_finish(route=line), "route", bad)
        self.assertEqual(patrol.state, "started")

    def test_a_boundary_and_its_text(self):
        for bad in BAD:
            shape = square(0, 0)
            shape["coordinates"][0][1][0] = bad
            self.assertSentence(lambda shape=shape: self.left.write({"boundary": shape}), "boundary", bad)
            if isinstance(bad, (int, float)):
                self.assertSentence(lambda shape=shape: self.left.write({"boundary_text": json.dumps(shape)}), "text", bad)
        self.assertSentence(lambda: self.left.write({"boundary_text": "[" * 100_000}), "nested too deep")

    def test_a_file_of_grids_is_answered_by_feature(self):
        for bad in BAD:
            shape = square(0, 0)
            shape["coordinates"][0][1][1] = bad
            feature = {"type": "Feature", "geometry": shape, "properties": {"code": "999999001001777", "kind": "micro"}}
            content = {"type": "FeatureCollection", "features": [feature]}
            for given in (content, json.dumps(content)):
                for crs in ("wgs84", "gcj02", "bd09"):
                    with self.subTest(f"{crs} {str(bad)[:20]}"):
                        answer = self.Grid.with_user(self.manager).import_geojson(given, crs)
                        self.assertEqual((answer["created"], answer["updated"]), (0, 0))
                        self.assertEqual(answer["errors"][0]["feature"], 0)
                        self.assertTrue(answer["errors"][0]["message"])
