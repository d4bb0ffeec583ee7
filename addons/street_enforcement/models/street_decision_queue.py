from markupsafe import Markup

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.street_base.tools.period import local_day, today

from ..tools.judged_diff import differences
from .street_decision import OPEN_STATES


class StreetDecision(models.Model):
    """The desk of the reviewer: what waits, how many days are left, and what changed since the version last reviewed."""

    _inherit = "street.decision"

    review_state = fields.Selection(search="_search_review_state")
    case_state = fields.Selection(related="case_id.state", string="State of the case")
    date_limit = fields.Date("Decision due", compute="_compute_days_left", help="Last day for the decision (APL 60, D04).")
    days_left = fields.Integer("Days left", compute="_compute_days_left", help="Calendar days up to the last day for the decision; negative when it is over.")
    review_difference = fields.Html("Changed since the last review", compute="_compute_review_difference", sanitize=False)

    def _search_review_state(self, operator, value):
        """What waits is a short list: proposals before the decision; each is asked."""
        if operator != "in":
            return NotImplemented
        open_ones = self.search(Domain("state", "in", OPEN_STATES) & Domain("case_id.state", "=", "deciding"))
        found = open_ones.filtered(lambda decision: decision.review_state in value)
        return Domain("id", "in", found.ids)

    @api.depends("case_id")
    def _compute_days_left(self):
        due = self.env["street.deadline"]._due_map("street.case", self.case_id.ids, "D04")
        for decision in self:
            moment = due.get(decision.case_id.id)
            decision.date_limit = local_day(moment) if moment else False
            decision.days_left = (decision.date_limit - today()).days if moment else 0

    @api.depends("review_ids")
    @api.depends_context("uid")
    def _compute_review_difference(self):
        shown = self.case_id._filter_private()
        for decision in self:
            last = decision.sudo().review_ids.sorted("id", reverse=True)[:1]  # both versions are in the file that he reads
            rows = differences(last.judged, decision.sudo().case_id._get_judged_facts()) if last else []
            if decision.case_id not in shown:
                rows = [row for row in rows if row[0][0] != "parties"]  # their numbers stand in it
            decision.review_difference = self._render_differences(rows) if rows else False

    def _render_differences(self, rows):
        """A table of path, before and now; every text is escaped."""
        head = Markup("<tr><th>%s</th><th>%s</th><th>%s</th></tr>") % (self.env._("What changed"), self.env._("Last reviewed"), self.env._("Now"))
        names = self._get_judged_names()
        body = Markup("").join(Markup("<tr><td>%s</td><td>%s</td><td>%s</td></tr>") % (
            " / ".join(str(names.get(part, part)) for part in path), self._show(old), self._show(new)) for path, old, new in rows)
        return Markup("<table class='table table-sm mb-0'>%s%s</table>") % (head, body)

    @staticmethod
    def _show(value):
        return "—" if value in (None, "", [], {}) else str(value)

    def _get_judged_names(self):
        """Key of what is judged → name for people; an unknown key is shown as it is."""
        return {
            "cause": self.env._("Cause"), "facts": self.env._("Facts"), "address": self.env._("Place"), "act": self.env._("The act"),
            "item": self.env._("Enforcement item"), "basis": self.env._("Legal basis"), "parties": self.env._("Parties"), "evidence": self.env._("Evidence"),
            "decision": self.env._("Proposal"), "outcome": self.env._("Outcome"), "reasons": self.env._("Reasons"), "lines": self.env._("Penalties"),
            "kind": self.env._("Kind"), "amount": self.env._("Amount"), "days": self.env._("Days"), "description": self.env._("Object"),
            "tier": self.env._("Tier"), "range": self.env._("Range"), "circumstances": self.env._("Circumstances"), "ground": self.env._("Ground"),
            "departure": self.env._("Departure"), "gains": self.env._("Illegal gains"), "correction": self.env._("Order to correct"),
            "statements": self.env._("Statements and defence"), "hearings": self.env._("Hearings"), "marks": self.env._("Marks"),
            "no_penalty": self.env._("Ground of no penalty"),
        }
