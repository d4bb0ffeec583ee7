"""Items read from a sheet (装备导入表) into values, with what keeps each row out. No registry."""

import unicodedata
from datetime import date, datetime
from typing import NamedTuple

# Column → headings it is known by, compared without blanks and case.
HEADINGS = {
    "name": ("名称", "装备名称", "name"),
    "category": ("类别", "装备类别", "category"),
    "serial_no": ("序列号", "出厂编号", "设备编号", "serial", "serialnumber"),
    "model": ("型号", "规格型号", "model"),
    "date_purchase": ("购置日期", "购买日期", "启用日期", "boughton"),
    "cost": ("购置价值", "购置价格", "价值", "单价", "金额", "cost"),
    "unit": ("中队", "使用单位", "使用部门", "unit"),
    "ownership": ("权属", "产权", "ownership"),
    "owner": ("所有人", "产权单位", "belongsto"),
    "warranty_date": ("保修期至", "质保到期", "warrantyuntil"),
    "life_months": ("使用年限(月)", "使用年限", "寿命(月)", "life(months)"),
    "asset_code": ("固定资产编号", "资产编号", "fixedassetnumber"),
    "location": ("存放地点", "存放位置", "keptat"),
}
OWNERSHIPS = {"自有": "own", "本单位": "own", "调拨": "allocated", "上级配发": "allocated", "借用": "borrowed", "租赁": "rented"}
TEXTS = ("name", "model", "asset_code", "location")


class Finding(NamedTuple):
    """Something that keeps a row out.

    :param row: row of the sheet, 0 for the sheet itself
    :param code: ``no_column``, ``empty``, ``missing``, ``category``, ``unit``, ``owner``, ``ownership``, ``day``, ``number``, ``serial_twice`` or ``serial_known``
    :param facts: named facts for the sentence
    """

    row: int
    code: str
    facts: dict


class Known(NamedTuple):
    """What a sheet may name: dictionaries of plain text → id, and the serial numbers that are taken."""

    categories: dict
    units: dict
    owners: dict
    serials: frozenset


def plain(value):
    """Text of a cell as it is compared: without blanks, in small letters, brackets and figures of either width alike."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return unicodedata.normalize("NFKC", "".join(str(value).split())).lower() if value is not None else ""


def find_columns(header):
    """``{column: index}``; the first heading that fits wins."""
    found = {}
    for index, heading in enumerate(header):
        for key, known in HEADINGS.items():
            if plain(heading) in known:
                found.setdefault(key, index)
    return found


def read_serials(sheet):
    """Serial numbers that a sheet names, as they are stored. :return: list of texts"""
    index = find_columns(sheet.header).get("serial_no")
    return [] if index is None else [text for text in (_text(row[index]) for row in sheet.rows) if text]


def read_items(sheet, known):
    """Read the rows of a sheet.

    :param sheet: ``street_base.tools.sheet_reader.Sheet``
    :param known: :class:`Known`
    :return: (list of values for ``maintenance.equipment``, list of :class:`Finding`)
    """
    columns = find_columns(sheet.header)
    if lacking := [name for name in ("name", "category") if name not in columns]:
        return [], [Finding(0, "no_column", {"heading": HEADINGS[lacking[0]][0]})]
    values, findings, seen = [], [], {}
    for number, cells in zip(sheet.numbers, sheet.rows, strict=True):
        row = {key: cells[index] for key, index in columns.items()}
        vals, wrong = _read_row(row, known)
        serial = vals.get("serial_no")
        if serial and serial in known.serials:
            wrong.append(("serial_known", {"serial": serial}))
        if serial and serial in seen:
            wrong.append(("serial_twice", {"serial": serial, "first": seen[serial]}))
        seen.setdefault(serial, number)
        findings += [Finding(number, code, facts) for code, facts in wrong]
        values.append(vals)
    if not values:
        findings.append(Finding(0, "empty", {}))
    return values, findings


def _text(value):
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip() if value is not None else ""


def _read_row(row, known):
    """Values of one row, and ``[(code, facts)]`` of what is wrong with it."""
    given = {name: row[name] for name in row if _text(row[name])}
    vals = {name: _text(given[name]) for name in (*TEXTS, "serial_no") if name in given}
    wrong = [("missing", {"heading": HEADINGS[name][0]}) for name in ("name", "category") if name not in given]
    for name, field, read, code in (
        ("category", "category_id", lambda value: known.categories.get(plain(_text(value))), "category"),
        ("unit", "unit_id", lambda value: known.units.get(plain(_text(value))), "unit"),
        ("owner", "owner_partner_id", lambda value: known.owners.get(plain(_text(value))), "owner"),
        ("ownership", "ownership", lambda value: OWNERSHIPS.get(_text(value)), "ownership"),
        ("date_purchase", "date_purchase", _day, "day"),
        ("warranty_date", "warranty_date", _day, "day"),
        ("cost", "cost", lambda value: _number(value, float, 1e9), "number"),
        ("life_months", "life_months", lambda value: _number(value, int, 1200), "number"),
    ):
        if name in given:
            vals[field] = read(given[name])
            if vals[field] is None:
                wrong.append((code, {"value": _text(given[name]), "heading": HEADINGS[name][0], "known": "、".join(OWNERSHIPS)}))
    return vals, wrong


def _day(value):
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    for form in ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"):
        try:
            return datetime.strptime(_text(value), form).date()
        except ValueError:
            continue
    return None


def _number(value, kind, most):
    try:
        number = float(_text(value).replace(",", ""))
    except ValueError:
        return None
    return kind(number) if 0 <= number < most and (kind is float or number.is_integer()) else None
