from odoo import fields, models
from odoo.tools import SQL

from .street_equipment_request import STATES


class StreetPurchaseFigure(models.Model):
    """Figures of purchases (采购统计): budget, reserved and spent by line, category, unit and month; nothing here is stored or entered."""

    _name = "street.purchase.figure"
    _description = "Figures of purchases"
    _auto = False
    _order = "date desc, id desc"
    _rec_name = "budget_line_id"
    # What has to be in the database before the rows are read.
    _depends = {
        "street.budget.line": ["company_id", "year", "amount", "category_id", "active"],
        "street.equipment.request": ["budget_line_id", "state", "unit_id", "supplier_id", "date_submitted", "amount_reserved"],
        "street.equipment.request.line": ["request_id", "category_id", "amount", "amount_received"],
    }

    company_id = fields.Many2one("res.company", "Office", readonly=True)
    budget_line_id = fields.Many2one("street.budget.line", "Budget line", readonly=True)
    year = fields.Integer("Year of the budget", readonly=True, aggregator=None)
    category_id = fields.Many2one("street.purchase.category", "Category", readonly=True)
    request_id = fields.Many2one("street.equipment.request", "Request", readonly=True)
    unit_id = fields.Many2one("street.unit", "For the unit", readonly=True)
    supplier_id = fields.Many2one("res.partner", "Supplier", readonly=True)
    state = fields.Selection(STATES, readonly=True)
    date = fields.Date("Submitted on", readonly=True)
    budgeted = fields.Float("Budget", readonly=True, digits=(16, 2))
    asked = fields.Float("Asked for", readonly=True, digits=(16, 2))
    reserved = fields.Float("Reserved amount", readonly=True, digits=(16, 2))
    spent = fields.Float(readonly=True, digits=(16, 2))

    @property
    def _table_query(self):
        """A row for each budget line, with negative ids, and one for each line of a request."""
        return SQL(
            """
            SELECT -budget.id AS id, budget.company_id, budget.id AS budget_line_id, budget.year, budget.category_id, NULL::int AS request_id,
                   NULL::int AS unit_id, NULL::int AS supplier_id, NULL AS state, NULL::date AS date,
                   budget.amount AS budgeted, 0 AS asked, 0 AS reserved, 0 AS spent
              FROM street_budget_line budget
            UNION ALL
            SELECT line.id, request.company_id, request.budget_line_id, budget.year, line.category_id, request.id,
                   request.unit_id, request.supplier_id, request.state, (request.date_submitted + interval '8 hours')::date,
                   0, CASE WHEN request.state NOT IN ('rejected', 'cancelled') THEN line.amount ELSE 0 END,
                   CASE WHEN request.state IN ('reviewing', 'approved', 'ordered') THEN GREATEST(line.amount - COALESCE(line.amount_received, 0), 0) ELSE 0 END,
                   COALESCE(line.amount_received, 0)
              FROM street_equipment_request_line line
              JOIN street_equipment_request request ON request.id = line.request_id
              LEFT JOIN street_budget_line budget ON budget.id = request.budget_line_id
            """)
