"""Periods (期间) as the statutes count them, in plain Python.

Sources: 民法典 200-204, 1259; 民事诉讼法 85; 行政处罚法 85; 行政强制法 69; 行政复议法 88.

- The first day is not counted; a period of hours runs from its moment.
- Months and years end on the corresponding date, else on the month's last day.
- A last day that is a rest day moves on to the next working day, if `roll` says so.
- Counting back, |length| full units lie between the result and `start`: a hearing on 2026-10-20 that needs a notice
  seven working days before wants it served on 2026-10-09 at the latest. A rest day then moves further back.
- Suspended time does not run: what was left when it began is left again when it is over. The day on which a
  suspension begins is still counted, the day on which the clock goes on is not.

Days are `date` objects in the time of Asia/Shanghai; moments are `datetime` objects, naive ones in UTC as Odoo keeps
them, and come back in the form in which they went in.
"""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from .workcalendar import DAY, Calendar, CalendarMissing

__all__ = [
    "CALENDAR_DAY",
    "HOUR",
    "MOMENT_UNITS",
    "MONTH",
    "SHANGHAI",
    "UNITS",
    "WORKING_DAY",
    "WORKING_HOUR",
    "YEAR",
    "Calendar",
    "CalendarMissing",
    "PeriodEnd",
    "add_period",
    "end_of_day",
    "first_in_time",
    "is_night",
    "local_day",
    "period_end",
    "read_day",
    "remaining",
    "today",
    "utc_of",
]

HOUR = "hour"
WORKING_HOUR = "working_hour"
WORKING_DAY = "working_day"
CALENDAR_DAY = "calendar_day"
MONTH = "month"
YEAR = "year"
UNITS = (HOUR, WORKING_HOUR, WORKING_DAY, CALENDAR_DAY, MONTH, YEAR)
MOMENT_UNITS = (HOUR, WORKING_HOUR)
SHANGHAI = ZoneInfo("Asia/Shanghai")


class PeriodEnd(NamedTuple):
    """Last day (date) or moment (datetime) of a period, and whether a provisional calendar day bears on it."""

    value: date | datetime
    provisional: bool


def add_period(calendar, start, length, unit, roll=True):
    """Last day or moment of a period; see `period_end`."""
    return period_end(calendar, start, length, unit, roll).value


def period_end(calendar, start, length, unit, roll=True, suspended=()):
    """Where a period ends.

    :param calendar: the Calendar to count along.
    :param start: date, or datetime (turned into its Shanghai day for units of days); units of hours need a datetime.
    :param length: whole number of units; negative counts back.
    :param unit: one of UNITS.
    :param roll: whether a last day that is a rest day moves on (units of days only).
    :param suspended: [(from, to), ...] dates or moments, in any order, during which the period did not run.
    :return: PeriodEnd.
    :raises CalendarMissing: a needed year is not loaded (G47).
    :raises ValueError: unknown unit, start without an hour for hours, a date out of range, suspended counting back.
    """
    _check(start, length, unit)
    if suspended and length < 0:
        raise ValueError("a period that counts back cannot be suspended")
    try:
        if unit in MOMENT_UNITS:
            return _moment_end(calendar, start, length, unit, suspended)
        return _day_end(calendar, _as_day(start), length, unit, roll, suspended)
    except OverflowError:
        raise ValueError(f"{length} {unit} from {start} leaves the calendar") from None


def first_in_time(calendar, told, length, unit, roll=True):
    """The first day of an event for which `told` is in time, such as a hearing that is announced on a day.

    :param told: date of the notice.
    :param length: negative, as it is counted back from the event; `unit` and `roll` as in `period_end`, units of days only.
    :return: date.
    :raises CalendarMissing: a needed year is not loaded (G47).
    """
    day = add_period(calendar, told, -length, unit, roll=False)
    while add_period(calendar, day, length, unit, roll) < told:
        day += DAY
    return day


def remaining(calendar, end, unit, at):
    """What is left of a period at a moment: days after `at` up to `end`, or hours; negative once it is over.

    :param end: `value` of the PeriodEnd (date, or datetime for units of hours).
    :param unit: one of UNITS; months and years are told in calendar days.
    :param at: date or datetime.
    :return: int of days or float of hours.
    """
    if unit == WORKING_HOUR:
        return calendar.office_time_between(_as_local(at), _as_local(end)) / timedelta(hours=1)
    if unit == HOUR:
        return (_as_local(end) - _as_local(at)) / timedelta(hours=1)
    if unit == WORKING_DAY:
        return calendar.count_workdays(_as_day(at), _as_day(end))
    return (_as_day(end) - _as_day(at)).days


# -- days of the office ---------------------------------------------------------------------------------------------------
def local_day(moment):
    """The Shanghai day of a moment (naive: UTC, as Odoo keeps it)."""
    return _as_local(moment).date()


def _now():
    """The current moment in Shanghai; the loader of demo cases puts its own in its place."""
    return datetime.now(SHANGHAI)


