"""What the monthly evaluation counts (no registry needed): each rate is one number of matters over another.

G46 (行政处罚法 74, 国办发〔2024〕54号): no money, no number of penalties or inspections; nothing here is a target.
"""

from datetime import date
from typing import NamedTuple

# Figures of matters. Those of a clock: "due" is every matter whose last clock of that kind was due in the month and has
# been met or missed by now; suspended clocks are not due.
CLOCK_FIGURES = {
    "dispatch_due": ("dispatch", ""), "dispatch_timely": ("dispatch", "timely"),
    "handle_due": ("handle", ""), "handled": ("handle", "done"), "handle_timely": ("handle", "timely"), "handle_overdue": ("handle", "late"),
    "close_due": ("total", ""), "closed": ("total", "done"), "close_timely": ("total", "timely"),
    "check_due": ("check", ""), "check_timely": ("check", "timely"),
}
PLAIN_FIGURES = ("reported", "settled", "to_register", "registered", "reported_back", "reworked")
TASK_FIGURES = ("given", "accurate")


class Rate(NamedTuple):
    """One rate: ``numerator / denominator``, both names of figures."""

    key: str
    numerator: str
    denominator: str


RATES = {rate.key: rate for rate in (
    Rate("settled", "settled", "reported"),
    Rate("registering", "registered", "to_register"),
    Rate("dispatch_accuracy", "accurate", "given"),
    Rate("dispatch_timely", "dispatch_timely", "dispatch_due"),
    Rate("handling", "handled", "handle_due"),
    Rate("handling_timely", "handle_timely", "handle_due"),
    Rate("overdue", "handle_overdue", "handle_due"),
    Rate("rework", "reworked", "reported_back"),
    Rate("closing", "closed", "close_due"),
    Rate("closing_timely", "close_timely", "close_due"),
    Rate("check_timely", "check_timely", "check_due"),
)}
# Whom a rate says something about.
KINDS = {
    "office": tuple(RATES),
    "unit": ("dispatch_accuracy", "handling", "handling_timely", "overdue", "rework", "closing", "closing_timely"),
    "grid": ("settled", "registering", "handling_timely", "overdue", "rework", "closing", "closing_timely"),
    "dispatcher": ("dispatch_accuracy", "dispatch_timely"),
    "checker": ("check_timely",),
    "member": ("settled", "registering"),
}


def month_bounds(month):
    """First day of a month and of the next one.

    :param str month: ``"2026-11"``
    :return: ``(date, date)``
    :raises ValueError: for anything else
    """
    first = date.fromisoformat(f"{month}-01")
    return first, (first.replace(year=first.year + 1, month=1) if first.month == 12 else first.replace(month=first.month + 1))


def last_months(day, count):
    """The months up to the one of a day, the newest first: ``["2026-11", "2026-10", ...]``."""
    total = day.year * 12 + day.month - 1
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(total, total - count, -1)]


def rate_of(numerator, denominator):
    """Share, or None where there is nothing to measure."""
    return numerator / denominator if denominator else None
