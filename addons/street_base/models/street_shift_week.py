from dateutil.relativedelta import relativedelta

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tools.i18n import format_list

from ..tools.roster import week_start


class StreetShift(models.Model):
    """A week of the roster, copied to another week."""

    _inherit = "street.shift"

    @api.model
    def _copy_week(self, units, source_day, target_day):
        """Copy the shifts of a week with their people and kit; people who have left are not copied.

        :param units: ``street.unit`` recordset
        :param datetime.date source_day: any day of the week to copy
        :param datetime.date target_day: any day of the week to fill
        :return: the new ``street.shift`` records
        :raise UserError: nothing to copy, or the target week has shifts already
        """
        source, target = week_start(source_day), week_start(target_day)
        names = format_list(self.env, units.mapped("name"))
        if source == target:
            raise UserError(self.env._("The roster cannot be copied into its own week: choose another week."))
        if self._get_week(units, target):
            raise UserError(self.env._(
                "%(units)s already has shifts in the week of %(day)s. Delete them first, or change them by hand.", units=names, day=target,
            ))
        shifts = self._get_week(units, source)
        if not shifts:
            raise UserError(self.env._("There is no shift of %(units)s in the week of %(day)s.", units=names, day=source))
        return self.create([shift._prepare_copy_values(target - source) for shift in shifts])

    @api.model
    def _get_week(self, units, monday):
        """Shifts of units in the week that starts on ``monday``."""
        return self.search([
            ("unit_id", "in", units.ids), ("date", ">=", monday), ("date", "<", monday + relativedelta(weeks=1)),
        ], order="date, date_start, id")

    def _prepare_copy_values(self, offset):
        """Values of the copy of a shift, ``offset`` (``datetime.timedelta``) later, without people who have left."""
        return {
            "unit_id": self.unit_id.id,
            "date": self.date + offset,
            "kind_id": self.kind_id.id,
            "leader_id": self.leader_id.id,
            "vehicle": self.vehicle,
            "kit_note": self.kit_note,
            "line_ids": [
                Command.create({"employee_id": line.employee_id.id, "duty": line.duty, "sequence": line.sequence})
                for line in self.line_ids if line.employee_id.active
            ],
        }
