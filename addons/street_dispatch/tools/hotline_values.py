"""What stands in one cell of a hotline sheet, as a value (no registry needed).

Cells come as a spreadsheet or a CSV file gives them: text, number, date, moment, truth value or None. Whoever keyed the
sheet wrote dates and marks in many ways; what cannot be read for certain raises :class:`BadValue` and is never guessed.
"""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from odoo.addons.street_base.tools.period import CALENDAR_DAY, HOUR, SHANGHAI, WORKING_DAY, WORKING_HOUR

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufeff\ufffe\uffff]")
HEADING_NOISE = re.compile(r"\(.*?\)|[\s*:：]")
MAX_REF = 64
EXACT_DIGITS = 15  # a spreadsheet keeps no more digits of a number

SERIAL_ZERO = datetime(1899, 12, 30)  # day 0 of spreadsheets
SERIAL_RANGE = (20_000, 80_000)  # 1954 to 2119: other numbers are no days
MOMENT = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
    r"(?:\s*(上午|下午|AM|PM)?\s*(\d{1,2})[:时点](?:(\d{1,2})(?:[:分](?:(\d{1,2})(?:\.\d+)?秒?)?)?)?\s*(AM|PM)?)?",
    re.IGNORECASE,
)
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\s*(\d{2})(\d{2})(\d{2})?)?")
SPAN = re.compile(r"(\d{1,3})\s*个?\s*(工作日|工作时|工作小时|小时|自然日|日|天)内?")
SPAN_UNITS = {"工作日": WORKING_DAY, "工作时": WORKING_HOUR, "工作小时": WORKING_HOUR, "小时": HOUR}
POINT = re.compile(r"[-+]?\d{1,3}(?:\.\d+)?")
CHINA = {"longitude": (73.0, 136.0), "latitude": (3.0, 54.0)}

YES = {"是", "保密", "需要", "要", "有", "y", "yes", "true", "1", "√", "✓"}
NO = {"", "否", "不保密", "公开", "不需要", "不要", "无", "n", "no", "false", "0", "×"}
URGENCIES = {
    "": "normal", "一般": "normal", "普通": "normal", "正常": "normal", "平件": "normal",
    "紧急": "urgent", "加急": "urgent", "急件": "urgent", "急": "urgent", "较急": "urgent",
    "特急": "emergency", "特提": "emergency", "特别紧急": "emergency", "非常紧急": "emergency", "突发": "emergency",
}


class BadValue(ValueError):
    """A cell that cannot be read.

    :ivar code: what is wrong, one of the keys of ``models/street_hotline_text.py``
    :ivar given: what stood there, shortened
    """

    def __init__(self, code, given=""):
        super().__init__(code)
        self.code, self.given = code, str(given)[:60]


class Span(NamedTuple):
    """A limit told as a length: ``5`` ``working_day``; units are those of tools/period.py."""

    length: int
    unit: str


def heading_key(value):
    """Heading as it is compared: without blanks, stars, colons and what stands in brackets."""
    return HEADING_NOISE.sub("", unicodedata.normalize("NFKC", text_of(value))).casefold()


def text_of(value):
    """Text of any cell, without the characters that no text may contain."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**EXACT_DIGITS:
        value = int(value)
    return CONTROL.sub("", str(value)).strip()


def ref_of(value):
    """Order number. A long one must have been kept as text: as a number it has lost its last digits."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) >= 10**EXACT_DIGITS:
        raise BadValue("ref_number", value)
    ref = unicodedata.normalize("NFKC", text_of(value))
    if not ref:
        raise BadValue("empty")
    if len(ref) > MAX_REF or "\n" in ref:
        raise BadValue("ref_long", ref)
    return ref


def phone_of(value):
    """Telephone number as text, whole numbers without their decimal point."""
    phone = text_of(value)
    if len(phone) > MAX_REF:
        raise BadValue("phone_long", phone)
    return phone


