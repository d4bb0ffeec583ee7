from odoo import fields, models


class StreetMeetingResolution(models.Model):
    """What a meeting resolved (决议, 议定事项), under an item of its agenda."""

    _name = "street.meeting.resolution"
    _description = "Resolution"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "meeting_id"
    _order = "meeting_id, sequence, id"

    meeting_id = fields.Many2one("street.meeting", "Meeting", required=True, index=True, ondelete="restrict")
    agenda_item_id = fields.Many2one("street.meeting.agenda.item", "Agenda item", index="btree_not_null", ondelete="restrict")
    company_id = fields.Many2one(related="meeting_id.company_id", store=True, index=True, precompute=True)
    sequence = fields.Integer(default=10)
    name = fields.Text("Resolved", required=True)
