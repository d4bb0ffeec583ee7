from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.street_base.tools.period import today

FIGURES = {"board_budget": "budgeted", "board_reserved": "reserved", "board_spent": "spent"}


class StreetPurchaseCategory(models.Model):
    """The board of spending (采购看板): what this year's budget has for each category, and what is reserved and spent; never stored."""

    _inherit = "street.purchase.category"

    board_budget = fields.Float("Budget of the year", digits=(16, 2), compute="_compute_board", help="Budget lines of this year that are for this category only.")
    board_reserved = fields.Float("Reserved this year", digits=(16, 2), compute="_compute_board")
    board_spent = fields.Float("Spent this year", digits=(16, 2), compute="_compute_board")
    board_left = fields.Float("Left of the year", digits=(16, 2), compute="_compute_board")
    board_share = fields.Float("Used (%)", compute="_compute_board", help="Spent and reserved, of the budget.")

    @api.depends_context("uid", "allowed_company_ids")
    def _compute_board(self):
        Figure = self.env["street.purchase.figure"]
        # Administrators keep the categories without having to do with the money.
        rows = Figure._read_group(self._get_figure_domain(), ["category_id"], [f"{name}:sum" for name in FIGURES.values()]) if Figure.has_access("read") else ()
        found = {category.id: sums for category, *sums in rows}
        for category in self:
            for name, amount in zip(FIGURES, found.get(category._origin.id, (0.0, 0.0, 0.0)), strict=True):
                category[name] = amount
            used = category.board_spent + category.board_reserved
            category.board_left = category.board_budget - used if category.board_budget else 0.0
            category.board_share = round(100 * used / category.board_budget, 1) if category.board_budget else 0.0

    def _get_figure_domain(self):
        """Figures of this year that are about these categories."""
        return Domain("category_id", "in", self.ids) & Domain("year", "=", today().year)

    def action_open_figures(self):
        """Open the figures behind these categories: pivot, graph, list. :return: window action"""
        action = self.env["ir.actions.act_window"]._for_xml_id("street_equipment.street_purchase_figure_action")
        return {**action, "domain": list(self._get_figure_domain()), "context": {}}
