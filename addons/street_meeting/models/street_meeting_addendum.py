from odoo import fields, models


class StreetMeetingAddendum(models.Model):
    """Addendum (补充记录) to a signed meeting record: what is corrected or added, by whom and when. Written by a move of the meeting."""

    _name = "street.meeting.addendum"
    _description = "Addendum to a meeting record"
    _inherit = ["street.meeting.shown.mixin", "street.locked.line.mixin"]
    _street_parent = "meeting_id"
    _order = "meeting_id, id"

    user_id = fields.Many2one("res.users", "Written by", readonly=True, ondelete="restrict")
    date = fields.Datetime("Written at", readonly=True)
