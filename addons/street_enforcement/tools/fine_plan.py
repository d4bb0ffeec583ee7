"""Fines in parts, in plain Python: which money is due when, what is paid of it, and the additional fine on the rest."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from odoo.addons.street_base.tools.surcharge import surcharge

from .discretion import CENT, money


class Chunk(NamedTuple):
    """Money with one fate: how much, due when, paid when (None: not yet)."""

    amount: Decimal
    due: date
    paid: date | None


def split(total, parts):
    """A sum in equal parts of whole cents, the odd cents in the first ones.

    :param total: yuan
    :param int parts: at least 1
    :return: list of Decimals whose sum is the total
    :raises ValueError: no parts, or more parts than cents
    """
    cents = int(money(total) / CENT)
    if parts < 1 or cents < parts:
        raise ValueError("a sum is split into at least one part and no more parts than cents")
    each, odd = divmod(cents, parts)
    return [(each + (place < odd)) * CENT for place in range(parts)]


def chunks(tranches, payments):
    """Match payments with what was due, earliest first.

    :param tranches: [(due, amount), ...]
    :param payments: [(day, amount), ...]
    :return: :class:`Chunk` list whose amounts add up to the tranches
    :raises ValueError: more is paid than was due
    """
    money_in = [[day, money(amount)] for day, amount in sorted(payments)]
    found = []
    for due, amount in sorted(tranches):
        left = money(amount)
        while left and money_in:
            day, rest = money_in[0]
            part = min(left, rest)
            found.append(Chunk(part, due, day))
            left -= part
            money_in[0][1] -= part
            if not money_in[0][1]:
                money_in.pop(0)
        if left:
            found.append(Chunk(left, due, None))
    if money_in:
        raise ValueError("more was paid than is owed")
    return found


def surcharge_of(tranches, payments, day, remedies=()):
    """The additional fine (加处罚款) that has grown on a fine up to a day: 3 % a day of what is overdue, at most the fine.

    :param tranches: [(due, amount), ...] of the fine, as decided or as deferred
    :param payments: [(day, amount), ...] of the fine
    :param day: the day asked for
    :param remedies: [(first, last or None), ...] days of reconsideration or suit, left out
    :return: Decimal in yuan
    """
    payments = [(paid, amount) for paid, amount in payments if paid <= day]
    grown = sum((surcharge(part.amount, part.due, part.paid or day, remedies) for part in chunks(tranches, payments)), Decimal(0))
    return min(grown, sum((money(amount) for _due, amount in tranches), Decimal(0)))
