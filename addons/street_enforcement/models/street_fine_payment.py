from odoo import fields, models

KINDS = [("fine", "Fine"), ("gains", "Confiscated gains"), ("surcharge", "Additional fine")]
WAYS = [("bank", "Bank"), ("electronic", "Electronic payment"), ("cash", "Collected on the spot")]
CASH_GROUNDS = [
    ("small", "On the spot, not above 100 yuan (68(1)1)"),
    ("hard", "On the spot, hard to enforce afterwards (68(1)2)"),
    ("remote", "Remote, on water, inconvenient traffic: the party asked (69)"),
]


class StreetFinePayment(models.Model):
    """Payment of a fine, of confiscated gains or of the additional fine (罚没款缴纳): APL 67-72, G12.

    Booked by ``street.decision.action_pay`` or ``action_collect``, never more than what is owed; a wrong booking is
    reversed with its reason, never changed. Cash collected on the spot is handed to the office and by the office to
    the bank within two working days each (D13, D14). Sums are never grouped by a person (APL 74, G46).
    """

    _name = "street.fine.payment"
    _description = "Payment of a fine"
    _inherit = ["street.transition.mixin", "street.deadline.mixin"]
    _order = "date desc, id desc"

    decision_id = fields.Many2one("street.decision", required=True, index=True, ondelete="restrict", copy=False)
    case_id = fields.Many2one(related="decision_id.case_id", store=True, precompute=True, index=True)
    company_id = fields.Many2one(related="decision_id.company_id", store=True, precompute=True, index=True)
    state = fields.Selection([("booked", "Booked"), ("reversed", "Reversed")], required=True, readonly=True, copy=False, default="booked", index=True)
    date = fields.Date("Paid on", required=True, readonly=True, index=True)
    kind = fields.Selection(KINDS, required=True, readonly=True, default="fine")
    amount = fields.Float(digits=(16, 2), required=True, readonly=True)
    way = fields.Selection(WAYS, required=True, readonly=True, default="bank")
    receipt_number = fields.Char("Finance receipt", required=True, readonly=True, copy=False, help="专用票据 of the finance department (APL 70).")
    bank_reference = fields.Char(readonly=True, copy=False)
    cash_ground = fields.Selection(CASH_GROUNDS, "Why on the spot", readonly=True)
    cash_note = fields.Char("Why it may be collected", readonly=True, help="Why it was hard to enforce afterwards, or how the party asked for it (APL 68(1)2, 69).")
    collector_id = fields.Many2one("hr.employee", "Collected by", readonly=True, ondelete="restrict")
    date_handed_in = fields.Date("Handed to the office on", readonly=True, copy=False)
    date_banked = fields.Date("Paid into the bank on", readonly=True, copy=False)
    reverse_reason = fields.Char("Why reversed", readonly=True, copy=False)

    _receipt_uniq = models.UniqueIndex("(company_id, receipt_number) WHERE state = 'booked'", "This finance receipt is booked already (APL 70).")
    _positive = models.Constraint("CHECK(amount > 0)", "A payment is a positive amount.")
