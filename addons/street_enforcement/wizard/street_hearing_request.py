from odoo import api, fields, models

from odoo.addons.street_base.tools.period import today

from ..models.street_hearing_late import BARS


class StreetHearingRequest(models.TransientModel):
    """Dialog: the party asks for a hearing (听证申请)."""

    _name = "street.hearing.request"
    _description = "Application for a hearing"

    case_id = fields.Many2one("street.case", required=True, readonly=True, ondelete="cascade", default=lambda self: self.env.context.get("active_id"))
    date = fields.Date("Asked for on", required=True, default=lambda self: today(), help="The day of posting, when it came by mail.")
    text = fields.Text("Application")
    bar = fields.Selection(BARS, "Not by right", compute="_compute_bar")
    excuse = fields.Text(help="Why it came late or after a waiver, and what the party proved of it.")

    @api.depends("case_id", "date")
    def _compute_bar(self):
        for dialog in self:
            # sudo: the law bars it, whoever looks
            notice = dialog.sudo().case_id._get_open_decision()._get_last_notice() if dialog.case_id and dialog.date else None
            dialog.bar = notice._get_hearing_bar(dialog.date) if notice else False

    def action_take(self):
        """Take the application, or record it where it is not one by right. :return: action that closes the dialog"""
        if self.bar:
            self.case_id.action_record_hearing_request(date=self.date, text=self.text, excuse=self.excuse)
        else:
            self.case_id.action_request_hearing(date=self.date, text=self.text)
        return {"type": "ir.actions.act_window_close"}
