from odoo import fields, models

from odoo.addons.street_base.tools.period import today

from ..models.street_fine_payment import CASH_GROUNDS, KINDS, WAYS


class StreetFinePay(models.TransientModel):
    """Dialog of a payment: by the bank, or cash collected on the spot."""

    _name = "street.fine.pay"
    _description = "Book a payment"

    decision_id = fields.Many2one("street.decision", required=True, readonly=True, ondelete="cascade", default=lambda self: self.env.context.get("active_id"))
    amount_due = fields.Float(related="decision_id.amount_due")
    way = fields.Selection(WAYS, required=True, default="bank")
    kind = fields.Selection(KINDS, required=True, default="fine")
    amount = fields.Float(digits=(16, 2), required=True)
    date = fields.Date("Paid on", required=True, default=lambda self: today())
    receipt_number = fields.Char("Finance receipt", required=True)
    bank_reference = fields.Char("Bank's number")
    cash_ground = fields.Selection(CASH_GROUNDS, "Why on the spot")
    cash_note = fields.Char("Why it may be collected")

    def action_book(self):
        """Book the payment. :return: action that closes the dialog"""
        self.ensure_one()
        amount = f"{self.amount:.2f}"
        if self.way == "cash":
            self.decision_id.action_collect(amount, self.receipt_number, self.cash_ground, date=self.date, note=self.cash_note)
        else:
            self.decision_id.action_pay(amount, self.receipt_number, date=self.date, kind=self.kind, way=self.way, bank_reference=self.bank_reference)
        return {"type": "ir.actions.act_window_close"}
