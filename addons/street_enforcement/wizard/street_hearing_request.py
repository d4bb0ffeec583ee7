from odoo import fields, models

from odoo.addons.street_base.tools.period import today


class StreetHearingRequest(models.TransientModel):
    """Dialog: the party asks for a hearing (听证申请)."""

    _name = "street.hearing.request"
    _description = "Application for a hearing"

    case_id = fields.Many2one("street.case", required=True, readonly=True, ondelete="cascade", default=lambda self: self.env.context.get("active_id"))
    date = fields.Date("Asked for on", required=True, default=lambda self: today(), help="The day of posting, when it came by mail.")
    text = fields.Text("Application")

    def action_take(self):
        """Take the application. :return: action that closes the dialog"""
        self.case_id.action_request_hearing(date=self.date, text=self.text)
        return {"type": "ir.actions.act_window_close"}
