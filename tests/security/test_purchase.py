"""A purchase request over JSON-2: its whole way, and every attack on it as the one who asks, the keeper, finance and the approvers."""

import functools
import json
import unittest

from .test_at_once import together
from .wire import URL, Refused, WireCase, ask, start_shell, world

REQUEST = "street.equipment.request"
WORLD = '''
import datetime, json
until = datetime.datetime.now() + datetime.timedelta(days=1)
office = env.ref("base.main_company")
office.purchase_quote_from = 0
groups = {"asker": "user", "keeper": "keeper", "finance": "finance", "finance2": "finance", "first": "approver", "second": "approver"}
users = {}
for name, group in groups.items():
    login = f"wire_buy_{name}"
    known = env["res.users"].search([("login", "=", login)])
    users[login] = known or env["res.users"].create({
        "name": login, "login": login, "company_id": office.id, "company_ids": [(6, 0, office.ids)],
        "group_ids": [(6, 0, env.ref(f"street_equipment.group_equipment_{group}").ids)]})
for tier, name in (("tier_leader", "first"), ("tier_head", "second")):
    env.ref(f"street_equipment.{tier}").write({"review_type": "individual", "reviewer_id": users[f"wire_buy_{name}"].id, "reviewer_group_id": False})
budget = env["street.budget.line"].create({"name": "Wire", "code": f"W{until:%f}", "year": 2026, "amount": 100000, "company_id": office.id})
supplier = env["res.partner"].create({"name": "Wire supplier"})
keys = {login: env["res.users.apikeys"].with_user(user)._generate("rpc", "tests/security", until) for login, user in users.items()}
env.cr.commit()
print("WORLD" + json.dumps({
    "keys": keys, "budget": budget.id, "supplier": supplier.id, "office": office.id, "ids": {login: user.id for login, user in users.items()},
    "category": env.ref("street_equipment.purchase_category_recorder").id, "tier": env.ref("street_equipment.tier_leader").id}))
'''


@functools.cache
def shop():
    """People, a budget line and a supplier, made once; their keys join those of the other world."""
    out, err = start_shell(WORLD).communicate(timeout=300)
    found = [line for line in out.splitlines() if "WORLD{" in line]
    if not found:
        raise AssertionError(f"the world of purchases was not made:\n{out[-2000:]}\n{err[-3000:]}")
    made = json.loads(found[-1].split("WORLD", 1)[1])
    world()["keys"].update(made["keys"])
    return made


