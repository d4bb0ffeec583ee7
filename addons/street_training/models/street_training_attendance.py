from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL, format_date

from odoo.addons.street_base.tools.roster import first_overlap

from ..tools.late_check import LateCheck

STATUSES = [("expected", "Not marked"), ("present", "Present"), ("absent", "Absent")]
ABSENCES = [
    ("leave", "On leave"),
    ("duty", "On duty"),
    ("sick", "Sick"),
    ("away", "Away on business"),
    ("unexcused", "Without a reason"),
    ("other", "Other"),
]
WAYS = [("hand", "By hand"), ("qr", "QR code"), ("sheet", "Sign-in sheet")]
RESULTS = [("passed", "Passed"), ("failed", "Failed")]


class StreetTrainingAttendance(models.Model):
    """One person at one class (签到记录): present or absent and why, for how many class hours, with what result.

    Trainers of the office write the lines until the class is closed; everybody reads his own. Who is not employed on the
    day of the class, or is at another class at that time, is refused.
    """

    _name = "street.training.attendance"
    _description = "Attendance"
    _inherit = ["street.training.derived.mixin", "street.signed.line.mixin", "street.locked.line.mixin"]
    _street_parent = "session_id"
    _order = "date_start desc, session_id desc, unit_id, id"
    _rec_name = "employee_id"

    session_id = fields.Many2one("street.training.session", "Class", required=True, index=True, ondelete="restrict")
    employee_id = fields.Many2one("hr.employee", "Person", required=True, index=True, ondelete="restrict")
    # The unit of that time: whoever changes the squad takes no class along.
    unit_id = fields.Many2one("street.unit", "Unit", compute="_compute_unit_id", store=True, precompute=True, index="btree_not_null")
    status = fields.Selection(STATUSES, required=True, default="expected", index=True)
    absence_reason = fields.Selection(ABSENCES, "Reason of absence")
    hours = fields.Float("Class hours", digits=(5, 1), compute="_compute_hours", store=True, readonly=False, precompute=True, help="Fewer for who left early.")
    note = fields.Char()
    sign_time = fields.Datetime("Signed in at", readonly=True, copy=False)
    sign_way = fields.Selection(WAYS, "Signed in by", readonly=True, copy=False)
    # Result
    score = fields.Float(digits=(5, 1))
    result = fields.Selection(RESULTS, compute="_compute_result", store=True, readonly=False, precompute=True)
    passed = fields.Boolean(compute="_compute_passed", store=True, precompute=True)
    attempt = fields.Integer(
        compute="_compute_attempt", store=True, readonly=False, precompute=True, aggregator="max", help="Which attempt at the exam of this course it is.",
    )
    # Of the class
    company_id = fields.Many2one(related="session_id.company_id", store=True, index=True, precompute=True)
    course_id = fields.Many2one(related="session_id.course_id", store=True, precompute=True)
    kind = fields.Selection(related="session_id.kind", store=True, precompute=True)
    session_state = fields.Selection(related="session_id.state", string="State of the class", store=True, precompute=True)
    date_start = fields.Datetime(related="session_id.date_start", store=True, precompute=True)
    date_end = fields.Datetime(related="session_id.date_end", store=True, precompute=True)
    credited_day = fields.Date(related="session_id.credited_day", store=True, precompute=True)

    _person_once = models.Constraint("UNIQUE(session_id, employee_id)", "A person stands only once in the list of a class.")
    _hours_within_a_day = models.Constraint("CHECK(hours >= 0 AND hours <= 144)", "Class hours are neither negative nor more than a day.")
    # Holds under parallel transactions. Deferred, so that _check_people names both classes before the database speaks.
    # int4range spares the extension btree_gist.
    _one_class_at_a_time = models.Constraint(
        "EXCLUDE USING gist (int4range(employee_id, employee_id, '[]') WITH &&, tsrange(date_start, date_end) WITH &&)"
        " WHERE (status <> 'absent' AND session_state <> 'cancelled') DEFERRABLE INITIALLY DEFERRED",
        "A person cannot attend two classes at the same time.",
    )
    _coverage_idx = models.Index("(company_id, credited_day, kind, employee_id) WHERE status = 'present' AND session_state = 'closed'")

    # ------------------------------------------------------------
    # COMPUTES
    # ------------------------------------------------------------

    @api.depends("employee_id")
    def _compute_unit_id(self):
        for line in self:
            line.unit_id = line.employee_id.sudo().unit_id  # sudo: a public fact on the person

    @api.depends("status")
    def _compute_hours(self):
        for line in self:
            line.hours = line.session_id.hours if line.status == "present" else 0

    @api.depends("score", "session_id.pass_mark")
    def _compute_result(self):
        for line in self:
            line.result = ("passed" if line.score >= line.session_id.pass_mark else "failed") if line.score else line.result

    @api.depends("result")
    def _compute_passed(self):
        for line in self:
            line.passed = line.result == "passed"

    @api.depends("employee_id", "session_id")
    def _compute_attempt(self):
        exams = self.filtered(lambda line: line.session_id.kind == "exam")
        earlier = self.env["street.training.attendance"].sudo()._read_group([  # sudo: how many attempts came before
            ("employee_id", "in", exams.employee_id.ids), ("course_id", "in", exams.session_id.course_id.ids), ("kind", "=", "exam"),
            ("result", "!=", False), ("id", "not in", self._origin.ids),
        ], ["employee_id", "course_id"], ["attempt:max"]) if exams else []
        made = {(employee.id, course.id): attempt for employee, course, attempt in earlier}
        for line in self:
            line.attempt = line in exams and made.get((line.employee_id.id, line.session_id.course_id.id), 0) + 1

    @api.depends("employee_id", "session_id")
    def _compute_display_name(self):
        for line in self:
            line.display_name = f"{line.employee_id.name or ''} · {line.session_id.sudo().display_name or ''}"

    # ------------------------------------------------------------
    # CONSTRAINTS
    # ------------------------------------------------------------

    @api.constrains("employee_id", "session_id", "status")
    def _check_people(self):
        """Of the office, employed on that day, at one class at a time; three queries for any number of lines.

        :raises ValidationError: naming every person who is refused and why
        """
        if LateCheck.take(self):
            return
        lines = self.sudo().filtered(lambda line: line.session_state != "cancelled")  # sudo: the facts on people are public ones
        employed = lines.employee_id._get_employed_on({(line.employee_id.id, line.session_id.day) for line in lines})
        problems = []
        for line in lines:
            facts = {"person": line.employee_id.name, "day": format_date(self.env, line.session_id.day), "office": line.company_id.name}
            if line.employee_id.company_id != line.company_id:
                problems.append(self.env._("%(person)s does not work for %(office)s.", **facts))
            elif (line.employee_id.id, line.session_id.day) not in employed:
                problems.append(self.env._("%(person)s is not employed on %(day)s; check contract and departure date.", **facts))
        if problems:
            raise ValidationError("\n".join(problems))
        lines._check_one_class_at_a_time()

    def _check_one_class_at_a_time(self):
        busy = self.filtered(lambda line: line.status != "absent")
        others = self.search([
            ("employee_id", "in", busy.employee_id.ids), ("status", "!=", "absent"), ("session_state", "!=", "cancelled"),
            ("date_start", "<", max(busy.mapped("date_end"))), ("date_end", ">", min(busy.mapped("date_start"))),
        ]) if busy else busy
        overlap = first_overlap((line.employee_id.id, line.date_start, line.date_end, line) for line in others)
        if overlap:
            first, second = (span[3] for span in overlap)
            raise ValidationError(self.env._(
                "%(person)s is on the list of two classes at the same time: %(first)s and %(second)s. Mark the person absent in one of them.",
                person=first.employee_id.name, first=first.session_id.display_name, second=second.session_id.display_name,
            ))
        # Other transactions' lines are seen by the database alone: let it look now, where its refusal becomes a sentence.
        self.flush_recordset()
        for mode in (SQL("IMMEDIATE"), SQL("DEFERRED")):
            self.env.cr.execute(SQL("SET CONSTRAINTS street_training_attendance_one_class_at_a_time %s", mode))

    @api.constrains("hours", "session_id")
    def _check_hours(self):
        for line in self:
            if not 0 <= line.hours <= line.session_id.hours + 1e-6:
                raise ValidationError(self.env._(
                    "%(person)s: %(hours)s class hours are not between 0 and the %(length)s of %(session)s.",
                    person=line.employee_id.name, hours=line.hours, length=line.session_id.hours, session=line.session_id.display_name,
                ))

    @api.constrains("score", "session_id")
    def _check_score(self):
        for line in self:
            if not 0 <= line.score <= line.session_id.full_mark:
                raise ValidationError(self.env._(
                    "%(person)s: %(score)s points are not between 0 and the full marks %(full)s.",
                    person=line.employee_id.name, score=line.score, full=line.session_id.full_mark,
                ))

    # ------------------------------------------------------------
    # CRUD
    # ------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines._touch_sessions()
        return lines

    def _touch_sessions(self):
        """Write the classes anew as they are: whoever closes one at this moment collides with it and is asked again, with the
        new people before him; and the other way round. A lock alone would let the later of the two go on with its old picture.
        """
        sessions = self.session_id
        if sessions:
            sessions.flush_recordset()
            self.env.cr.execute(SQL("UPDATE street_training_session SET state = state WHERE id IN %s", tuple(sessions.ids)))
