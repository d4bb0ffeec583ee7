from odoo import fields, models


class StreetMeetingAgendaItem(models.Model):
    """Item of the agenda (议题) with what was said about it (讨论情况)."""

    _name = "street.meeting.agenda.item"
    _description = "Agenda item"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "meeting_id"
    _order = "meeting_id, sequence, id"

    meeting_id = fields.Many2one("street.meeting", "Meeting", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="meeting_id.company_id", store=True, index=True, precompute=True)
    sequence = fields.Integer(default=10)
    name = fields.Char("Item", required=True)
    discussion = fields.Text()
    resolution_ids = fields.One2many("street.meeting.resolution", "agenda_item_id", "Resolutions")
