from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.i18n import format_list

from ..tools.period import today
from ..tools.roster import week_start


class StreetShiftCopy(models.TransientModel):
    """Copy the roster of a week to a later one, people and kit included."""

    _name = "street.shift.copy"
    _description = "Copy a week of the roster"

    unit_ids = fields.Many2many("street.unit", string="Units", required=True, default=lambda self: self._default_units())
    source_date = fields.Date("Week to copy", required=True, default=lambda self: week_start(today()), help="Any day of that week.")
    target_date = fields.Date(
        "Into the week of", required=True, default=lambda self: week_start(today()) + relativedelta(weeks=1),
    )

    @api.model
    def _default_units(self):
        return self.env["street.shift"]._default_unit()

    def action_copy(self):
        """Create the shifts and open the week they are in.

        People who have left are not copied.

        :return: window action
        :raise UserError: nothing to copy, or the target week has shifts already
        """
        self.ensure_one()
        source, target = week_start(self.source_date), week_start(self.target_date)
        self._check_weeks(source, target)
        shifts = self._get_shifts(source)
        if not shifts:
            raise UserError(self.env._(
                "There is no shift of %(units)s in the week of %(day)s.", units=self._unit_names(), day=source,
            ))
        copies = self.env["street.shift"].create([self._prepare_shift_values(shift, target - source) for shift in shifts])
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Copied shifts"),
            "res_model": "street.shift",
            "view_mode": "list,calendar,kanban,form",
            "domain": [("id", "in", copies.ids)],
        }

    def _get_shifts(self, monday):
        """Shifts of the chosen units in the week that starts on ``monday``."""
        return self.env["street.shift"].search([
            ("unit_id", "in", self.unit_ids.ids),
            ("date", ">=", monday),
            ("date", "<", monday + relativedelta(weeks=1)),
        ], order="date, date_start, id")

    def _check_weeks(self, source, target):
        if source == target:
            raise UserError(self.env._("The roster cannot be copied into its own week: choose another week."))
        if self._get_shifts(target):
            raise UserError(self.env._(
                "%(units)s already has shifts in the week of %(day)s. Delete them first, or change them by hand.",
                units=self._unit_names(), day=target,
            ))

    def _unit_names(self):
        return format_list(self.env, self.unit_ids.mapped("name"))

    def _prepare_shift_values(self, shift, offset):
        """Values of the copy of a shift, ``offset`` (``datetime.timedelta``) later, without people who have left."""
        return {
            "unit_id": shift.unit_id.id,
            "date": shift.date + offset,
            "kind_id": shift.kind_id.id,
            "leader_id": shift.leader_id.id,
            "vehicle": shift.vehicle,
            "kit_note": shift.kit_note,
            "line_ids": [
                fields.Command.create({"employee_id": line.employee_id.id, "duty": line.duty, "sequence": line.sequence})
                for line in shift.line_ids if line.employee_id.active
            ],
        }
