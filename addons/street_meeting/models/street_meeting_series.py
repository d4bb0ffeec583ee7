from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import format_date

from odoo.addons.street_base.tools.period import CalendarMissing, local_day, today, utc_of

from ..tools.frequency import FREQUENCIES, alarm_day, hour_of, next_day

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
HELD = ("open", "written", "signed")


class StreetMeetingSeries(models.Model):
    """Series of meetings (例会制度): who comes, what is always on the agenda, and how often it must be held.

    Kinds: half-monthly meeting 半月例会, monthly consultation 月会商, weekly plan 周计划会, residents' consultation 议事协商,
    collective discussion of a case 案件集体讨论 (closed), topical meeting 专题会, party branch activity 党支部活动.
    """

    _name = "street.meeting.series"
    _description = "Series of meetings"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "sequence, id"
    _check_company_auto = True

    name = fields.Char(required=True)
    company_id = fields.Many2one("res.company", "Office", required=True, index=True, default=lambda self: self.env.company)
    kind = fields.Selection(KINDS, required=True, default="half_month", index=True)
    sequence = fields.Integer(default=100)
    active = fields.Boolean(default=True)
    user_id = fields.Many2one("res.users", "Secretary", index="btree_not_null", default=lambda self: self.env.user, help="Is told when the next meeting is due.")
    chair_id = fields.Many2one("hr.employee", "Chair", index="btree_not_null", ondelete="restrict", check_company=True)
    # How often
    frequency = fields.Selection(FREQUENCIES, "Must be held", required=True, compute="_compute_frequency", store=True, readonly=False, precompute=True)
    alarm_days = fields.Integer(
        "Alarm on day", compute="_compute_alarm_days", store=True, readonly=False, precompute=True, aggregator=None,
        help="Counted from the day after the last meeting; 0: never. At least every half month: day 16.")
    date_from = fields.Date("Rule holds from", required=True, default=lambda self: today())
    clock = fields.Float("Usual hour", default=9.0)
    hours = fields.Float("Usual length (hours)", default=1.5)
    place = fields.Char("Usual place")
    # Where it stands
    last_day = fields.Date("Last held", compute="_compute_standing")
    planned_day = fields.Date("Already planned", compute="_compute_standing")
    next_day = fields.Date("Next proposed", compute="_compute_standing")
    days_since = fields.Integer("Days since", compute="_compute_standing")
    is_due = fields.Boolean("Rule is about to be broken", compute="_compute_standing", search="_search_is_due")
    # What and who
    agenda_template = fields.Text("Always on the agenda", help="One item a line; each new meeting of the series starts with them.")
    member_ids = fields.One2many("street.meeting.member", "series_id", "Members")
    meeting_ids = fields.One2many("street.meeting", "series_id", "Meetings")

    _alarm_not_negative = models.Constraint("CHECK(alarm_days >= 0)", "The alarm is on day 0 (never) or later.")
    _clock_of_day = models.Constraint("CHECK(clock >= 0 AND clock < 24 AND hours > 0)", "The usual hour lies in the day, and a meeting takes some time.")

    # ------------------------------------------------------------
    # COMPUTES
    # ------------------------------------------------------------

    @api.depends("kind")
    def _compute_frequency(self):
        for series in self:
            series.frequency = series.kind if series.kind in ("half_month", "month", "week") else series.frequency or "none"

    @api.depends("frequency")
    def _compute_alarm_days(self):
        for series in self:
            series.alarm_days = alarm_day(series.frequency)

    @api.depends("meeting_ids.state", "meeting_ids.date", "alarm_days", "frequency", "date_from")
    def _compute_standing(self):
        # sudo: when a meeting was held is no secret, closed ones included
        meetings = self.env["street.meeting"].sudo()
        held = dict(meetings._read_group([("series_id", "in", self.ids), ("state", "in", HELD)], ["series_id"], ["date:max"]))
        planned = dict(meetings._read_group(
            [("series_id", "in", self.ids), ("state", "in", ("planned", "called")), ("date", ">=", fields.Datetime.now())], ["series_id"], ["date:min"]))
        now = today()
        for series in self:
            last, following = held.get(series.sudo()._origin), planned.get(series.sudo()._origin)
            series.last_day, series.planned_day = last and local_day(last), following and local_day(following)
            since = max(filter(None, (series.last_day, series.date_from)), default=now)
            series.days_since = (now - since).days
            series.is_due = bool(series.alarm_days) and series.days_since >= series.alarm_days
            series.next_day = series.planned_day or series._get_next_day(since)

    def _get_next_day(self, since):
        """Day of the next meeting: a working day, never one that is over."""
        if self.frequency == "none":
            return False
        calendar = self.env["street.workday"]._get_calendar(self.company_id.id)
        try:
            return next_day(self.frequency, since, today(), calendar.is_workday)
        except CalendarMissing:  # the year is not loaded: a plain day then
            return next_day(self.frequency, since, today(), lambda day: day.weekday() < 5)

    def _search_is_due(self, operator, value):
        if operator != "in" or set(value) != {True}:
            return NotImplemented
        # An office has a dozen series: the rule is asked of each, in one place.
        watched = self.with_context(active_test=False).search([("alarm_days", ">", 0)])
        return [("id", "in", watched.filtered("is_due").ids)]

    # ------------------------------------------------------------
    # ACTIONS
    # ------------------------------------------------------------

    def action_new_meeting(self):
        """Plan the next meeting on the proposed day, with members and agenda of the series. :return: action that opens it"""
        self.ensure_one()
        meeting = self.env["street.meeting"].create([self._prepare_meeting_values()])
        return {"type": "ir.actions.act_window", "res_model": meeting._name, "res_id": meeting.id, "view_mode": "form"}

    def action_view_meetings(self):
        """Open the meetings of the series. :return: window action"""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("street_meeting.street_meeting_action")
        return {**action, "domain": [("series_id", "=", self.id)], "context": {"default_series_id": self.id}}

    def _prepare_meeting_values(self):
        day = self.next_day if self.next_day and self.next_day != self.planned_day else self._get_next_day(self.planned_day or today())
        return {"series_id": self.id, "company_id": self.company_id.id, "date": utc_of(day or today() + timedelta(days=1), hour_of(self.clock))}

    # ------------------------------------------------------------
    # ALARM
    # ------------------------------------------------------------

    @api.model
    def _cron_alarm(self):
        """Plan an activity for the secretary of each series whose rule is about to be broken; once until it is held."""
        due = self.search([("is_due", "=", True)])
        asked = due.activity_ids.filtered(lambda activity: activity.activity_type_id == self._get_alarm_type()).mapped("res_id")
        for series in due.filtered(lambda series: series.id not in asked):
            text = self.env._(
                "%(series)s: day %(days)s since %(last)s. Hold it or call the planned one (%(planned)s).", series=series.name, days=series.days_since,
                last=format_date(self.env, series.last_day or series.date_from),
                planned=format_date(self.env, series.planned_day) if series.planned_day else self.env._("none is planned"))
            for user in series.user_id or series._get_secretaries():
                series.with_context(mail_activity_quick_update=True).activity_schedule(
                    "street_meeting.activity_meeting_due", today(), summary=text, user_id=user.id)

    def _get_alarm_type(self):
        return self.env.ref("street_meeting.activity_meeting_due", raise_if_not_found=False) or self.env["mail.activity.type"]

    def _get_secretaries(self):
        group = self.env.ref("street_meeting.group_meeting_secretary")
        return group.sudo().all_user_ids.filtered(lambda user: self.company_id in user.company_ids and user.active)  # sudo: whom to tell

    def _settle_alarm(self):
        """The meeting is being held: what reminded of it is done."""
        # sudo: the activity may be another secretary's
        self.sudo().activity_ids.filtered(lambda activity: activity.activity_type_id == self._get_alarm_type()).unlink()
