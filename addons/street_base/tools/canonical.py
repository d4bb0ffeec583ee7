"""One text and one digest for the same facts, whatever produced them."""

import hashlib
import json
from datetime import date, datetime


def _plain(value):
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    return str(value)


_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)


def canonical_json(facts):
    """JSON with sorted keys and no blanks; dates in ISO form, bytes as their digest.

    :param facts: dictionary or list of plain values
    :rtype: str
    """
    return _ENCODER.encode(facts)


def sha256_of(facts):
    """SHA-256 over :func:`canonical_json`, in hexadecimal (64 characters)."""
    return hashlib.sha256(canonical_json(facts).encode()).hexdigest()


def sha256_of_text(text):
    """SHA-256 of a text in UTF-8, in hexadecimal (64 characters)."""
    return hashlib.sha256(text.encode()).hexdigest()
