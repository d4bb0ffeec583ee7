"""Rows of an enforcement item list (执法事项清单) read into plain items. No registry, no file format.

A list comes as rows of cells under a heading row, Chinese or English. A row without a name repeats the code of an item
above it and adds one more legal basis to that item.
"""

from datetime import date, datetime
from typing import NamedTuple

# key: headings by which a column is known
HEADINGS = {
    "code": ("序号", "编号", "事项编号", "code"),
    "name": ("事项名称", "执法事项", "name"),
    "power_source": ("执法权来源", "source of power"),
    "subject": ("执法主体", "in the name of"),
    "department": ("原行使部门", "原执法部门", "original department"),
    "penalties": ("处罚种类", "penalties"),
    "penalty_trigger": ("处罚方式", "trigger"),
    "norm": ("法律依据", "依据名称", "norm"),
    "violated_clause": ("违反条款", "violated clause"),
    "penalty_clause": ("处罚条款", "penalty clause"),
    "amount_min": ("罚款下限", "at least"),
    "amount_max": ("罚款上限", "at most"),
    "amount_unit": ("金额单位", "unit"),
    "measure_power": ("强制措施", "measures"),
    "measure_basis": ("强制措施依据", "basis of measures"),
    "inspection_power": ("行政检查", "inspection"),
    "execution_power": ("强制执行", "execution"),
    "execution_basis": ("强制执行依据", "basis of execution"),
    "demolition_order": ("责成文件", "written instruction"),
    "revocation_listed": ("清单列明吊销", "revocation named"),
    "entrustment_norm": ("委托依据", "entrustment basis"),
    "date_from": ("生效日期", "valid from"),
    "date_to": ("失效日期", "valid to"),
    "procedure": ("程序规则", "procedure"),
    "classes": ("事项类别", "类别代码", "classes"),
    "domains": ("执法领域", "domains"),
}
REQUIRED = ("code", "name", "norm", "violated_clause", "penalty_clause")
BASIS_KEYS = ("norm", "violated_clause", "penalty_clause", "amount_min", "amount_max", "amount_unit")

# key: word in the list → stored value. Words for what no street can hold are read too, so that they can be refused.
WORDS = {
    "power_source": {
        "": "granted", "法定": "statutory", "赋权": "granted", "委托": "entrusted", "派驻": "stationed", "授权": "authorised",
        "法律法规授权": "authorised",
    },
    "penalty_trigger": {"": "may", "处": "shall", "可以处": "may", "可处": "may", "逾期不改": "uncorrected"},
    "amount_unit": {
        "": "yuan", "元": "yuan", "元/平方米": "yuan_sqm", "%": "percent_cost", "工程造价百分比": "percent_cost",
        "倍": "times_gains", "违法所得倍数": "times_gains", "地方规定": "local", "金额由地方规定": "local",
    },
    "measure_power": {
        "": "none", "无": "none", "查封": "seal", "扣押": "seize", "查封、扣押": "seal_seize", "查封扣押": "seal_seize",
        "冻结": "freeze", "冻结存款": "freeze",
    },
    "inspection_power": {"": "none", "无": "none", "否": "none", "有": "listed", "是": "listed"},
    "execution_power": {
        "": "none", "无": "none", "申请法院": "none", "代履行": "substitute", "强制拆除": "demolition",
        "划拨": "transfer_deposit", "划拨存款": "transfer_deposit",
    },
    "revocation_listed": {"": False, "否": False, "是": True},
}
_SEPARATORS = str.maketrans({mark: "、" for mark in ",，;；/"})


class RowError(NamedTuple):
    """What is wrong in one row.

    :param row: number of the row as the sheet shows it
    :param code: ``missing``, ``word``, ``date``, ``amount``, ``code`` (a basis row without its item), ``twice``
    :param column: key of ``HEADINGS``
    :param value: what stands in the cell
    """

    row: int
    code: str
    column: str
    value: str = ""


def map_headings(cells):
    """Find which column holds what.

    :param cells: cells of the heading row
    :return: (dictionary of key to index, list of headings that are not known, list of required keys that are missing)
    """
    known = {heading: key for key, headings in HEADINGS.items() for heading in headings}
    places, unknown = {}, []
    for index, cell in enumerate(cells):
        heading = _text(cell).lower()
        if heading in known:
            places.setdefault(known[heading], index)
        elif heading:
            unknown.append(_text(cell))
    return places, unknown, [key for key in REQUIRED if key not in places]


def read_items(places, rows):
    """Read the rows below the headings.

    :param dict places: key to index, from :func:`map_headings`
    :param rows: pairs of row number and cells
    :return: (list of item dictionaries, list of :class:`RowError`); an item has the keys of ``HEADINGS`` that are its
        own, ``row``, and ``bases``: a list of dictionaries of ``BASIS_KEYS`` with ``row``
    """
    items, errors = {}, []
    for number, cells in rows:
        row = {key: cells[index] if index < len(cells) else None for key, index in places.items()}
        if not any(_text(value) for value in row.values()):
            continue
        values, wrong = _read_row(number, row)
        errors += wrong
        code = values["code"]
        if values["name"]:
            if code in items:
                errors.append(RowError(number, "twice", "code", code))
            items[code] = {**{key: value for key, value in values.items() if key not in BASIS_KEYS}, "row": number, "bases": []}
        elif code not in items:
            errors.append(RowError(number, "code", "code", code))
        if code in items:
            items[code]["bases"].append({"row": number, **{key: values[key] for key in BASIS_KEYS}})
    return list(items.values()), errors


def _read_row(number, row):
    """One row as stored values, and its errors."""
    values, errors = {}, []
    continued = not _text(row.get("name"))
    for key in HEADINGS:
        value, code = _READERS.get(key, _read_text)(key, row.get(key))
        needed = key in REQUIRED and not (continued and key == "name")
        if code or (needed and not value):
            errors.append(RowError(number, code or "missing", key, _text(row.get(key))))
        values[key] = value
    return values, errors


def _read_text(_key, cell):
    return _text(cell), None


def _read_word(key, cell):
    word = _text(cell)
    if word in WORDS[key]:
        return WORDS[key][word], None
    return (word, None) if word in WORDS[key].values() else (None, "word")


def _read_words(_key, cell):
    return [word.strip() for word in _text(cell).translate(_SEPARATORS).split("、") if word.strip()], None


def _read_amount(_key, cell):
    text = _text(cell).replace(",", "")
    try:
        return float(text or 0), None
    except ValueError:
        return 0.0, "amount"


def _read_date(_key, cell):
    if isinstance(cell, datetime):
        return cell.date(), None
    if isinstance(cell, date):
        return cell, None
    text = _text(cell)
    for form in ("%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y.%m.%d"):
        try:
            return datetime.strptime(text, form).date(), None
        except ValueError:
            continue
    return None, "date" if text else None


def _text(cell):
    """Text of a cell; 3.0, as sheets give it, is the number 3."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


_READERS = {
    **dict.fromkeys(WORDS, _read_word),
    **dict.fromkeys(("penalties", "classes", "domains"), _read_words),
    **dict.fromkeys(("amount_min", "amount_max"), _read_amount),
    **dict.fromkeys(("date_from", "date_to"), _read_date),
}
