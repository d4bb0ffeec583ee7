"""Sheets handed in by other offices: XLSX, or CSV in UTF-8 or GB18030, read into plain rows.

Nothing is guessed silently: what may have been lost or computed is listed in `Sheet.problems`, with row and column;
a file that is no sheet, or a dangerous one, raises `SheetError`. Text stays text (ids, telephone numbers).
"""
import csv
import io
import re
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from python_calamine import CalamineWorkbook

from .paper_error import SheetError
from .sheet_parts import SheetParts, column_letters

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS = 100_000
MAX_COLUMNS = 200
MAX_TEXT = 32_767  # characters of a cell in a spreadsheet
HEADING_SEARCH = 20  # rows looked at for the headings below a title
DELIMITERS = ",\t;|，"
EXACT_DIGITS = 10**15  # a spreadsheet keeps 15 digits of a number
CELL_ERRORS = {"#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"}
SURROGATES = re.compile("[\udc80-\udcff]")
csv.field_size_limit(MAX_BYTES)  # an open quote is told by its own error
MOMENT = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]*(\d{1,2})[:：时](\d{1,2})(?:[:：分](\d{1,2})(?:\.\d+)?秒?|分)?)?$"
)


class Problem(NamedTuple):
    """Something a person must look at.

    :param row: row of the sheet, 1 for its first, or None
    :param column: letters of the column, or None
    :param code: ``undecodable``, ``merged``, ``formula``, ``cell_error``, ``long_number``, ``double_heading`` or
        ``too_many_cells``
    :param facts: named facts for the sentence, e.g. ``{"heading": "电话"}``
    """

    row: int | None
    column: str | None
    code: str
    facts: dict


@dataclass
class Sheet:
    """A table: headings, rows of the same width, and the row of the sheet each one came from.

    Cells are text, int, float, bool, date, datetime, time or None.
    """

    header: list
    rows: list
    numbers: list
    problems: list = field(default_factory=list)


