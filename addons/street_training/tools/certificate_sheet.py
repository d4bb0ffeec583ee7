"""Certificates of earlier years (历年执法证) read from a sheet into rows, with what keeps each row out. No registry."""

import re
from datetime import date
from typing import NamedTuple

from odoo.addons.street_base.tools.sheet_reader import as_moment, as_text

# Column → headings it is known by, compared without blanks and case.
HEADINGS = {
    "name": ("姓名", "持证人", "name", "holder"),
    "badge": ("工号", "人员编号", "badge"),
    "number": ("执法证号", "证号", "证件编号", "行政执法证号", "number"),
    "issuer": ("发证机关", "issuer"),
    "subject": ("执法主体", "所属执法主体", "subject"),
    "domains": ("执法领域", "执法类别", "领域", "domains"),
    "issued": ("发证日期", "签发日期", "issuedon"),
    "valid_to": ("有效期至", "有效期止", "到期日期", "validuntil"),
    "note": ("备注", "note"),
}
NEEDED = ("number", "domains", "issued", "valid_to")
DAYS = ("issued", "valid_to")
CUT = re.compile(r"[、,，;；/]")


class Row(NamedTuple):
    """One certificate as a sheet tells it; ``row`` is the row of the sheet."""

    row: int
    name: str
    badge: str
    number: str
    issuer: str
    subject: str
    domains: tuple
    issued: date
    valid_to: date
    note: str


class Finding(NamedTuple):
    """Something that keeps a row out.

    :param row: row of the sheet, 0 for the sheet itself
    :param code: ``no_column``, ``empty``, ``nobody``, ``missing``, ``day``, ``order`` or ``future``; the model adds its own
    :param facts: named facts for the sentence
    """

    row: int
    code: str
    facts: dict


def plain(text):
    """Text as it is compared: without blanks, in small letters."""
    return "".join(text.split()).lower()


def find_columns(header):
    """``{column: index}``; the first heading that fits wins."""
    found = {}
    for index, heading in enumerate(header):
        for key, known in HEADINGS.items():
            if plain(as_text(heading)) in known:
                found.setdefault(key, index)
    return found


def read_certificates(sheet, today):
    """Read the rows of a sheet.

    :param sheet: ``street_base.tools.sheet_reader.Sheet``
    :param date today: the day in Shanghai: nothing is issued later
    :return: (list of :class:`Row`, list of :class:`Finding`)
    """
    columns = find_columns(sheet.header)
    lacking = [HEADINGS[key][0] for key in NEEDED if key not in columns]
    if "name" not in columns and "badge" not in columns:
        lacking.insert(0, HEADINGS["name"][0])
    if lacking:
        return [], [Finding(0, "no_column", {"heading": heading}) for heading in lacking]
    rows, findings = [], []
    for number, cells in zip(sheet.numbers, sheet.rows, strict=True):
        row, found = _read_row(number, {key: cells[index] for key, index in columns.items()}, today)
        findings += found
        if not found:
            rows.append(row)
    return rows, findings or ([] if rows else [Finding(0, "empty", {})])


def _read_row(number, cells, today):
    texts = {key: " ".join(as_text(cells.get(key)).split()) for key in HEADINGS}
    if not texts["name"] and not texts["badge"]:
        return None, [Finding(number, "nobody", {})]
    found = [Finding(number, "missing", {"heading": HEADINGS[key][0]}) for key in NEEDED if not texts[key]]
    days = {}
    for key in DAYS:
        moment = as_moment(cells.get(key))
        days[key] = moment.date() if moment else None
        if texts[key] and not moment:
            found.append(Finding(number, "day", {"heading": HEADINGS[key][0], "value": texts[key]}))
    if found:
        return None, found
    if days["valid_to"] < days["issued"]:
        found.append(Finding(number, "order", {"issued": str(days["issued"]), "valid_to": str(days["valid_to"])}))
    if days["issued"] > today:
        found.append(Finding(number, "future", {"issued": str(days["issued"])}))
    domains = tuple(filter(None, (part.strip() for part in CUT.split(texts["domains"]))))
    return Row(number, texts["name"], texts["badge"], texts["number"], texts["issuer"], texts["subject"], domains, *days.values(), texts["note"]), found
