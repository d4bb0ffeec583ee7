from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import format_date

from odoo.addons.street_base.tools.period import local_day

from .street_meeting_series import CLOSED_KINDS, KINDS

STATES = [
    ("planned", "Planned"), ("called", "Called"), ("open", "Being held"), ("written", "Out for comment"), ("signed", "Signed"), ("cancelled", "Not held"),
]
# What a signature stands for besides the lines.
FACTS = {"name", "series_id", "kind", "date", "hours", "place", "chair_id", "secretary_id", "masked_names"}


class StreetMeeting(models.Model):
    """Meeting (会议) and its record (会议记录).

    1. Secretaries call the meetings of their office and keep their records; participants read those that they are of.
    2. A closed kind (案件集体讨论) is read by those who are of it only, secretaries included; it is in no feed and no circulation.
    3. Chair and secretary sign the record. From then on it stays as it is; an addendum says what is to be corrected.
    """

    _name = "street.meeting"
    _description = "Meeting"
    _inherit = ["street.moment.mixin", "street.transition.mixin", "street.full.text.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "date desc, id desc"
    _check_company_auto = True
    _mail_post_access = "read"
    _street_text_field = "record_text"

    name = fields.Char("Name of the meeting", compute="_compute_name", store=True, readonly=False, precompute=True, required=True)
    company_id = fields.Many2one("res.company", "Office", required=True, index=True, default=lambda self: self.env.company)
    state = fields.Selection(STATES, required=True, readonly=True, copy=False, default="planned", index=True)
    series_id = fields.Many2one("street.meeting.series", "Series", index="btree_not_null", ondelete="restrict", check_company=True)
    kind = fields.Selection(KINDS, compute="_compute_kind", store=True, readonly=False, precompute=True, required=True, index=True)
    is_closed = fields.Boolean("Closed", compute="_compute_is_closed", search="_search_is_closed")
    # When and where
    date = fields.Datetime("Begins", required=True, index=True, default=lambda self: self._default_date())
    hours = fields.Float("Length (hours)", compute="_compute_hours", store=True, readonly=False, precompute=True)
    date_end = fields.Datetime("Ends", compute="_compute_date_end")
    day = fields.Date(compute="_compute_day")
    place = fields.Char(compute="_compute_place", store=True, readonly=False, precompute=True)
    # Who
    chair_id = fields.Many2one(
        "hr.employee", "Chair", compute="_compute_chair_id", store=True, readonly=False, precompute=True, index="btree_not_null", ondelete="restrict",
        check_company=True)
    secretary_id = fields.Many2one("res.users", "Secretary", index="btree_not_null", default=lambda self: self.env.user, ondelete="restrict")
    attendee_ids = fields.One2many("street.meeting.attendee", "meeting_id", "Attendees")
    expected_count = fields.Integer("To attend", compute="_compute_counts")
    present_count = fields.Integer("Number present", compute="_compute_counts")
    leave_count = fields.Integer("On leave", compute="_compute_counts")
    absent_count = fields.Integer("Absent", compute="_compute_counts")
    has_uninvited = fields.Boolean("Somebody is not invited yet", compute="_compute_has_uninvited")
    has_outside = fields.Boolean("People from outside attend", compute="_compute_has_outside")
    is_mine = fields.Boolean("I am of it", compute="_compute_is_mine", search="_search_is_mine")
    # What
    agenda_ids = fields.One2many("street.meeting.agenda.item", "meeting_id", "Agenda")
    resolution_ids = fields.One2many("street.meeting.resolution", "meeting_id", "Resolutions")
    unresolved_count = fields.Integer("Items without an outcome", compute="_compute_unresolved_count")
    masked_names = fields.Text(
        "Names to mask", copy=False, groups="street_meeting.group_meeting_secretary",
        help="Reporters and persons concerned, one a line. In minutes, and in copies of the record of a meeting with people from outside, only their"
             " surname stands; telephone and identity numbers are shortened.")
    attachment_ids = fields.One2many("ir.attachment", "res_id", "Files", domain=[("res_model", "=", "street.meeting")], bypass_search_access=True)
    paper_ids = fields.Many2many("ir.attachment", string="Papers", compute="_compute_paper_ids", inverse="_inverse_paper_ids")
    addendum_ids = fields.One2many("street.meeting.addendum", "meeting_id", "Addenda")
    minutes_ids = fields.One2many("street.meeting.minutes", "meeting_id", "Minutes")
    cancel_reason = fields.Text("Not held because", readonly=True, copy=False)

    _hours_of_a_day = models.Constraint("CHECK(hours > 0 AND hours <= 24)", "A meeting takes some time, a day at most.")
    _office_day_idx = models.Index("(company_id, date DESC)")

    @api.model
    def _default_date(self):
        """The next full hour."""
        return fields.Datetime.now().replace(minute=0, second=0) + timedelta(hours=1)

    # ------------------------------------------------------------
    # COMPUTES
    # ------------------------------------------------------------

    # A compute each: one for all would overwrite what the user gave of the others.
    @api.depends("series_id")
    def _compute_name(self):
        for meeting in self:
            meeting.name = meeting.series_id.name or meeting.name

    @api.depends("series_id")
    def _compute_kind(self):
        for meeting in self:
            meeting.kind = meeting.series_id.kind or meeting.kind or "topic"

    @api.depends("series_id")
    def _compute_hours(self):
        for meeting in self:
            meeting.hours = meeting.series_id.hours or meeting.hours or 1.5

    @api.depends("series_id")
    def _compute_place(self):
        for meeting in self:
            meeting.place = meeting.series_id.place or meeting.place

    @api.depends("series_id")
    def _compute_chair_id(self):
        for meeting in self:
            meeting.chair_id = meeting.series_id.chair_id or meeting.chair_id

    @api.depends("kind")
    def _compute_is_closed(self):
        for meeting in self:
            meeting.is_closed = meeting.kind in CLOSED_KINDS

    def _search_is_closed(self, operator, value):
        return [("kind", "in", CLOSED_KINDS)] if operator == "in" and set(value) == {True} else NotImplemented

    @api.depends("date", "hours")
    def _compute_date_end(self):
        for meeting in self:
            meeting.date_end = meeting.date and meeting.date + timedelta(hours=meeting.hours or 0)

    @api.depends("date")
    def _compute_day(self):
        for meeting in self:
            meeting.day = meeting.date and local_day(meeting.date)

    @api.depends("attendee_ids.status")
    def _compute_counts(self):
        for meeting in self:
            statuses = meeting.attendee_ids.mapped("status")
            meeting.expected_count, meeting.present_count = len(statuses), statuses.count("present")
            meeting.leave_count, meeting.absent_count = statuses.count("leave"), statuses.count("absent")

    @api.depends("attendee_ids.date_invited")
    def _compute_has_uninvited(self):
        for meeting in self:
            meeting.has_uninvited = any(not attendee.date_invited for attendee in meeting.attendee_ids)

    @api.depends("attendee_ids.employee_id")
    def _compute_has_outside(self):
        for meeting in self:
            meeting.has_outside = any(not attendee.employee_id for attendee in meeting.attendee_ids)

    @api.depends("agenda_ids.outcome", "agenda_ids.is_accepted")
    def _compute_unresolved_count(self):
        for meeting in self:
            meeting.unresolved_count = len(meeting._get_unresolved())

    @api.depends_context("uid")
    @api.depends("attendee_ids.employee_id.user_id", "chair_id.user_id", "secretary_id")
    def _compute_is_mine(self):
        mine = self.browse(self.sudo()._search([("id", "in", self.ids), ("is_mine", "=", True)]))  # sudo: only whether he is of it
        for meeting in self:
            meeting.is_mine = meeting._origin in mine or meeting.secretary_id == self.env.user

    def _search_is_mine(self, operator, value):
        """Meetings whose list, chair or secretary the user is."""
        if operator != "in" or set(value) != {True}:
            return NotImplemented
        me = Domain("user_id", "=", self.env.uid)
        return (
            Domain("attendee_ids", "any!", Domain("employee_id", "any!", me)) | Domain("chair_id", "any!", me) | Domain("secretary_id", "=", self.env.uid))

    @api.depends("attachment_ids")
    def _compute_paper_ids(self):
        for meeting in self:
            meeting.paper_ids = meeting.attachment_ids

    def _inverse_paper_ids(self):
        for meeting in self:
            meeting.attachment_ids = meeting.paper_ids

    @api.depends("name", "date")
    def _compute_display_name(self):
        for meeting in self:
            meeting.display_name = " ".join(filter(None, (meeting.date and format_date(self.env, local_day(meeting.date)), meeting.name)))

    # ------------------------------------------------------------
    # CRUD
    # ------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        meetings = super().create(vals_list)
        meetings._fill_from_series()
        return meetings

    def write(self, vals):
        self._check_fact_change(vals.keys())
        result = super().write(vals)
        if {"date", "hours", "place", "name"} & vals.keys():
            self._sync_events()
        return result

    def unlink(self):
        # Before it is called nothing was promised to anybody: the lists go with it.
        planned = self.filtered(lambda meeting: meeting.state == "planned")
        planned.resolution_ids.unlink()
        planned.agenda_ids.unlink()
        planned.attendee_ids.unlink()
        return super().unlink()

    def _check_fact_change(self, names):
        if FACTS & names:
            for meeting, reason in self._get_record_lock().items():
                if reason:
                    raise UserError(self.env._("%(record)s: %(reason)s", record=meeting.display_name, reason=reason))
        begun = self.filtered(lambda meeting: meeting.state != "planned") if {"kind", "series_id"} & names else self.browse()
        if begun:
            raise UserError(self.env._(
                "%(record)s has been called: series and kind say who may read it and stay. Call it off and plan another.", record=begun[0].display_name))