def read_sheet(content, filename):
    """Read the first visible sheet of a file.

    :param content: bytes
    :param filename: its name; the extension must agree with the content
    :return: `Sheet`
    :raise SheetError: ``too_large`` (megabytes), ``wrong_extension``, ``unknown_extension``, ``old_excel``,
        ``not_a_sheet``, ``zip_bomb``, ``empty``, ``too_many_rows`` (limit), ``too_many_columns`` (limit), ``broken_quotes`` (row)
    """
    extension = filename.rpartition(".")[2].lower()
    if len(content) > MAX_BYTES:
        raise SheetError("too_large", name=filename, megabytes=MAX_BYTES // 1024**2)
    if not content.strip():
        raise SheetError("empty", name=filename)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise SheetError("old_excel", name=filename)
    if extension not in ("xlsx", "csv", "tsv", "txt"):
        raise SheetError("unknown_extension", name=filename)
    if content.startswith(b"PK\x03\x04") != (extension == "xlsx"):
        raise SheetError("wrong_extension", name=filename)
    read = _read_xlsx if extension == "xlsx" else _read_csv
    table, problems, merged = read(content, filename)
    return _as_sheet(table, problems, merged, filename)


def as_text(value):
    """Return a cell as text: whole numbers without a decimal point, moments as ISO text, None as an empty text."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    return str(value)


def as_moment(value):
    """Return a cell as a naive datetime (a date begins at 00:00), or None when it holds neither."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time())
    if isinstance(value, int | float) and not isinstance(value, bool) and 20_000 < value < 80_000:
        return datetime(1899, 12, 30) + timedelta(seconds=round(value * 86_400))  # a date typed without a date format
    match = MOMENT.match(value.strip()) if isinstance(value, str) else None
    try:
        return datetime(*(int(part or 0) for part in match.groups())) if match else None
    except ValueError:
        return None


# XLSX


def _read_xlsx(content, filename):
    try:
        parts = SheetParts(content, MAX_ROWS, MAX_COLUMNS)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        table = book.get_sheet_by_name(parts.name).to_python(skip_empty_area=False)
    except SheetError as error:
        raise SheetError(error.code, name=filename, **error.facts) from error
    except (zipfile.BadZipFile, zipfile.LargeZipFile) as error:
        raise SheetError("not_a_sheet", name=filename) from error
    except Exception as error:  # calamine has one error class per kind of damage
        raise SheetError("not_a_sheet", name=filename) from error
    problems = [Problem(row, column, "formula", {}) for row, column in parts.formulas]
    return [[_cell(value) for value in row] for row in table], problems, parts.merged


def _cell(value):
    if isinstance(value, str):
        return value.strip("\ufeff\u3000 \t\r\n\xa0") or None
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**20:
        return int(value)
    return value


# CSV


def _read_csv(content, filename):
    text, encoding = _decode(content, filename)
    lines = text.splitlines(keepends=True)
    reader = csv.reader(lines, delimiter=_delimiter(lines))
    table, problems, row = [], [], []
    for row in reader:
        if SURROGATES.search("".join(row)):
            problems.append(Problem(len(table) + 1, None, "undecodable", {"encoding": encoding}))
            table.append([])
        else:
            table.append([_csv_cell(value) for value in row])
    if row and text.count('"') % 2 and ("\n" in row[-1] or len(row[-1]) > MAX_TEXT):
        raise SheetError("broken_quotes", name=filename, row=len(table))  # an open quote swallowed the rest
    return table, problems, []


def _decode(content, filename):
    """Return (text, name of the encoding); bytes that do not fit become lone surrogates."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace"), "UTF-16"
    if b"\x00" in content or content.lstrip()[:1] == b"<" or content.startswith(b"%PDF"):
        raise SheetError("not_a_sheet", name=filename)
    foreign = [line for line in content.splitlines() if not line.isascii()]
    # Chinese in GB18030 hardly ever happens to be valid UTF-8; one broken line must not decide.
    fitting = sum(_is_utf8(line) for line in foreign)
    if 2 * fitting >= len(foreign):
        return content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape"), "UTF-8"
    return content.decode("gb18030", "surrogateescape"), "GB18030"


def _is_utf8(line):
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _delimiter(lines):
    """Return the delimiter that occurs in most of the first lines, and most often."""
    head = [re.sub(r'"[^"]*"', "", line) for line in lines[:HEADING_SEARCH]]
    return max(DELIMITERS, key=lambda mark: (sum(mark in line for line in head), sum(line.count(mark) for line in head)))


def _csv_cell(value):
    value = value.strip("\u3000 \t\r\n\xa0")
    if value.startswith('="') and value.endswith('"'):
        value = value[2:-1]  # how programs keep leading zeros in a CSV for spreadsheets
    return value or None


# Both


def _as_sheet(table, problems, merged, filename):
    """Find the headings below a title and shape the rest into rows."""
    heading = _heading_row(table)
    if heading is None:
        raise SheetError("empty", name=filename)
    header = [as_text(value) for value in table[heading]]
    while header and not header[-1]:
        header.pop()
    if len(table) - heading - 1 > MAX_ROWS:
        raise SheetError("too_many_rows", name=filename, limit=MAX_ROWS)
    if len(header) > MAX_COLUMNS:
        raise SheetError("too_many_columns", name=filename, limit=MAX_COLUMNS)
    sheet = Sheet(header, [], [], [one for one in problems if one.row > heading + 1])
    sheet.problems += [
        Problem(row, column, "merged", {"range": reference})
        for row, last, column, reference in merged if last > heading
    ]
    sheet.problems += [
        Problem(heading + 1, None, "double_heading", {"heading": name})
        for name, count in Counter(filter(None, header)).items() if count > 1
    ]
    for number, values in enumerate(table[heading + 1 :], heading + 2):
        _add_row(sheet, number, values)
    sheet.problems = [_with_heading(one, header) for one in sheet.problems]
    sheet.problems.sort(key=lambda one: (one.row, one.column or ""))
    return sheet


def _heading_row(table):
    """Return the index of the first row that is at least half as full as the fullest of the first rows."""
    counts = [sum(value is not None for value in row) for row in table[:HEADING_SEARCH]]
    wanted = max(1, max(counts, default=0) / 2)
    return next((index for index, count in enumerate(counts) if count >= wanted), None)


def _add_row(sheet, number, values):
    width = len(sheet.header)
    if not any(value is not None for value in values):
        return
    if any(value is not None for value in values[width:]):
        sheet.problems.append(Problem(number, column_letters(width), "too_many_cells", {}))
    row = [*values[:width], *[None] * (width - len(values))]
    for index, value in enumerate(row):
        if isinstance(value, str) and value in CELL_ERRORS:
            sheet.problems.append(Problem(number, column_letters(index), "cell_error", {"value": value}))
        elif isinstance(value, int) and abs(value) >= EXACT_DIGITS:
            sheet.problems.append(Problem(number, column_letters(index), "long_number", {"value": str(value)}))
    sheet.rows.append(row)
    sheet.numbers.append(number)


def _with_heading(problem, header):
    if not problem.column:
        return problem
    index = next((at for at in range(len(header)) if column_letters(at) == problem.column), None)
    return problem._replace(facts={**problem.facts, "heading": header[index] if index is not None else ""})
