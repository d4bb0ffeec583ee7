"""Days of a year as the State Council's yearly notice orders them, or as far as they can be computed before it.

Source of the computable part: 全国年节及纪念日放假办法 (2024 revision): 元旦 1, 春节 4 (from the eve), 清明 1, 劳动节 2, 端午 1,
中秋 1, 国庆 3; a holiday on a Saturday or Sunday is made good on a working day. The exchange of working days (调休) is
not in it: only the notice knows.
"""

from datetime import date, timedelta
from typing import NamedTuple

import chinese_calendar
from lunardate import LunarDate

NEW_YEAR = "new_year"
SPRING_FESTIVAL = "spring_festival"
QINGMING = "qingming"
LABOUR_DAY = "labour_day"
DRAGON_BOAT = "dragon_boat"
MID_AUTUMN = "mid_autumn"
NATIONAL_DAY = "national_day"
OTHER = "other"

_OF_PACKAGE = {
    "New Year's Day": NEW_YEAR,
    "Spring Festival": SPRING_FESTIVAL,
    "Tomb-sweeping Day": QINGMING,
    "Labour Day": LABOUR_DAY,
    "Dragon Boat Festival": DRAGON_BOAT,
    "Mid-autumn Festival": MID_AUTUMN,
    "National Day": NATIONAL_DAY,
}
DAY = timedelta(days=1)


class DayFact(NamedTuple):
    """One day of the calendar; `holiday` is the reason it differs from its weekday, or None."""

    date: date
    is_workday: bool
    holiday: str | None
    provisional: bool


def year_days(year):
    """All days of a year as DayFact: from the published notice if the package holds it, else estimated (provisional)."""
    return noticed_days(year) if year in noticed_years() else estimated_days(year)


def noticed_years():
    """Years whose notice the `chinesecalendar` package holds."""
    return {day.year for day in chinese_calendar.holidays}


def noticed_days(year):
    """Days of a year whose notice is known."""
    names = {**chinese_calendar.holidays, **chinese_calendar.workdays}
    return [
        DayFact(day, chinese_calendar.is_workday(day), _OF_PACKAGE.get(names[day], OTHER) if day in names else None, False)
        for day in _days_of(year)
    ]


def estimated_days(year):
    """Days of a year from weekends and statutory holidays alone, all provisional."""
    rest = _statutory_rest(year)
    return [DayFact(day, day.weekday() < 5 and day not in rest, rest.get(day), True) for day in _days_of(year)]


def _statutory_rest(year):
    """{day: holiday} of the holidays and, for those on a weekend, of the next free working days."""
    rest, made_good = {}, []
    for holiday, first, count in _statutory_holidays(year):
        days = [first + offset * DAY for offset in range(count)]
        rest.update(dict.fromkeys(days, holiday))
        made_good += [(days[-1], holiday)] * sum(day.weekday() > 4 for day in days)
    for day, holiday in made_good:
        while day in rest or day.weekday() > 4:
            day += DAY
        rest[day] = holiday
    return rest


def _statutory_holidays(year):
    return (
        (NEW_YEAR, date(year, 1, 1), 1),
        (SPRING_FESTIVAL, LunarDate(year, 1, 1).to_solar_date() - DAY, 4),
        (QINGMING, _qingming(year), 1),
        (LABOUR_DAY, date(year, 5, 1), 2),
        (DRAGON_BOAT, LunarDate(year, 5, 5).to_solar_date(), 1),
        (MID_AUTUMN, LunarDate(year, 8, 15).to_solar_date(), 1),
        (NATIONAL_DAY, date(year, 10, 1), 3),
    )


def _qingming(year):
    terms = chinese_calendar.get_solar_terms(date(year, 4, 1), date(year, 4, 10))
    return terms[0][0]


def _days_of(year):
    first = date(year, 1, 1)
    return [first + offset * DAY for offset in range((date(year + 1, 1, 1) - first).days)]