def flag_of(value):
    """Whether a mark says yes."""
    mark = unicodedata.normalize("NFKC", text_of(value)).casefold()
    if mark in YES:
        return True
    if mark in NO:
        return False
    raise BadValue("flag", mark)


def urgency_of(value):
    """Urgency as the classes of matters know it: ``normal``, ``urgent`` or ``emergency``."""
    word = text_of(value)
    if word not in URGENCIES:
        raise BadValue("urgency", word)
    return URGENCIES[word]


def moment_of(value):
    """Moment of a cell in the time of the office.

    :return: (naive local datetime, whether a time of day was given), or None for an empty cell
    :raises BadValue: ``date``
    """
    if isinstance(value, datetime):
        return _as_local(value), bool(value.time())
    if isinstance(value, date):
        return datetime.combine(value, time.min), False
    if isinstance(value, float) and SERIAL_RANGE[0] < value < SERIAL_RANGE[1]:
        moment = SERIAL_ZERO + timedelta(seconds=round(value * 86_400))
        return moment, bool(moment.time())
    text = unicodedata.normalize("NFKC", text_of(value))
    if not text:
        return None
    try:
        return _read_moment(text)
    except (ValueError, OverflowError):
        raise BadValue("date", text) from None


def _read_moment(text):
    if found := MOMENT.fullmatch(text):
        year, month, day, before, hour, minute, second, after = found.groups()
        half = (before or after or "").upper()
        if half in ("下午", "PM") and int(hour) < 12:
            hour = int(hour) + 12
        elif half in ("上午", "AM") and int(hour) == 12:
            hour = 0
    elif found := COMPACT.fullmatch(text):
        year, month, day, hour, minute, second = found.groups()
    else:
        return _as_local(datetime.fromisoformat(text)), True
    clock = [int(part or 0) for part in (hour, minute, second)]
    return datetime(int(year), int(month), int(day), *clock), hour is not None


def _as_local(moment):
    return (moment.astimezone(SHANGHAI) if moment.tzinfo else moment).replace(tzinfo=None, microsecond=0)


def limit_of(value):
    """Limit of an order: a moment (a day means its end) or a length.

    :return: naive local datetime, :class:`Span`, or None for an empty cell
    :raises BadValue: ``limit``
    """
    if isinstance(value, str) and (found := SPAN.fullmatch(unicodedata.normalize("NFKC", value).strip())):
        length = int(found[1])
        if not length:
            raise BadValue("limit", value)
        return Span(length, SPAN_UNITS.get(found[2], CALENDAR_DAY))
    try:
        read = moment_of(value)
    except BadValue as problem:
        raise BadValue("limit", problem.given) from None
    if read is None:
        return None
    moment, has_time = read
    return moment if has_time else datetime.combine(moment.date(), time(23, 59, 59))


def degrees_of(value):
    """Degrees in a cell, or None when it is empty."""
    if isinstance(value, bool):
        raise BadValue("degrees", value)
    if isinstance(value, (int, float)):
        return float(value)
    text = unicodedata.normalize("NFKC", text_of(value))
    if not text:
        return None
    if not POINT.fullmatch(text):
        raise BadValue("degrees", text)
    return float(text)


def point_of(longitude, latitude):
    """Point of an order in degrees.

    :return: (longitude, latitude), or None when neither is given; 0, 0 is what systems write for "unknown"
    :raises BadValue: ``half_point``, ``swapped`` or ``abroad``
    """
    if not longitude and not latitude:
        return None
    if longitude is None or latitude is None:
        raise BadValue("half_point")
    given = f"{longitude:g}, {latitude:g}"
    if _inside(longitude, "latitude") and _inside(latitude, "longitude"):
        raise BadValue("swapped", given)
    if not (_inside(longitude, "longitude") and _inside(latitude, "latitude")):
        raise BadValue("abroad", given)
    return longitude, latitude


def _inside(degrees, axis):
    low, high = CHINA[axis]
    return low <= degrees <= high
