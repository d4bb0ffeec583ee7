"""Definitions that ship in data files, and what becomes of them where an office has its own. Plain Python."""

import ast
import hashlib
import json
import re
from typing import NamedTuple

from lxml import etree

REFS = re.compile(r"ref\('([\w.]+)'\)")


class Merge(NamedTuple):
    """:param values: what is written; :param held: names of fields whose newer text waits for the office"""

    values: dict
    held: set


def read_definitions(path, module):
    """Definitions in a data file.

    :param str path: XML file of records
    :param str module: name of the addon, for ids without one
    :return: dictionary of external id to ``{field: value}``: texts tidied, true or false, numbers, external ids, sorted lists of those
    """
    found = {}
    for record in etree.parse(path).getroot().iter("record"):
        values = {field.get("name"): _read(field, module) for field in record.findall("field")}
        found[_full(record.get("id"), module)] = values
    return found


def _full(name, module):
    return name if "." in name else f"{module}.{name}"


def _read(field, module):
    if field.get("ref"):
        return _full(field.get("ref"), module)
    if (code := field.get("eval")) is None:
        return tidy(field.text)
    refs = sorted(_full(name, module) for name in REFS.findall(code))
    return refs or ast.literal_eval(code)


def tidy(text):
    """A text without blanks at the ends of its lines: what an editor changes by itself is no change."""
    return "\n".join(line.rstrip() for line in (text or "").strip().splitlines())


def digest_of(value):
    """Short SHA-256 of one value of a definition."""
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


def merge(base, ours, shipped, held=()):
    """What an update changes, field by field.

    :param dict base: the definition as it shipped before
    :param dict ours: the definition as it is in the office
    :param dict shipped: the definition as it ships now
    :param held: fields whose newer text waits already
    :return: :class:`Merge`
    """
    values, waiting = {}, set(held)
    for name, wanted in shipped.items():
        if ours[name] == wanted:
            waiting.discard(name)
        elif name in base and ours[name] == base[name]:
            values[name] = wanted
            waiting.discard(name)
        elif wanted != base.get(name):
            waiting.add(name)
    return Merge(values, waiting)


def infer_base(ours, shipped, known):
    """The definition that shipped before, where none was kept: what is known to have shipped once counts as untouched.

    :param dict known: field to digests of its earlier shipped values
    """
    return {name: ours[name] for name in shipped if ours[name] == shipped[name] or digest_of(ours[name]) in known.get(name, ())}
