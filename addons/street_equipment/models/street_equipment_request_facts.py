from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import float_compare
from odoo.tools.i18n import format_list

from ..tools.figures import yuan
from .street_equipment_request import OPEN

DONE, BACK, WAITS = "fa-check text-success", "fa-undo text-danger", "fa-hourglass-half text-warning"
# Moves that the form tells of with their reason; what was answered stands in the request and its tiers.
TOLD = ("send_back", "withdraw", "reopen", "reject", "cancel", "close_short")


class StreetEquipmentRequest(models.Model):
    """What decides an answer, in front of whoever gives it (审批要点): the money, the quotes, and what was said before."""

    _inherit = "street.equipment.request"

    can_edit = fields.Boolean(compute="_compute_can_edit")
    budget_after = fields.Float(
        "Left after this request", compute="_compute_budget_after", digits=(16, 2), help="What the budget line has left once this request is paid, in yuan.")
    quote_note = fields.Char("Quotes compared", compute="_compute_quote_note")
    course = fields.Html(compute="_compute_course", sanitize=False, help="Who did what, in order; who is still to answer.")

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_can_edit(self):
        open_ones = self.filtered(lambda request: request.state in OPEN)
        mine = open_ones._origin._filtered_access("write")
        for request in self:
            request.can_edit = request in open_ones and (not request._origin or request._origin in mine)

    @api.depends("budget_line_id.amount_left", "amount_total", "state")
    def _compute_budget_after(self):
        for request in self:
            line, stored = request.budget_line_id, request._origin
            own = stored.amount_reserved + stored.amount_received if stored.budget_line_id == line._origin else 0.0
            counts = bool(line) and request.state not in ("rejected", "cancelled")
            need = request.amount_total if request.state in (*OPEN, "ordered") else request.amount_received
            request.budget_after = round(line.amount_left + own - need, 2) if counts else line.amount_left

    @api.depends("quote_ids.amount", "quote_ids.is_chosen", "quote_ids.partner_id")
    def _compute_quote_note(self):
        for request in self:
            request.quote_note = request._compare_quotes()

    def _compare_quotes(self):
        """One sentence on the quotes: how many, which was chosen, how it stands to the lowest; False without quotes."""
        quotes, chosen = self.quote_ids, self.quote_ids.filtered("is_chosen")[:1]
        if not quotes:
            return False
        if not chosen:
            return self.env._("%(count)s quotes, none chosen yet", count=len(quotes))
        facts = {"count": len(quotes), "supplier": chosen.sudo().partner_id.name, "amount": yuan(chosen.amount)}  # sudo: name of the supplier
        more = chosen.amount - min(quotes.mapped("amount"))
        if float_compare(more, 0, precision_digits=2) <= 0:
            return self.env._("%(count)s quotes; chosen: %(supplier)s, %(amount)s yuan, the lowest", **facts)
        return self.env._("%(count)s quotes; chosen: %(supplier)s, %(amount)s yuan, %(more)s yuan above the lowest", more=yuan(more), **facts)

    # ------------------------------------------------------------
    # COURSE
    # ------------------------------------------------------------

    @api.depends("state", "review_ids.status", "receipt_ids.state")
    @api.depends_context("lang")
    def _compute_course(self):
        # sudo: names, moments and reasons of a request the user may read, as its own messages tell them
        told = self.env["street.log"].sudo().search([("model", "=", self._name), ("res_id", "in", self._origin.ids), ("move", "in", TOLD)], order="id").grouped("res_id")
        for request in self:
            steps = sorted(request._get_steps(told.get(request._origin.id, self.env["street.log"])), key=lambda step: step[0])
            request.course = request._show_steps(steps + request._get_open_steps())

    def _get_steps(self, told):
        """Tuples (moment, who, what, remark, sign) of what was done. :param told: lines of the log with a reason"""
        wide = self.sudo()  # sudo: as above
        single = [
            (wide.date_submitted, wide.submitter_id, self.env._("Request handed in")), (wide.date_checked, wide.checker_id, self.env._("Budget line confirmed")),
            (wide.date_ordered, wide.buyer_id, self.env._("Ordered")),
        ]
        steps = [(moment, who.name, what, "", DONE) for moment, who, what in single if moment]
        steps += [(review.reviewed_date, review.done_by.name, self.env._("%(tier)s: approved", tier=review.name), review.comment or "", DONE)
                  for review in wide.review_ids if review.status == "approved" and review.reviewed_date]
        return steps + [(line.recorded_at, line.user_name, line.move_label, line.reason or "", BACK) for line in told]

    def _get_open_steps(self):
        """Steps that wait, in the form of :meth:`_get_steps` with no moment: finance, or each tier without an answer."""
        wide = self.sudo()  # sudo: as above
        if self.state == "submitted":
            return [(False, self._names(self.approver_ids), self.env._("Budget line confirmed"), "", WAITS)]
        if self.state != "reviewing":
            return []
        waiting = wide.review_ids.filtered(lambda review: review.status in ("waiting", "pending")).sorted("sequence")
        return [(False, self._names(self.approver_ids if place == 0 else review._get_reviewers()), review.name, "", WAITS) for place, review in enumerate(waiting)]

    def _names(self, users):
        return format_list(self.env, users.sudo().mapped("name"))  # sudo: names only

    def _show_steps(self, steps):
        """The steps as lines for people; False without any."""
        moments = self.env["street.moment.mixin"]
        lines = [
            Markup('<div><i class="fa fa-fw %s"/> <b>%s</b> %s <span class="text-muted">%s</span>%s</div>') % (
                sign, what, who or "", moments._format_moment(moment, "yyyy-MM-dd HH:mm") or self.env._("still to answer"),
                Markup('<div class="ps-4">%s</div>') % remark if remark else "")
            for moment, who, what, remark, sign in steps
        ]
        return Markup("").join(lines) or False
