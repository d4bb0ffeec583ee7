import base64
import json

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..tools import geo
from .common import GridCase, square


def collection(*features):
    return {"type": "FeatureCollection", "features": [
        {"type": "Feature", "geometry": geometry, "properties": properties} for geometry, properties in features
    ]}


@tagged("post_install", "-at_install")
class TestGridExchange(GridCase):

    def setUp(self):
        super().setUp()
        self.parent = {"code": "140581900009000", "kind": "level1", "name": "New", "household_count": 12}
        self.child = {"code": "140581900009100", "kind": "level2", "parent": "140581900009000"}

    def test_what_goes_out_comes_in_again(self):
        out = self.Grid.with_user(self.manager).export_geojson()
        self.assertEqual({row["properties"]["code"][-3:] for row in out["features"]}, {"000", "100", "200", "101", "102"})
        answer = self.Grid.with_company(self.other_office).import_geojson(json.dumps(out))
        self.assertEqual(answer, {"created": 5, "updated": 0, "errors": []})
        twins = self.Grid.search([("company_id", "=", self.other_office.id)])
        self.assertEqual(twins.filtered(lambda grid: grid.kind == "micro").parent_id.code, self.left.code)
        self.assertEqual(twins.filtered(lambda grid: grid.code == self.lower.code).boundary, self.lower.boundary)

    def test_children_may_stand_before_their_parents(self):
        answer = self.Grid.import_geojson(collection((square(5, 5), self.child), (square(5, 5, 2), self.parent)))
        self.assertEqual(answer, {"created": 2, "updated": 0, "errors": []})
        self.assertEqual(self.Grid.search([("code", "=", self.child["code"])]).parent_id.household_count, 12)

    def test_a_known_code_is_changed_and_keeps_what_the_file_does_not_say(self):
        answer = self.Grid.import_geojson(collection((square(0, 0, 2, 0.5), {"code": self.lower.code, "name": "Renamed"})))
        self.assertEqual(answer, {"created": 0, "updated": 1, "errors": []})
        self.assertEqual((self.lower.name, self.lower.kind, self.lower.parent_id), ("Renamed", "micro", self.left))

    def test_one_mistake_stores_nothing_and_is_told_with_its_feature(self):
        before = self.Grid.search_count([])
        good, swapped = square(5, 5), {"type": "Polygon", "coordinates": [[[30, 100], [30, 100.1], [30.1, 100.1], [30, 100]]]}
        cases = (
            ((swapped, self.child), "swapped"),
            ((good, {**self.child, "parent": "140581900008000"}), "neither in the office nor in the file"),
            ((good, {"kind": "micro"}), "“code”"),
            ((good, {**self.child, "code": "12"}), "15 characters"),
            ((good, {**self.child, "kind": "huge"}), "“kind”"),
            ((good, {**self.child, "household_count": "many"}), "whole number"),
            ((good, self.parent), "twice"),
        )
        for feature, words in cases:
            with self.subTest(words=words):
                answer = self.Grid.import_geojson(collection((square(5, 5, 2), self.parent), feature))
                self.assertEqual((answer["created"], answer["updated"]), (0, 0))
                self.assertEqual([error["feature"] for error in answer["errors"]], [1])
                self.assertIn(words, answer["errors"][0]["message"])
        answer = self.Grid.import_geojson(collection((good, self.parent), (good, {**self.child, "parent": self.lower.code})))
        self.assertIn("coarser", answer["errors"][0]["message"])
        self.assertEqual(self.Grid.search_count([]), before)

    def test_what_is_no_collection_is_told(self):
        for content in ("{", {}, {"type": "FeatureCollection", "features": []}, [], {"type": "FeatureCollection", "features": [5]}):
            with self.subTest(content=content):
                self.assertTrue(self.Grid.import_geojson(content)["errors"])
        with self.assertRaises(UserError):
            self.Grid.import_geojson({}, crs="mars")

    def test_another_system_is_converted(self):
        ring = square(5, 5)["coordinates"][0]
        for crs in ("gcj02", "bd09"):
            shifted = [[float(number) for number in geo.from_wgs84(lon, lat, crs)] for lon, lat in ring]
            answer = self.Grid.import_geojson(collection(({"type": "Polygon", "coordinates": [shifted]}, self.parent)), crs=crs)
            self.assertFalse(answer["errors"])
            stored = self.Grid.search([("code", "=", self.parent["code"])]).boundary["coordinates"][0]
            self.assertAlmostEqual(max(abs(a - b) for p, q in zip(stored, ring, strict=True) for a, b in zip(p, q, strict=True)), 0, places=8)

    def test_only_managers_import(self):
        for user in (self.member, self.staff):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.Grid.with_user(user).import_geojson(collection((square(5, 5), self.parent)))

    def test_the_wizard_shows_mistakes_and_imports_good_files(self):
        Wizard = self.env["street.grid.import"].with_user(self.manager)
        bad = Wizard.create({"content": base64.b64encode(b"{")})
        bad.action_import()
        self.assertIn("Nothing was imported", bad.result)
        good = Wizard.create({"content": base64.b64encode(json.dumps(collection((square(5, 5), self.parent))).encode())})
        self.assertEqual(good.action_import()["res_model"], "street.grid")
        file = Wizard.search([("id", "=", int(Wizard.action_export()["url"].split("/")[4]))])
        self.assertEqual(len(json.loads(base64.b64decode(file.content))["features"]), 6)

    def test_topology_names_overlap_gap_and_overreach(self):
        self.assertEqual(self.Grid.check_topology(), [])
        self.upper.boundary = square(0, 0.9, 2, 1.1)
        [found] = self.Grid.check_topology()
        self.assertEqual((found["kind"], found["grid_ids"]), ("overlap", (self.lower | self.upper).ids))
        self.upper.boundary = square(0, 1.1, 2, 0.9)
        [found] = self.Grid.check_topology()
        self.assertEqual((found["kind"], found["grid_ids"]), ("gap", (self.lower | self.upper).ids))
        self.assertAlmostEqual(found["area_m2"], self.lower.area_m2 / 10, delta=self.lower.area_m2 * 0.001)
        self.assertEqual(found["geometry"]["type"], "Polygon")
        self.upper.boundary = square(0, 1, 2, 1.5)
        [found] = self.Grid.check_topology()
        self.assertEqual((found["kind"], found["grid_ids"]), ("invalid", (self.upper | self.left).ids))
        self.assertIn("reaches beyond", found["message"])

    def test_topology_of_chosen_grids_looks_at_no_others(self):
        self.upper.boundary = square(0, 0.9, 2, 1.1)
        self.assertEqual((self.left | self.right).check_topology(), [])
        self.assertEqual([row["kind"] for row in (self.lower | self.upper).check_topology()], ["overlap"])

    def test_a_special_grid_lies_on_top_without_overlap(self):
        self.grid("901", "special", square(0.5, 0.5, 0.5, 0.5), self.left)
        self.assertEqual(self.Grid.check_topology(), [])

    def test_the_topology_wizard_draws_where(self):
        self.upper.boundary = square(0, 0.9, 2, 1.1)
        action = self.env["street.grid.topology"].with_user(self.manager).action_check()
        check = self.env["street.grid.topology"].browse(action["res_id"])
        self.assertEqual((check.problem_count, check.line_ids.kind), (1, "overlap"))
        self.assertEqual(len(check.line_ids.picture["features"]), 3)
