import re

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import SQL, frozendict, ormcache

from ..tools import period

UNIT_SELECTION = [
    (period.HOUR, "hours"),
    (period.WORKING_HOUR, "working hours"),
    (period.WORKING_DAY, "working days"),
    (period.CALENDAR_DAY, "calendar days"),
    (period.MONTH, "months"),
    (period.YEAR, "years"),
]


class StreetDeadlineRule(models.Model):
    """A deadline rule (期限规则): how long after which event, counted how, by which article.

    The shared rows D01-D66 come with the suite and follow its updates; nobody edits them. Where an article leaves the
    length to the place (`is_local`), an office keeps a row of its own, which overrides the shared one for it alone.
    Staff read the rules; the suite administrator writes his own office's rows.
    """

    _name = "street.deadline.rule"
    _inherit = "street.cached.mixin"
    _description = "Deadline Rule"
    _street_cache = "stable"
    _order = "code, company_id"
    _rec_names_search = ("code", "name")

    code = fields.Char(required=True)
    name = fields.Char(required=True, translate=True)
    company_id = fields.Many2one("res.company", "Office", index="btree_not_null", help="Empty: shared by all offices.")
    # the period
    kind = fields.Selection(
        [
            ("period", "Counted period"),
            ("stated", "Stated case by case"),
            ("date", "Fixed day of the year"),
            ("quantity", "Quantity, no period"),
        ],
        required=True,
        default="period",
    )
    trigger = fields.Char(required=True, translate=True, help="The event from which the period is counted.")
    length = fields.Integer()
    extension_length = fields.Integer("Extension", help="By how many units the period may be extended; 0: not at all.")
    unit = fields.Selection(UNIT_SELECTION, required=True, default=period.WORKING_DAY)
    direction = fields.Selection([("forward", "After the event"), ("back", "Before the event")], required=True, default="forward")
    rolls = fields.Boolean(
        "Moves on from a Rest Day",
        default=True,
        help="A last day on a rest day moves on to the next working day. Not for the organ's own limits over property and"
        " limits that protect the person concerned: there the cautious date holds.",
    )
    fixed_day = fields.Char("Day of the Year", help="MM-DD, for a fixed day of the year.")
    # the law
    statute = fields.Char(translate=True)
    article = fields.Char()
    on_expiry = fields.Char(translate=True, help="What follows when the period is over.")
    is_local = fields.Boolean("Set Locally", help="The article leaves the length to the place: an office may set its own.")
    confidence = fields.Selection(
        [
            ("text", "Read in the text"),
            ("page", "Read on a public page"),
            ("memory", "From practice, to be checked"),
        ],
        required=True,
        default="text",
        help="How sure the suite is of this row.",
    )

    _shared_uniq = models.UniqueIndex("(code) WHERE company_id IS NULL", "A shared rule exists once.")
    _local_uniq = models.UniqueIndex("(code, company_id) WHERE company_id IS NOT NULL", "The office already has its own value for this rule.")

    @api.depends("code", "name")
    def _compute_display_name(self):
        for rule in self:
            rule.display_name = f"{rule.code} {rule.name}" if rule.code and rule.name else rule.code

    @api.constrains("kind", "length", "extension_length", "fixed_day")
    def _check_length(self):
        for rule in self:
            if rule.kind == "period" and rule.length <= 0 or rule.extension_length < 0:
                raise ValidationError(self.env._("%(rule)s: the length of a period is a positive number.", rule=rule.code))
            if (rule.kind == "date") != bool(re.fullmatch(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", rule.fixed_day or "")):
                raise ValidationError(self.env._("%(rule)s: a fixed day of the year is written MM-DD.", rule=rule.code))

    @api.constrains("code", "company_id")
    def _check_local_value(self):
        """A local row needs a shared one that leaves the length to the place."""
        local = self.filtered("company_id")
        shared = {rule.code: rule for rule in self.search([("company_id", "=", False), ("code", "in", local.mapped("code"))])}
        for rule in local:
            origin = shared.get(rule.code)
            if not origin:
                raise ValidationError(self.env._("%(rule)s is not a rule of the suite, so it has no local value.", rule=rule.code))
            if not origin.is_local:
                raise ValidationError(
                    self.env._(
                        "%(rule)s: %(statute)s, art. %(article)s fixes this period; no office may set another one.",
                        rule=rule.display_name,
                        statute=origin.statute,
                        article=origin.article,
                    )
                )

    # -- public ---------------------------------------------------------------------------------------------------------
    def action_set_local(self):
        """Open the office's own value of this rule, made from the shared one if there is none yet."""
        self.ensure_one()
        local = self.search([("code", "=", self.code), ("company_id", "=", self.env.company.id)])
        if not local:
            local = self.copy({"company_id": self.env.company.id})
        return local._get_records_action()

    # -- for the suite ----------------------------------------------------------------------------------------------------
    @api.model
    @ormcache("code", "company_id", cache="stable")
    def _get_rule(self, code, company_id=False):
        """The values of a rule as an office has them, from memory.

        :param code: "D01" ... "D66".
        :param company_id: id of the office; its own row wins over the shared one.
        :return: frozendict(id, kind, length, extension_length, unit, rolls, direction, fixed_day); `length` is negative
            for a rule that counts back.
        :raises UserError: there is no such rule.
        """
        self.flush_model()
        rows = self.env.execute_query_dict(
            SQL(
                """
                SELECT id, kind, CASE direction WHEN 'back' THEN -length ELSE length END AS length,
                       COALESCE(extension_length, 0) AS extension_length, unit, rolls, direction, fixed_day
                  FROM street_deadline_rule
                 WHERE code = %s AND (company_id = %s OR company_id IS NULL)
                 ORDER BY company_id NULLS LAST
                 LIMIT 1
                """,
                code,
                company_id or None,
            )
        )
        if not rows:
            raise UserError(self.env._("There is no deadline rule %(code)s.", code=code))
        return frozendict(rows[0])

    @api.model
    def _get_term_end(self, code, company_id, day, extended=False):
        """Where a period of an office ends that began on a day.

        :param code: "D01" ... "D66".
        :param day: date; for a rule that counts back, the day of the event.
        :param extended: whether it was extended once.
        :return: (last day, whether a provisional calendar day bears on it).
        :raises UserError: there is no such rule, or a year whose calendar is not loaded (G47).
        """
        rule = self._get_rule(code, company_id)
        length = rule["length"] + (rule["extension_length"] if extended else 0)
        _moment, last, provisional = self.env["street.deadline"]._get_due(company_id, day, length, rule["unit"], rule["rolls"])
        return last, provisional

    @api.model
    def _get_first_in_time(self, code, company_id, told):
        """The first day of an event that is announced on a day, by a rule that counts back.

        :return: date.
        :raises UserError: as :meth:`_get_term_end`.
        """
        rule, workdays = self._get_rule(code, company_id), self.env["street.workday"]
        try:
            return period.first_in_time(workdays._get_calendar(company_id), told, rule["length"], rule["unit"], rule["rolls"])
        except period.CalendarMissing as missing:
            raise workdays._calendar_error(missing) from None
