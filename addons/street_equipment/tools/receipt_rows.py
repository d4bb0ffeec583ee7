"""Rows of a receipt as a client sends them: checked and brought into one form (no registry needed)."""

from collections import Counter
from typing import NamedTuple

from odoo.addons.street_base.tools.period import read_day

KEYS = {"line_id", "quantity", "serials", "price_unit", "lot", "date_expiry"}


class Ordered(NamedTuple):
    """One line of an order.

    :param name: for sentences
    :param open: pieces that have not come yet
    :param price: ordered price in yuan
    :param has_serials: whether each piece brings its number
    """

    name: str
    open: int
    price: float
    has_serials: bool


class Delivered(NamedTuple):
    """One checked row."""

    line_id: int
    quantity: int
    price_unit: float
    serials: tuple
    lot: str
    date_expiry: str


class Problem(NamedTuple):
    """Why a row is refused: a short code and the facts for its sentence."""

    code: str
    facts: dict


def _number(value, kind):
    """``value`` when it is a plain number of the kind (no bool, no text, no NaN), else None."""
    return value if isinstance(value, kind) and not isinstance(value, bool) and abs(value) < 1e12 else None


def _is_day(value):
    try:
        return bool(read_day(value))
    except ValueError:
        return False


def _read_row(row, ordered):
    """(Delivered or None, problems) of one row."""
    if not isinstance(row, dict) or row.keys() - KEYS or not isinstance(row.get("serials") or [], list | tuple):
        return None, [Problem("form", {"row": str(row)[:80]})]
    line = ordered.get(_number(row.get("line_id"), int))
    if line is None:
        return None, [Problem("line", {"line": str(row.get("line_id"))[:20]})]
    problems, facts = [], {"name": line.name}
    quantity, price = _number(row.get("quantity"), int), _number(row.get("price_unit", line.price), int | float)
    given = [number.strip() if isinstance(number, str) else "" for number in row.get("serials") or []]
    if quantity is None or quantity < 1:
        problems.append(Problem("quantity", facts))
        quantity = 0
    if price is None or price < 0:
        problems.append(Problem("price", facts))
    if not all(given):
        problems.append(Problem("empty_serial", facts))
    if line.has_serials and len(given) != quantity or len(given) > quantity:
        problems.append(Problem("serial_count", {**facts, "quantity": quantity, "count": len(given)}))
    if row.get("date_expiry") and not _is_day(row["date_expiry"]):
        problems.append(Problem("expiry", {**facts, "value": str(row["date_expiry"])[:20]}))
    if problems:
        return None, problems
    return Delivered(row["line_id"], quantity, float(price), tuple(given), str(row.get("lot") or "").strip(), row.get("date_expiry") or ""), []


def read_rows(rows, ordered):
    """Check the rows of one receipt.

    :param list rows: ``[{"line_id": int, "quantity": int, "serials": [str], "price_unit": float, "lot": str, "date_expiry": ISO text}]``
    :param dict ordered: line id → :class:`Ordered`
    :return: (list of :class:`Delivered`, list of :class:`Problem`); the first is to be used only when the second is empty
    """
    if not isinstance(rows, list | tuple) or not rows:
        return [], [Problem("nothing", {})]
    delivered, problems = [], []
    for row in rows:
        read, wrong = _read_row(row, ordered)
        problems += wrong
        if read:
            delivered.append(read)
    totals = Counter()
    for row in delivered:
        totals[row.line_id] += row.quantity
    problems += [
        Problem("too_many", {"name": ordered[line].name, "quantity": total, "open": ordered[line].open})
        for line, total in totals.items() if total > ordered[line].open
    ]
    counts = Counter(serial.casefold() for row in delivered for serial in row.serials)
    problems += [Problem("twice", {"serial": serial}) for serial in dict.fromkeys(s for row in delivered for s in row.serials) if counts[serial.casefold()] > 1]
    return delivered, problems
