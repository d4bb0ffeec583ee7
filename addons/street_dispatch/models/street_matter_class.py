from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from odoo.addons.street_base.tools import period

# Offices count their own classes down from the top of the range; the standard's own numbers end far below this floor.
LOCAL_TOP, LOCAL_FLOOR = 999, 100

URGENCIES = [("normal", "Normal"), ("urgent", "Urgent"), ("emergency", "Emergency")]


class StreetMatterClass(models.Model):
    """Class of matters (事项类别): what can be wrong in the territory, and how fast it is put right.

    The code has five digits, major (大类) and minor (小类), as in GB/T 47678.5; the same number may mean a component
    and the matter of its fault, so a code is unique only together with the kind. A class without a company belongs to
    the standard and is shared by all offices; local classes (自定义) are counted from the high end of the range.
    The shipped codes come from a secondary source: `is_code_checked` says who of them was compared with the standard.

    Everyone of the office reads classes; only the suite administrator changes them.
    """

    _name = "street.matter.class"
    _description = "Class of matters"
    _street_shared = True
    _inherit = ["street.matter.limit.mixin", "street.cached.mixin"]
    _order = "code, id"
    _rec_names_search = ["code", "name"]

    name = fields.Char(required=True, translate=True)
    code = fields.Char(compute="_compute_code", store=True, precompute=True)
    major_id = fields.Many2one("street.matter.major", string="Major class", required=True, ondelete="restrict", index=True)
    minor = fields.Char(size=3, required=True, default=lambda self: self._default_minor(), help="Three digits.")
    kind = fields.Selection(related="major_id.kind", store=True, precompute=True)
    is_local = fields.Boolean(string="Local class", default=True, help="Not in the standard; counted down from 999.")
    is_code_checked = fields.Boolean(
        string="Compared with the standard",
        help="The shipped codes were read in a secondary source. Tick this once the code and the name were compared with GB/T 47678.5 itself.",
    )
    active = fields.Boolean(default=True)
    company_id = fields.Many2one("res.company", index="btree_not_null", help="Empty: shared by all offices.")
    # when it counts
    register_condition = fields.Text(translate=True, help="What must be seen or known before a matter of this class is registered.")
    close_condition = fields.Text(translate=True, help="What the checker must find before the matter is closed.")
    photo_after_required = fields.Boolean(string="Photo after handling required", default=True)
    urgency = fields.Selection(URGENCIES, default="normal", required=True)
    is_complex = fields.Boolean(
        string="Major or complex", help="Such matters are always handled jointly: the competent department leads, the own squad assists.",
    )
    domain_ids = fields.Many2many("street.domain", string="Domains of enforcement", help="Finds the own unit where no item names one.")
    term_ids = fields.One2many("street.matter.class.term", "class_id", string="Limits of single offices")
    # validity
    date_from = fields.Date(string="Valid from")
    date_to = fields.Date(string="Valid to", help="Last day on which a new matter may be given this class.")
    is_valid = fields.Boolean(string="Valid today", compute="_compute_is_valid", search="_search_is_valid")

    _code_uniq = models.UniqueIndex(
        "(kind, code, COALESCE(company_id, 0))", "This office already has a class with this code and kind.",
    )
    _minor_digits = models.Constraint("CHECK(minor ~ '^[0-9]{3}$')", "The minor number of a class has three digits.")
    _dates_in_order = models.Constraint("CHECK(date_to >= date_from)", "A class cannot end before it begins.")

    @api.model
    def _default_minor(self):
        """Highest free number for a local class of the major class in the context, else of the whole catalogue."""
        major = self.env.context.get("default_major_id")
        domain = [("is_local", "=", True), *([("major_id", "=", major)] if major else [])]
        # sudo: a number that another office already uses is left out too, so that exchanged sheets stay unambiguous.
        used = {code for [code] in self.sudo().with_context(active_test=False)._read_group(domain, ["minor"])}
        return next(f"{number:03}" for number in range(LOCAL_TOP, 0, -1) if f"{number:03}" not in used)

    @api.depends("major_id.code", "minor")
    def _compute_code(self):
        for record in self:
            record.code = f"{record.major_id.code or ''}{record.minor or ''}"

    @api.depends("code", "name")
    def _compute_display_name(self):
        for record in self:
            record.display_name = f"{record.code} {record.name}" if record.name else record.code

    @api.depends("date_from", "date_to", "active")
    @api.depends_context("tz")
    def _compute_is_valid(self):
        today = period.today()
        for record in self:
            record.is_valid = record._is_valid_on(today)

    def _search_is_valid(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = period.today()
        valid = (
            Domain("active", "=", True)
            & (Domain("date_from", "=", False) | Domain("date_from", "<=", today))
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", today))
        )
        return Domain.OR([valid if wanted else ~valid for wanted in value])

    @api.constrains("is_local", "minor", "major_id", "company_id")
    def _check_local_code(self):
        """A local class stays in the high range, so that no later edition of the standard takes its number."""
        for record in self:
            if record.is_local and int(record.minor) < LOCAL_FLOOR:
                raise ValidationError(self.env._(
                    "%(class)s: a local class is counted down from 999; minor numbers below %(floor)s belong to the standard (GB/T 47678.5).",
                    **{"class": record.display_name, "floor": LOCAL_FLOOR},
                ))
            if record.company_id and not record.is_local:
                raise ValidationError(self.env._(
                    "%(class)s: a class of the standard is shared by all offices; give your office its own limits instead of its own class.",
                    **{"class": record.display_name},
                ))

    def write(self, vals):
        """The number of a class of the standard never changes: matters and exported sheets rest on it."""
        fixed = {"major_id", "minor", "is_local"} & vals.keys()
        for record in self.filtered(lambda c: not c.is_local) if fixed else ():
            if any(record._fields[name].convert_to_write(record[name], record) != vals[name] for name in fixed):
                raise UserError(self.env._(
                    "%(class)s is a class of the standard: its number cannot be changed. Archive it and create a local class.",
                    **{"class": record.display_name},
                ))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_standard(self):
        for record in self:
            if not record.is_local:
                raise UserError(self.env._(
                    "%(class)s is a class of the standard and cannot be deleted. Archive it instead.",
                    **{"class": record.display_name},
                ))

    def _is_valid_on(self, day):
        self.ensure_one()
        return self.active and (not self.date_from or self.date_from <= day) and (not self.date_to or day <= self.date_to)

    def _check_usable(self, day):
        """Raise unless each class may be given to a new matter.

        :param day: date of the report, a day in Asia/Shanghai
        :raise UserError: naming every class that is switched off, not yet valid or expired on that day
        """
        unusable = self.filtered(lambda c: not c._is_valid_on(day))
        if unusable:
            raise UserError(self.env._(
                "These classes cannot be used on %(day)s because they are switched off, not yet valid or expired: %(classes)s. Choose a class that is valid on that day.",
                day=day, classes=", ".join(unusable.mapped("display_name")),
            ))

    def _get_terms(self, company):
        """The rows that hold each class's limits for an office: its own ones, else those of the class.

        :param company: res.company of the matter
        :return: dict class id → record with the fields of `street.matter.limit.mixin` and `urgency`; one query
        """
        own = self.env["street.matter.class.term"].search([("class_id", "in", self.ids), ("company_id", "=", company.id)])
        terms = {record.id: record for record in self}
        terms.update((term.class_id.id, term) for term in own)
        return terms
