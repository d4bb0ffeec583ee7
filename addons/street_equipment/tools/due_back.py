"""When an item is due back, unless somebody says otherwise (no registry needed)."""

from datetime import time, timedelta

from odoo.addons.street_base.tools.period import local_day, utc_of

CLOSING = time(18)
SHORTEST = timedelta(hours=1)


def due_back(start):
    """The end of the office day; of the next day, when less than an hour of this one is left.

    :param start: moment of the issue, naive UTC ``datetime``
    :return: naive UTC ``datetime``
    """
    day = local_day(start)
    end = utc_of(day, CLOSING)
    return end if end - start >= SHORTEST else utc_of(day + timedelta(days=1), CLOSING)
