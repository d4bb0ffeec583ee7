from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .purchase_common import PurchaseCommon


@tagged("post_install", "-at_install")
class TestBudgetLine(PurchaseCommon):
    def test_a_request_over_what_is_left_is_refused(self):
        request = self.new_request(quantity=100)
        with self.refused("has 100,000.00 yuan left, the request needs 150,000.00"):
            request.action_submit()

    def test_the_line_is_asked_again_when_finance_confirms(self):
        first, second = (self.bring(self.new_request(quantity=40), "submitted") for _ in range(2))
        first.with_user(self.finance).action_check()
        with self.refused("has 40,000.00 yuan left, the request needs 60,000.00"):
            second.with_user(self.finance).action_check()
        first.with_user(self.approver).action_send_back(reason="Fewer")
        second.with_user(self.finance).action_check()
        self.assertEqual(self.budget.amount_left, 40000.0)

    def test_two_at_once_in_one_call_are_added_up(self):
        both = self.bring(self.new_request(quantity=40), "submitted") | self.bring(self.new_request(quantity=40), "submitted")
        with self.refused("has 40,000.00 yuan left, the request needs 60,000.00"):
            both.with_user(self.finance).action_check()

    def test_a_line_for_one_category_takes_no_other(self):
        self.budget.category_id = self.category("drone")
        with self.refused("is only for"):
            self.new_request().action_submit()

    def test_the_budget_is_never_below_what_is_used(self):
        self.bring(self.new_request(quantity=40), "reviewing")
        with self.assertRaisesRegex(ValidationError, "60,000.00 yuan of it are reserved or spent"), self.env.cr.savepoint():
            self.budget.with_user(self.finance).amount = 50000
        self.budget.with_user(self.finance).amount = 60000
        with self.assertRaisesRegex(UserError, "stay as they are"), self.env.cr.savepoint():
            self.budget.with_user(self.finance).year = 2027

    def test_finance_keeps_the_lines_and_others_read_them(self):
        for user in (self.user, self.keeper, self.approver):
            self.assertEqual(self.budget.with_user(user).amount_left, 100000.0)
            with self.refused("", AccessError):
                self.budget.with_user(user).amount = 1
        self.assertFalse(self.env["street.budget.line"].with_user(self.foreign_keeper).search([("id", "=", self.budget.id)]))

    def test_quotes_are_compared_from_the_amount_of_the_office_on(self):
        self.office.purchase_quote_from = 2000
        request = self.new_request()
        with self.refused("3 quotes are compared; it has 0"):
            request.action_submit()
        suppliers = self.env["res.partner"].create([{"name": f"S{n}"} for n in range(4)])
        request.quote_ids = [(0, 0, {"partner_id": partner.id, "amount": 2900 - n}) for n, partner in enumerate(suppliers[:3])]
        with self.refused("Choose one"):
            request.action_submit()
        request.quote_ids.filtered(lambda quote: quote.amount == 2900).is_chosen = True
        self.assertEqual(request.supplier_id, suppliers[0])
        with self.refused("not the lowest"):
            request.action_submit()
        request.quote_reason = "Repairs in town"
        with self.assertRaisesRegex(ValidationError, "at most 3"), self.env.cr.savepoint():
            request.quote_ids = [(0, 0, {"partner_id": suppliers[3].id, "amount": 1})]
        with self.assertRaisesRegex(ValidationError, "different suppliers"), self.env.cr.savepoint():
            request.quote_ids[0].partner_id = suppliers[1]
        request.action_submit()
        self.assertEqual(request.state, "submitted")

    def test_a_chosen_quote_above_the_lines_is_refused(self):
        request = self.new_request()
        request.quote_ids = [(0, 0, {"partner_id": self.supplier.id, "amount": 3001, "is_chosen": True})]
        with self.refused("raise the estimated prices"):
            request.action_submit()

    def test_figures_show_budget_and_spending_by_category(self):
        self.bring(self.new_request(), "reviewing")
        self.env.flush_all()
        rows = self.env["street.purchase.figure"].with_user(self.user)._read_group(
            [("budget_line_id", "=", self.budget.id)], ["category_id"], ["budgeted:sum", "reserved:sum", "spent:sum"])
        self.assertEqual({category.code: figures for category, *figures in rows}, {False: [100000.0, 0.0, 0.0], "recorder": [0.0, 3000.0, 0.0]})
