from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..tools.roster import first_overlap


class StreetShiftLine(models.Model):
    """One person on duty in a shift (值班人员). Rights are those of the shift."""

    _name = "street.shift.line"
    _description = "Person on duty"
    _inherit = ["street.moment.mixin"]
    _order = "shift_id, sequence, id"

    shift_id = fields.Many2one("street.shift", required=True, index=True, ondelete="cascade")
    sequence = fields.Integer(default=10)
    employee_id = fields.Many2one("hr.employee", "Person", required=True, ondelete="restrict")
    duty = fields.Char("Task", help="What the person does in this shift, such as driver or recorder.")
    phone = fields.Char(related="employee_id.mobile_phone")
    is_mine = fields.Boolean(compute="_compute_is_mine")

    unit_id = fields.Many2one(related="shift_id.unit_id", store=True, precompute=True, index=True)
    company_id = fields.Many2one(related="shift_id.company_id", store=True, precompute=True)
    date = fields.Date(related="shift_id.date", store=True, precompute=True)
    date_start = fields.Datetime(related="shift_id.date_start", store=True, precompute=True)
    date_end = fields.Datetime(related="shift_id.date_end", store=True, precompute=True)

    _person_once = models.Constraint("UNIQUE(shift_id, employee_id)", "A person stands only once in a shift.")
    _person_time_index = models.Index("(employee_id, date_start)")

    @api.depends_context("uid")
    @api.depends("employee_id.user_id")
    def _compute_is_mine(self):
        for line in self:
            line.is_mine = line.employee_id.user_id == self.env.user

    @api.depends("employee_id", "shift_id")
    def _compute_display_name(self):
        for line in self:
            line.display_name = f"{line.employee_id.name or ''} · {line.shift_id.display_name or ''}"

    @api.constrains("employee_id", "shift_id")
    def _check_overlap(self):
        """Refuse a person in two shifts that overlap; touching shifts are fine."""
        if not self:
            return
        # sudo: the other shift may be one of another unit or office that the roster keeper cannot write, even read.
        lines = self.sudo().search([
            ("employee_id", "in", self.employee_id.ids),
            ("date_start", "<", max(self.mapped("date_end"))),
            ("date_end", ">", min(self.mapped("date_start"))),
        ])
        overlap = first_overlap((line.employee_id.id, line.date_start, line.date_end, line) for line in lines)
        if overlap:
            first, second = (span[3] for span in overlap)
            raise ValidationError(self.env._(
                "%(person)s is already on duty in %(first)s (until %(end)s) and cannot join %(second)s.",
                person=first.employee_id.name, first=first.shift_id.display_name, second=second.shift_id.display_name,
                end=first._get_moment_text("date_end"),
            ))

    @api.constrains("employee_id", "shift_id")
    def _check_company(self):
        for line in self:
            if line.employee_id.company_id != line.shift_id.company_id:
                raise ValidationError(self.env._(
                    "%(person)s does not work for %(office)s and cannot be on its roster.",
                    person=line.employee_id.name, office=line.shift_id.company_id.name,
                ))

    def write(self, vals):
        result = super().write(vals)
        if "shift_id" in vals:
            # The rule was asked before the write, for the shift left; the shift reached must allow it too.
            self.check_access("write")
        return result

    def action_request_swap(self):
        """Open the form of a swap of this shift.

        :return: window action
        """
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("street_base.street_shift_swap_action")
        return {
            **action, "views": [(False, "form")], "view_mode": "form", "target": "current",
            "context": {"default_line_id": self.id},
        }

    def _exchange(self, other, back):
        """Give this shift to another person, who gives one of his own in return.

        :param other: ``hr.employee`` who takes over
        :param back: line of ``other`` that the person of this line gets, or an empty one
        :raise ValidationError: somebody would be in two shifts that overlap
        """
        self.ensure_one()
        person, returned = self.employee_id, back.copy_data()
        # Taken out while the first line changes: two shifts of the same hours may be exchanged.
        back.unlink()
        self.employee_id = other
        self.create([{**vals, "employee_id": person.id} for vals in returned])
