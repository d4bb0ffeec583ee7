from odoo.exceptions import AccessError
from odoo.tests import tagged

from .purchase_common import PurchaseCommon


@tagged("post_install", "-at_install")
class TestPurchaseReceipt(PurchaseCommon):
    def receive(self, request, *serials, quantity=None, user=None, **more):
        request.with_user(user or self.keeper).action_receive(serials=[
            {"line_id": request.line_ids[0].id, "quantity": len(serials) if quantity is None else quantity, "serials": list(serials), **more}])
        return request.receipt_ids.sorted("id")[-1]

    def accept(self, receipt):
        receipt.with_user(self.keeper).action_accept()
        receipt.with_user(self.user).action_accept()

    def test_bought_items_arrive_in_the_inventory(self):
        request = self.bring(self.new_request(), "ordered")
        receipt = self.receive(request, "SN-1", "SN-2", price_unit=1400.0)
        self.assertRecordValues(request, [{"state": "received", "amount_received": 2800.0, "amount_reserved": 0.0}])
        self.assertFalse(receipt.item_ids, "nothing before the acceptance")
        receipt.with_user(self.keeper).action_accept()
        with self.refused("second person"):
            receipt.with_user(self.keeper).action_accept()
        self.assertEqual(receipt.state, "received")
        receipt.with_user(self.user).action_accept()
        self.assertRecordValues(receipt, [{"state": "accepted", "first_acceptor_id": self.keeper.id, "second_acceptor_id": self.user.id}])
        self.assertEqual(request.state, "done")
        self.assertRecordValues(receipt.item_ids.sorted("serial_no"), [
            {"serial_no": serial, "cost": 1400.0, "company_id": self.office.id, "category_id": self.categories["recorder"].id, "budget_line_id": self.budget.id,
             "unit_id": self.unit.id, "partner_id": self.supplier.id, "model": "1080p, 64 GB", "receipt_line_id": receipt.line_ids.id}
            for serial in ("SN-1", "SN-2")])
        self.assertEqual(len(set(receipt.item_ids.mapped("label_code"))), 2, "each has its label")
        self.assertRecordValues(self.budget, [{"amount_reserved": 0.0, "amount_spent": 2800.0, "amount_left": 97200.0}])

    def test_a_part_comes_and_the_rest_later(self):
        request = self.bring(self.new_request(quantity=3), "ordered")
        first = self.receive(request, "SN-1")
        self.assertRecordValues(request, [{"state": "ordered", "amount_received": 1500.0, "amount_reserved": 3000.0}])
        self.assertIn("2 of 3 have not come", request.difference)
        self.accept(first)
        self.assertEqual(request.state, "ordered")
        self.accept(self.receive(request, "SN-2", "SN-3"))
        self.assertRecordValues(request, [{"state": "done", "difference": False}])

    def test_an_order_is_closed_with_its_difference(self):
        request = self.bring(self.new_request(quantity=3), "ordered")
        self.accept(self.receive(request, "SN-1", price_unit=1000.0))
        request.with_user(self.keeper).action_close_short(reason="Out of production")
        self.assertRecordValues(request, [{"state": "done", "amount_reserved": 0.0, "amount_received": 1000.0}])
        self.assertIn("2 of 3 have not come", request.difference)
        self.assertIn("1,000.00 yuan instead of 4,500.00", request.difference)

    def test_what_is_sent_back_is_waited_for_again(self):
        request = self.bring(self.new_request(), "ordered")
        receipt = self.receive(request, "SN-1", "SN-2")
        receipt.with_user(self.keeper).action_refuse(reason="Wrong model")
        self.assertRecordValues(request, [{"state": "ordered", "amount_received": 0.0, "amount_reserved": 3000.0}])
        with self.refused("in the state"):
            receipt.with_user(self.user).action_accept()
        self.accept(self.receive(request, "SN-1", "SN-2"))
        self.assertEqual(request.state, "done")

    def test_more_than_was_ordered_is_refused(self):
        request = self.bring(self.new_request(), "ordered")
        with self.refused("3 received, but only 2 are still to come"):
            self.receive(request, "SN-1", "SN-2", "SN-3")
        self.receive(request, "SN-1")
        line = request.line_ids.id
        with self.refused("2 received, but only 1 are still to come"):
            request.with_user(self.keeper).action_receive(serials=[{"line_id": line, "quantity": 1, "serials": [f"SN-{n}"]} for n in (2, 3)])

    def test_serial_numbers_that_exist_are_refused(self):
        request = self.bring(self.new_request(), "ordered")
        with self.refused(f"{self.recorder.serial_no} exists"):
            self.receive(request, self.recorder.serial_no, "SN-2")
        with self.refused("SN-1 is given twice"):
            self.receive(request, "SN-1", "SN-1")
        self.receive(request, "SN-1")
        other = self.bring(self.new_request(), "ordered")
        with self.refused("SN-1 exists"):
            self.receive(other, "SN-1", "SN-9")

    def test_a_number_entered_meanwhile_stops_the_acceptance(self):
        request = self.bring(self.new_request(), "ordered")
        receipt = self.receive(request, "SN-1", "SN-2")
        receipt.with_user(self.keeper).action_accept()
        self._new_item("radio", serial_no="SN-2")
        with self.refused("SN-2 exists"):
            receipt.with_user(self.user).action_accept()

    def test_bad_rows_name_their_line(self):
        request = self.bring(self.new_request(), "ordered")
        line = request.line_ids.id
        other = self.new_request().line_ids.id
        cases = {
            "at least one line": ([], None, [None][:0]),
            "names line_id": (["x"], [{"line_id": line, "amount": 1}], [{"line_id": line, "quantity": 1, "serials": "AB"}]),
            "not on this request": ([{"line_id": other, "quantity": 1, "serials": ["A"]}], [{"line_id": "1", "quantity": 1}]),
            "whole number from 1": ([{"line_id": line, "quantity": q, "serials": []}] for q in (0, -1, 1.5, True, "2")),
            "2 received, 1 serial": ([{"line_id": line, "quantity": 2, "serials": ["A"]}],),
            "0 serial numbers": ([{"line_id": line, "quantity": 1, "serials": []}],),
            "is empty": ([{"line_id": line, "quantity": 1, "serials": [" "]}], [{"line_id": line, "quantity": 1, "serials": [5]}]),
            "not below zero": ([{"line_id": line, "quantity": 1, "serials": ["A"], "price_unit": p}] for p in (-1, "1", float("nan"))),
            "were approved": ([{"line_id": line, "quantity": 1, "serials": ["A"], "price_unit": 99999}],),
        }
        for message, calls in cases.items():
            for rows in calls:
                with self.subTest(message, rows=rows), self.refused(message):
                    request.with_user(self.keeper).action_receive(serials=rows)
        self.assertFalse(request.receipt_ids)

    def test_supplies_are_received_by_count_with_their_lot(self):
        self.supply.has_expiry = True
        request = self.bring(self.new_request(code="supply", quantity=10, price=2.5), "ordered")
        with self.refused("day on which the lot expires"):
            self.receive(request, quantity=10)
        with self.refused("is no day"):
            self.receive(request, quantity=10, date_expiry="soon")
        self.accept(self.receive(request, quantity=10, lot="L1", date_expiry="2028-01-31"))
        self.assertEqual(self.supply.quantity, 10)
        self.assertRecordValues(self.supply.lot_ids, [{"name": "L1"}])
        self.assertEqual(request.state, "done")

    def test_a_vehicle_arrives_with_its_model(self):
        request = self.bring(self.new_request(code="vehicle", quantity=1, price=90000.0), "approved")
        with self.refused("choose the model"):
            request.with_user(self.keeper).action_order()
        request.with_user(self.keeper).line_ids.vehicle_model_id = self.vehicle.model_id
        request.with_user(self.keeper).action_order()
        receipt = self.receive(request, "LSVAA0000000001")
        self.accept(receipt)
        self.assertRecordValues(receipt.vehicle_ids, [{"vin_sn": "LSVAA0000000001", "model_id": self.vehicle.model_id.id, "company_id": self.office.id}])

    def test_receipts_are_recorded_by_keepers_and_never_edited(self):
        request = self.bring(self.new_request(), "ordered")
        for user, message in ((self.user, "role does not include"), (self.approver, ""), (self.finance, "")):
            with self.refused(message):
                self.receive(request, "SN-1", "SN-2", user=user)
        receipt = self.receive(request, "SN-1", "SN-2")
        with self.refused("", AccessError):
            receipt.with_user(self.keeper).create({"request_id": request.id})
        for values in ({"state": "accepted"}, {"second_acceptor_id": self.user.id}, {"request_id": self.new_request().id}, {"user_id": self.user.id}):
            with self.refused("cannot be set directly", AccessError):
                receipt.with_user(self.keeper).write(values)
        for call in (lambda: receipt.line_ids.with_user(self.keeper).write({"serials": "X"}), lambda: receipt.line_ids.with_user(self.keeper).unlink()):
            with self.refused("recorded once|Lines of|delete|unlink|删除|operation"):
                call()
        with self.refused("", AccessError):
            receipt.with_user(self.staff).action_accept()

    def test_an_order_that_brought_something_is_not_cancelled(self):
        request = self.bring(self.new_request(), "ordered")
        receipt = self.receive(request, "SN-1")
        with self.refused("close it with the difference"):
            request.with_user(self.keeper).action_cancel(reason="x")
        receipt.with_user(self.keeper).action_refuse(reason="Broken")
        request.with_user(self.keeper).action_cancel(reason="The supplier is closed")
        self.assertRecordValues(request, [{"state": "cancelled", "amount_reserved": 0.0}])
