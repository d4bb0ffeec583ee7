"""How often a meeting must be held (会议频次), in plain Python."""

from datetime import time, timedelta

FREQUENCIES = [
    ("week", "Every week"),
    ("half_month", "At least every half month"),
    ("month", "Every month"),
    ("quarter", "Every quarter"),
    ("none", "When there is need"),
]
# Days from one meeting to the next, so that the weekday stays; and the day on which the rule is about to be broken:
# the longest half month has sixteen days, the longest month 31, the longest quarter 92.
STEPS = {"week": 7, "half_month": 14, "month": 28, "quarter": 91}
ALARMS = {"week": 8, "half_month": 16, "month": 32, "quarter": 93}


def alarm_day(frequency):
    """Day after the last meeting on which the alarm is given; 0 for none.

    :param str frequency: key of :data:`FREQUENCIES`
    """
    return ALARMS.get(frequency, 0)


def next_day(frequency, last, today, is_workday):
    """Day proposed for the next meeting.

    :param str frequency: key of :data:`STEPS`
    :param last: ``date`` of the last meeting
    :param today: ``date``; a day that is over is never proposed
    :param is_workday: function of a ``date``
    :return: the day a step later, the working day before it when it is a rest day, else the next working day from tomorrow
    """
    wanted = last + timedelta(days=STEPS[frequency])
    day = wanted
    while not is_workday(day) and day > last + timedelta(days=1):
        day -= timedelta(days=1)
    if day <= today:
        day = today + timedelta(days=1)
        while not is_workday(day):
            day += timedelta(days=1)
    return day


def hour_of(clock):
    """``time`` of a number of hours: 14.5 is half past two."""
    minutes = min(round(clock * 60), 24 * 60 - 1)
    return time(minutes // 60, minutes % 60)
