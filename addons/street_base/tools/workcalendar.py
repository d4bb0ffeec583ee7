"""The working calendar (工作日历) as plain Python: which days are working days, and counting along them.

No Odoo import here: models load the rows and hand them over, unit tests need no database.
"""

from bisect import bisect_left, bisect_right
from datetime import date, datetime, time, timedelta

DAY = timedelta(days=1)
OFFICE_HOURS = ((time(8, 30), time(12)), (time(14), time(18)))


class CalendarMissing(LookupError):
    """A period needs a year whose working days are not loaded (gate G47); `year` names it."""

    def __init__(self, year):
        super().__init__(f"the working calendar of {year} is not loaded")
        self.year = year


class Calendar:
    """Working days and rest days of the loaded years, with the hours the office keeps.

    :param days: {date: (is_workday, provisional)}; a year counts as loaded when none of its days is missing.
    :param office_hours: ((opens, closes), ...) as local times in ascending order, without overlap.

    Never changed after it is made, so one object serves all threads of a process.
    """

    def __init__(self, days, office_hours=OFFICE_HOURS):
        self._is_workday = {day: bool(fact[0]) for day, fact in days.items()}
        self._workdays = sorted(day for day, is_workday in self._is_workday.items() if is_workday)
        self._provisional = sorted(day for day, fact in days.items() if fact[1])
        self.years = frozenset(self._whole_years())
        self._keep_hours(office_hours)

    def _whole_years(self):
        found = {}
        for day in self._is_workday:
            found[day.year] = found.get(day.year, 0) + 1
        return (year for year, count in found.items() if count == (date(year, 12, 31) - date(year, 1, 1)).days + 1)

    def _keep_hours(self, office_hours):
        self.office_hours = tuple(office_hours)
        self._hours_per_day = sum((_span(opens, closes) for opens, closes in self.office_hours), timedelta())
        if not self._hours_per_day:
            raise ValueError("the office hours are empty")

    def with_office_hours(self, office_hours):
        """The same days with other office hours; the day tables are shared, not copied."""
        other = object.__new__(Calendar)
        other.__dict__.update(self.__dict__)
        other._keep_hours(office_hours)
        return other

    # -- days ---------------------------------------------------------------------------------------------------------
    def is_workday(self, day):
        """Whether `day` is a working day. Raises CalendarMissing."""
        self._need(day, day)
        return self._is_workday[day]

    def nth_workday(self, day, count):
        """The `count`-th working day after `day` (before it when negative; `day` itself when 0). Raises CalendarMissing."""
        if not count:
            return day
        if count > 0:
            index = bisect_right(self._workdays, day) + count - 1
        else:
            index = bisect_left(self._workdays, day) + count
        if not 0 <= index < len(self._workdays):
            raise CalendarMissing(self._first_gap(day, 1 if count > 0 else -1))
        found = self._workdays[index]
        self._need(*((day + DAY, found) if count > 0 else (found, day - DAY)))
        return found

    def workday_on_or_after(self, day):
        """`day` if it is a working day, else the next one. Raises CalendarMissing."""
        return day if self.is_workday(day) else self.nth_workday(day, 1)

    def workday_on_or_before(self, day):
        """`day` if it is a working day, else the last one before it. Raises CalendarMissing."""
        return day if self.is_workday(day) else self.nth_workday(day, -1)

    def count_workdays(self, day, until):
        """How many working days lie after `day` up to and with `until`; negative when `until` is earlier."""
        if until == day:
            return 0
        self._need(min(day, until) + DAY, max(day, until))
        return bisect_right(self._workdays, until) - bisect_right(self._workdays, day)

    def is_provisional(self, first, last):
        """Whether a day from `first` to `last` (both included, in either order) is only provisional."""
        first, last = min(first, last), max(first, last)
        index = bisect_left(self._provisional, first)
        return index < len(self._provisional) and self._provisional[index] <= last

    # -- office hours -------------------------------------------------------------------------------------------------
    # Office time is one axis: the working days laid end to end, each as long as the office is open.
    def add_office_time(self, moment, span):
        """The local moment at which `span` of office time, counted from the naive local `moment`, is used up."""
        if not span:
            return moment
        position = self._office_position(moment) + span
        index, rest = divmod(position, self._hours_per_day)
        if span > timedelta() and not rest:  # a forward count ends at closing time, not at the next opening
            index, rest = index - 1, self._hours_per_day
        if not 0 <= index < len(self._workdays):
            raise CalendarMissing(self._first_gap(moment.date(), 1 if span > timedelta() else -1))
        day = self._workdays[index]
        self._need(min(day, moment.date()), max(day, moment.date()))
        return datetime.combine(day, self._clock_time(rest, forward=span > timedelta()))

    def office_time_between(self, moment, until):
        """Office time from one naive local moment to another; negative when `until` is earlier."""
        self._need(min(moment, until).date(), max(moment, until).date())
        return self._office_position(until) - self._office_position(moment)

    def _office_position(self, moment):
        position = bisect_left(self._workdays, moment.date()) * self._hours_per_day
        if self._is_workday.get(moment.date()):
            for opens, closes in self.office_hours:
                if moment.time() > opens:
                    position += _span(opens, min(moment.time(), closes))
        return position

    def _clock_time(self, rest, forward):
        for opens, closes in self.office_hours:
            length = _span(opens, closes)
            if rest < length or (forward and rest == length):
                return (datetime.combine(date.min, opens) + rest).time()
            rest -= length
        raise AssertionError("position outside the office day")

    # -- loaded years -------------------------------------------------------------------------------------------------
    def _need(self, first, last):
        for year in range(first.year, last.year + 1):
            if year not in self.years:
                raise CalendarMissing(year)

    def _first_gap(self, day, step):
        year = (day + step * DAY).year
        while year in self.years:
            year += step
        return year


def _span(opens, closes):
    return datetime.combine(date.min, closes) - datetime.combine(date.min, opens)
