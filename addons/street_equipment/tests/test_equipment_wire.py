from datetime import timedelta

from odoo import fields
from odoo.tests import HttpCase, tagged
from odoo.tools import SQL, mute_logger

from .custody_common import CustodyCommon
from .purchase_common import PurchaseCommon

# Tables in which a refused call must leave nothing.
COUNTED = (
    "street_custody", "street_reservation", "street_supply_move", "street_stocktake_line", "street_equipment_request", "street_equipment_request_line",
    "street_equipment_receipt", "tier_review", "maintenance_equipment", "maintenance_request", "street_clearance", "street_log")


@tagged("post_install", "-at_install")
class TestEquipmentWire(CustodyCommon, PurchaseCommon, HttpCase):
    """Bad input over JSON-2, with the key of the lowest user who sees the record and of the person whose step it is."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        until = fields.Datetime.now() + timedelta(days=1)
        cls.headers = {
            user: {"Authorization": f"Bearer {cls.env['res.users.apikeys'].with_user(user)._generate('rpc', 'test', until)}"}
            for user in (cls.user, cls.staff, cls.keeper, cls.keeper2, cls.approver, cls.approver2, cls.finance)}

    def call(self, user, model, method, ids=None, **arguments):
        """(status, answer or message) of one call."""
        self.env.flush_all()
        body = {**arguments, "context": {"lang": "en_US"}, **({"ids": ids} if ids is not None else {})}
        with mute_logger("odoo.http", "odoo.sql_db"):
            answer = self.url_open(f"/json/2/{model}/{method}", json=body, headers=self.headers[user])
        self.env.invalidate_all()
        return answer.status_code, answer.json() if answer.ok else answer.json().get("message", "")

    def stored(self, record):
        self.env.flush_all()
        rows = self.env.execute_query(SQL("SELECT to_jsonb(kept) FROM %s kept WHERE id IN %s ORDER BY id", SQL.identifier(record._table), record._ids)) if record else []
        return rows, [self.env.execute_query(SQL("SELECT count(*) FROM %s", SQL.identifier(table))) for table in COUNTED]

    def refuses(self, words, user, record, method, **arguments):
        """The call is refused with these words and changes nothing."""
        before = self.stored(record)
        status, message = self.call(user, record._name, method, **({"ids": record.ids} if record else {}), **arguments)
        self.assertIn(status, (403, 422), f"{method}: {message}")
        self.assertRegex(message, words)
        self.assertEqual(self.stored(record), before, f"{method} was refused and changed something")

    def test_what_is_out_retired_or_in_repair_is_not_issued(self):
        self.issue(self.recorder)
        retirement = self.env["street.equipment.retirement"].with_user(self.keeper).create({
            "company_id": self.office.id, "reason": "Old", "line_ids": [(0, 0, {"equipment_id": self.drone.id})]})
        retirement.action_propose()
        retirement.with_user(self.approver).action_approve()
        self.job(self.radio)
        Custody, due = self.env["street.custody"], self.moment(hours=5)
        for item, words in ((self.recorder, "is with Holder 1 since"), (self.drone, "is retired"), (self.radio, "is in repair")):
            self.refuses(words, self.keeper, Custody, "issue", equipment_ids=item.ids, employee_id=self.second.id, date_due=due)
            for low in (self.user, self.staff):
                self.refuses("Only keepers", low, Custody, "issue", equipment_ids=item.ids, employee_id=self.second.id, date_due=due)
        for user in (self.user, self.keeper):
            self.refuses("not allowed to create", user, Custody, "create", vals_list=[{"equipment_id": self.radio.id, "employee_id": self.second.id, "date_due": due}])

    def test_facts_of_a_retired_item_or_vehicle_are_not_changed(self):
        retirement = self.env["street.equipment.retirement"].with_user(self.keeper).create({
            "company_id": self.office.id, "reason": "Old", "line_ids": [(0, 0, {"equipment_id": self.drone.id}), (0, 0, {"vehicle_id": self.vehicle.id})]})
        retirement.action_propose()
        retirement.with_user(self.approver).action_approve()
        for item, changes in ((self.drone, {"cost": 1, "serial_no": "X", "date_purchase": "2020-01-01"}), (self.vehicle, {"net_car_value": 1, "license_plate": "X"})):
            for name, value in changes.items():
                self.refuses("was retired on", self.keeper, item, "write", vals={name: value})
        self.refuses("was retired on", self.keeper, self.drone, "update_field_translations", field_name="name", translations={"en_US": "X"})

    def test_a_return_before_the_issue_and_forged_custodies_are_refused(self):
        custody = self.issue(self.recorder)
        self.refuses("cannot have been returned before", self.keeper, custody, "action_return", condition="good", date_to=self.moment(hours=-2))
        self.refuses("never ahead", self.keeper, custody, "action_return", condition="good", date_to=self.moment(hours=2))
        for condition, words in ((["good"], "is a text"), ("perfect", "in what condition"), ({"a": 1}, "is a text")):
            self.refuses(words, self.keeper, custody, "action_return", condition=condition)
        self.refuses("is a text", self.keeper, custody, "action_extend", date_due=self.moment(hours=20), reason=["x"])
        for low in (self.user, self.approver):
            self.refuses("role does not include", low, custody, "action_return", condition="good")
            self.refuses("cannot be set directly", low, custody, "write", vals={"state": "returned"})
        self.refuses(".", self.staff, custody, "action_return", condition="good")
        self.refuses("cannot be set directly", self.keeper, custody, "write", vals={"date_to": self.moment()})

    def test_reservations_and_maintenance_slots_refuse_each_other(self):
        self.job(self.drone, maintenance_type="preventive", schedule_date=self.moment(hours=26), schedule_end=self.moment(hours=30))
        vals = {"employee_id": self.holder.id, "purpose": "x", "company_id": self.office.id}
        Reservation = self.env["street.reservation"]
        self.refuses("is to be maintained from", self.user, Reservation, "create", vals_list=[
            {**vals, "equipment_id": self.drone.id, "date_from": self.moment(hours=25), "date_to": self.moment(hours=27)}])
        self.refuses("own requests|not allowed|cannot be set", self.user, Reservation, "create", vals_list=[
            {**vals, "equipment_id": self.radio.id, "date_from": self.moment(hours=25), "date_to": self.moment(hours=27), "state": "approved"}])
        row = self.reserve(self.recorder)
        self.refuses("role does not include", self.user, row, "action_approve")
        self.refuses("cannot be set directly", self.user, row, "write", vals={"state": "approved"})
        row.with_user(self.keeper).action_approve()
        job = {"name": "Lens", "equipment_id": self.recorder.id, "company_id": self.office.id, "maintenance_type": "preventive",
               "maintenance_team_id": self.office._get_workshops()[self.office].id}
        self.refuses("is reserved for Holder 1 .*approved already", self.keeper, self.env["maintenance.request"], "create", vals_list=[
            {**job, "schedule_date": self.moment(hours=25), "schedule_end": self.moment(hours=26)}])

    def test_requests_are_not_approved_by_themselves_out_of_order_or_by_writing_a_state(self):
        request = self.bring(self.new_request(quantity=8), "reviewing")
        self.refuses("own request", self.user, request, "action_approve")
        self.refuses("not your turn", self.keeper, request, "action_approve")
        self.refuses("confirmed its budget line|not your turn", self.finance, request, "action_approve")
        for user in (self.user, self.keeper):
            for vals in ({"state": "approved"}, {"amount_total": 1}, {"validation_status": "validated"}, {"requester_id": self.staff.id}, {"number": "x"}):
                self.refuses("cannot be set directly", user, request, "write", vals=vals)
            self.refuses("given by the buttons", user, request.review_ids, "write", vals={"status": "approved"})
        for method in ("_street_do_move", "_approve_reviews", "_street_load_history"):
            self.refuses(".", self.keeper, request, method)
        self.assertEqual(self.call(self.approver, request._name, "action_approve", request.ids)[0], 200)
        self.refuses("for a second person|not your turn", self.approver, request, "action_approve")
        self.refuses("is a text", self.approver2, request, "action_approve", comment={"a": 1})
        self.assertEqual(self.call(self.approver2, request._name, "action_approve", request.ids)[0], 200)
        self.assertEqual(request.state, "approved")
        self.assertEqual(self.call(self.user, request.line_ids._name, "write", request.line_ids.ids, vals={"quantity": 9})[0], 200)
        self.assertEqual((request.state, request.review_ids.ids), ("draft", []), "a change of the amount sends it back to its start")
        self.refuses("not been approved|starts from", self.keeper, request, "action_order")
        self.budget.amount = 100
        self.refuses("has 100.00 yuan left", self.user, request, "action_submit")

    def test_receipts_with_known_serials_or_more_than_was_ordered_are_refused(self):
        request = self.bring(self.new_request(), "ordered")
        line = request.line_ids.id
        for rows, words in (
            ([{"line_id": line, "quantity": 1, "serials": [self.recorder.serial_no]}], "serial number .* exists"),
            ([{"line_id": line, "quantity": 3, "serials": ["A", "B", "C"]}], "only 2 are still to come"),
            ([{"line_id": line, "quantity": 2, "serials": ["A", "A"]}], "given twice"),
            ([{"line_id": line, "quantity": True, "serials": ["A"]}], "whole number"),
            ([{"line_id": line, "quantity": 1, "serials": ["A"], "price_unit": -1}], "not below zero"),
            ("x", "is a list"), (None, "at least one line"), ([1], "names line_id"), ([{"line_id": 0, "quantity": 1}], "not on this request"),
        ):
            self.refuses(words, self.keeper, request, "action_receive", serials=rows)
        self.refuses(".", self.approver, request, "action_receive", serials=[{"line_id": line, "quantity": 1, "serials": ["A"]}])
        self.assertEqual(self.call(self.keeper, request._name, "action_receive", request.ids, serials=[{"line_id": line, "quantity": 2, "serials": ["A", "B"]}])[0], 200)
        receipt = request.receipt_ids
        self.refuses("cannot be set directly", self.keeper, receipt, "write", vals={"state": "accepted", "second_acceptor_id": self.staff.id})
        self.assertEqual(self.call(self.keeper, receipt._name, "action_accept", receipt.ids)[0], 200)
        self.refuses("a second person", self.keeper, receipt, "action_accept")

    def test_stock_moves_only_by_keepers_and_never_below_zero(self):
        self.supply.with_user(self.keeper).action_receive(5)
        person = self.holder.id
        for quantity in (6, "1", None, True, -1, 0, [1], 0.001):
            self.refuses("were asked for|is no quantity|is a number", self.keeper, self.supply, "action_issue", quantity=quantity, employee_id=person)
        for method, more in (("action_issue", {"employee_id": person}), ("action_receive", {}), ("action_return", {"employee_id": person})):
            self.refuses("not allowed to modify", self.user, self.supply, method, quantity=1, **more)
        self.refuses("is a text", self.keeper, self.supply, "action_receive", quantity=1, lot=["x"])
        self.refuses("has 0 pieces of Pad", self.keeper, self.supply, "action_return", quantity=1, employee_id=self.second.id)
        self.refuses("one record", self.keeper, self.supply, "action_issue", quantity=1, employee_id="Holder 1")
        move = {"supply_id": self.supply.id, "kind": "adjust", "delta": 100}
        for user, words in ((self.user, "not allowed to create"), (self.keeper, "rows are never edited")):
            self.refuses(words, user, self.env["street.supply.move"], "create", vals_list=[move])
        self.refuses("rows are never edited", self.keeper, self.supply.move_ids, "write", vals={"delta": 50})

    def test_a_stock_take_is_counted_by_keepers_and_settled_by_another(self):
        take = self.env["street.stocktake"].with_user(self.keeper).create({"name": "Year end", "company_id": self.office.id})
        self.refuses("not allowed to modify", self.user, take, "action_start")
        take.action_start()
        for codes in ({"a": 1}, [1], "", ["x" * 65]):
            self.refuses("at least one code", self.keeper, take, "action_scan", codes=codes)
        self.refuses("not allowed to modify", self.user, take, "action_scan", codes=[self.recorder.label_code])
        line = take.line_ids[0]
        for quantity in ("1", None, True, -1, 2):
            self.refuses("is no count|is a number", self.keeper, line, "action_count", quantity=quantity)
        self.refuses("not allowed to modify", self.user, line, "action_count", quantity=1)
        for vals in ({"expected": 0}, {"result": "match"}, {"scanned_by": self.approver.id}):
            self.refuses("come from its start|not allowed|no field", self.keeper, line, "write", vals=vals)
        take.action_scan([item.label_code for item in (self.recorder, self.drone, self.radio, self.vehicle)])
        take.action_finish()
        for user, words in ((self.user, "role does not include"), (self.keeper, "role does not include|counted yourself")):
            self.refuses(words, user, take, "action_approve")
        self.refuses("counted as it was begun", self.keeper, take, "write", vals={"has_items": False})
        self.refuses("cannot be set directly", self.keeper, take, "write", vals={"state": "approved", "approver_id": self.approver.id})
