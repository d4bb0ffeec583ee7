"""Orders of a hotline out of a sheet (no registry needed).

Every row is read to its end, so that one pass names everything that is wrong; only a file without errors gives orders.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from odoo.addons.street_base.tools.period import utc_of
from odoo.addons.street_base.tools.sheet_parts import column_letters, column_number

from . import hotline_values as values
from .hotline_values import BadValue, Span

REQUIRED = ("external_ref", "reported_at", "description")
TEXTS = ("external_ref", "description", "opinion", "reporter_name", "reporter_phone", "address", "class")
FIELDS = (*TEXTS, "reported_at", "due", "urgency", "longitude", "latitude", "is_confidential")
EARLIEST = datetime(2000, 1, 1)
CLOCK_SLACK = timedelta(hours=1)  # clocks of two systems never agree to the minute
LONGEST = timedelta(days=3653)
RANGE = re.compile(r"([A-Z]+)\d+:([A-Z]+)\d+")
# Problems of the reader that spoil a row whichever column they stand in.
WHOLE_ROW = ("undecodable", "too_many_cells")


class Finding(NamedTuple):
    """One thing to tell about a row.

    :param row: row of the sheet counted from 1, or 0 for the file
    :param column: heading of the column, or ""
    :param code: what it is, one of the keys of ``models/street_hotline_text.py``
    :param facts: named facts for the sentence
    """

    row: int
    column: str
    code: str
    facts: dict = {}


@dataclass
class Order:
    """One order. Moments are naive UTC; ``due`` may be a :class:`Span` counted from the call."""

    row: int
    external_ref: str = ""
    reported_at: datetime | None = None
    description: str = ""
    opinion: str = ""
    due: object = None
    urgency: str = "normal"
    class_id: int | None = None
    reporter_name: str = ""
    reporter_phone: str = ""
    address: str = ""
    longitude: float = 0.0
    latitude: float = 0.0
    is_confidential: bool = False


@dataclass
class Orders:
    """What a sheet holds: orders, errors that keep it out, notes that do not, rows that repeat an earlier one."""

    orders: list = field(default_factory=list)
    errors: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    repeated: list = field(default_factory=list)


def match_headings(header, layout):
    """Which column holds what.

    :param header: headings of the sheet
    :param layout: dict heading → field, one of FIELDS
    :return: dict field → index of its column; the first column wins
    """
    fields = {values.heading_key(heading): name for heading, name in layout.items()}
    found = {}
    for index, heading in enumerate(header):
        name = fields.get(values.heading_key(heading))
        if name:
            found.setdefault(name, index)
    return found


def read_orders(sheet, layout, classes, now):
    """Orders of a sheet.

    :param sheet: ``Sheet`` of street_base's sheet reader
    :param layout: dict heading → field
    :param classes: dict code or name → list of (class id, function of a day that tells whether it is valid then)
    :param now: naive local datetime
    :return: Orders
    """
    columns = match_headings(sheet.header, layout)
    result = Orders(errors=[_missing(sheet, name) for name in REQUIRED if name not in columns])
    if result.errors:
        return result
    result.errors = [one for problem in sheet.problems if (one := _as_finding(problem, sheet, columns))]
    reader = _RowReader(sheet.header, columns, classes, now, result)
    seen = {}
    for number, row in zip(sheet.numbers, sheet.rows, strict=True):
        order = reader.read(number, row)
        first = seen.setdefault(order.external_ref, (number, row)) if order.external_ref else (number, row)
        if first[0] == number:
            result.orders.append(order)
        elif first[1] == row:
            result.repeated.append(Finding(number, "", "repeated", {"ref": order.external_ref, "first": first[0]}))
        else:
            result.errors.append(Finding(number, reader.heading("external_ref"), "ref_twice", {"ref": order.external_ref, "first": first[0]}))
    if not sheet.rows and not result.errors:
        result.errors.append(Finding(0, "", "no_rows"))
    places = {heading: index for index, heading in enumerate(sheet.header)}
    result.errors.sort(key=lambda one: (one.row, places.get(one.column, -1)))
    return result


def _missing(sheet, name):
    return Finding(0, "", "no_column", {"field": name, "headings": "、".join(filter(None, sheet.header))})


def _as_finding(problem, sheet, columns):
    """Finding for a problem of the sheet reader, or None when it stands where nothing is read."""
    row, code, facts = problem.row or 0, problem.code, problem.facts
    heading = facts.get("heading", "")
    if code in WHOLE_ROW:
        return Finding(row, heading, code, facts)
    if code == "double_heading":
        used = {sheet.header[index] for index in columns.values()}
        return Finding(row, heading, code, facts) if heading in used else None
    read = {column_letters(columns[name]) for name in (TEXTS if code == "formula" else FIELDS) if name in columns}
    spanned = {problem.column}
    if span := RANGE.fullmatch(facts.get("range", "")):
        spanned = {column_letters(at - 1) for at in range(column_number(span[1]), column_number(span[2]) + 1)}
    if read.isdisjoint(spanned):
        return None
    return Finding(row, heading, code, {**facts, "cell": facts.get("range") or f"{problem.column}{row}"})


class _RowReader:
    """Reads one row after the other, adding what is wrong to ``result``."""

    def __init__(self, header, columns, classes, now, result):
        self.header, self.columns, self.classes, self.now, self.result = header, columns, classes, now, result

    def heading(self, name):
        return self.header[self.columns[name]]

    def read(self, number, row):
        """Order of a row; a value that cannot be read is left at its default."""
        order = Order(number)
        take = self._taker(number, row)
        for name, read in (
            ("external_ref", values.ref_of), ("opinion", values.text_of), ("reporter_name", values.text_of),
            ("reporter_phone", values.phone_of), ("address", values.text_of), ("is_confidential", values.flag_of),
        ):
            setattr(order, name, take(name, read, getattr(order, name)))
        order.description = take("description", _required_text, "")
        order.urgency = take("urgency", values.urgency_of, order.urgency, as_note=True)
        called = take("reported_at", self._call_moment, None)
        if called:
            order.reported_at = utc_of(called.date(), called.time())
            order.class_id = take("class", lambda cell: self._class(cell, called.date()), None, as_note=True)
            order.due = take("due", lambda cell: self._due(cell, called), None)
        order.longitude, order.latitude = self._point(number, take)
        return order

    def _taker(self, number, row):
        def take(name, read, default, as_note=False):
            if name not in self.columns:
                return default
            try:
                return read(row[self.columns[name]])
            except BadValue as problem:
                listed = self.result.notes if as_note else self.result.errors
                listed.append(Finding(number, self.heading(name), problem.code, {"given": problem.given}))
                return default
        return take

    def _call_moment(self, cell):
        found = values.moment_of(cell)
        if found is None:
            raise BadValue("empty")
        if not EARLIEST <= found[0] <= self.now + CLOCK_SLACK:
            raise BadValue("date_range", values.text_of(cell))
        return found[0]

    def _due(self, cell, called):
        due = values.limit_of(cell)
        if due is None or isinstance(due, Span):
            return due
        if not called < due <= called + LONGEST:
            raise BadValue("limit_before", values.text_of(cell))
        return utc_of(due.date(), due.time())

    def _class(self, cell, day):
        given = values.text_of(cell)
        if not given:
            return None
        found = self.classes.get(given, ())
        valid = [class_id for class_id, is_valid in found if is_valid(day)]
        if len(valid) == 1:
            return valid[0]
        raise BadValue("class_twice" if valid else "class_expired" if found else "class", given)

    def _point(self, number, take):
        before = len(self.result.errors)
        longitude, latitude = (take(name, values.degrees_of, None) for name in ("longitude", "latitude"))
        if len(self.result.errors) > before:
            return 0.0, 0.0
        try:
            return values.point_of(longitude, latitude) or (0.0, 0.0)
        except BadValue as problem:
            column = "longitude" if "longitude" in self.columns else "latitude"
            self.result.errors.append(Finding(number, self.heading(column), problem.code, {"given": problem.given}))
            return 0.0, 0.0


def _required_text(cell):
    text = values.text_of(cell)
    if not text:
        raise BadValue("empty")
    return text
