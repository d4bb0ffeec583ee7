"""Who is competent for a matter: own unit, department, or both. Plain Python on plain data.

The enforcement item list decides: an item that is valid on the day and covers the class gives the matter to an own
unit; without one it goes to the department that had the power, through the city centre (APL 17, 24; law.md E).
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

# Where several items cover one class, the firmer source of power is taken first.
SOURCE_ORDER = ("statutory", "granted", "authorised", "entrusted", "stationed")


@dataclass(frozen=True)
class ItemFacts:
    """One enforcement item as the choice sees it.

    :param date_to: last day, None for open
    :param date_taken_back: first day on which the power lies with the department again
    :param has_basis: a norm version valid on the day is recorded
    :param remap: its norm was replaced and is not mapped yet (依据待换)
    :param domains: ids of the domains of enforcement
    :param unit_id: own unit named in the item itself
    :param department_id: unit of the original department
    :param is_joint: the list says that the department assists
    """

    id: int
    code: str
    source: str
    date_from: date
    date_to: date | None = None
    date_taken_back: date | None = None
    has_basis: bool = True
    remap: bool = False
    domains: frozenset[int] = frozenset()
    unit_id: int | None = None
    department_id: int | None = None
    is_joint: bool = False


@dataclass(frozen=True)
class UnitFacts:
    """One own unit. ``grids`` empty means the whole territory. Units come in their order of preference."""

    id: int
    domains: frozenset[int] = frozenset()
    grids: frozenset[int] = frozenset()


@dataclass(frozen=True)
class MatterFacts:
    """One matter.

    :param grids: ids of its grid and of all grids above it
    :param usual_unit_id: unit that the class names for this office
    :param usual_is_own: that unit is an own one, not a department
    :param is_complex: the class is marked as major or complex
    :param domains: ids of the domains of enforcement of the class; used where the item names none
    """

    id: int
    has_class: bool = True
    grids: frozenset[int] = frozenset()
    usual_unit_id: int | None = None
    usual_is_own: bool = False
    is_complex: bool = False
    domains: frozenset[int] = frozenset()


class Reason(NamedTuple):
    """One part of the explanation: what was found, and the item or unit it speaks of."""

    code: str
    item_id: int | None = None
    unit_id: int | None = None


@dataclass
class Choice:
    """Result for one matter; the first of ``unit_ids`` leads."""

    kind: str
    unit_ids: list[int] = field(default_factory=list)
    item_id: int | None = None
    reasons: list[Reason] = field(default_factory=list)


def rewrites_past(old, new, today):
    """Whether a new last day takes power away from, or gives it to, a day that is over.

    :param old: last day so far, None for open
    :param new: last day asked for, None for open
    :param today: the day it is; the last day may still become yesterday, so that a power ends with the day
    """
    yesterday = today - timedelta(days=1)
    return old != new and min(old or yesterday, new or yesterday) < yesterday


def item_status(item, day):
    """Whether an item carries acts on a day.

    :return: ``valid``, or why not: ``future``, ``expired``, ``taken_back``, ``remap``, ``no_basis``
    """
    if day < item.date_from:
        return "future"
    if item.date_taken_back and day >= item.date_taken_back:
        return "taken_back"
    if item.date_to and day > item.date_to:
        return "expired"
    if item.remap:
        return "remap"
    return "valid" if item.has_basis else "no_basis"


def choose_route(matter, items, units, day):
    """Choose who handles a matter.

    :param MatterFacts matter: the matter
    :param items: :class:`ItemFacts` that cover its class, in any order
    :param units: own :class:`UnitFacts`, best first
    :param date day: day of the outward step; today for a dispatch
    :return: :class:`Choice`
    """
    if not matter.has_class:
        return Choice("department", reasons=[Reason("no_class")])
    ranked = sorted(items, key=_rank)
    valid = next((item for item in ranked if item_status(item, day) == "valid"), None)
    reasons = [Reason(f"item_{item_status(item, day)}", item.id) for item in ([valid] if valid else ranked)]
    if not valid and not items:
        reasons.append(Reason("no_item"))
        if matter.usual_is_own and not matter.is_complex:
            return Choice("own", [matter.usual_unit_id], None, [*reasons, Reason("unit_usual", unit_id=matter.usual_unit_id)])
    own = _own_unit(matter, valid or (ranked[0] if ranked else None), units)
    department = _department(matter, [valid] if valid else ranked)
    if matter.is_complex:
        return _joint(Reason("complex"), [department, own], valid, reasons)
    if not valid:
        return Choice("department", _ids(department), None, [*reasons, department])
    if valid.is_joint:
        return _joint(Reason("item_joint", valid.id), [own, department], valid, reasons)
    return Choice("own", _ids(own), valid.id, [*reasons, own])


def _rank(item):
    source = SOURCE_ORDER.index(item.source) if item.source in SOURCE_ORDER else len(SOURCE_ORDER)
    return source, -item.date_from.toordinal(), item.code, item.id


def _own_unit(matter, item, units):
    """Reason that names the own unit: the item's own, one of its domain that covers the grid, the usual one."""
    if item and item.unit_id:
        return Reason("unit_item", item.id, item.unit_id)
    domains = (item.domains if item else None) or matter.domains
    fitting = [unit for unit in units if unit.domains & domains]
    for unit in fitting:
        if unit.grids & matter.grids:
            return Reason("unit_grid", item.id if item else None, unit.id)
    for unit in fitting:
        if not unit.grids:
            return Reason("unit_domain", item.id if item else None, unit.id)
    if matter.usual_is_own and matter.usual_unit_id:
        return Reason("unit_usual", unit_id=matter.usual_unit_id)
    return Reason("unit_unknown")


def _department(matter, items):
    """Reason that names the department: where the power came from, else the usual one of the class."""
    for item in items:
        if item.department_id:
            return Reason("department_original", item.id, item.department_id)
    if matter.usual_unit_id and not matter.usual_is_own:
        return Reason("department_usual", unit_id=matter.usual_unit_id)
    return Reason("department_unknown")


def _joint(why, sides, item, reasons):
    return Choice("joint", _ids(*sides), item.id if item else None, [*reasons, why, *sides])


def _ids(*reasons):
    return list(dict.fromkeys(reason.unit_id for reason in reasons if reason.unit_id))
