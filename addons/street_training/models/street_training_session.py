from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date

from odoo.addons.street_base.tools.period import local_day

from ..tools import late_check

KINDS = [
    ("monthly", "Monthly class"),
    ("special", "Special class"),
    ("make_up", "Make-up class"),
    ("drill", "Quarterly skills drill"),
    ("exam", "Exam"),
    ("shadowing", "Job shadowing"),
    ("coaching", "Coaching"),
]
# What the short form logs: a make-up class needs the class it makes up, an exam its results.
LOGGED_KINDS = [kind for kind in KINDS if kind[0] not in ("make_up", "exam")]
LECTURER_KINDS = [("own", "Own officer"), ("expert", "Outside expert"), ("lawyer", "Lawyer"), ("head", "Department head")]
STATES = [("planned", "Planned"), ("open", "Open"), ("closed", "Closed"), ("cancelled", "Cancelled")]
# What a closed class stands for; it changes by an amendment only.
FACTS = {
    "name", "course_id", "kind", "date_start", "date_end", "hours", "lecturer_kind", "lecturer_employee_id", "lecturer_partner_id", "lecturer",
    "place", "unit_ids", "role_ids", "make_up_of_id", "credited_day", "pass_mark", "full_mark", "note", "material_ids", "photo_ids", "user_id",
}


