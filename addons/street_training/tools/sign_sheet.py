"""Sign-in sheets (签到表) read into rows of a class: who signed, for how many hours. No registry."""

from collections import Counter, defaultdict
from typing import NamedTuple

# Column → headings it is known by, compared without blanks and case.
HEADINGS = {
    "name": ("姓名", "签到人", "name", "person"),
    "number": ("工号", "人员编号", "number", "badge"),
    "hours": ("学时", "实到学时", "hours", "classhours"),
    "note": ("备注", "note"),
}


class Finding(NamedTuple):
    """Something that keeps a sheet out.

    :param row: row of the sheet, 0 for the sheet itself
    :param code: ``no_column``, ``nobody``, ``no_name``, ``unknown``, ``several``, ``twice`` or ``hours``
    :param facts: named facts for the sentence
    """

    row: int
    code: str
    facts: dict


def find_columns(header):
    """Return a dict of column key to index; the first heading that fits wins."""
    found = {}
    for index, heading in enumerate(header):
        plain = "".join(heading.split()).lower()
        for key, known in HEADINGS.items():
            if plain in known:
                found.setdefault(key, index)
    return found


def read_people(sheet, people):
    """Match the rows of a sheet with people.

    :param sheet: ``street_base.tools.sheet_reader.Sheet``
    :param people: list of (id, name, number or an empty text) of those who may be meant
    :return: (rows ``[{"employee_id", "hours"?, "note"?}]``, list of :class:`Finding`)
    """
    columns = find_columns(sheet.header)
    if "name" not in columns and "number" not in columns:
        return [], [Finding(0, "no_column", {})]
    by_name, by_number = defaultdict(list), {}
    for one, name, number in people:
        by_name[_plain(name)].append(one)
        if number:
            by_number[_plain(number)] = one
    rows, findings, lines = [], [], defaultdict(list)
    for number, cells in zip(sheet.numbers, sheet.rows, strict=True):
        cell = {key: cells[index] for key, index in columns.items()}
        row, finding = _read_row(cell, by_name, by_number)
        if finding:
            findings.append(Finding(number, *finding))
        else:
            rows.append(row)
            lines[row["employee_id"]].append(number)
    named = Counter(row["employee_id"] for row in rows)
    names = {one: name for one, name, _number in people}
    findings += [Finding(lines[one][1], "twice", {"name": names[one], "first": lines[one][0]}) for one, count in named.items() if count > 1]
    if not rows and not findings:
        findings.append(Finding(0, "nobody", {}))
    return rows, sorted(findings, key=lambda finding: finding.row)


def _read_row(cell, by_name, by_number):
    """Return (row, None) or (None, (code, facts)) for the cells of one row."""
    name, number = _plain(cell.get("name")), _plain(cell.get("number"))
    shown = " ".join(str(value) for value in (cell.get("name"), cell.get("number")) if value is not None)
    if not name and not number:
        return None, ("no_name", {})
    found = [by_number[number]] if number in by_number else by_name.get(name, []) if not number or name else []
    if number in by_number and name and by_number[number] not in by_name.get(name, []):
        return None, ("unknown", {"name": shown})  # the number is somebody else's
    if not found:
        return None, ("unknown", {"name": shown})
    if len(found) > 1:
        return None, ("several", {"name": shown})
    row, hours = {"employee_id": found[0]}, cell.get("hours")
    if hours is not None:
        try:
            row["hours"] = float(hours)
        except (TypeError, ValueError):
            return None, ("hours", {"value": str(hours)})
    if cell.get("note"):
        row["note"] = str(cell["note"])
    return row, None


def _plain(value):
    return "".join(str(value).split()).lower() if value is not None else ""
