import base64
import math

from odoo.exceptions import UserError
from odoo.tests import tagged

from .matter_common import PIXEL, MatterCommon

BAD = (math.nan, math.inf, -math.inf, 10**400, 1e305, 181.0, "north", "nan")


@tagged("post_install", "-at_install")
class TestMatterBadPoints(MatterCommon):
    """A coordinate that is no number gets a sentence at every door of intake; nothing is taken in."""

    def test_no_door_of_intake_fails_on_a_number_that_is_none(self):
        photo = [{"name": "after.png", "data": base64.b64encode(PIXEL).decode()}]
        matter, dialog = self.new_matter(), self.env["street.matter.settle"].with_user(self.reporter)
        before = self.env["street.matter"].search_count([])
        for bad in BAD:
            for name in ("latitude", "longitude"):
                spot = {"class_id": self.garbage.id, "photos": photo, "latitude": 35.705, "longitude": 112.905, name: bad}
                doors = {
                    "create": lambda name=name, bad=bad: self.new_matter(**{name: bad}),
                    "create beside a good one": lambda name=name, bad=bad: matter.create([
                        {"description": "Good", "latitude": 35.705, "longitude": 112.905}, {"description": "Bad", name: bad}]),
                    "write": lambda name=name, bad=bad: matter.write({name: bad}),
                    "default_*": lambda name=name, bad=bad: matter.with_context(**{f"default_{name}": bad}).create({"description": "x"}),
                    "settle_on_spot": lambda spot=spot: matter.with_user(self.reporter).settle_on_spot(spot),
                    "collect_on_spot": lambda spot=spot: matter.with_user(self.reporter).collect_on_spot({**spot, "photos": []}),
                    "dialog": lambda name=name, bad=bad: dialog.create({"class_id": self.garbage.id, name: bad}),
                }
                for door, call in doors.items():
                    with self.subTest(f"{door} {name} {str(bad)[:20]}"), self.assertRaises(UserError), self.env.cr.savepoint():
                        call()
                        self.env.flush_all()
        self.assertEqual(self.env["street.matter"].search_count([]), before)
