from dateutil.relativedelta import relativedelta

from odoo import api, fields, models

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
        """Create the shifts. :return: window action on them"""
        self.ensure_one()
        copies = self.env["street.shift"]._copy_week(self.unit_ids, self.source_date, self.target_date)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Copied shifts"),
            "res_model": "street.shift",
            "view_mode": "list,calendar,kanban,form",
            "domain": [("id", "in", copies.ids)],
        }
