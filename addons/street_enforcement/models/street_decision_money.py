
from odoo import api, fields, models

from odoo.addons.street_base.tools.period import today

from ..tools.discretion import money
from ..tools.fine_plan import surcharge_of


class StreetDecision(models.Model):
    """What a decision brings: term of payment, what is paid, what is owed, and the additional fine on what is late.

    Nothing of it is stored, since time alone changes it; payments and approved schedules are.
    """

    _inherit = "street.decision"

    date_received = fields.Date("Received by the party on", compute="_compute_money")
    date_due = fields.Date("To be paid until", compute="_compute_money", help="Fifteen days after the decision was received (APL 67, D11).")
    is_due_provisional = fields.Boolean("Day may still move", compute="_compute_money", help="Rests on a provisional calendar day (G47).")
    amount_paid = fields.Float("Paid", digits=(16, 2), compute="_compute_money")
    amount_surcharge = fields.Float("Additional fine today", digits=(16, 2), compute="_compute_money", help="加处罚款 (APL 72(1)1).")
    amount_due = fields.Float("Owed today", digits=(16, 2), compute="_compute_money")

    @api.depends("state", "amount", "amount_confiscated", "payment_ids.state", "payment_ids.amount", "plan_ids.state", "with_surcharge")
    def _compute_money(self):
        for decision in self:
            record = decision.sudo()  # sums are shown to whoever reads the decision
            decision.date_received = record._get_received_date() or False
            due, provisional = record._get_due()
            decision.date_due, decision.is_due_provisional = due or False, provisional
            decision.amount_paid = float(sum(record._get_paid().values()))
            owed = record._get_owed(today())
            decision.amount_surcharge = float(record._get_surcharge(today()))
            decision.amount_due = float(sum(owed.values()))

    def surcharge(self, date=None):
        """加处罚款: what has grown on top of each fine up to a day, what was paid of it not taken off.

        :param date: ISO text or day in Shanghai; today when left out
        :return: list of ``{"id": id, "amount": yuan}``
        :raises UserError: the day is no date
        """
        self.check_access("read")
        day = self._read_day(date, today())
        return [{"id": decision.id, "amount": float(decision.sudo()._get_surcharge(day))} for decision in self]

    # ------------------------------------------------------------
    # WHAT IS OWED
    # ------------------------------------------------------------

    def _get_received_date(self):
        """Day on which the party received the decision: service, or the hand-over on the spot; None before."""
        self.ensure_one()
        if self.state != "decided":
            return None
        code = "CF31" if self.case_id.procedure == "summary" else "CF29"
        # A form whose paper still waits as a draft was handed over all the same.
        return self.case_id._get_served_date(code) or (self.case_id.date_served or self.date_decided if code == "CF31" else None)

    def _get_due(self):
        """``(last day to pay or None, whether it is provisional)`` by the statute, before any deferral (D11)."""
        self.ensure_one()
        received = self._get_received_date()
        return self._get_term_end("D11", received) if received else (None, False)

    def _get_term_end(self, rule, day):
        """``(last day, provisional)`` of a period of the office that began on a day.

        :param str rule: code of a deadline rule
        :raises UserError: a year whose calendar is not loaded (G47)
        """
        return self.env["street.deadline.rule"]._get_term_end(rule, self.company_id.id, day)

    def _get_booked(self):
        return self.payment_ids.filtered(lambda payment: payment.state == "booked")

    def _get_paid(self):
        """Kind of money → what was paid of it (Decimal)."""
        paid = {"fine": money(0), "gains": money(0), "surcharge": money(0)}
        for payment in self._get_booked():
            paid[payment.kind] += money(payment.amount)
        return paid

    def _get_owed(self, day):
        """Kind of money → what is still owed of it on a day (Decimal); nothing while nothing is decided."""
        self.ensure_one()
        if self.state != "decided":
            return {"fine": money(0), "gains": money(0), "surcharge": money(0)}
        due = {"fine": money(self.amount), "gains": money(self.amount_confiscated), "surcharge": self._get_surcharge(day)}
        paid = self._get_paid()
        return {kind: max(amount - paid[kind], money(0)) for kind, amount in due.items()}

    def _get_approved_plan(self):
        return self.plan_ids.filtered(lambda plan: plan.state == "approved")[:1]

    def _get_tranches(self):
        """[(last day, amount), ...] of the fine: by the statute, or by the approved schedule for what was unpaid then."""
        self.ensure_one()
        plan, (due, _provisional) = self._get_approved_plan(), self._get_due()
        if not due:
            return []
        if not plan:
            return [(due, money(self.amount))]
        return [(line.date_due, money(line.amount)) for line in plan.line_ids]

    def _get_surcharge(self, day):
        """The additional fine that has grown up to a day (APL 72(1)1, 73(3), G25): Decimal, at most the fine."""
        self.ensure_one()
        tranches = self._get_tranches() if self.state == "decided" and self.with_surcharge and self.amount else []
        if not tranches:
            return money(0)
        payments = [(payment.date, money(payment.amount)) for payment in self._get_booked() if payment.kind == "fine"]
        plan = self._get_approved_plan()
        if plan:  # what was paid before stands outside the schedule, and so does what had grown by then
            payments = self._split_payments(payments, money(plan.paid_before))
        grown = surcharge_of(tranches, payments, day, self.case_id._get_remedy_periods())
        return min(grown + money(plan.surcharge_before), money(self.amount))

    @staticmethod
    def _split_payments(payments, before):
        """Payments after the first ``before`` yuan."""
        later = []
        for day, amount in sorted(payments):
            counted = min(amount, before)
            before -= counted
            if amount > counted:
                later.append((day, amount - counted))
        return later
