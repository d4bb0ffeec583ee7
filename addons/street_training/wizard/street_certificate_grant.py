from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.street_base.tools.period import today

MOVES = [("issue", "Issue"), ("renew", "Renew"), ("reissue", "Reissue")]


class StreetCertificateGrant(models.TransientModel):
    """Dialog of 发证, 换发 and 补发: what stands on the card."""

    _name = "street.certificate.grant"
    _description = "Number and dates of a certificate"

    certificate_id = fields.Many2one("street.certificate", required=True, readonly=True, default=lambda self: self.env.context.get("active_id"))
    move = fields.Selection(MOVES, required=True, readonly=True, default="issue")
    number = fields.Char("Certificate number", required=True)
    date_issued = fields.Date("Issued on", required=True, default=lambda self: today())
    date_valid_to = fields.Date("Valid until", required=True, compute="_compute_date_valid_to", store=True, readonly=False)

    @api.depends("date_issued", "certificate_id")
    def _compute_date_valid_to(self):
        for dialog in self:
            years = dialog.certificate_id.company_id.street_certificate_years
            dialog.date_valid_to = dialog.date_issued + relativedelta(years=years, days=-1) if years and dialog.date_issued else dialog.date_valid_to

    def action_confirm(self):
        """Make the move. :return: action that closes the dialog, or opens the certificate that follows"""
        self.ensure_one()
        if self.move not in dict(MOVES):
            raise UserError(self.env._("There is no such move."))
        getattr(self.certificate_id, f"action_{self.move}")(
            number=self.number, date_issued=str(self.date_issued), date_valid_to=str(self.date_valid_to))
        if self.move == "issue":
            return {"type": "ir.actions.act_window_close"}
        return self.certificate_id.next_ids._get_records_action()
