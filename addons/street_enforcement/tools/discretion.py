"""Discretion (裁量) in plain Python: from answers to a tier, from a tier to a range, from a range to what an amount lacks.

APL 30-34, 37. Amounts are Decimals in yuan, two places; a range includes both its ends (民法典 1259).
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

CENT = Decimal("0.01")
# What a base multiplies: the unit of the clause → divisor of the base.
UNITS = {"yuan": None, "yuan_sqm": Decimal(1), "percent_cost": Decimal(100), "times_gains": Decimal(1)}


class Range(NamedTuple):
    """Lowest and highest amount in yuan, both included."""

    low: Decimal
    high: Decimal


class Answer(NamedTuple):
    """What an answer does: `effect` is none, tier, lighter or heavier; `place` of the tier in the order from light to grave."""

    effect: str
    place: int | None = None


def money(value):
    """A number as Decimal in yuan with two places."""
    return Decimal(str(value or 0)).quantize(CENT, ROUND_HALF_UP)


def choose_tier(count, default, answers):
    """Place of the tier that the answers lead to.

    :param int count: how many tiers there are, from the lightest (0) to the gravest
    :param int default: the tier where no answer names one
    :param answers: :class:`Answer` list; the gravest tier named holds, then every lighter and heavier moves it by one
    :return: place from 0 to count - 1
    :raises ValueError: no tiers, or a place outside them
    """
    named = [answer.place for answer in answers if answer.effect == "tier"]
    if count < 1 or any(place is None or not 0 <= place < count for place in (default, *named)):
        raise ValueError("an answer names a tier that the benchmark does not have")
    place = max(named, default=default)
    place += sum({"heavier": 1, "lighter": -1}.get(answer.effect, 0) for answer in answers)
    return min(max(place, 0), count - 1)


def scaled(low, high, unit, base):
    """A range in the unit of the clause as a range in yuan.

    :param unit: yuan, yuan_sqm, percent_cost, times_gains; local has no range
    :param base: square metres, cost or gains; not used for yuan
    :return: :class:`Range`, or None where the clause gives no range
    :raises ValueError: the clause measures the fine and there is no base
    """
    if unit not in UNITS:
        return None
    if UNITS[unit] is None:
        return Range(money(low), money(high))
    if not base or base < 0:
        raise ValueError("the clause measures the fine by something that is not recorded")
    factor = Decimal(str(base)) / UNITS[unit]
    return Range(money(Decimal(str(low)) * factor), money(Decimal(str(high)) * factor))


def narrowed(statutory, tier):
    """The range of a tier inside the statutory one; the statute alone where there is no tier, and the other way round.

    :return: :class:`Range` or None
    """
    if statutory is None or tier is None:
        return statutory or tier
    low, high = max(statutory.low, tier.low), min(statutory.high, tier.high)
    return Range(low, high) if low <= high else statutory


def amount_problems(amount, statutory, chosen, ground, departed):
    """What an amount lacks (G20).

    :param amount: yuan
    :param statutory: :class:`Range` of the clause, or None
    :param chosen: :class:`Range` of the tier, or None
    :param ground: whether a ground of APL 30-32 is on record
    :param departed: whether a reason for leaving the tier is on record
    :return: list of codes: zero, above_maximum, below_minimum, outside_tier
    """
    amount = money(amount)
    if amount <= 0:
        return ["zero"]
    if statutory and amount > statutory.high:
        return ["above_maximum"]
    problems = []
    if statutory and amount < statutory.low and not ground:
        problems.append("below_minimum")
    below_by_law = bool(statutory and ground and amount < statutory.low)
    if chosen and not chosen.low <= amount <= chosen.high and not departed and not below_by_law:
        problems.append("outside_tier")
    return problems
