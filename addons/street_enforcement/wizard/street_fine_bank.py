from odoo import fields, models

from odoo.addons.street_base.tools.period import today


class StreetFineBank(models.TransientModel):
    """Dialog: the cash was paid into the bank (缴存)."""

    _name = "street.fine.bank"
    _description = "Cash paid into the bank"

    payment_id = fields.Many2one("street.fine.payment", required=True, readonly=True, ondelete="cascade", default=lambda self: self.env.context.get("active_id"))
    date = fields.Date("Paid in on", required=True, default=lambda self: today())
    bank_reference = fields.Char("Bank's number", required=True)

    def action_book(self):
        """Put it on record. :return: action that closes the dialog"""
        self.payment_id.action_bank(self.bank_reference, date=self.date)
        return {"type": "ir.actions.act_window_close"}
