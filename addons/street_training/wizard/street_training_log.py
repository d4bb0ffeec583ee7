from datetime import timedelta

from odoo import api, fields, models

from ..models.street_training_session import LOGGED_KINDS


class StreetTrainingLog(models.TransientModel):
    """Log this month's class (登记本月课程): one screen, made for a phone and two minutes."""

    _name = "street.training.log"
    _description = "Log this month's class"
    _rec_name = "course_id"

    company_id = fields.Many2one("res.company", required=True, readonly=True, default=lambda self: self.env.company)
    course_id = fields.Many2one("street.course", required=True, domain="[('company_id', 'in', [False, company_id])]")
    kind = fields.Selection(LOGGED_KINDS, required=True, default="monthly")
    unit_id = fields.Many2one("street.unit", "Squad", domain="[('company_id', '=', company_id)]", help="Empty: the whole office.")
    date_start = fields.Datetime("Began", required=True, default=lambda self: fields.Datetime.now().replace(minute=0, second=0) - timedelta(hours=2))
    hours = fields.Float("Class hours", digits=(5, 1), compute="_compute_hours", store=True, readonly=False)
    lecturer = fields.Char()
    place = fields.Char()
    photo = fields.Image("Sign-in photo", max_width=1920, max_height=1920)
    line_ids = fields.One2many("street.training.log.line", "log_id", "Attendance", compute="_compute_line_ids", store=True, readonly=False)
    existing_id = fields.Many2one("street.training.session", "Already logged", compute="_compute_existing_id")

    @api.depends("course_id")
    def _compute_hours(self):
        for log in self:
            log.hours = log.course_id.hours or log.hours

    @api.depends("unit_id", "date_start")
    def _compute_line_ids(self):
        for log in self:
            people = log._prepare_session()._get_target_people() if log.date_start else ()
            log.line_ids = [fields.Command.clear(), *(fields.Command.create({"employee_id": person.id}) for person in people)]

    @api.depends("course_id", "unit_id", "date_start", "kind")
    def _compute_existing_id(self):
        for log in self:
            log.existing_id = log._prepare_session()._find_twins()[:1] if log.course_id and log.date_start else False

    def _prepare_session(self):
        """The class this would become, not stored."""
        return self.env["street.training.session"].new({
            "course_id": self.course_id.id, "kind": self.kind, "date_start": self.date_start, "company_id": self.company_id.id,
            "unit_ids": [fields.Command.set(self.unit_id.ids)],
        })

    def action_log(self):
        """Log the class. :return: action that opens it"""
        sessions = self.env["street.training.session"]
        return sessions.browse(sessions.log_class(**self.ensure_one()._prepare_log_values())["id"])._get_records_action()

    def _prepare_log_values(self):
        photo = self.with_context(bin_size=False).photo  # the stored bytes, whatever the client's context says
        return {
            **{name: self[name] for name in ("kind", "date_start", "hours", "lecturer", "place")}, "course_id": self.course_id.id,
            "unit_ids": self.unit_id.ids, "attendances": self.line_ids._prepare_rows(), "photos": [{"name": "sign-in.jpg", "data": photo}] if photo else [],
        }
