"""When an item is due back, unless somebody says otherwise, and how long one is reserved (no registry needed)."""

from datetime import time, timedelta

from odoo.addons.street_base.tools.period import local_day, utc_of

CLOSING = time(18)
SHORTEST = timedelta(hours=1)
RESERVED = timedelta(hours=2)


def due_back(start):
    """The end of the office day; of the next day, when less than an hour of this one is left.

    :param start: moment of the issue, naive UTC ``datetime``
    :return: naive UTC ``datetime``
    """
    day = local_day(start)
    end = utc_of(day, CLOSING)
    return end if end - start >= SHORTEST else utc_of(day + timedelta(days=1), CLOSING)


def reserved_until(start, end):
    """The end of a reservation: the one given, if it comes after the start; else it is moved along.

    :param start: moment, naive UTC ``datetime``, or nothing
    :param end: likewise
    :return: naive UTC ``datetime``, or nothing
    """
    return end if not start or (end and end > start) else start + RESERVED
