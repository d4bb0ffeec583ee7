"""A client of JSON-2 and the small world that hostile calls are made in; what it needs is in tests/README.md."""

import functools
import json
import os
import subprocess
import unittest
import urllib.error
import urllib.request

URL = os.environ.get("STREET_TEST_URL")
SECRET = "Zhong Baomi"
WORLD = '''
import datetime, json
until = datetime.datetime.now() + datetime.timedelta(days=1)
users = {user.login: user for user in env["res.users"].search([])}
for login in ("wire_dispatcher1", "wire_dispatcher2"):
    if login not in users:
        users[login] = env["res.users"].create({
            "name": login, "login": login, "group_ids": [(4, env.ref("street_dispatch.group_dispatch_dispatcher").id)]})
# The contract says what there is, not who may: asked by somebody who holds every role of the suite.
if "wire_every_role" not in users:
    roles = env["ir.model.data"].search([("model", "=", "res.groups"), ("module", "=like", "street\\_%%")])
    users["wire_every_role"] = env["res.users"].create({
        "name": "wire_every_role", "login": "wire_every_role", "group_ids": [(6, 0, users["admin"].group_ids.ids + roles.mapped("res_id"))]})
office = env.ref("base.main_company")
units = env["street.unit"].search([("company_id", "=", office.id)], limit=2)
handler = users["handler"]
own = env["street.unit"].search([("user_ids", "in", handler.id)], limit=1) or units[0]
foreign = env["ir.attachment"].create({"name": "foreign.png", "raw": b"not yours"})
like = env["street.matter"].search([
    ("company_id", "=", office.id), ("class_id.is_valid", "=", True), ("grid_id", "!=", False), ("state", "=", "dispatched")], limit=1)
place = {"class_id": like.class_id.id, "latitude": like.latitude, "longitude": like.longitude}
matter = env["street.matter"].create({
    "description": "Reported in confidence", "source": "visit", "company_id": office.id, **place,
    "reporter_ids": [(0, 0, {"name": "%s", "phone": "13900001111", "is_confidential": True})]})
matter.with_user(users["intake"]).action_register()
matter.with_user(users["dispatcher"]).action_dispatch(own.id)
logins = ("admin", "intake", "dispatcher", "command", "handler", "wire_dispatcher1", "wire_dispatcher2", "wire_every_role")
keys = {login: env["res.users.apikeys"].with_user(users[login])._generate("rpc", "tests/security", until) for login in logins}
env.cr.commit()
print("WORLD" + json.dumps({
    "keys": keys, "units": units.ids, "matter": matter.id, "foreign": foreign.id, "place": place, "reporter": matter.reporter_ids.id}))
''' % SECRET


class Refused(Exception):
    """What the server answered instead of a result."""

    def __init__(self, status, body):
        super().__init__(f"{status} {body[:300]}")
        self.status, self.body = status, body

    @property
    def message(self):
        """The sentence for the person."""
        try:
            return json.loads(self.body).get("message", "")
        except ValueError:
            return self.body


def start_shell(statements):
    """Start Odoo's shell on the test database with statements on its standard input."""
    child = subprocess.Popen(json.loads(os.environ["STREET_TEST_ODOO"]), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE, text=True)
    child.stdin.write(statements)
    child.stdin.close()
    child.stdin = None  # communicate() would flush it
    return child


@functools.cache
def world():
    """Keys of users and ids of records, made once."""
    child = start_shell(WORLD)
    out, err = child.communicate(timeout=300)
    found = [line for line in out.splitlines() if "WORLD{" in line]
    if not found:
        raise AssertionError(f"the world of tests/security was not made:\n{out[-2000:]}\n{err[-3000:]}")
    return json.loads(found[-1].split("WORLD", 1)[1])


def ask(login, model, method, **arguments):
    """Call a method as a client would.

    :param str login: whose key is used
    :raises Refused: with the status and the body of any answer but a result
    """
    request = urllib.request.Request(
        f"{URL}/json/2/{model}/{method}", method="POST", data=json.dumps(arguments).encode(),
        headers={"Content-Type": "application/json", "Authorization": f"bearer {world()['keys'][login]}",
                 "X-Odoo-Database": os.environ["STREET_TEST_DB"]},
    )
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.loads(answer.read() or b"null")
    except urllib.error.HTTPError as error:
        raise Refused(error.code, error.read().decode(errors="replace")) from None


@unittest.skipUnless(URL, "needs a server: ./street test tests/security")
class WireCase(unittest.TestCase):
    """Tests with a server."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        if URL:
            world()  # before several threads ask for it at once

    def assertRefused(self, login, model, method, statuses=(403, 404, 422), **arguments):
        """The call is refused with one of the statuses and no traceback of ours; returns the refusal."""
        with self.assertRaises(Refused, msg=f"{model}.{method} as {login} went through") as caught:
            ask(login, model, method, **arguments)
        self.assertIn(caught.exception.status, statuses, f"{model}.{method} as {login}: {caught.exception}")
        return caught.exception

    def new_matter(self, **values):
        """Id of a matter that waits for its dispatch."""
        ids = ask("intake", "street.matter", "create", vals_list=[{"description": "Stall on the pavement", "source": "visit", **world()["place"], **values}])
        ask("intake", "street.matter", "action_register", ids=ids)
        return ids[0]
