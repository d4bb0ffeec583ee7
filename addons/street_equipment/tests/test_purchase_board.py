import io

from openpyxl import load_workbook

from odoo.tests import tagged

from odoo.addons.street_base.tools.period import today

from .purchase_common import PurchaseCommon


@tagged("post_install", "-at_install")
class TestPurchaseBoard(PurchaseCommon):
    """Spent against budget by category: on the board of spending, on the board of the store, and as a sheet."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.budget.write({"year": today().year, "category_id": cls.category("recorder").id, "amount": 8000})

    def board(self, user=None, code="recorder"):
        self.env.flush_all()
        self.env.invalidate_all()
        return self.category(code).with_user(user or self.user)

    def sheet(self, report, records):
        content, kind = self.env["ir.actions.report"].with_user(self.user)._render_py_xlsx(f"street_equipment.{report}", records.ids, {})
        self.assertEqual(kind, "xlsx")
        return list(load_workbook(io.BytesIO(content), read_only=True).active.values)

    def spend(self):
        request = self.bring(self.new_request(), "ordered")
        request.with_user(self.keeper).action_receive([{"line_id": request.line_ids.id, "quantity": 1, "serials": ["NEW-1"]}])
        for user in (self.keeper, self.approver):
            request.receipt_ids.with_user(user).action_accept()

    def test_budget_reserved_spent_and_left_of_the_year(self):
        self.assertRecordValues(self.board(), [{"board_budget": 8000, "board_reserved": 0, "board_spent": 0, "board_left": 8000, "board_share": 0}])
        self.spend()
        self.assertRecordValues(self.board(), [{"board_budget": 8000, "board_reserved": 1500, "board_spent": 1500, "board_left": 5000, "board_share": 37.5}])
        self.assertRecordValues(self.board(code="drone"), [{"board_budget": 0, "board_spent": 0, "board_left": 0}])
        self.assertFalse(self.board(self.foreign_keeper).board_budget, "another office has its own")

    def test_last_year_is_not_counted(self):
        self.budget.year = today().year - 1
        self.assertFalse(self.board().board_budget)

    def test_the_board_of_the_store_shows_the_spending_of_its_kind_and_opens_the_figures(self):
        self.spend()
        category = self.categories["recorder"].with_user(self.user)
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertEqual((category.board_spent, category.board_budget), (1500, 8000))
        action = category.action_open_spending()
        self.assertEqual(action["view_mode"], "pivot,graph,list")
        figures = self.env[action["res_model"]].with_user(self.user).search(action["domain"])
        self.assertEqual((sum(figures.mapped("spent")), sum(figures.mapped("budgeted"))), (1500, 8000))
        self.assertEqual(self.board().action_open_figures()["domain"], action["domain"])

    def test_the_boards_and_the_figures_are_written_as_sheets(self):
        self.spend()
        rows = self.sheet("street_purchase_category_board_report", self.board())
        self.assertIn(("Body-worn recorder", 8000, 1500, 1500, 5000, 37.5), rows)
        category = self.categories["recorder"]
        row = self.sheet("maintenance_equipment_category_board_report", category)[-1]
        self.assertEqual((row[0], row[1], row[-2], row[-1]), (category.name, 2, 1500, 8000))
        figures = self.env["street.purchase.figure"].with_user(self.user).search([("budget_line_id", "=", self.budget.id)])
        self.assertEqual(sum(row[-1] for row in self.sheet("street_purchase_figure_report", figures)[1:] if isinstance(row[-1], int | float)), 1500)
