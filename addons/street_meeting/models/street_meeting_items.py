from odoo import fields, models
from odoo.exceptions import UserError

from .street_action_item import LIVE_STATES
from .street_meeting_moves import SECRETARY


class StreetMeeting(models.Model):
    """What a meeting put on the problem list, and what earlier ones left open."""

    _inherit = "street.meeting"

    item_ids = fields.One2many("street.action.item", "meeting_id", "Action items")
    carry_ids = fields.One2many("street.action.carry", "meeting_id", "Carried in from earlier meetings")

    def action_carry_in(self):
        """Carry in what earlier meetings of the series left open; also done when the meeting is called and when it begins. :return: True"""
        if not self:
            raise UserError(self.env._("Choose a meeting first."))
        self.check_access("write")
        if not self.env.user.has_group(SECRETARY) or any(meeting.state not in ("planned", "called", "open") for meeting in self):
            raise UserError(self.env._("Secretaries carry items into meetings that are not over yet."))
        self._carry_in()
        return True

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        if move in ("call", "open"):
            self._carry_in()
        if move == "circulate":
            self.carry_ids._keep_standing()

    def _carry_in(self):
        """Put what is not struck off on the list of these meetings."""
        for company, meetings in self.filtered(lambda meeting: not meeting.is_closed).grouped("company_id").items():
            items = self.env["street.action.item"].search([
                ("company_id", "=", company.id), ("state", "in", LIVE_STATES), ("is_closed_kind", "=", False),
            ])
            for meeting in meetings:
                items.filtered(meeting._takes_over)._carry_into(meeting)

    def _takes_over(self, item):
        """Whether an open item of an earlier meeting comes before this one: of the same series, or of none and this one is regular."""
        self.ensure_one()
        earlier = item.meeting_id
        if self.is_closed or earlier == self or item.company_id != self.company_id:
            return False
        if not earlier:
            return self.kind == "half_month"
        return bool(earlier.series_id) and earlier.series_id == self.series_id and earlier.date < self.date
