from odoo import fields, models

KINDS = [
    ("half_month", "Half-monthly meeting"),
    ("month", "Monthly consultation"),
    ("week", "Weekly plan"),
    ("consultation", "Residents' consultation"),
    ("collective", "Collective discussion of a case"),
    ("topic", "Topical meeting"),
    ("party", "Party branch activity"),
]
# Nobody but those who were there reads these; they are in no feed and no circulation.
CLOSED_KINDS = ("collective",)


class StreetMeetingSeries(models.Model):
    """Series of meetings (例会制度): who comes, what is always on the agenda, and how often it must be held.

    Kinds: half-monthly meeting 半月例会, monthly consultation 月会商, weekly plan 周计划会, residents' consultation 议事协商,
    collective discussion of a case 案件集体讨论 (closed), topical meeting 专题会, party branch activity 党支部活动.
    """

    _name = "street.meeting.series"
    _description = "Series of meetings"
    _order = "sequence, id"
    _check_company_auto = True

    name = fields.Char(required=True)
    company_id = fields.Many2one("res.company", "Office", required=True, index=True, default=lambda self: self.env.company)
    kind = fields.Selection(KINDS, required=True, default="half_month", index=True)
    sequence = fields.Integer(default=100)
    active = fields.Boolean(default=True)
    member_ids = fields.One2many("street.meeting.member", "series_id", "Members")
    meeting_ids = fields.One2many("street.meeting", "series_id", "Meetings")
