from datetime import timedelta

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.street_base.tools.period import today

from .equipment_common import EquipmentCommon


@tagged("post_install", "-at_install")
class TestSupply(EquipmentCommon):
    def setUp(self):
        super().setUp()
        self.pad = self.supply.with_user(self.keeper)
        self.kit = self.env["street.supply"].with_user(self.keeper).create({"name": "First-aid kit", "kind": "first_aid", "has_expiry": True, "minimum": 3})
        self.day = today()

    def last(self, supply):
        return supply.move_ids.search([("supply_id", "=", supply.id)], order="id desc", limit=1)

    def test_stock_is_the_sum_of_its_moves(self):
        self.pad.action_receive(10, price=3.5, origin="Invoice 7")
        self.pad.action_issue(4, self.employee.id)
        self.pad.action_return(1, self.employee.id)
        self.assertEqual((self.pad.quantity, self.pad.price, self.pad.value), (7, 3.5, 24.5))
        self.assertEqual(self.pad.move_ids.mapped("kind"), ["return", "issue", "receive"])
        self.assertEqual(self.pad.move_ids.user_id, self.keeper)

    def test_stock_never_falls_below_zero(self):
        self.pad.action_receive(2)
        with self.refused("3 pieces were asked for, 2 that may be issued are in stock"):
            self.pad.action_issue(3, self.employee.id)
        self.pad.action_issue(2, self.employee.id)
        with self.refused("asked for"):
            self.pad.action_issue(1, self.employee.id)
        with self.refused("cannot be taken back"):
            self.pad.action_return(3, self.employee.id)
        with self.refused("cannot be taken back"):
            self.pad.action_return(1, self.employees[1].id)

    def test_a_quantity_is_a_quantity(self):
        for wrong in (0, -1, True, "3", None, float("nan"), float("inf"), 0.001):
            with self.refused("is no quantity"):
                self.pad.action_receive(wrong)
        with self.refused("is no price"):
            self.pad.action_receive(1, price=-1)
        with self.refused("Choose a supply"):
            self.pad.browse().action_receive(1)
        with self.refused("works for this office"):
            self.pad.action_issue(1, 0)

    def test_who_is_due_for_a_new_piece_has_worn_his_newest_one_long_enough(self):
        coat, size = (self.env["street.supply"].with_user(self.keeper).create({"name": "Coat", "size": size, "kind": "uniform", "wear_months": 12}) for size in ("175", "180"))
        (coat | size).action_receive(9)
        first, second, third = self.employees
        mine = [("company_id", "=", self.office.id), ("is_due", "=", True)]

        def due():
            return self.env["street.supply.move"].with_user(self.keeper).search(mine).employee_id

        with freeze_time(today() - timedelta(days=500)):
            coat.action_issue(1, first.id)
            coat.action_issue(1, second.id)
            coat.action_issue(1, third.id)
            self.assertFalse(due())
        self.assertEqual(due(), self.employees)
        action = coat.move_ids.filtered(lambda move: move.employee_id == first).action_open_issue()
        self.assertEqual(action["context"]["default_employee_id"], first.id)
        with self.refused("rows of one person"):
            coat.move_ids.action_open_issue()
        size.action_issue(1, first.id)  # a new one, in another size
        coat.action_return(1, second.id)
        self.assertEqual(due(), third)
        self.assertEqual(coat.move_ids.filtered("is_due").employee_id, third)
        third.active = False
        self.assertFalse(due())

    def test_a_piece_is_found_by_the_name_and_size_that_are_shown(self):
        coat = self.env["street.supply"].with_user(self.keeper).create({"name": "Winter coat", "size": "175/96A", "kind": "uniform"})
        for words in (coat.display_name, "coat 96A", "175/96", coat.label_code):
            self.assertIn(coat, self.env["street.supply"].with_user(self.keeper).search([("display_name", "ilike", words)]), words)
        self.assertNotIn(coat, self.env["street.supply"].search([("display_name", "ilike", "coat 180")]))

    def test_rows_are_only_added(self):
        self.pad.action_receive(5)
        move = self.pad.move_ids
        for call in (lambda: move.write({"delta": 50}), move.unlink, lambda: move.copy(),
                     lambda: self.env["street.supply.move"].with_user(self.keeper).create({"supply_id": self.pad.id, "kind": "receive", "delta": 9})):
            with self.refused("rows are never edited"):
                call()
        with self.refused("stays as it is"):
            self.pad.has_expiry = True

    def test_only_keepers_of_the_office_book(self):
        for user in (self.user, self.approver, self.staff, self.foreign_keeper):
            with self.refused("", AccessError):
                self.supply.with_user(user).action_receive(1)

    def test_the_lot_that_expires_first_goes_first_and_an_expired_one_never(self):
        late, soon, gone = (str(self.day + timedelta(days=days)) for days in (400, 10, -1))
        self.kit.action_receive(2, lot="L", date_expiry=late)
        self.kit.action_receive(2, lot="S", date_expiry=soon)
        self.kit.action_receive(5, lot="G", date_expiry=gone)
        self.kit.action_issue(3, self.employee.id)
        self.assertEqual({lot.name: lot.quantity for lot in self.kit.lot_ids}, {"L": 1, "S": 0, "G": 5})
        with self.refused("1.* that may be issued"):
            self.kit.action_issue(2, self.employee.id)
        with self.refused("asked for"):
            self.kit.action_issue(1, self.employee.id, lot_id=self.kit.lot_ids.filtered(lambda lot: lot.name == "G").id)
        self.assertEqual(self.env["street.supply.lot"].search([("supply_id", "=", self.kit.id), ("expiry_state", "=", "expired")]).name, "G")
        self.assertEqual(self.env["street.supply.lot"].search([("supply_id", "=", self.kit.id), ("expiry_state", "=", "soon")]).name, "S")

    def test_a_lot_needs_a_number_and_a_day_and_keeps_it(self):
        with self.refused("number of the lot"):
            self.kit.action_receive(1)
        with self.refused("number of the lot"):
            self.kit.action_receive(1, lot="A")
        with self.refused("is no day"):
            self.kit.action_receive(1, lot="A", date_expiry="soon")
        self.kit.action_receive(1, lot="A", date_expiry="2030-01-01")
        with self.refused("expires on 2030-01-01"):
            self.kit.action_receive(1, lot="A", date_expiry="2031-01-01")
        self.kit.action_receive(1, lot="A")
        self.assertEqual(self.kit.lot_ids.quantity, 2)

    def test_only_an_expired_lot_is_disposed_of_without_a_second_person(self):
        self.kit.action_receive(5, lot="G", date_expiry=str(self.day - timedelta(days=1)))
        self.kit.action_receive(5, lot="L", date_expiry=str(self.day))
        gone, last_day = self.kit.lot_ids
        with self.refused("only a lot that has expired"):
            self.kit.action_dispose(last_day.id, "Burnt")
        with self.refused("say how"):
            self.kit.action_dispose(gone.id, " ")
        asked = {"default_kind": "dispose", "active_model": "street.supply", "active_ids": self.kit.ids}
        book = self.env["street.supply.book"].with_user(self.keeper).with_context(**asked).create({"reason": "Handed to the hospital"})
        self.assertEqual(book.line_ids.lot_id, gone, "the dialog starts with what has expired")
        self.assertIn(str(gone.date_expiry), gone.with_context(lot_stock=True).display_name)
        book.action_book()
        self.assertEqual(gone.search([("supply_id", "=", self.kit.id), ("has_stock", "=", True)]), self.kit.lot_ids - gone)
        self.assertEqual((gone.quantity, self.kit.quantity), (0, 5))
        with freeze_time(f"{self.day} 17:00:00"):  # one in the morning of the next day in Shanghai
            self.env.invalidate_all()
            self.assertEqual(last_day.expiry_state, "expired")

    def test_what_runs_short_is_found(self):
        mine = [("company_id", "=", self.office.id)]
        self.assertIn(self.kit, self.kit.search([*mine, ("is_short", "=", True)]))
        self.kit.action_receive(3, lot="A", date_expiry="2035-01-01")
        self.assertNotIn(self.kit, self.kit.search([*mine, ("is_short", "=", True)]))
        self.assertIn(self.kit, self.kit.search([*mine, ("is_short", "=", False)]))

    def test_standard_dress_for_who_may_not_wear_it_warns_with_its_source(self):
        coat = self.env["street.supply"].with_user(self.keeper).create(
            {"name": "Coat", "size": "175/92A", "kind": "uniform", "is_standard_uniform": True, "wear_months": 24})
        coat.action_receive(9)
        contract, officer = self.employees[:2]
        contract.employment_type = "contract"
        officer.write({"employment_type": "civil_service", "officer_role_ids": [(6, 0, self.env.ref("street_base.role_officer").ids)]})
        coat.action_issue(1, contract.id)
        self.assertIn("建督〔2017〕31号", self.last(coat).warning)
        self.assertIn("is in no established post", self.last(coat).warning)
        coat.action_issue(1, officer.id)
        self.assertFalse(self.last(coat).warning)
        coat.action_issue(1, officer.id)
        self.assertIn("the next is due on", self.last(coat).warning)
        coat.action_return(2, officer.id)
        coat.action_issue(1, officer.id)
        self.assertFalse(self.last(coat).warning, "he brought them back")

    def test_a_name_and_size_stand_once(self):
        values = {"name": "Cap", "size": "57", "kind": "uniform"}
        self.kit.create([values, {**values, "size": "58"}])
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.kit.create(values)
            self.env.flush_all()
