from odoo import api, fields, models

from .street_meeting_moves import SECRETARY


class StreetMeetingAddendum(models.Model):
    """Addendum (补充记录) to a signed meeting record: what is corrected or added, by whom and when. Written by a move of the meeting."""

    _name = "street.meeting.addendum"
    _description = "Addendum to a meeting record"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "meeting_id"
    _order = "meeting_id, id"

    meeting_id = fields.Many2one("street.meeting", "Meeting", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="meeting_id.company_id", store=True, index=True, precompute=True)
    name = fields.Text("Text", required=True, groups=SECRETARY)
    shown_name = fields.Text("Text (as shown)", compute="_compute_shown_name")
    user_id = fields.Many2one("res.users", "Written by", readonly=True, ondelete="restrict")
    date = fields.Datetime("Written at", readonly=True)

    @api.depends_context("uid")
    @api.depends("name", "meeting_id.masked_names", "meeting_id.attendee_ids.employee_id", "meeting_id.chair_id")
    def _compute_shown_name(self):
        for addendum, whole in zip(self, self.sudo(), strict=True):  # sudo: the meeting says how much of it is shown
            addendum.shown_name = addendum.meeting_id._show(whole.name)

    @api.depends_context("uid")
    @api.depends("shown_name")
    def _compute_display_name(self):
        for addendum in self:
            addendum.display_name = addendum.shown_name
