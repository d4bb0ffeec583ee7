"""Which lots of a supply a quantity is taken from: first expired, first out."""

from typing import NamedTuple

PLACES = 2


class Lot(NamedTuple):
    """What there is of a lot. ``expiry`` is the last good ``date``, None when it does not expire."""

    id: int
    quantity: float
    expiry: object


def is_amount(value):
    """Whether a caller's value is a quantity above zero that two decimals hold.

    :param value: anything a client may send
    :rtype: bool
    """
    return type(value) in (int, float) and 0 < value < 1e9 and round(value, PLACES) == value


def take(lots, quantity, day):
    """Split a quantity over lots that are still good, the one that expires first going first.

    :param lots: iterable of :class:`Lot`
    :param float quantity: above zero
    :param day: ``datetime.date``; a lot is good on its last day
    :return: ``([(lot id, quantity)], quantity that no good lot covers)``
    """
    good = sorted((lot for lot in lots if lot.quantity > 0 and not (lot.expiry and lot.expiry < day)), key=lambda lot: (lot.expiry is None, lot.expiry, lot.id))
    taken, rest = [], quantity
    for lot in good:
        part = round(min(lot.quantity, rest), PLACES)
        if part > 0:
            taken.append((lot.id, part))
            rest = round(rest - part, PLACES)
    return taken, rest
