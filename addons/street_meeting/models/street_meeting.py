from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import format_date

from odoo.addons.street_base.tools.period import local_day

from .street_meeting_series import CLOSED_KINDS, KINDS

STATES = [
    ("planned", "Planned"), ("called", "Called"), ("open", "Being held"), ("written", "Out for comment"), ("signed", "Signed"), ("cancelled", "Not held"),
]


class StreetMeeting(models.Model):
    """Meeting (会议) and its record (会议记录).

    1. Secretaries call the meetings of their office and keep their records; participants read those that they are of.
    2. A closed kind (案件集体讨论) is read by those who are of it only, secretaries included.
    3. Chair and secretary sign the record. From then on it stays as it is; an addendum says what is to be corrected.
    """

    _name = "street.meeting"
    _description = "Meeting"
    _inherit = ["street.transition.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "date desc, id desc"
    _check_company_auto = True
    _mail_post_access = "read"

    name = fields.Char("Subject", compute="_compute_name", store=True, readonly=False, precompute=True, required=True)
    company_id = fields.Many2one("res.company", "Office", required=True, index=True, default=lambda self: self.env.company)
    state = fields.Selection(STATES, required=True, readonly=True, copy=False, default="planned", index=True)
    series_id = fields.Many2one("street.meeting.series", "Series", index="btree_not_null", ondelete="restrict", check_company=True)
    kind = fields.Selection(KINDS, compute="_compute_kind", store=True, readonly=False, precompute=True, required=True, index=True)
    is_closed = fields.Boolean("Closed", compute="_compute_is_closed", store=True, precompute=True)
    # when and where
    date = fields.Datetime("Begins", required=True, index=True, default=lambda self: self._default_date())
    hours = fields.Float(default=1.5)
    day = fields.Date(compute="_compute_day", store=True, precompute=True, index=True)
    place = fields.Char()
    # who
    chair_id = fields.Many2one("hr.employee", "Chair", index="btree_not_null", ondelete="restrict", check_company=True)
    secretary_id = fields.Many2one("res.users", "Secretary", index="btree_not_null", default=lambda self: self.env.user)
    attendee_ids = fields.One2many("street.meeting.attendee", "meeting_id", "Attendees")
    # what
    agenda_ids = fields.One2many("street.meeting.agenda.item", "meeting_id", "Agenda")
    resolution_ids = fields.One2many("street.meeting.resolution", "meeting_id", "Resolutions")
    addendum_ids = fields.One2many("street.meeting.addendum", "meeting_id", "Addenda")
    minutes_ids = fields.One2many("street.meeting.minutes", "meeting_id", "Minutes")

    @api.model
    def _default_date(self):
        """The next full hour."""
        return fields.Datetime.now().replace(minute=0, second=0) + timedelta(hours=1)

    @api.depends("series_id")
    def _compute_name(self):
        for meeting in self:
            meeting.name = meeting.series_id.name or meeting.name

    @api.depends("series_id")
    def _compute_kind(self):
        for meeting in self:
            meeting.kind = meeting.series_id.kind or meeting.kind or "topic"

    @api.depends("kind")
    def _compute_is_closed(self):
        for meeting in self:
            meeting.is_closed = meeting.kind in CLOSED_KINDS

    @api.depends("date")
    def _compute_day(self):
        for meeting in self:
            meeting.day = meeting.date and local_day(meeting.date)

    @api.depends("name", "day")
    def _compute_display_name(self):
        for meeting in self:
            meeting.display_name = " ".join(filter(None, (meeting.day and format_date(self.env, meeting.day), meeting.name)))
