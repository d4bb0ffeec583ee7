from odoo import fields, models

from odoo.addons.street_base.tools.period import today


class StreetMeetingSignPaper(models.TransientModel):
    """File the page that a chair without an account signed by hand (书面签字)."""

    _name = "street.meeting.sign.paper"
    _description = "Signature of the chair on paper"
    _inherit = ["street.meeting.sign"]

    date = fields.Date("Signed on", required=True, default=lambda self: today())
    scan = fields.Binary("Scan of the signed page", required=True, attachment=False)
    filename = fields.Char()

    def action_confirm(self):
        """File it. :return: action that closes the dialog"""
        self.ensure_one()
        self.meeting_id.action_sign_paper(date=str(self.date), filename=self.filename, scan=self.scan, reason=self.reason)
        return {"type": "ir.actions.act_window_close"}
