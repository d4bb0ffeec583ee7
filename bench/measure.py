"""Timing two things in turns, and the rows of the table."""

import statistics
import time


def seconds(work):
    """How long a call takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def in_turns(rounds, subject, reference):
    """Time both in each round, in changing order, so that whatever else the machine does meets both.

    :param int rounds: how many
    :param subject: function without arguments, what is ours
    :param reference: function without arguments, what it is compared with
    :return: (median seconds of ours, of the reference, median of the ratios reference ÷ ours of each round); a ratio
        of 2 is twice as fast as the reference
    """
    pairs = []
    for number in range(rounds):
        if number % 2:
            theirs, ours = seconds(reference), seconds(subject)
        else:
            ours, theirs = seconds(subject), seconds(reference)
        pairs.append((ours, theirs))
    return (
        statistics.median(ours for ours, _theirs in pairs),
        statistics.median(theirs for _ours, theirs in pairs),
        statistics.median(theirs / ours for ours, theirs in pairs),
    )


def row(what, value, unit, target=None, reference=None, at_most=False):
    """One line of the table.

    :param str what: what was measured
    :param float value: the figure that the target speaks of
    :param str unit: its unit; ``×`` for a ratio
    :param float target: least value, or most with ``at_most``; without, the line is only told
    :param str reference: what it was compared with, in words and figures
    """
    met = None if target is None else value <= target if at_most else value >= target
    return {"what": what, "value": round(value, 3), "unit": unit, "target": target, "at_most": at_most, "met": met, "reference": reference or ""}


def table(results):
    """The rows of all measurements as text."""
    lines = [("", "measured", "target", "", "compared with")]
    for bench, rows in results.items():
        for one in rows:
            sign = "≤" if one["at_most"] else "≥"
            lines.append((
                f"{bench}: {one['what']}", f"{one['value']:,g} {one['unit']}",
                "" if one["target"] is None else f"{sign} {one['target']:,g}",
                {None: "", True: "met", False: "MISSED"}[one["met"]], one["reference"],
            ))
    widths = [max(len(line[place]) for line in lines) for place in range(5)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines)
