"""The limit of a whole matter from the limits of its stages (no registry needed)."""

HOURS_PER_DAY = 8


def total_limit(stages):
    """Length and unit of the clock that runs from intake to closing.

    Days are counted as eight hours, so that stages in hours and in days can be added. A matter that is handled against
    the ordinary clock (emergencies) has its whole limit on that clock, too.

    :param dict stages: stage name → (length, unit), units ``hour``, ``working_hour`` or ``working_day``
    :return: ``(length, unit)``
    """
    unit = "hour" if stages["handle"][1] == "hour" else "working_hour"
    return sum(length * (HOURS_PER_DAY if each == "working_day" else 1) for length, each in stages.values()), unit
