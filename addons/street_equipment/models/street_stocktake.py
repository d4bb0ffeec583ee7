from odoo import api, fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.transition import Kept

_lt = LazyTranslate(__name__)
RESULTS = ["match", "less", "more", "open", "elsewhere", "unexpected", "unknown"]


class StreetStocktake(models.Model):
    """Stock-take (盘点): what should be there against what was scanned and counted, settled by a second person.

    Keepers of the office count; approvers settle, never what they counted. Differences need a reason each; supplies are
    adjusted by the approval, missing items go on to a retirement.
    """

    _name = "street.stocktake"
    _inherit = ["street.transition.mixin", "mail.thread"]
    _description = "Stock-take"
    _order = "id desc"

    name = fields.Char(required=True)
    company_id = fields.Many2one("res.company", "Office", required=True, index=True, default=lambda self: self.env.company)
    # what is counted
    has_items = fields.Boolean("Items", default=True)
    has_vehicles = fields.Boolean("Vehicles", default=True)
    has_supplies = fields.Boolean("Supplies", default=True)
    category_ids = fields.Many2many("maintenance.equipment.category", string="Only these categories")
    unit_ids = fields.Many2many("street.unit", string="Only of these units")
    # its course
    state = fields.Selection(
        [("draft", "Draft"), ("counting", "Counting"), ("counted", "Counted"), ("approved", "Settled"), ("cancelled", "Cancelled")],
        required=True, default="draft", readonly=True, copy=False, index=True)
    starter_id = fields.Many2one("res.users", "Started by", readonly=True, copy=False, ondelete="restrict")
    approver_id = fields.Many2one("res.users", "Settled by", readonly=True, copy=False, ondelete="restrict")
    date_started = fields.Datetime("Started on", readonly=True, copy=False)
    date_counted = fields.Datetime("Counted on", readonly=True, copy=False)
    date_approved = fields.Datetime("Settled on", readonly=True, copy=False)
    cancel_reason = fields.Char("Cancelled because", readonly=True, copy=False)
    # what came of it
    line_ids = fields.One2many("street.stocktake.line", "stocktake_id", "Lines")
    line_count = fields.Integer("Lines in all", compute="_compute_counts")
    done_count = fields.Integer("Counted so far", compute="_compute_counts")
    progress = fields.Float("Progress", compute="_compute_counts")
    difference_count = fields.Integer("Differences", compute="_compute_counts")
    stranger_count = fields.Integer("Not expected here", compute="_compute_counts", help="Codes that nothing carries, and items that do not belong to what is counted.")
    retirement_id = fields.Many2one("street.equipment.retirement", "Retirement of what is missing", readonly=True, copy=False, ondelete="restrict")
    scan = fields.Text("Scanned codes", compute="_compute_scan", inverse="_inverse_scan", help="One label code or address a line, as a scanner types them.")

    _street_kept = {
        # The lines were put down by it.
        "scope": Kept(
            ("draft",), {"has_items", "has_vehicles", "has_supplies", "category_ids", "unit_ids"},
            advice=_lt("It is counted as it was begun: cancel it and begin another one.")),
        "name": Kept(("draft", "counting"), {"name"}, advice=_lt("It was counted under this name.")),
    }

    @api.depends("line_ids.result")
    def _compute_counts(self):
        rows = self.env["street.stocktake.line"]._read_group([("stocktake_id", "in", self.ids)], ["stocktake_id", "result"], ["__count"])
        counts = {}
        for stocktake, result, count in rows:
            counts.setdefault(stocktake, {})[result] = count
        for stocktake in self:
            found = counts.get(stocktake._origin, {})
            stocktake.line_count = sum(found.values())
            stocktake.done_count = stocktake.line_count - found.get("open", 0)
            stocktake.stranger_count = found.get("unknown", 0) + found.get("unexpected", 0)
            stocktake.progress = 100 * stocktake.done_count / stocktake.line_count if stocktake.line_count else 0
            stocktake.difference_count = sum(count for result, count in found.items() if result not in ("match", "elsewhere"))

    def _get_figures(self):
        """Lines and pieces counted of this stock-take. :return: list of (result, number of lines, pieces), the results in their order"""
        rows = {result: (count, counted) for result, count, counted in self.env["street.stocktake.line"]._read_group(
            [("stocktake_id", "in", self.ids)], ["result"], ["__count", "counted:sum"])}
        return [(result, *rows[result]) for result in RESULTS if result in rows]

    def _get_counters(self):
        """Who scanned and counted. :return: ``res.users``"""
        # sudo: whoever counted is known to all who read the stock-take
        rows = self.env["street.stocktake.line"].sudo()._read_group([("stocktake_id", "in", self.ids), ("scanned_by", "!=", False)], ["scanned_by"])
        return self.env["res.users"].union(*(user for (user,) in rows))

    def _get_line_lock(self, line_model):
        """Lines are made by the start and by scanning; counting goes through the line itself."""
        return dict.fromkeys(self, self.env._("lines of a stock-take come from its start and from scanning."))
