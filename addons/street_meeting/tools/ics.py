"""iCalendar (RFC 5545) without a registry: entries to text that common calendar programs read.

Written by ourselves because a feed of 2,000 entries has to be there in a third of a second: ``icalendar`` and ``vobject`` build an
object a property and take several times as long (docs/bench.md). The tests read everything back with ``icalendar``.
"""

import re
from datetime import UTC, datetime, timedelta, timezone

SHANGHAI = timezone(timedelta(hours=8))
# China has had no summer time since 1992: one offset is the whole of the zone.
_ZONE = (
    "BEGIN:VTIMEZONE", "TZID:Asia/Shanghai", "BEGIN:STANDARD", "DTSTART:19920101T000000", "TZOFFSETFROM:+0800", "TZOFFSETTO:+0800", "TZNAME:CST",
    "END:STANDARD", "END:VTIMEZONE",
)
_LIMIT = 75  # octets of a line, RFC 5545 3.1
# Characters that may not stand in a line (3.1), and those some readers take for its end.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def calendar(name, entries, now):
    """A whole calendar.

    :param str name: as calendar programs show it
    :param entries: iterable of dictionaries for :func:`event` or :func:`todo`, told apart by their ``kind``
    :param now: naive UTC moment of the making
    :return: bytes, lines ended by CR LF
    """
    # No METHOD: it would make this a message of iTIP (RFC 5546), whose entries name an organizer; strict readers (libical) mind.
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Street//Meetings//ZH", "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escape(name)}", "X-WR-TIMEZONE:Asia/Shanghai", "REFRESH-INTERVAL;VALUE=DURATION:PT1H", *_ZONE,
    ]
    stamp = f"DTSTAMP:{_utc(now)}"
    for entry in entries:
        lines += event(entry, stamp) if entry["kind"] == "event" else todo(entry, stamp)
    lines.append("END:VCALENDAR")
    return "".join([fold(line) for line in lines]).encode()


def event(entry, stamp):
    """Lines of a VEVENT.

    :param dict entry: ``uid``, ``summary``, ``start`` and ``stop`` (naive UTC moments; days for a whole day, the last one included), and where there
        are any ``place``, ``text``, ``url``, ``changed`` (naive UTC moment), ``cancelled``
    :param str stamp: line with the moment of the making
    """
    lines = ["BEGIN:VEVENT", f"UID:{escape(entry['uid'])}", stamp]
    if isinstance(entry["start"], datetime):
        lines += [f"DTSTART;TZID=Asia/Shanghai:{_local(entry['start'])}", f"DTEND;TZID=Asia/Shanghai:{_local(entry['stop'])}"]
    else:
        lines += [f"DTSTART;VALUE=DATE:{entry['start']:%Y%m%d}", f"DTEND;VALUE=DATE:{entry['stop'] + timedelta(days=1):%Y%m%d}"]
    lines += _texts(entry)
    lines += ["STATUS:CANCELLED"] if entry.get("cancelled") else []
    return [*lines, "END:VEVENT"]


def todo(entry, stamp):
    """Lines of a VTODO.

    :param dict entry: ``uid``, ``summary``, ``due`` (day), and where there are any ``place``, ``text``, ``url``, ``changed``, ``completed`` (naive
        UTC moments), ``cancelled``
    """
    lines = ["BEGIN:VTODO", f"UID:{escape(entry['uid'])}", stamp, f"DUE;VALUE=DATE:{entry['due']:%Y%m%d}", *_texts(entry)]
    if entry.get("completed"):
        lines += ["STATUS:COMPLETED", f"COMPLETED:{_utc(entry['completed'])}", "PERCENT-COMPLETE:100"]
    else:
        lines.append("STATUS:CANCELLED" if entry.get("cancelled") else "STATUS:NEEDS-ACTION")
    return [*lines, "END:VTODO"]


def clean(text):
    """Text as it comes back from a reader: one kind of line end, nothing that no line may hold."""
    return _FORBIDDEN.sub("", (text or "").replace("\r\n", "\n").replace("\r", "\n"))


def escape(text):
    """A text value (3.3.11)."""
    return clean(text).translate(_ESCAPES)


def fold(line):
    """A content line in pieces of at most 75 octets, never within a character, ended by CR LF (3.1)."""
    if len(line) * 4 <= _LIMIT or len(line.encode()) <= _LIMIT:
        return line + "\r\n"
    pieces, size, begin = [], 0, 0
    for place, character in enumerate(line):
        octets = len(character.encode())
        if size + octets > _LIMIT:
            pieces.append(line[begin:place])
            begin, size = place, 1  # the blank that continues a line counts
        size += octets
    pieces.append(line[begin:])
    return "\r\n ".join(pieces) + "\r\n"


def _texts(entry):
    lines = [f"SUMMARY:{escape(entry['summary'])}"]
    lines += [f"{name}:{escape(entry[key])}" for name, key in (("LOCATION", "place"), ("DESCRIPTION", "text")) if entry.get(key)]
    lines += [f"URL:{clean(entry['url'])}"] if entry.get("url") else []
    lines += [f"LAST-MODIFIED:{_utc(entry['changed'])}"] if entry.get("changed") else []
    return lines


def _utc(moment):
    return f"{moment:%Y%m%dT%H%M%SZ}"


def _local(moment):
    return f"{moment.replace(tzinfo=UTC).astimezone(SHANGHAI):%Y%m%dT%H%M%S}"
