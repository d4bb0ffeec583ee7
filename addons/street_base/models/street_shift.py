from odoo import api, fields, models
from odoo.tools import format_date
from odoo.tools.i18n import format_list

from ..tools.period import today
from ..tools.roster import shift_bounds


class StreetShift(models.Model):
    """Shift of the duty roster (排班): who of a unit is on duty on a day, with what.

    Rights: staff read the rosters of their office, and the authority above reads them too. The leader of the unit, or
    whoever stands in for the leader today, writes the unit's shifts; the suite administrator writes all. A person is
    never in two shifts that overlap.
    """

    _name = "street.shift"
    _description = "Shift"
    _order = "date desc, date_start, unit_id, id"
    _check_company_auto = True

    unit_id = fields.Many2one("street.unit", required=True, ondelete="restrict", default=lambda self: self._default_unit())
    company_id = fields.Many2one(related="unit_id.company_id", store=True, precompute=True, index=True)
    date = fields.Date("Day", required=True, index=True, default=lambda self: today())
    kind_id = fields.Many2one(
        "street.shift.kind", "Shift", required=True, ondelete="restrict", check_company=True,
        default=lambda self: self.env["street.shift.kind"].search([("company_id", "in", [False, self.env.company.id])], limit=1),
    )
    # Not dependent on the hours of the kind: changing those must not rewrite the rosters of the past.
    date_start = fields.Datetime("Begins", compute="_compute_bounds", store=True, precompute=True)
    date_end = fields.Datetime("Ends", compute="_compute_bounds", store=True, precompute=True)

    # people and kit
    leader_id = fields.Many2one(
        "hr.employee", "Lead", index="btree_not_null", ondelete="restrict", check_company=True,
        help="Who answers for the shift (带班); need not be one of the people on duty.",
    )
    line_ids = fields.One2many("street.shift.line", "shift_id", "People on duty", copy=True)
    people_names = fields.Char("On duty", compute="_compute_people_names")
    person_count = fields.Integer("People", compute="_compute_people_names")
    vehicle = fields.Char(help="Vehicle of the shift, such as its plate.")
    kit_note = fields.Char("Kit", help="What the shift takes along: recorders, radios, first-aid kit.")
    note = fields.Text()
    can_edit = fields.Boolean(compute="_compute_can_edit")

    _unit_date_index = models.Index("(unit_id, date)")

    @api.model
    def _default_unit(self):
        """The unit the user leads, else the one he works in."""
        user = self.env.user
        Unit = self.env["street.unit"]
        own = Unit.search([("leader_id.user_id", "=", user.id), ("company_id", "=", self.env.company.id)], limit=1)
        return own or user.employee_id.unit_id

    @api.depends("date", "kind_id")
    def _compute_bounds(self):
        for shift in self:
            if shift.date and shift.kind_id:
                shift.date_start, shift.date_end = shift_bounds(shift.date, shift.kind_id.hour_from, shift.kind_id.hour_to)
            else:
                shift.date_start = shift.date_end = False

    @api.depends("line_ids.employee_id.name")
    def _compute_people_names(self):
        for shift in self:
            people = shift.line_ids.employee_id
            shift.people_names = format_list(self.env, people.mapped("name"))
            shift.person_count = len(people)

    @api.depends_context("uid")
    @api.depends("unit_id")
    def _compute_can_edit(self):
        allowed = self._origin._filtered_access("write")
        units = allowed.unit_id
        for shift in self:
            shift.can_edit = not shift._origin or shift._origin in allowed or shift.unit_id in units

    @api.depends("unit_id.name", "date", "kind_id.name")
    def _compute_display_name(self):
        for shift in self:
            day = format_date(self.env, shift.date) if shift.date else ""
            shift.display_name = " ".join(filter(None, (shift.unit_id.name, day, shift.kind_id.name)))

    @api.constrains("date", "kind_id")
    def _check_people_overlap(self):
        self.line_ids._check_overlap()

    def write(self, vals):
        result = super().write(vals)
        if "unit_id" in vals:
            # The rule was asked before the write, for the unit left; the unit reached must allow it too.
            self.check_access("write")
        return result

    def copy_data(self, default=None):
        """A copy stands one week later with the same people: two shifts of one person may not overlap."""
        default = dict(default or {})
        vals_list = super().copy_data(default)
        if "date" not in default:
            for shift, vals in zip(self, vals_list, strict=True):
                vals["date"] = fields.Date.add(shift.date, weeks=1)
        return vals_list

    @api.model
    def _get_on_duty(self, units, moment):
        """Return the lines of the people on duty at a moment.

        :param units: ``street.unit`` recordset
        :param datetime.datetime moment: naive UTC
        :return: ``street.shift.line`` recordset
        """
        return self.env["street.shift.line"].search([
            ("unit_id", "in", units.ids), ("date_start", "<=", moment), ("date_end", ">", moment),
        ])
