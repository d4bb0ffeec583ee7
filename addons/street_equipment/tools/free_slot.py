"""When a job can be done beside what is reserved (no registry needed)."""

from datetime import timedelta

DAY = timedelta(days=1)


def is_free(start, length, busy):
    """Whether nothing of ``busy`` meets the time from ``start`` on.

    :param start: ``datetime``
    :param length: ``timedelta``
    :param busy: list of (``datetime`` of the begin, ``datetime`` of the end); what only touches is in nobody's way
    """
    return all(start >= end or start + length <= begin for begin, end in busy)


def free_start(wanted, length, busy, earliest):
    """The same hour of the nearest free day: the day wanted, else one before it (a job is better early than late), else one after it.

    :param wanted: ``datetime`` at which the job should begin
    :param length: ``timedelta`` it takes
    :param busy: see :func:`is_free`
    :param earliest: ``datetime`` before which nothing is brought forward
    :return: ``datetime``
    """
    start = wanted
    while start >= earliest or start == wanted:
        if is_free(start, length, busy):
            return start
        start -= DAY
    start = wanted + DAY
    while not is_free(start, length, busy):
        start += DAY
    return start
