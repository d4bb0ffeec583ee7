"""What programs hand over in a call, looked at before anything is done with it.

An argument of a public method of the suite means the same wherever its name stands (architecture, public contract), so its
kind is told by its name. What an argument says is the business of its method; whether it is a text, a day or the id of a
record at all is asked here, once for all of them.
"""

import math
import re
from datetime import date, datetime

LARGEST_ID = 2**31 - 1
LARGEST_NUMBER = 1e15
YEARS = range(1900, 2200)  # beyond, calendars and time zones overflow
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # no database keeps them in a text

TEXT, FLAG, NUMBER, DAY, ID, IDS, LIST, OBJECT, ANY = "text", "flag", "number", "day", "id", "ids", "list", "object", "any"
KINDS = {
    **dict.fromkeys((
        "absence_reason", "bank_reference", "by", "closed_reason", "comment", "condition", "content_base64", "crs", "excuse", "file_name", "filename",
        "ground", "holder", "kind", "lot", "measure", "name", "note", "number", "opinion", "origin", "outcome", "place", "purpose", "reason",
        "receipt_number", "record", "refusal_note", "refusal_reason", "reply", "report", "result", "scan", "scan_name", "signature", "text", "type_code",
        "unit", "way", "witness",
    ), TEXT),
    **dict.fromkeys((
        "agreed", "certificates_shown", "clock_ok", "found", "is_final", "is_public", "is_signed", "passed", "rights_told", "roll",
    ), FLAG),
    **dict.fromkeys((
        "amount", "battery", "clip_count", "fuel_cost", "fuel_litres", "latitude", "length", "longitude", "memory", "odometer_end", "price", "quantity",
        "year",
    ), NUMBER),
    **dict.fromkeys(("attendances", "photos", "serials"), LIST),
    **dict.fromkeys(("facts", "parts", "values"), OBJECT),
    "start": DAY,
    # told apart by the method itself: a file or an object, one code or a list of them, places or points of an opinion
    **dict.fromkeys(("codes", "content", "points", "route"), ANY),
}


def kind_of(name):
    """The kind of the argument of this name, or None when the name says nothing."""
    if name in KINDS:
        return KINDS[name]
    if name.startswith("date"):
        return DAY
    return ID if name.endswith("_id") else IDS if name.endswith("_ids") else None


def fits(kind, value):
    """Whether a value is of a kind; nothing (None, False, an empty text) always is.

    :param str kind: as :func:`kind_of` answers it
    :param value: whatever was in the body of the call
    """
    if value is None or value is False or value == "" or kind in (ANY, None):
        return True
    return FITS[kind](value)


def is_id(value):
    """Whether a value can be the id of a record. :param value: whatever was in the body of the call"""
    return type(value) is int and 0 < value <= LARGEST_ID


def find_unstorable(value):
    """The first text in a value, however deep, that no database can keep: with the character NUL or half a pair of surrogates.

    :param value: texts, numbers, lists and objects out of JSON
    :return: the text, or None
    """
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            # Long texts are files in base64: plain ASCII, in which only NUL can be wrong.
            if "\x00" in one or not one.isascii() and UNSTORABLE.search(one):
                return one
        elif isinstance(one, dict):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, list | tuple):
            waiting += one
    return None


def _is_number(value):
    # A number as text is read by the method; true is no number.
    return isinstance(value, str) or type(value) in (int, float) and math.isfinite(value) and abs(value) <= LARGEST_NUMBER


def _is_day(value):
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return False
    return isinstance(value, date) and value.year in YEARS


FITS = {
    TEXT: lambda value: isinstance(value, str),
    FLAG: lambda value: type(value) is bool or type(value) is int and value in (0, 1),
    NUMBER: _is_number,
    DAY: _is_day,
    ID: is_id,
    IDS: lambda value: isinstance(value, list | tuple) and all(map(is_id, value)),
    LIST: lambda value: isinstance(value, list | tuple),
    OBJECT: lambda value: isinstance(value, dict),
}