def today():
    """The current day in Shanghai."""
    return _now().date()


def read_day(value):
    """A day as programs send it.

    :param value: ISO text such as ``2026-05-31``, or a day
    :return: datetime.date
    :raises ValueError: it is no day
    """
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value)
    except TypeError as error:
        raise ValueError(value) from error


def utc_of(day, clock=time.min):
    """The naive UTC moment of a Shanghai day and time of day."""
    return datetime.combine(day, clock, SHANGHAI).astimezone(UTC).replace(tzinfo=None)


def end_of_day(day):
    """The last second of a Shanghai day as a naive UTC moment: a period of days ends at 24:00 (民法典 203)."""
    return utc_of(day, time(23, 59, 59))


def is_night(moment, night_from=time(22), night_to=time(6)):
    """Whether a moment falls into the night hours (夜间, 噪声污染防治法 88; local hours may differ)."""
    clock = _as_local(moment).time()
    if night_from <= night_to:
        return night_from <= clock < night_to
    return clock >= night_from or clock < night_to


# -- units of days --------------------------------------------------------------------------------------------------------
def _day_end(calendar, start, length, unit, roll, suspended):
    end = _shift_day(calendar, start, length, unit)
    for since, until in _merge((_as_day(since), _as_day(until)) for since, until in suspended):
        if until <= start:
            continue
        since = max(since, start)
        if since >= _rolled(calendar, end, length, roll):
            break
        if unit == WORKING_DAY:
            end = calendar.nth_workday(until, max(calendar.count_workdays(since, end), 0))
        else:
            end = until + max(end - since, timedelta())
    last = _rolled(calendar, end, length, roll)
    if unit == WORKING_DAY and last != start:
        consulted = (start + DAY, last) if last > start else (last, start - DAY)
    else:
        consulted = (end, last)
    return PeriodEnd(last, (roll or unit == WORKING_DAY) and calendar.is_provisional(*consulted))


def _shift_day(calendar, start, length, unit):
    if unit == WORKING_DAY:
        end = calendar.nth_workday(start, length)
    elif unit == CALENDAR_DAY:
        end = start + length * DAY
    else:
        end = _corresponding_day(start, length if unit == MONTH else 12 * length)
        if length < 0 and _corresponding_day(end, -length if unit == MONTH else -12 * length) < start:
            return end  # shortened to a month's last day: a full period already lies between
    return end - DAY if length < 0 else end


def _corresponding_day(start, months):
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _rolled(calendar, day, length, roll):
    if not roll:
        return day
    return calendar.workday_on_or_before(day) if length < 0 else calendar.workday_on_or_after(day)


# -- units of hours -------------------------------------------------------------------------------------------------------
def _moment_end(calendar, start, length, unit, suspended):
    if unit == HOUR and not suspended and start.tzinfo is None:  # most of the clocks of a file of orders
        return PeriodEnd(start + timedelta(hours=length), False)
    begin = _as_local(start)
    end = _shift_moment(calendar, begin, timedelta(hours=length), unit)
    for since, until in _merge((_as_local(since), _as_local(until)) for since, until in suspended):
        if until <= begin:
            continue
        since = max(since, begin)
        if since >= end:
            break
        left = calendar.office_time_between(since, end) if unit == WORKING_HOUR else end - since
        end = _shift_moment(calendar, until, left, unit)
    provisional = unit == WORKING_HOUR and calendar.is_provisional(begin.date(), end.date())
    return PeriodEnd(_like(start, end), provisional)


def _shift_moment(calendar, moment, span, unit):
    return calendar.add_office_time(moment, span) if unit == WORKING_HOUR else moment + span


# -- forms ------------------------------------------------------------------------------------------------------------------
def _check(start, length, unit):
    if unit not in UNITS:
        raise ValueError(f"unknown unit {unit!r}")
    if type(length) is not int:  # neither 1.5 nor True
        raise ValueError(f"the length {length!r} is not a whole number")
    if unit in MOMENT_UNITS and not isinstance(start, datetime):
        raise ValueError(f"a period of {unit} starts at a moment, not on a day")


def _merge(intervals):
    """Intervals in order, overlapping ones joined, empty ones dropped."""
    merged = []
    for since, until in sorted(intervals):
        if until <= since:
            continue
        if merged and since <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], until))
        else:
            merged.append((since, until))
    return merged


def _as_day(value):
    return local_day(value) if isinstance(value, datetime) else value


def _as_local(value):
    """Naive Shanghai time of a moment; of a day, its beginning."""
    if not isinstance(value, datetime):
        return datetime.combine(value, time.min)
    aware = value if value.tzinfo else value.replace(tzinfo=UTC)
    return aware.astimezone(SHANGHAI).replace(tzinfo=None)


def _like(sample, local):
    aware = local.replace(tzinfo=SHANGHAI)
    return aware.astimezone(sample.tzinfo) if sample.tzinfo else aware.astimezone(UTC).replace(tzinfo=None)
