"""Fifty keepers reach for one camera at the same moment."""

import functools
import json

from .test_at_once import together
from .wire import Refused, WireCase, ask, start_shell, world

CLIENTS = 50
CAMERA = '''
import json
office = env.ref("base.main_company")
person = env["hr.employee"].search([("company_id", "=", office.id)], limit=2)
camera = env["maintenance.equipment"].create({"name": "Camera of a race", "company_id": office.id})
env.cr.commit()
print("CAMERA" + json.dumps({"camera": camera.id, "people": person.ids, "names": person.mapped("name")}))
'''


@functools.cache
def scene():
    """Ids of a camera that nobody has, and of two people."""
    out, err = start_shell(CAMERA).communicate(timeout=300)
    found = [line for line in out.splitlines() if "CAMERA{" in line]
    if not found:
        raise AssertionError(f"no camera was made:\n{out[-2000:]}\n{err[-3000:]}")
    return json.loads(found[-1].split("CAMERA", 1)[1])


class TestCustodyAtOnce(WireCase):
    def test_of_fifty_at_once_one_has_the_camera_and_the_others_are_told_who(self):
        world()
        facts = scene()
        keeper, camera, people = "wire_every_role", facts["camera"], facts["people"]
        results = together(*(
            lambda person=people[number % 2]: ask(
                keeper, "street.custody", "issue", equipment_ids=[camera], employee_id=person, date_due="2099-01-01", vehicle_ids=[])
            for number in range(CLIENTS)
        ))
        won = [result for result in results if isinstance(result, list)]
        lost = [result for result in results if isinstance(result, Refused)]
        self.assertEqual((len(won), len(lost)), (1, CLIENTS - 1), f"{results}")
        rows = ask(keeper, "street.custody", "search_read", domain=[["equipment_id", "=", camera]], fields=["employee_id", "state"])
        self.assertEqual([(row["id"], row["state"]) for row in rows], [(won[0][0], "issued")])
        holder = facts["names"][people.index(rows[0]["employee_id"][0])]
        for refusal in lost:
            self.assertEqual(refusal.status, 422, f"the others are told in words: {refusal}")
            self.assertIn(holder, refusal.message)
            self.assertNotIn("serialize", refusal.message)
        self.assertTrue(ask(keeper, "street.custody", "action_return", ids=won[0], condition="good"))
