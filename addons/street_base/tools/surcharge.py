"""Additional fine (加处罚款) for late payment: 行政处罚法 72(1)1, 73(3); 行政强制法 45."""

from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal

RATE = Decimal("0.03")
CENT = Decimal("0.01")


def surcharge(fine, due, day, remedies=()):
    """What is owed on top of a fine: 3 % for each day overdue, never more than the fine.

    :param fine: unpaid fine in yuan (Decimal, int or text).
    :param due: last day to pay.
    :param day: the day asked for.
    :param remedies: [(first, last or None), ...] days of reconsideration or suit, both included, left out of the count;
        None: still running.
    :return: Decimal in yuan, two places.
    """
    fine = Decimal(fine)
    overdue = (day - due).days - _days_left_out(due + timedelta(days=1), day, remedies)
    owed = min(fine * RATE * max(overdue, 0), fine)
    return owed.quantize(CENT, ROUND_HALF_UP)


def _days_left_out(first, last, remedies):
    days, counted_to = 0, first - timedelta(days=1)
    for since, until in sorted(remedies, key=lambda remedy: remedy[0]):
        since = max(since, counted_to + timedelta(days=1))
        until = last if until is None else min(until, last)
        if until >= since:
            days += (until - since).days + 1
            counted_to = until
    return days
