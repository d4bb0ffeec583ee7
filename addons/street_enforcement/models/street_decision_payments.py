from datetime import date as Day
from decimal import Decimal, InvalidOperation

from odoo import models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools import write_pass
from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Obstacle, Transition

from ..tools.discretion import CENT, money

_lt = LazyTranslate(__name__)

OFFICER = "street_enforcement.group_officer"
CLERK = "street_enforcement.group_case_clerk"
SMALL = money(100)
MONEY_MOVES = ("pay", "collect")


class StreetDecision(models.Model):
    """Booking what is paid: by the clerk from the bank's notice, by the officers for cash on the spot (APL 67-71, G12).

    Deciding and collecting are apart (APL 67): the officers of a case book no payment, except the cash that arts. 68 and
    69 let them take, against a finance receipt. Every booking raises ``money_step`` of the decision, so that two at once
    never rest on the same picture of what is owed: the second one fails to serialize and is asked anew.
    """

    _inherit = "street.decision"

    _street_transitions = {
        "pay": Transition(("decided",), None, CLERK, access="read", label=_lt("Book a payment")),
        "collect": Transition(("decided",), None, OFFICER, access="read", label=_lt("Collect on the spot")),
    }

    def action_pay(self, amount, receipt_number, date=None, kind="fine", way="bank", bank_reference=None):
        """Book a payment that reached the bank.

        :param amount: yuan, at most what is owed of this kind
        :param str receipt_number: number of the finance receipt (APL 70)
        :param date: day of payment, ISO text; today when left out
        :param str kind: fine, gains or surcharge
        :param str way: bank or electronic
        :param str bank_reference: the bank's number
        :return: True
        :raises UserError: naming every gap
        """
        return self._street_move("pay", {
            "amount": self._read_amount(amount), "receipt_number": (receipt_number or "").strip(), "date": self._read_day(date, today()), "kind": kind,
            "way": way, "bank_reference": bank_reference,
        })

    def action_collect(self, amount, receipt_number, ground, date=None, note=None):
        """当场收缴: book cash that an officer of the case took on the spot (APL 68, 69, G12).

        :param amount: yuan, at most what is owed of the fine
        :param str receipt_number: number of the finance receipt handed over (APL 70)
        :param str ground: small, hard or remote
        :param date: day of the street, ISO text; today when left out
        :param str note: for hard and remote: why it could not be enforced afterwards, or how the party asked for it
        :return: True
        """
        return self._street_move("collect", {
            "amount": self._read_amount(amount), "receipt_number": (receipt_number or "").strip(), "date": self._read_day(date, today()), "kind": "fine",
            "way": "cash", "ground": ground, "note": (note or "").strip(),
        })

    def _read_amount(self, amount):
        """Yuan as a Decimal of whole cents. :raises UserError: it is none"""
        try:
            value = Decimal(str(amount))
        except InvalidOperation:
            value = Decimal("NaN")
        if not value.is_finite() or abs(value) >= 10 ** 13 or value != value.quantize(CENT):
            raise UserError(self.env._("“%(amount)s” is no sum in yuan with at most two decimals.", amount=amount))
        return value

    # ------------------------------------------------------------
    # OBSTACLES
    # ------------------------------------------------------------

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        if move in MONEY_MOVES:
            for decision in self:
                more = decision._get_collect_obstacles(values) if move == "collect" else []
                if move == "pay" and values is not None and values["way"] == "cash":
                    more.append(Obstacle("cash", self.env._(
                        "A fine is paid at the bank or electronically; cash is collected on the spot by an officer of the case alone."), "APL 67-69, G12"))
                if values is not None:
                    more += decision.sudo()._get_payment_obstacles(values)  # what is owed binds whoever books
                found[decision] = [*found[decision], *more]
        return found

    def _get_payment_obstacles(self, values):
        self.ensure_one()
        found, kind = [], values["kind"]
        if values["way"] != "cash" and self.case_id._is_investigator(self.env.user.employee_id):
            found.append(Obstacle("own_case", self.env._("You investigate the case, or did: deciding and collecting are apart, another clerk books it."), "APL 67"))
        kinds = dict(self.env["street.fine.payment"]._fields["kind"]._description_selection(self.env))
        if kind not in kinds or values["way"] not in ("bank", "electronic", "cash"):
            return [Obstacle("kind", self.env._("There is no such kind or way of payment."))]
        if not (self.date_decided or Day.max) <= values["date"] <= today():
            found.append(Obstacle("day", self.env._("A payment lies between the decision (%(day)s) and today.", day=self.date_decided or "")))
        if not values["receipt_number"]:
            found.append(Obstacle("receipt", self.env._("Give the number of the finance receipt."), "APL 70, G12"))
        elif self.env["street.fine.payment"].search_count([
            ("company_id", "=", self.company_id.id), ("receipt_number", "=", values["receipt_number"]), ("state", "=", "booked"),
        ], limit=1):
            found.append(Obstacle("receipt_used", self.env._("The finance receipt %(number)s is booked already.", number=values["receipt_number"]), "APL 70"))
        owed = self._get_owed(values["date"])[kind]
        if values["amount"] <= 0:
            found.append(Obstacle("amount", self.env._("A payment is a positive amount.")))
        elif values["amount"] > owed:
            found.append(Obstacle("too_much", self.env._(
                "%(amount)s yuan is more than is owed (%(kind)s: %(owed)s).", amount=values["amount"], kind=kinds[kind], owed=owed), "APL 67, 74"))
        if kind == "surcharge" and self._get_due()[1]:
            found.append(Obstacle("provisional", self.env._("The last day to pay rests on a calendar day whose notice is not out yet."), "G25, G47"))
        return found

    def _get_collect_obstacles(self, values):
        """Who may take cash, and when (APL 67-69)."""
        found = [Obstacle("not_on_case", text) for text in self.sudo().case_id._get_hands_lock(self.env.user).values() if text and not self.env.su]
        if values is None:
            return found
        ground, summary = values["ground"], self.sudo().case_id.procedure == "summary"
        if ground not in dict(self.env["street.fine.payment"]._fields["cash_ground"].selection):
            return [*found, Obstacle("ground", self.env._("Say why the fine is collected on the spot: small, hard or remote."), "APL 68, 69, G12")]
        if ground != "remote" and not summary:
            found.append(Obstacle("not_summary", self.env._("Only a fine decided on the spot is collected on the spot, or a remote one at the party's request."), "APL 68, 69, G12"))
        found += self.sudo()._get_receipt_obstacles(values["receipt_number"], values["date"])  # whose the receipt is binds whoever collects
        if ground == "small" and money(self.amount) > SMALL:
            found.append(Obstacle("not_small", self.env._("The fine is above 100 yuan."), "APL 68(1)1, G12"))
        if ground != "small" and not values["note"]:
            found.append(Obstacle("collect_note", self.env._("Note why it could not be enforced afterwards, or that the party asked."), "APL 68(1)2, 69, G12"))
        return found

    def _find_receipt(self, number):
        """The numbered form (``street.form``) of a finance receipt, or empty."""
        return self.env["street.form"].search([("company_id", "=", self.company_id.id), ("kind", "=", "receipt"), ("number", "=", number)])

    def _get_receipt_obstacles(self, number, day):
        """The receipt is a numbered one in the hands of an officer of the case, blank or used in this very case (APL 70)."""
        form = self._find_receipt(number)
        if form.state == "used" and form.case_id == self.case_id:
            return []
        holders = self.case_id._acting_officers(day).sudo()
        if form.state != "blank" or form.block_id.state != "issued" or form.employee_id not in holders:
            return [Obstacle("receipt_holder", self.env._(
                "%(number)s is no blank finance receipt in the hands of an officer of this case.", number=number or "—"), "APL 70, G12")]
        return []

    # ------------------------------------------------------------
    # WORKERS
    # ------------------------------------------------------------

    def _prepare_move_values(self, move, values):
        prepared = super()._prepare_move_values(move, values)
        if move in MONEY_MOVES:
            for decision in self:
                prepared[decision] = {**prepared.get(decision, {}), "money_step": decision.money_step + 1}
        return prepared

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        if move in MONEY_MOVES:
            self._book(values)
        if move == "collect":
            for decision in self.sudo():  # nobody writes forms himself; the gate asked whose it is
                if (form := decision._find_receipt(values["receipt_number"])).state == "blank":
                    form._street_do_move("use", {"case_id": decision.case_id.id})

    def _book(self, values):
        """Write the payments; cash starts the clock of the hand-in."""
        # sudo: nobody has a right of his own to write payments; the move was checked
        payments = self.env["street.fine.payment"].sudo().create([{
            "decision_id": decision.id, "date": values["date"], "kind": values["kind"], "amount": float(values["amount"]), "way": values["way"],
            "receipt_number": values["receipt_number"], "cash_ground": values.get("ground"), "cash_note": values.get("note"),
            "collector_id": self.env.user.employee_id.id if values["way"] == "cash" else False,
        } for decision in self])
        if values["way"] == "cash":
            payments._start_cash_clock("D13", values["date"])
        elif values.get("bank_reference"):
            payments._set_banked(values["date"], values["bank_reference"])
        return payments

    def _touch_money(self):
        """Raise the step of the money: whoever rested on the old picture of what is owed is asked anew."""
        for decision in self.sudo():  # the move of the payment or schedule was checked
            values = {"money_step": decision.money_step + 1}
            write_pass.with_pass(decision, values).write(values)
