from odoo import models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools import write_pass
from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Obstacle, Transition

_lt = LazyTranslate(__name__)

CLERK = "street_enforcement.group_case_clerk"
PEOPLE = {"collector_id", "create_uid", "write_uid"}


class StreetFinePayment(models.Model):
    """The way of cash to the bank, and the reversal of a wrong booking (APL 71, D13, D14)."""

    _inherit = "street.fine.payment"

    _street_protected = {"state": "booked", "date_handed_in": False, "date_banked": False, "bank_reference": False, "reverse_reason": False}
    _street_transitions = {
        "hand_in": Transition(("booked",), None, CLERK, access="read", label=_lt("Take the cash in")),
        "bank": Transition(("booked",), None, CLERK, access="read", label=_lt("Paid into the bank")),
        "reverse": Transition(("booked",), "reversed", CLERK, reason=True, access="read", label=_lt("Reverse the booking")),
    }

    def action_hand_in(self, date=None):
        """The officer handed the cash to the office (APL 71, D13). :param date: ISO day; today when left out. :return: True"""
        return self._street_move("hand_in", {"date": self._read_day(date, today())})

    def action_bank(self, bank_reference, date=None):
        """The office paid the cash into the bank (APL 71, D14).

        :param str bank_reference: the bank's number
        :param date: ISO day; today when left out
        :return: True
        """
        return self._street_move("bank", {"date": self._read_day(date, today()), "bank_reference": (bank_reference or "").strip()})

    def action_reverse(self, reason):
        """Take a wrong booking back; the row stays. :param str reason: what was wrong. :return: True"""
        return self._street_move("reverse", {"reason": reason})

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        for payment in self:
            found[payment] = [*found[payment], *payment._get_cash_obstacles(move, values)]
        return found

    def _get_cash_obstacles(self, move, values):
        self.ensure_one()
        if move not in ("hand_in", "bank"):
            return []
        if self.way != "cash":
            return [Obstacle("no_cash", self.env._("It did not come in cash."))]
        done, before = {"hand_in": (self.date_handed_in, self.date), "bank": (self.date_banked, self.date_handed_in)}[move]
        if done:
            return [Obstacle("done", self.env._("That is on record already, of %(day)s.", day=done))]
        if not before:
            return [Obstacle("order", self.env._("The officer has not handed the cash to the office yet."), "APL 71")]
        if values is None:
            return []
        found = []
        if not before <= values["date"] <= today():
            found.append(Obstacle("day", self.env._("The day lies between %(day)s and today.", day=before), "APL 71"))
        if move == "bank" and not values["bank_reference"]:
            found.append(Obstacle("reference", self.env._("Give the bank's number."), "APL 71"))
        if move == "hand_in" and self.sudo().collector_id.user_id == self.env.user:
            found.append(Obstacle("own_cash", self.env._("You collected it: somebody else takes it in.")))
        return found

    def _prepare_move_values(self, move, values):
        return {
            "hand_in": lambda: {payment: {"date_handed_in": values["date"]} for payment in self},
            "bank": lambda: {payment: {"date_banked": values["date"], "bank_reference": values["bank_reference"]} for payment in self},
            "reverse": lambda: {payment: {"reverse_reason": values["reason"].strip()} for payment in self},
        }[move]()

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        deadlines = self.env["street.deadline"]
        if move == "hand_in":
            deadlines._finish(self._name, self.ids, ["D13"])
            self._start_cash_clock("D14", values["date"])
        else:
            deadlines._finish(self._name, self.ids)
        if move == "reverse":
            self.decision_id._touch_money()

    def _start_cash_clock(self, rule, day):
        """Start D13 or D14 on these payments."""
        self.env["street.deadline"]._start_clocks([
            {"res_model": self._name, "res_id": payment.id, "company_id": payment.company_id.id, "start": day, "rule": rule} for payment in self])

    def _set_banked(self, day, reference):
        for payment in self.sudo():  # a worker of the booking
            values = {"date_banked": day, "bank_reference": reference}
            write_pass.with_pass(payment, values).write(values)

    def _read_group(self, domain, groupby=(), aggregates=(), having=(), offset=0, limit=None, order=None):
        self._refuse_people(groupby)
        return super()._read_group(domain, groupby, aggregates, having, offset, limit, order)

    def _refuse_people(self, groupby):
        """No sums of fines by a person (APL 74, G46). :raises UserError: somebody asks for them"""
        if PEOPLE & {spec.split(":")[0].split(".")[0] for spec in groupby}:
            raise UserError(self.env._("Sums of fines are not counted by person: they are no measure of anybody's work (APL 74, G46)."))
