from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import float_compare

from odoo.addons.street_base.tools import period

from ..tools.figures import yuan
from ..tools.row_lock import touch_rows


class StreetBudgetLine(models.Model):
    """Budget line (预算指标): what may be spent in a year on a purpose, and what is left of it.

    1. Finance checkers keep the lines; everybody who asks for purchases reads them.
    2. What is left is never stored: amount less what requests under way have reserved, less what was received.
    3. Money is reserved when finance confirms a request (``_reserve``). Each reservation and each change of the amount
       updates the row, so that of two at once the second starts over and sees the first.
    """

    _name = "street.budget.line"
    _description = "Budget line"
    _order = "year desc, code, id"
    _rec_names_search = ["name", "code"]
    _check_company_auto = True

    name = fields.Char("Purpose", required=True)
    code = fields.Char(required=True, help="Number of the line in the budget of the office.")
    year = fields.Integer(required=True, default=lambda self: period.today().year, aggregator=None)
    company_id = fields.Many2one("res.company", "Office", required=True, index=True, default=lambda self: self.env.company)
    active = fields.Boolean(default=True)
    amount = fields.Float("Budget", required=True, digits=(16, 2), help="In yuan.")
    category_id = fields.Many2one("street.purchase.category", "Only for", ondelete="restrict", help="Empty: for purchases of every category.")
    note = fields.Text()
    request_ids = fields.One2many("street.equipment.request", "budget_line_id", "Requests")
    amount_reserved = fields.Float("Reserved amount", compute="_compute_amounts", digits=(16, 2), help="By requests that finance has confirmed and that are not received yet.")
    amount_spent = fields.Float("Spent", compute="_compute_amounts", digits=(16, 2), help="What was received.")
    amount_left = fields.Float("Left", compute="_compute_amounts", digits=(16, 2))

    _code_uniq = models.UniqueIndex("(company_id, year, code)", "This office has a budget line with this code in this year.")
    _amount_not_negative = models.Constraint("CHECK(amount >= 0)", "A budget cannot be negative.")

    @api.depends("amount", "request_ids.amount_reserved", "request_ids.amount_received")
    def _compute_amounts(self):
        # sudo: the sum counts every request on the line, whoever may read it
        rows = self.env["street.equipment.request"].sudo()._read_group(
            [("budget_line_id", "in", self.ids)], ["budget_line_id"], ["amount_reserved:sum", "amount_received:sum"])
        sums = {line.id: (reserved, spent) for line, reserved, spent in rows}
        for line in self:
            line.amount_reserved, line.amount_spent = sums.get(line._origin.id, (0.0, 0.0))
            line.amount_left = line.amount - line.amount_reserved - line.amount_spent

    @api.depends("name", "code", "year")
    @api.depends_context("formatted_display_name")
    def _compute_display_name(self):
        # Where one is chosen from a list, it says what is left.
        choosing = self.env.context.get("formatted_display_name")
        for line in self:
            name = f"{line.year} {line.code} {line.name}"
            left = self.env._("%(left)s yuan left", left=yuan(line.amount_left)) if choosing else ""
            line.display_name = f"{name}\t--{left}--" if choosing else name

    @api.constrains("amount", "year", "company_id", "category_id")
    def _check_used(self):
        for line in self.sudo():
            if float_compare(line.amount_left, 0, precision_digits=2) < 0:
                raise ValidationError(self.env._(
                    "%(line)s: %(used)s yuan of it are reserved or spent; the budget cannot be lower. Withdraw requests first.",
                    line=line.display_name, used=yuan(line.amount_reserved + line.amount_spent)))

    def write(self, vals):
        if vals.keys() & {"company_id", "year", "category_id"} and self.sudo().request_ids:
            raise UserError(self.env._("%(line)s is used by requests: its office, year and category stay as they are.", line=self.sudo().request_ids.budget_line_id[:1].display_name))
        if "amount" in vals:
            self.check_access("write")
            self.sudo()._reserve()  # sudo: the right to write was just asked
        return super().write(vals)

    def _reserve(self):
        """Update the rows: of two transactions that do so at once, the second starts over with what the first has left."""
        touch_rows(self)
        self.invalidate_recordset(["amount_reserved", "amount_spent", "amount_left"])

    def action_open_requests(self):
        """Requests on the line. :return: action"""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("street_equipment.street_equipment_request_action")
        return {**action, "domain": [("budget_line_id", "=", self.id)], "context": {}}
