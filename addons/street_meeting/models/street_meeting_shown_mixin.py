from odoo import api, fields, models

from .street_meeting_moves import SECRETARY


class StreetMeetingShownMixin(models.AbstractModel):
    """Text of a meeting's record that may name people: secretaries read it as it was written, everybody else what ``street.meeting._show`` makes of it."""

    _name = "street.meeting.shown.mixin"
    _description = "Text of a record as it is shown"

    meeting_id = fields.Many2one("street.meeting", "Meeting", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="meeting_id.company_id", store=True, index=True, precompute=True)
    name = fields.Text("Text", required=True, groups=SECRETARY)
    shown_name = fields.Text("Text (as shown)", compute="_compute_shown_name")

    @api.depends_context("uid")
    @api.depends("name", "meeting_id.masked_names", "meeting_id.attendee_ids.employee_id", "meeting_id.chair_id")
    def _compute_shown_name(self):
        for record, whole in zip(self, self.sudo(), strict=True):  # sudo: the meeting says how much of it is shown
            record.shown_name = record.meeting_id._show(whole.name)

    @api.depends_context("uid")
    @api.depends("shown_name")
    def _compute_display_name(self):
        for record in self:
            record.display_name = record.shown_name
