"""Plain arithmetic of duty rosters (排班): days, hours and overlaps. No registry."""

from datetime import timedelta

from .period import utc_of


def week_start(day):
    """Return the Monday of the week of a ``datetime.date``."""
    return day - timedelta(days=day.weekday())


def shift_bounds(day, hour_from, hour_to):
    """Return start and end of a shift as naive UTC moments.

    :param datetime.date day: the day on which the shift begins, Asia/Shanghai
    :param float hour_from: first hour of the day, 0 <= hour < 24 (8.5 is half past eight)
    :param float hour_to: end; not after ``hour_from`` means the next day
    :return: tuple of two ``datetime.datetime`` without time zone, in UTC
    """
    length = hour_to - hour_from if hour_to > hour_from else hour_to + 24 - hour_from
    begin = utc_of(day) + timedelta(hours=hour_from)
    return begin, begin + timedelta(hours=length)


def first_overlap(spans):
    """Return the first two spans of the same owner that overlap, or None.

    :param spans: iterable of (owner, start, end, label); start and end comparable, end excluded
    :return: tuple of two spans, or None; touching spans (one ends when the other starts) do not overlap
    """
    last = {}
    for span in sorted(spans, key=lambda span: span[1:3]):
        before = last.get(span[0])
        if before and span[1] < before[2]:
            return before, span
        if not before or span[2] > before[2]:
            last[span[0]] = span
    return None
