"""How facts are kept in the snapshot of a paper and how they are shown on it: plain values in, Chinese text out."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation

from odoo.addons.street_base.tools.period import SHANGHAI, today

from .chinese_money import capitals
from .paper_layout import PLACE, YOU, is_given

KINDS = [
    ("char", "Text"), ("text", "Long text"), ("date", "Day"), ("datetime", "Moment"), ("money", "Amount in yuan"), ("number", "Numeral"),
    ("list", "Rows"), ("qa", "Questions and answers"), ("photos", "Pictures"),
]
BLANK = "＿" * 6  # what a form shows for a fact to be written by hand
ASKED, ANSWERED = ("问：", "问:"), ("答：", "答:")
PRONOUNS = {"person": "你", "sole_trader": "你", "organisation": "你单位"}
TYPED_MOMENT = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s*(\d{1,2})[:：时点](?:(\d{1,2})分?)?)?")
ROW_CUT = re.compile(r"\s*[|｜]\s*")


def plain(kind, value, columns=()):
    """A fact as the snapshot keeps it: text, number, or list of dictionaries of texts.

    :param str kind: key of `KINDS`
    :param value: date, datetime (naive: UTC), number, text, list of dictionaries, or for rows a text with one row a line and
        ``|`` between the columns
    :param columns: keys of the columns of rows
    :return: value fit for JSON; None when there is none
    :raises ValueError: a text that is no day, moment or number
    """
    if not is_given(value):
        return None
    if kind == "date":
        return _day(value).isoformat()
    if kind == "datetime":
        return _moment(value).strftime("%Y-%m-%d %H:%M:%S")
    if kind in ("money", "number"):
        return _number(value)
    if kind == "qa":
        return _dialogue(value) if isinstance(value, str) else _rows(value, ("question", "answer"))
    if kind in ("list", "photos"):
        return _rows(value, columns)
    return str(value).strip()


def _day(value):
    if isinstance(value, datetime):
        return _moment(value).replace(tzinfo=UTC).astimezone(SHANGHAI).date()
    return value if isinstance(value, date) else date.fromisoformat(str(value).strip()[:10])


def _moment(value):
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value).strip())
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def iso_text(text):
    """A day or moment as people type it, in the ISO form: ``2026年1月5日9时30分``, ``2026/1/5 9:30``, ``2026-01-05 09:30``.

    :param str text: what was typed
    :return: ISO text; the text itself when it is neither
    """
    match = TYPED_MOMENT.fullmatch(text.strip())
    if not match:
        return text.strip()
    year, month, day, hour, minute = match.groups()
    moment = f" {int(hour):02d}:{int(minute or 0):02d}" if hour else ""
    return f"{year}-{int(month):02d}-{int(day):02d}{moment}"


def _number(value):
    try:
        number = Decimal(str(value).replace(",", ""))
    except InvalidOperation as error:
        raise ValueError(value) from error
    return str(number)


def _rows(value, columns):
    keys = list(columns)
    if isinstance(value, str):
        value = _typed_rows(value, keys)
    rows = []
    for row in value:
        cells = row if isinstance(row, dict) else dict(zip(keys, [row] if isinstance(row, str) else row, strict=False))
        rows.append({key: _cell(cell) for key, cell in cells.items()})
    return rows


def _typed_rows(text, keys):
    """Rows as people type them, cut into their cells; a column alone is a sentence and not cut.

    :raises ValueError: with the line that has more cells than there are columns; nothing of it may get lost
    """
    rows = []
    for line in filter(None, map(str.strip, text.splitlines())):
        cells = ROW_CUT.split(line) if len(keys) > 1 else [line]
        while len(cells) > len(keys) and not cells[-1]:
            cells.pop()
        if len(cells) > len(keys):
            raise ValueError(line)
        if any(cells):
            rows.append(cells)
    return rows


def typed_text(kind, value, columns=()):
    """A fact that a program gave, as a person would have typed it: read again, it is the same.

    :param str kind: key of `KINDS`
    :param value: what `plain` gave
    :param columns: keys of the columns of rows, in the order in which they are typed
    :rtype: str
    """
    if kind == "qa":
        return show(kind, value)
    if kind == "datetime":
        return datetime.fromisoformat(value).replace(tzinfo=UTC).astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
    if kind == "list":
        return "\n".join(" | ".join(" ".join(str(row.get(key, "")).split()) for key in columns).rstrip(" |") for row in value)
    return str(value)


def _dialogue(text):
    """Questions and answers as people write them down: lines that begin with 问： or 答：, other lines go on."""
    rows = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith(ASKED) or not rows:
            rows.append({"question": line[2:].strip() if line.startswith(ASKED) else line, "answer": ""})
        elif line.startswith(ANSWERED):
            rows[-1]["answer"] = f"{rows[-1]['answer']}{line[2:].strip()}"
        else:
            part = "answer" if rows[-1]["answer"] else "question"
            rows[-1][part] += f"\n{line}"
    return rows


def _cell(cell):
    if isinstance(cell, (date, datetime)):
        return show("datetime" if isinstance(cell, datetime) else "date", plain("datetime" if isinstance(cell, datetime) else "date", cell))
    return cell if isinstance(cell, (int, float)) and not isinstance(cell, bool) else str(cell or "")


def show(kind, value, form=""):
    """A fact as printed.

    :param kind: key of `KINDS`
    :param value: what `plain` gave
    :param form: ``upper`` for an amount in capitals, ``time`` for the hour alone, ``lines`` for rows one below the other
    :rtype: str
    """
    if not is_given(value):
        return ""
    if kind == "date":
        return day_text(date.fromisoformat(value))
    if kind == "datetime":
        moment = datetime.fromisoformat(value).replace(tzinfo=UTC).astimezone(SHANGHAI)
        hour = f"{moment.hour}时{moment.minute:02d}分"
        return hour if form == "time" else f"{day_text(moment)}{hour}"
    if kind == "money":
        return capitals(value) if form == "upper" else f"{_trimmed(value)}元"
    if kind == "number":
        return _trimmed(value)
    if kind == "qa":
        return "\n".join(f"问：{row['question']}\n答：{row['answer']}" for row in value)
    if kind in ("list", "photos"):
        return ("\n" if form == "lines" else "、").join(row_text(row) for row in value)
    return value


def row_text(row):
    """A row inside a sentence: its first column, the others in brackets behind it."""
    first, *others = [str(cell) for cell in row.values() if is_given(cell)] or [""]
    return f"{first}（{'，'.join(others)}）" if others else first


def day_text(day):
    """2026年1月5日, without leading zeros (GB/T 9704)."""
    return f"{day.year}年{day.month}月{day.day}日"


def today_text():
    """The day in Shanghai as printed."""
    return day_text(today())


def _trimmed(value):
    text = f"{Decimal(str(value)):,.2f}".replace(",", "")
    return text.removesuffix(".00")


def fill(text, values, kinds, blank=""):
    """A text with its places filled.

    :param values: fact → what `plain` gave
    :param kinds: fact → key of `KINDS`
    :param blank: what stands for a missing fact
    """
    def place(match):
        if match[1] == YOU:
            return PRONOUNS.get(values.get("party_kind"), "你（单位）")
        shown = show(kinds.get(match[1], "char"), values.get(match[1]), match[3] or "")
        return shown or blank
    return PLACE.sub(place, text)
