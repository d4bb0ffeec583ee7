from odoo import fields, models

STATES = [("draft", "Draft"), ("issued", "Issued"), ("void", "Void")]


class StreetMeetingMinutes(models.Model):
    """Issued minutes (会议纪要): a paper of its own, drawn from the signed record, numbered and distributed."""

    _name = "street.meeting.minutes"
    _description = "Issued minutes"
    _inherit = ["street.transition.mixin", "mail.thread"]
    _order = "date_issued desc, id desc"
    _street_protected = {"state": "draft", "number": False, "date_issued": False}

    meeting_id = fields.Many2one("street.meeting", "Meeting", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="meeting_id.company_id", store=True, index=True, precompute=True)
    state = fields.Selection(STATES, required=True, readonly=True, copy=False, default="draft", index=True)
    name = fields.Char("Title", required=True)
    number = fields.Char(readonly=True, copy=False)
    date_issued = fields.Date("Issued on", readonly=True, copy=False)