@unittest.skipUnless(URL, "needs a server: ./street test tests/security")
class TestPurchase(WireCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shop = shop() if URL else {}

    def buy(self, name, method, request, **arguments):
        return ask(f"wire_buy_{name}", REQUEST, method, ids=[request], **arguments)

    def new(self, name="asker", quantity=8, price=1500.0):
        line = {"name": "Recorder", "category_id": self.shop["category"], "quantity": quantity, "price_unit": price}
        return ask(f"wire_buy_{name}", REQUEST, "create", vals_list=[{
            "name": "Recorders", "reason": "Broken", "budget_line_id": self.shop["budget"], "supplier_id": self.shop["supplier"], "line_ids": [[0, 0, line]]}])[0]

    def bring(self, state, **values):
        request = self.new(**values)
        for reached, name, move in (("submitted", "asker", "submit"), ("reviewing", "finance", "check"), ("half", "first", "approve"),
                                    ("approved", "second", "approve"), ("ordered", "keeper", "order")):
            self.assertIs(self.buy(name, f"action_{move}", request), True)
            if reached == state:
                break
        return request

    def state(self, request):
        return ask("wire_buy_keeper", REQUEST, "read", ids=[request], fields=["state"])[0]["state"]

    def lines(self, request):
        return ask("wire_buy_keeper", REQUEST, "read", ids=[request], fields=["line_ids"])[0]["line_ids"]

    def reviews(self, request, login="wire_buy_keeper"):
        return ask(login, "tier.review", "search_read", domain=[["model", "=", REQUEST], ["res_id", "=", request]], fields=["status"], order="sequence")

    def test_the_whole_way_over_the_wire(self):
        request = self.bring("ordered", quantity=2, price=6000.0)
        line, = self.lines(request)
        rows = [{"line_id": line, "quantity": 2, "serials": [f"W{request}-1", f"W{request}-2"]}]
        self.assertIs(self.buy("keeper", "action_receive", request, serials=rows), True)
        receipt, = ask("wire_buy_keeper", "street.equipment.receipt", "search", domain=[["request_id", "=", request]])
        self.assertIs(ask("wire_buy_keeper", "street.equipment.receipt", "action_accept", ids=[receipt]), True)
        refusal = self.assertRefused("wire_buy_keeper", "street.equipment.receipt", "action_accept", ids=[receipt])
        self.assertIn("second person", refusal.message)
        self.assertIs(ask("wire_buy_asker", "street.equipment.receipt", "action_accept", ids=[receipt]), True)
        self.assertEqual(self.state(request), "done")
        items = ask("wire_buy_keeper", "maintenance.equipment", "search_read", domain=[["serial_no", "in", rows[0]["serials"]]], fields=["label_code", "cost"])
        self.assertEqual([item["cost"] for item in items], [6000.0, 6000.0])
        self.assertTrue(all(item["label_code"] for item in items))

    def test_states_amounts_and_people_are_written_by_nobody(self):
        request = self.bring("reviewing")
        values = {"state": "approved", "amount_total": 1, "amount_reserved": 0, "validation_status": "validated", "requester_id": self.shop["ids"]["wire_buy_first"],
                  "submitter_id": False, "checker_id": False, "date_approved": "2026-01-01 00:00:00", "receipt_count": 5, "buyer_id": self.shop["ids"]["wire_buy_asker"]}
        for name in ("asker", "keeper", "finance", "first"):
            for field, value in values.items():
                self.assertRefused(f"wire_buy_{name}", REQUEST, "write", ids=[request], vals={field: value})
                self.assertRefused(f"wire_buy_{name}", REQUEST, "create", vals_list=[{"name": "x", field: value}])
                self.assertRefused(f"wire_buy_{name}", REQUEST, "write", ids=[request], vals={field: value}, context={"street_write_pass": True, "skip_validation_check": True})
        self.assertEqual(self.state(request), "reviewing")

    def test_rows_of_tiers_are_written_by_nobody(self):
        request = self.bring("reviewing")
        review = self.reviews(request)[0]["id"]
        for name in ("asker", "keeper", "finance", "first", "second"):
            login = f"wire_buy_{name}"
            for vals in ({"status": "approved"}, {"done_by": self.shop["ids"][login]}, {"model": "res.partner"}, {"definition_id": False}, {"reviewer_ids": [[4, self.shop["ids"][login]]]}):
                self.assertRefused(login, "tier.review", "write", ids=[review], vals=vals)
            self.assertRefused(login, "tier.review", "unlink", ids=[review])
            self.assertRefused(login, "tier.review", "create", vals_list=[{"model": REQUEST, "res_id": request, "status": "approved", "definition_id": self.shop["tier"]}])
            self.assertRefused(login, "tier.definition", "write", ids=[self.shop["tier"]], vals={"reviewer_id": self.shop["ids"][login]})
            dialog = ask(login, "comment.wizard", "create", vals_list=[{
                "res_model": REQUEST, "res_id": request, "validate_reject": "validate", "comment": "x", "review_ids": [[6, 0, [row["id"] for row in self.reviews(request)]]]}])
            self.assertRefused(login, "comment.wizard", "add_comment", ids=dialog)
            for method in ("request_validation", "restart_validation", "reject_tier"):
                self.assertRefused(login, REQUEST, method, ids=[request])
        self.assertEqual([row["status"] for row in self.reviews(request)], ["pending", "waiting"])

    def test_out_of_order_one_s_own_and_strangers_are_refused(self):
        request = self.bring("reviewing")
        for name in ("second", "asker", "keeper", "finance"):
            self.assertRefused(f"wire_buy_{name}", REQUEST, "action_approve", ids=[request])
            self.assertRefused(f"wire_buy_{name}", REQUEST, "validate_tier", ids=[request])
        own = self.new("first")
        self.buy("first", "action_submit", own)
        self.buy("finance", "action_check", own)
        self.assertIn("own request", self.assertRefused("wire_buy_first", REQUEST, "action_approve", ids=[own]).message)
        own = self.new("finance")
        self.buy("finance", "action_submit", own)
        self.assertIn("own request", self.assertRefused("wire_buy_finance", REQUEST, "action_check", ids=[own]).message)
        for move in ("grant", "reopen", "finish", "take_back"):
            self.assertRefused("wire_buy_first", REQUEST, f"action_{move}", ids=[request])
        self.assertRefused("intake", REQUEST, "action_approve", ids=[request])
        self.assertEqual(self.state(request), "reviewing")

    def test_a_change_after_an_approval_takes_it_back(self):
        request = self.bring("approved")
        line, = self.lines(request)
        self.assertRefused("wire_buy_second", REQUEST + ".line", "write", ids=[line], vals={"price_unit": 1})
        ask("wire_buy_keeper", REQUEST + ".line", "write", ids=[line], vals={"price_unit": 1600})
        self.assertEqual(self.state(request), "draft")
        self.assertEqual(self.reviews(request), [])
        self.assertRefused("wire_buy_keeper", REQUEST, "action_order", ids=[request])

    def test_bad_receipts_are_refused_in_words(self):
        request = self.bring("ordered", quantity=2, price=6000.0)
        line, = self.lines(request)
        for rows in (None, [], "x", {}, [None], [{"line_id": line}], [{"line_id": line, "quantity": 3, "serials": ["a", "b", "c"]}], [{"line_id": 0, "quantity": 1}],
                     [{"line_id": line, "quantity": 2, "serials": ["a", "a"]}], [{"line_id": line, "quantity": 1, "serials": ["a"], "price_unit": 1e9}],
                     [{"line_id": line, "quantity": 1, "serials": {"a": 1}}], [{"line_id": [line], "quantity": 1, "serials": ["a"]}]):
            refusal = self.assertRefused("wire_buy_keeper", REQUEST, "action_receive", ids=[request], serials=rows)
            self.assertTrue(refusal.message)
        self.assertRefused("wire_buy_asker", REQUEST, "action_receive", ids=[request], serials=[{"line_id": line, "quantity": 1, "serials": ["a"]}])
        self.assertEqual(self.state(request), "ordered")

    def test_two_requests_at_once_do_not_overdraw_the_line(self):
        for _round in range(3):
            left = ask("wire_buy_finance", "street.budget.line", "read", ids=[self.shop["budget"]], fields=["amount_left"])[0]["amount_left"]
            pair = [self.new(quantity=1, price=round(left * 0.6, 2)) for _ in range(2)]
            for request in pair:
                self.buy("asker", "action_submit", request)
            results = together(*(lambda request=request, name=name: self.buy(name, "action_check", request) for request, name in zip(pair, ("finance", "finance2"), strict=True)))
            self.assertEqual(results.count(True), 1, f"exactly one is confirmed: {results}")
            lost = next(result for result in results if isinstance(result, Refused))
            self.assertEqual(lost.status, 422)
            self.assertIn("yuan left", lost.message)
            won = pair[results.index(True)]
            self.buy("first", "action_send_back", won, reason="The round is over")

    def test_two_receipts_at_once_bring_no_more_than_was_ordered(self):
        request = self.bring("ordered", quantity=1, price=12000.0)
        line, = self.lines(request)
        results = together(*(
            lambda number=number: self.buy("keeper", "action_receive", request, serials=[{"line_id": line, "quantity": 1, "serials": [f"T{request}-{number}"]}])
            for number in range(2)))
        self.assertEqual(results.count(True), 1, f"exactly one is recorded: {results}")
        received = ask("wire_buy_keeper", REQUEST + ".line", "read", ids=[line], fields=["quantity_received"])[0]["quantity_received"]
        self.assertEqual(received, 1)