class StreetTrainingSession(models.Model):
    """Class, drill or exam that is held once (培训场次): monthly class, special class, make-up class, quarterly skills drill
    (岗位练兵), exam, job shadowing (跟班学习) or coaching (帮带).

    1. Trainers plan, open and close the classes of their office, and write them until they are closed.
    2. Officers read the classes whose list they are on and those they lecture; their own attendance is all they see of it.
    3. A closed class stays as it is. The training manager amends it with a reason; the legal log keeps both.
    4. The same course is logged once a day for a squad. Nobody attends two classes at the same time.
    """

    _name = "street.training.session"
    _description = "Class"
    _inherit = ["street.training.derived.mixin", "street.transition.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "date_start desc, id desc"
    _check_company_auto = True

    name = fields.Char("Subject", compute="_compute_name", store=True, readonly=False, precompute=True, required=True)
    company_id = fields.Many2one("res.company", "Office", required=True, index=True, default=lambda self: self.env.company)
    state = fields.Selection(STATES, required=True, readonly=True, copy=False, default="planned", index=True)
    course_id = fields.Many2one(
        "street.course", required=True, index=True, ondelete="restrict", domain="[('company_id', 'in', [False, company_id])]",
    )
    category = fields.Selection(related="course_id.category")
    kind = fields.Selection(KINDS, required=True, default="monthly", index=True)
    user_id = fields.Many2one("res.users", "Trainer", index="btree_not_null", default=lambda self: self.env.user)
    # When and where
    date_start = fields.Datetime("Begins", required=True, index=True, default=lambda self: self._default_start())
    hours = fields.Float(
        "Class hours", digits=(5, 1), compute="_compute_hours", store=True, readonly=False, precompute=True, help="Length in class hours (学时).",
    )
    date_end = fields.Datetime("Ends", compute="_compute_date_end", store=True, readonly=False, precompute=True)
    day = fields.Date(compute="_compute_day", store=True, precompute=True, index=True)
    place = fields.Char()
    # Who teaches
    lecturer_kind = fields.Selection(LECTURER_KINDS, "Lecturer is")
    lecturer_employee_id = fields.Many2one("hr.employee", "Own lecturer", index="btree_not_null", ondelete="restrict", check_company=True)
    lecturer_partner_id = fields.Many2one("res.partner", "Outside lecturer", index="btree_not_null", ondelete="restrict")
    lecturer = fields.Char("Lecturer", compute="_compute_lecturer", store=True, readonly=False, precompute=True)
    # Who is to come
    unit_ids = fields.Many2many(
        "street.unit", string="Squads and units", check_company=True, domain="[('company_id', '=', company_id)]", help="Empty: the whole office.",
    )
    role_ids = fields.Many2many("street.officer.role", string="Only these roles", help="Empty: everybody of the units.")
    unit_key = fields.Char(compute="_compute_unit_key", store=True, export_string_translation=False)
    make_up_of_id = fields.Many2one(
        "street.training.session", "Makes up", index="btree_not_null", ondelete="restrict", copy=False, check_company=True,
        domain="[('company_id', '=', company_id), ('kind', '!=', 'make_up'), ('state', '!=', 'cancelled')]",
    )
    make_up_ids = fields.One2many("street.training.session", "make_up_of_id", "Made up by")
    credited_day = fields.Date(
        "Counts for", compute="_compute_credited_day", store=True, readonly=False, precompute=True,
        help="A make-up class counts for the month it makes up.",
    )
    # What it was about, and what came of it
    note = fields.Text("Content")
    pass_mark = fields.Float(digits=(5, 1), compute="_compute_pass_mark", store=True, readonly=False, precompute=True)
    full_mark = fields.Float("Full marks", digits=(5, 1), compute="_compute_full_mark", store=True, readonly=False, precompute=True)
    material_ids = fields.Many2many("ir.attachment", "street_training_material_rel", string="Material", copy=False)
    photo_ids = fields.Many2many("ir.attachment", "street_training_photo_rel", string="Photos", copy=False)
    attendance_ids = fields.One2many("street.training.attendance", "session_id", "Attendance")
    expected_count = fields.Integer("To attend", compute="_compute_counts")
    present_count = fields.Integer("Present", compute="_compute_counts")
    absent_count = fields.Integer("Absent", compute="_compute_counts")
    # On its way
    date_closed = fields.Datetime("Closed at", readonly=True, copy=False)
    closer_id = fields.Many2one("res.users", "Closed by", readonly=True, copy=False, index="btree_not_null", ondelete="restrict")
    date_amended = fields.Datetime("Amended at", readonly=True, copy=False)
    cancel_reason = fields.Text("Cancelled because", readonly=True, copy=False)

    _hours_positive = models.Constraint("CHECK(hours > 0)", "A class takes some class hours.")
    _dates_in_order = models.Constraint("CHECK(date_end IS NOT NULL AND date_end > date_start)", "A class ends after it begins.")
    _within_a_day = models.Constraint("CHECK(date_end - date_start <= interval '24 hours')", "A class lasts a day at most: plan one for each day.")
    # The database holds this under parallel transactions too; _check_logged_twice names the other class.
    _once_a_day = models.UniqueIndex(
        "(company_id, course_id, kind, day, unit_key) WHERE state <> 'cancelled'", "This class is already logged for that day and squad.",
    )

    @api.model
    def _default_start(self):
        """The next full hour."""
        return fields.Datetime.now().replace(minute=0, second=0) + timedelta(hours=1)

    # ------------------------------------------------------------
    # COMPUTES
    # ------------------------------------------------------------

    # A compute each: one for all would overwrite what the user gave of the others.
    @api.depends("course_id")
    def _compute_name(self):
        for session in self:
            session.name = session.course_id.name or session.name

    @api.depends("course_id")
    def _compute_hours(self):
        for session in self:
            session.hours = session.course_id.hours or session.hours or 1

    @api.depends("course_id")
    def _compute_pass_mark(self):
        for session in self:
            session.pass_mark = session.course_id.pass_mark

    @api.depends("course_id")
    def _compute_full_mark(self):
        for session in self:
            session.full_mark = session.course_id.full_mark

    @api.depends("date_start", "hours")
    def _compute_date_end(self):
        # Not dependent on the setting: changing the length of a class hour must not move the classes of the past.
        for session in self:
            minutes = session.hours * (session.company_id or self.env.company).class_hour_minutes
            session.date_end = session.date_start and session.date_start + timedelta(minutes=round(max(minutes, 1)))

    @api.depends("date_start")
    def _compute_day(self):
        for session in self:
            session.day = session.date_start and local_day(session.date_start)

    @api.depends("day", "make_up_of_id.day")
    def _compute_credited_day(self):
        for session in self:
            session.credited_day = session.make_up_of_id.day or session.day

    @api.depends("lecturer_employee_id", "lecturer_partner_id")
    def _compute_lecturer(self):
        for session in self:
            session.lecturer = session.lecturer_employee_id.name or session.lecturer_partner_id.name or session.lecturer

    @api.depends("unit_ids")
    def _compute_unit_key(self):
        for session in self:
            session.unit_key = ",".join(map(str, sorted(session.unit_ids._origin.ids)))

    @api.depends("attendance_ids.status")
    def _compute_counts(self):
        for session in self:
            statuses = session.attendance_ids.mapped("status")
            session.expected_count = len(statuses)
            session.present_count, session.absent_count = statuses.count("present"), statuses.count("absent")

    @api.depends("name", "day")
    def _compute_display_name(self):
        for session in self:
            session.display_name = " ".join(filter(None, (session.day and format_date(self.env, session.day), session.name)))

    # ------------------------------------------------------------
    # CONSTRAINTS
    # ------------------------------------------------------------

    @api.constrains("course_id", "kind", "date_start", "unit_ids", "company_id", "state")
    def _check_logged_twice(self):
        """The same course, kind and day is logged once for a squad; a class of the whole office takes in every squad."""
        self.mapped("date_end")  # worked out before the search writes date_start: the database compares the two
        for session in self.filtered(lambda session: session.state != "cancelled"):
            if twin := session._find_twins():
                raise ValidationError(self.env._(
                    "%(session)s is already logged: it is class no. %(number)s (%(units)s). Open that one and correct it, or cancel it first.",
                    session=twin[0].display_name, number=twin[0].id, units=", ".join(twin[0].unit_ids.mapped("name")) or twin[0].company_id.name,
                ))

    def _find_twins(self):
        """Classes that this one would repeat."""
        self.ensure_one()
        # sudo: the other class is named, whoever logged it
        same = self.sudo().search([
            ("company_id", "=", self.company_id.id), ("course_id", "=", self.course_id.id), ("kind", "=", self.kind), ("day", "=", self.day),
            ("state", "!=", "cancelled"), ("id", "not in", self._origin.ids),
        ])
        units = self.unit_ids._origin
        return same.filtered(lambda other: not units or not other.unit_ids or units & other.unit_ids)

    @api.constrains("kind", "make_up_of_id", "credited_day", "date_start")
    def _check_make_up(self):
        for session in self:
            if session.kind != "make_up" and (session.make_up_of_id or session.credited_day != session.day):
                raise ValidationError(self.env._("%(session)s: only a make-up class counts for another day.", session=session.name))
            if session.kind == "make_up" and session.credited_day == session.day:
                raise ValidationError(self.env._(
                    "%(session)s is a make-up class: choose the class it makes up, or a day of the month it counts for.", session=session.name))
            if session.credited_day > session.day:
                raise ValidationError(self.env._("%(session)s: a make-up class cannot count for a later day.", session=session.name))

    @api.constrains("date_start", "date_end")
    def _check_attendance_times(self):
        self.attendance_ids._check_people()

    # ------------------------------------------------------------
    # CRUD
    # ------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        sessions = super().create(vals_list)
        sessions._take_in_files()
        sessions._sync_events()
        return sessions

    def write(self, vals):
        lengths = {session: session.hours for session in self} if "hours" in vals else {}
        # The client sends a command for each line of the list; who may attend is asked once for all of them.
        late = late_check.LateCheck()
        result = super(StreetTrainingSession, self.with_context(**{late_check.KEY: late})).write(vals)
        self.env["street.training.attendance"].browse(late.ids).exists()._check_people()
        for session, before in lengths.items():
            session._follow_length(before)
        if {"material_ids", "photo_ids"} & vals.keys():
            self._take_in_files()
        if vals.keys() & self._get_event_fields():
            self._sync_events()
        return result

    def copy_data(self, default=None):
        """A copy is planned four weeks later."""
        default = dict(default or {})
        vals_list = super().copy_data(default)
        for session, vals in zip(self, vals_list, strict=True):
            if "date_start" not in default:
                vals |= {name: session[name] + timedelta(weeks=4) for name in ("date_start", "date_end")}
                vals.pop("credited_day", None)
        return vals_list

    def _follow_length(self, before):
        """Lines that had the whole class keep it; whoever left early keeps his hours."""
        self.ensure_one()
        lines = self.attendance_ids.filtered(lambda line: line.status == "present" and (line.hours == before or line.hours > self.hours))
        if lines:
            lines._street_write({"hours": self.hours})
        self.attendance_ids._check_hours()
