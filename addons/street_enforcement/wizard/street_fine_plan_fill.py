from dateutil.relativedelta import relativedelta

from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.street_base.tools.period import today

LONGEST = 36


class StreetFinePlanFill(models.TransientModel):
    """Dialog: equal instalments month by month (按月均分)."""

    _name = "street.fine.plan.fill"
    _description = "Fill the schedule"

    plan_id = fields.Many2one("street.fine.plan", required=True, readonly=True, ondelete="cascade", default=lambda self: self.env.context.get("active_id"))
    parts = fields.Integer(required=True, default=3)
    date_first = fields.Date("First part until", required=True, default=lambda self: today() + relativedelta(months=1))

    def action_fill(self):
        """Replace the schedule by equal parts of what is owed. :return: action that closes the dialog"""
        self.ensure_one()
        if not 1 <= self.parts <= LONGEST:
            raise UserError(self.env._("Choose 1 to %(most)s parts.", most=LONGEST))
        self.plan_id._fill_schedule([self.date_first + relativedelta(months=place) for place in range(self.parts)])
        return {"type": "ir.actions.act_window_close"}
