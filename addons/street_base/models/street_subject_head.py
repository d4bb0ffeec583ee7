from itertools import pairwise

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ..tools.period import today

FUNCTIONS = [
    ("head", "Organ head"),
    ("chief", "Chief"),
    ("acting_chief", "Acting chief"),
]


class StreetSubjectHead(models.Model):
    """Organ head (行政机关负责人) of a subject of enforcement, with dates.

    Chief 正职负责人, acting chief 主持工作的负责人, or another head 分管负责人. A head without an account is a plain name and
    approves by a scanned form. Rows are closed by their last day and kept: documents say who decided.
    """

    _name = "street.subject.head"
    _description = "Organ head"
    _order = "subject_id, date_from desc, id desc"

    subject_id = fields.Many2one("street.subject", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="subject_id.company_id", store=True, precompute=True, index=True)
    function = fields.Selection(FUNCTIONS, required=True, default="head")
    employee_id = fields.Many2one("hr.employee", "Person", index="btree_not_null", ondelete="restrict")
    name = fields.Char(
        compute="_compute_name", store=True, readonly=False, precompute=True, required=True,
        help="Name as printed; only this for a head who has no record here.",
    )
    title = fields.Char("Post", help="Such as director or deputy director.")
    date_from = fields.Date("From", required=True, default=lambda self: today())
    date_to = fields.Date("To", help="Last day, included; empty while in office.")
    is_current = fields.Boolean("In office", compute="_compute_is_current", search="_search_is_current")
    has_account = fields.Boolean("Approves here", compute="_compute_has_account", compute_sudo=True)

    _dates_in_order = models.Constraint(
        "CHECK(date_to IS NULL OR date_to >= date_from)", "The last day in office lies before the first one.",
    )

    @api.depends("employee_id")
    def _compute_name(self):
        for head in self:
            head.name = head.employee_id.name or head.name

    @api.depends("date_from", "date_to")
    def _compute_is_current(self):
        day = today()
        for head in self:
            head.is_current = head._covers(day)

    def _search_is_current(self, operator, value):
        if operator != "in":
            return NotImplemented
        return self._domain_on(today()) if True in value else ~self._domain_on(today())

    @api.depends("employee_id.user_id.active")
    def _compute_has_account(self):
        for head in self:
            head.has_account = head.employee_id.user_id.active

    @api.constrains("subject_id", "function", "date_from", "date_to")
    def _check_one_chief(self):
        rows = self.search(
            [("subject_id", "in", self.subject_id.ids), ("function", "!=", "head")],
            order="subject_id, function, date_from, id",
        )
        for first, second in pairwise(rows):
            if (first.subject_id, first.function) == (second.subject_id, second.function) and first._covers(second.date_from):
                raise ValidationError(self.env._(
                    "%(subject)s already has %(name)s as %(function)s on %(day)s. End that row before the new one begins.",
                    subject=first.subject_id.name, name=first.name, day=second.date_from,
                    function=dict(self._fields["function"]._description_selection(self.env))[first.function],
                ))

    @api.model
    def _domain_on(self, day):
        """Domain of the rows in office on a day (``datetime.date``, Asia/Shanghai)."""
        return Domain("date_from", "<=", day) & (Domain("date_to", "=", False) | Domain("date_to", ">=", day))

    def _covers(self, day):
        """Tell whether this row is in office on a ``datetime.date``."""
        self.ensure_one()
        return bool(self.date_from) and self.date_from <= day and (not self.date_to or day <= self.date_to)

    @api.model
    def _get_chiefs(self, subjects, day=None):
        """Return the chief of each subject on a day, acting before regular, in one query.

        :param subjects: ``street.subject`` recordset
        :param datetime.date day: Asia/Shanghai; today when left out
        :return: dict of subject id to one row; vacant subjects are left out
        """
        rows = self.search(
            self._domain_on(day or today()) & Domain("subject_id", "in", subjects.ids) & Domain("function", "!=", "head"),
        )
        # "acting_chief" < "chief": written last, the acting one stays.
        return {row.subject_id.id: row for row in rows.sorted("function", reverse=True)}
