from collections import Counter

from odoo import api, fields, models

from odoo.addons.street_base.tools.period import today

from ..tools.desk_figures import Figure
from .street_matter import OPEN_STATES

IN_HAND = ["dispatched", "handling"]


class StreetUnit(models.Model):
    """Squad leader's board (中队长看板): what lies with a unit today, counted over what the user may read."""

    _inherit = "street.unit"

    duty_today = fields.Text("On duty today", compute="_compute_duty_today")
    given_count = fields.Integer("To accept", compute="_compute_board")
    handling_count = fields.Integer("In handling", compute="_compute_board")
    rework_count = fields.Integer("To be redone", compute="_compute_board")
    overdue_count = fields.Integer("Overdue matters", compute="_compute_board")
    due_today_count = fields.Integer("Due today", compute="_compute_board")
    to_check_count = fields.Integer("Awaiting the check", compute="_compute_board")
    finding_count = fields.Integer("Open findings", compute="_compute_findings")

    def action_open_board(self):
        """Open the matters behind a figure of the board; the context names it as ``board_figure``.

        :return: window action
        """
        figures = {figure.key: figure.domain for figure in self._get_board_figures()}
        action = self.env["ir.actions.act_window"]._for_xml_id("street_dispatch.street_matter_action")
        scope = [("unit_id", "in", self.ids), ("state", "in", list(OPEN_STATES))]
        return {**action, "context": {}, "domain": [*scope, *figures.get(self.env.context.get("board_figure"), [])]}

    def action_open_findings(self):
        """Open what the people of these units found and nobody settled yet. :return: window action"""
        # sudo: which account belongs to which unit
        people = self.sudo().member_ids.user_id.partner_id
        action = self.env["ir.actions.act_window"]._for_xml_id("street_grid.street_patrol_finding_action")
        return {**action, "context": {}, "domain": [("partner_id", "in", people.ids), ("outcome", "=", "open")]}

    def _compute_duty_today(self):
        shifts = self.env["street.shift"].search([("unit_id", "in", self.ids), ("date", "=", today())], order="date_start, id").grouped("unit_id")
        for unit in self:
            unit.duty_today = "\n".join(f"{shift.kind_id.name} {shift.people_names}" for shift in shifts.get(unit, ()))

    def _compute_board(self):
        figures = self._get_board_figures()
        rows = []
        if self.env["street.matter"].has_access("read"):
            rows = self.env["street.desk"]._count([("unit_id", "in", self.ids), ("state", "in", OPEN_STATES)], figures, ("unit_id",))
        counted = {unit_id: counts for unit_id, *counts in rows}
        for unit in self:
            counts = counted.get(unit._origin.id, [0] * len(figures))
            for figure, count in zip(figures, counts, strict=True):
                unit[f"{figure.key}_count"] = count

    def _compute_findings(self):
        findings = self.env["street.patrol.finding"]
        # sudo: which account belongs to which unit; the findings themselves are counted as the user
        unit_by_partner = {partner.id: unit.id for unit in self.sudo() for partner in unit.member_ids.user_id.partner_id}
        counts = Counter()
        if findings.has_access("read"):
            domain = [("partner_id", "in", list(unit_by_partner)), ("outcome", "=", "open")]
            for partner, count in findings._read_group(domain, ["partner_id"], ["__count"]):
                counts[unit_by_partner[partner.id]] += count
        for unit in self:
            unit.finding_count = counts[unit._origin.id]

    @api.model
    def _get_board_figures(self):
        _begin, end = self.env["street.desk"]._get_day_bounds()
        return [
            Figure("given", "", "", "", [["state", "=", "dispatched"]]),
            Figure("handling", "", "", "", [["state", "=", "handling"]]),
            Figure("rework", "", "", "", [["state", "=", "handling"], ["rework_count", ">", 0]]),
            Figure("overdue", "", "", "", [["state", "in", IN_HAND], ["is_overdue", "=", True]]),
            Figure("due_today", "", "", "", [["state", "in", IN_HAND], ["is_overdue", "=", False], ["due_date", "<", end]]),
            Figure("to_check", "", "", "", [["state", "=", "reported_back"]]),
        ]
