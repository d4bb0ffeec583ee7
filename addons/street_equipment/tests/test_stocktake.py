from odoo.exceptions import AccessError
from odoo.tests import tagged

from .equipment_common import EquipmentCommon


@tagged("post_install", "-at_install")
class TestStocktake(EquipmentCommon):
    def setUp(self):
        super().setUp()
        self.supply.with_user(self.keeper).action_receive(10)
        self.take = self.env["street.stocktake"].with_user(self.keeper).create({"name": "November"})

    def line(self, record):
        return self.take.line_ids.filtered(lambda line: record in (line.equipment_id, line.vehicle_id, line.supply_id))

    def count_all(self):
        self.take.action_start()
        self.take.action_scan([record.label_code for record in (self.recorder, self.drone, self.radio, self.vehicle)])
        self.line(self.supply).counted = 10

    def test_what_is_scanned_and_counted_as_expected_settles_without_reasons(self):
        self.count_all()
        self.assertEqual(set(self.take.line_ids.mapped("result")), {"match"})
        self.assertEqual((self.take.progress, self.take.difference_count), (100, 0))
        self.take.action_finish()
        self.take.with_user(self.approver).action_approve()
        self.assertEqual(self.supply.quantity, 10)
        self.assertFalse(self.supply.move_ids.filtered(lambda move: move.kind == "adjust"))

    def test_a_scanner_may_send_addresses_and_the_same_code_again(self):
        self.take.action_start()
        self.take.action_scan(f"https://host/street/item/{self.recorder.label_code}\n{self.recorder.label_code.lower()}\n")
        self.take.action_scan([self.recorder.label_code])
        self.assertEqual(self.line(self.recorder).result, "match")
        self.assertEqual(self.take.done_count, 1)

    def test_codes_scanned_into_the_form_are_taken_in_when_it_is_saved(self):
        self.take.action_start()
        saved = self.take.web_save({"scan": f"{self.recorder.label_code}\n{self.radio.label_code}\n"}, {"scan": {}, "done_count": {}})
        self.assertEqual((saved[0]["scan"], saved[0]["done_count"]), (False, 2), "and the field is free for the next")
        self.assertEqual(set((self.line(self.recorder) | self.line(self.radio)).mapped("result")), {"match"})
        self.assertTrue(self.take.action_scan(), "the button only saves")
        self.take.action_finish()
        with self.refused("is not being counted now"):
            self.take.write({"scan": self.drone.label_code})

    def test_differences_need_a_reason_and_a_second_person_and_then_adjust(self):
        self.count_all()
        self.line(self.supply).counted = 7
        self.line(self.radio).counted = 0
        self.take.action_finish()
        with self.refused("2 differences have no reason"):
            self.take.with_user(self.approver).action_approve()
        self.line(self.supply).reason = "Torn in the rain"
        self.line(self.radio).reason = "Not handed over by the last shift"
        with self.refused("Your role"):
            self.take.action_approve()
        self.keeper.group_ids |= self.env.ref("street_equipment.group_equipment_approver")
        with self.refused("another person settles"):
            self.take.action_approve()
        self.take.with_user(self.approver).action_approve()
        self.assertEqual(self.supply.quantity, 7)
        move = self.supply.move_ids.filtered(lambda move: move.kind == "adjust")
        self.assertEqual((move.delta, move.reason, move.origin, move.user_id), (-3, "Torn in the rain", "November", self.approver))

    def test_what_is_booked_while_it_is_counted_is_no_difference(self):
        self.count_all()
        self.supply.with_user(self.keeper).action_issue(4, self.employee.id)
        self.take.action_finish()
        self.take.with_user(self.approver).action_approve()
        self.assertEqual(self.supply.quantity, 6)

    def test_missing_items_go_on_to_a_retirement(self):
        self.count_all()
        self.line(self.radio).write({"counted": 0, "reason": "Lost"})
        self.take.action_finish()
        self.take.with_user(self.approver).action_approve()
        self.assertTrue(self.radio.active, "the stock-take itself retires nothing")
        self.take.action_retire_missing()
        self.assertEqual(self.take.retirement_id.line_ids.equipment_id, self.radio)
        self.assertEqual((self.take.retirement_id.state, self.take.retirement_id.kind), ("draft", "lost"))
        with self.refused("prepared already"):
            self.take.action_retire_missing()

    def test_strangers_become_lines_of_their_own(self):
        self.take.has_vehicles = False
        self.take.action_start()
        self.take.action_scan([self.vehicle.label_code, "ZB1999000001"])
        self.assertEqual(self.line(self.vehicle).result, "unexpected")
        self.assertEqual(self.take.stranger_count, 2)
        self.assertIn("ZB1999000001", self.take.last_scans, "whoever scans sees what came in")
        self.assertEqual(self.take.line_ids.filtered(lambda line: line.code == "ZB1999000001").result, "unknown")
        foreign = self._new_item("radio", company=self.other_office, category_id=False)
        self.take.action_scan([foreign.label_code + "X"])

    def test_what_is_in_repair_is_not_missing(self):
        self.env["maintenance.request"].with_company(self.office).create({"name": "Lens", "equipment_id": self.recorder.id, "company_id": self.office.id})
        self.take.action_start()
        self.assertEqual(self.line(self.recorder).result, "elsewhere")
        self.assertEqual(self.line(self.drone).result, "open")

    def test_it_is_counted_only_while_it_is_being_counted(self):
        with self.refused("not being counted"):
            self.take.action_scan([self.recorder.label_code])
        with self.refused("Nothing was scanned"):
            self.take.action_start()
            self.take.action_finish()
        self.count_all()
        self.take.action_finish()
        with self.refused("not being counted"):
            self.line(self.supply).counted = 9
        self.take.with_user(self.approver).action_reopen("Cabinet 3 was forgotten")
        self.line(self.supply).counted = 9
        self.take.action_cancel("Begun anew in December")
        with self.refused("not being counted"):
            self.line(self.supply).reason = "x"

    def test_wrong_counts_and_codes_are_refused(self):
        self.take.action_start()
        for wrong in (-1, 0.001, "3", None, True, float("nan")):
            with self.refused("is no count"):
                self.line(self.supply).action_count(wrong)
        with self.refused("is no count"):
            self.line(self.recorder).counted = 2
        for wrong in ([], "", False, [7], ["x" * 65], {"a": 1}):
            with self.refused("Scan at least one"):
                self.take.action_scan(wrong)
        with self.refused("counted, not scanned"):
            supply = self.env["street.supply"].create({"name": "Later", "company_id": self.office.id})
            self.take.action_scan([supply.label_code])

    def test_a_label_opened_on_a_phone_counts_its_item(self):
        item, car = self.recorder.with_user(self.keeper), self.vehicle.with_user(self.keeper)
        self.assertFalse(item.stocktake_id)
        with self.refused("is not being counted now"):
            item.action_found()
        self.take.action_start()
        self.env.invalidate_all()
        self.assertEqual((item.stocktake_id, car.stocktake_id), (self.take, self.take))
        self.assertTrue(item.action_found())
        self.assertTrue(car.action_found())
        self.assertRecordValues(self.line(self.recorder) | self.line(self.vehicle), [{"result": "match", "scanned_by": self.keeper.id}] * 2)
        self.env.invalidate_all()
        self.assertFalse(item.stocktake_id)
        with self.refused("was counted already"):
            item.action_found()
        drone = self.drone.with_user(self.user)
        self.assertFalse(drone.stocktake_id, "users of the equipment do not count")
        with self.refused("is not being counted now"):
            drone.action_found()
        self.assertEqual(self.line(self.drone).result, "open")

    def test_what_is_counted_stays_once_it_was_begun(self):
        stocktake = self.take
        stocktake.action_start()
        for vals in ({"has_supplies": False}, {"category_ids": [(5,)]}, {"unit_ids": [(6, 0, self.unit.ids)]}):
            with self.refused("counted as it was begun"):
                stocktake.write(vals)
        stocktake.name = "Renamed while counting"
        stocktake.action_scan([self.recorder.label_code])
        stocktake.action_finish()
        with self.refused("under this name"):
            stocktake.write({"name": "Renamed afterwards"})

    def test_lines_are_made_by_no_client(self):
        self.take.action_start()
        line = self.line(self.supply)
        for call in (lambda: line.write({"expected": 3}), lambda: line.write({"counted": 3, "scanned_by": self.keeper2.id}), line.unlink,
                     lambda: line.create({"stocktake_id": self.take.id, "code": "X"})):
            with self.refused("come from its start"):
                call()
        for user in (self.user, self.approver):
            with self.refused("", AccessError):
                line.with_user(user).counted = 3

    def test_its_queries_do_not_grow_with_the_scans(self):
        items = self.env["maintenance.equipment"].create([
            {"name": f"Many {number}", "serial_no": f"many-{number}", "company_id": self.office.id} for number in range(220)])
        self.take.action_start()
        codes = items.mapped("label_code")
        self.take.action_scan(codes[:1])
        self.env.flush_all()
        counts = []
        for some in (codes[1:20], codes[20:220]):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.take.action_scan(some)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 2)
        self.assertEqual(len(self.take.line_ids.filtered(lambda line: line.result == "match")), 220)
