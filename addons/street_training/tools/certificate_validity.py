"""Whether an enforcement certificate (执法证) is good on a day, and if not, why; in plain Python.

The database answers the same question for many people in one query (``street.certificate._get_validity_sql``); this is
for the sentence that tells a person what is wrong, and a test holds the two against each other.
"""

from datetime import date, timedelta
from typing import NamedTuple

# Why a certificate is not good, gravest first.
NOT_ISSUED, NOT_YET, ENDED, NOT_EMPLOYED, NOT_ALLOWED, SUSPENDED, EXPIRED, CHECK_FAILED, UNCHECKED = (
    "not_issued", "not_yet", "ended", "not_employed", "not_allowed", "suspended", "expired", "check_failed", "unchecked")


class CheckRule(NamedTuple):
    """Rule of the yearly check (年度审验).

    :param is_required: whether the office's province asks for it
    :param until: ``"MM-DD"``, last day by which the check of a year must be done; until then last year's check counts
    """

    is_required: bool
    until: str


class Facts(NamedTuple):
    """What the register knows about one certificate.

    :param issued: first day, None before it was issued
    :param valid_to: last day
    :param ended: first day on which it no longer counts (revoked, returned, lost, renewed), or None
    :param suspensions: list of (first day, day on which it was lifted or None)
    :param checks: list of (year, day of the check, passed), in the order of the days
    :param is_employed: whether the holder belonged to the office that day
    :param is_allowed: whether his employment type may hold one
    """

    issued: date | None
    valid_to: date | None
    ended: date | None = None
    suspensions: tuple = ()
    checks: tuple = ()
    is_employed: bool = True
    is_allowed: bool = True


def needed_year(day, until):
    """The year whose check must have been passed on a day.

    :param date day: the day asked for
    :param str until: ``"MM-DD"``
    :rtype: int
    """
    return day.year if day.strftime("%m-%d") > until else day.year - 1


def find_fault(facts, rule, day):
    """Why a certificate is not good on a day.

    :param Facts facts: of the certificate
    :param CheckRule rule: of its office
    :param date day: the day asked for
    :return: one of the codes of this module, or an empty text when it is good
    """
    if not facts.issued:
        return NOT_ISSUED
    faults = (
        (NOT_YET, day < facts.issued),
        (ENDED, facts.ended and facts.ended <= day),
        (NOT_EMPLOYED, not facts.is_employed),
        (NOT_ALLOWED, not facts.is_allowed),
        (SUSPENDED, any(since <= day and (not lifted or day < lifted) for since, lifted in facts.suspensions)),
        (EXPIRED, facts.valid_to < day),
    )
    return next((code for code, holds in faults if holds), "") or _find_check_fault(facts, rule, day)


def _find_check_fault(facts, rule, day):
    done = [(year, passed) for year, at, passed in facts.checks if at <= day]
    if done and not done[-1][1]:
        return CHECK_FAILED
    year = needed_year(day, rule.until)
    if rule.is_required and year > facts.issued.year and not any(passed and at >= year for at, passed in done):
        return UNCHECKED
    return ""


def next_check(facts, rule, day):
    """The last day for the next yearly check that has not been passed, on or after a day.

    :return: ``(year, date)``, or None where no check is asked for or the certificate runs out before
    """
    if not rule.is_required or not facts.issued:
        return None
    passed = {year for year, _at, is_passed in facts.checks if is_passed}
    for year in (day.year, day.year + 1):
        due = last_day(year, rule.until)
        if year > facts.issued.year and day <= due <= facts.valid_to and not any(done >= year for done in passed):
            return year, due
    return None


def last_day(year, until):
    """The day ``"MM-DD"`` of a year; 29 February is 28 February in other years."""
    month, day = (int(part) for part in until.split("-"))
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month + 1, 1) - timedelta(days=1)


def stage_of(days_left, stages):
    """The reminder that is due: the smallest of ``stages`` that is not smaller than the days left, or 0.

    :param int days_left: negative when the day is over
    :param stages: days before, e.g. ``(90, 30, 7)``
    """
    return min((stage for stage in stages if 0 <= days_left <= stage), default=0)
