"""The figures of the dispatcher's home (no registry needed)."""

from typing import NamedTuple


class Figure(NamedTuple):
    """One figure and how it looks.

    :param key: stable name
    :param label: translated text
    :param icon: icon class
    :param tone: ``danger``, ``warning``, ``success`` or empty: the colour when it is not zero
    :param domain: leaves of its domain within the scope it is counted in
    """

    key: str
    label: object
    icon: str
    tone: str
    domain: list


def sum_by(rows, place, figures):
    """Sum counted rows up by one of their group columns.

    :param list rows: tuples of group values followed by one count per figure
    :param int place: place of the group column in a row
    :param slice figures: where the counts stand
    :return: dict group value → list of sums
    """
    sums = {}
    for row in rows:
        counts = row[figures]
        known = sums.setdefault(row[place], [0] * len(counts))
        sums[row[place]] = [before + count for before, count in zip(known, counts, strict=True)]
    return sums
