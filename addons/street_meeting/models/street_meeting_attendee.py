from odoo import fields, models

STATUSES = [("expected", "Not marked"), ("present", "Present"), ("leave", "On leave"), ("absent", "Absent")]


class StreetMeetingAttendee(models.Model):
    """Attendee of a meeting (应到人员): present, on leave with a reason, or absent."""

    _name = "street.meeting.attendee"
    _description = "Attendee"
    _inherit = ["street.meeting.person.mixin", "street.locked.line.mixin"]
    _street_parent = "meeting_id"
    _order = "meeting_id, sequence, id"

    meeting_id = fields.Many2one("street.meeting", "Meeting", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="meeting_id.company_id", store=True, index=True, precompute=True)
    sequence = fields.Integer(default=10)
    status = fields.Selection(STATUSES, required=True, default="expected")
