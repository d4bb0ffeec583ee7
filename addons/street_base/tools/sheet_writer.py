"""Sheets written row by row in constant memory: XLSX through xlsxwriter, or CSV for other systems.

Plain Python. Text is always text: nothing a user typed becomes a formula or a link.
"""
import csv
import io
import re
import tempfile
from typing import NamedTuple

import xlsxwriter

KINDS = ("text", "integer", "number", "date", "datetime")
WIDTHS = {"text": 18, "integer": 9, "number": 12, "date": 12, "datetime": 17}
FORMATS = {
    "text": {"num_format": "@"},
    "integer": {"num_format": "0"},
    "number": {"num_format": "0.00"},
    "date": {"num_format": "yyyy-mm-dd"},
    "datetime": {"num_format": "yyyy-mm-dd hh:mm"},
}
MAX_ROWS = 1_048_575  # rows of a sheet below its heading
MAX_TEXT = 32_767  # characters of a cell
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Column(NamedTuple):
    """One column of a sheet.

    :param source: field path (``"grid_id.code"``) or function of a recordset that returns one value per record
    :param heading: text in the reader's language; None takes the field's own label
    :param width: in characters; None takes the kind's
    :param kind: one of `KINDS`; None follows the field
    """

    source: object
    heading: str | None = None
    width: float | None = None
    kind: str | None = None


def write_xlsx(columns, rows, target=None, sheet_name="Sheet1"):
    """Write an XLSX file.

    :param columns: list of `Column` with heading and kind
    :param rows: iterable of lists of values: text, number, date, naive datetime in the reader's zone, or None
    :param target: binary file; None opens a temporary one that vanishes when closed
    :param sheet_name: name of the sheet; a second one follows when the rows do not fit
    :return: the binary file, at its start
    """
    target = target or tempfile.TemporaryFile()  # noqa: SIM115 (the caller closes it)
    book = xlsxwriter.Workbook(target, {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
    })
    formats = {kind: book.add_format(values) for kind, values in FORMATS.items()}
    heading = book.add_format({"bold": True, "bg_color": "#EDEDED", "bottom": 1, "text_wrap": True, "valign": "vcenter"})
    numbered, number = iter(rows), 0
    while True:
        number += 1
        name = _sheet_name(sheet_name, number)
        sheet = book.add_worksheet(name)
        _write_heading(sheet, columns, heading)
        written = _write_rows(sheet, columns, formats, numbered)
        if written < MAX_ROWS:
            break
    book.close()
    target.seek(0)
    return target


def write_csv(columns, rows, target=None):
    """Write the same rows as CSV in UTF-8 with BOM, as spreadsheet programs in China open it without a question.

    Parameters and result as `write_xlsx`.
    """
    target = target or tempfile.TemporaryFile()  # noqa: SIM115 (the caller closes it)
    text = io.TextIOWrapper(target, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.heading for column in columns])
    writer.writerows([_csv_text(value) for value in row] for row in rows)
    text.detach()
    target.seek(0)
    return target


def _sheet_name(name, number):
    name = re.sub(r"[\[\]:*?/\\]", " ", name).strip("' ")[:27] or "Sheet"
    return name if number == 1 else f"{name} {number}"


def _write_heading(sheet, columns, form):
    for index, column in enumerate(columns):
        sheet.set_column(index, index, column.width or WIDTHS[column.kind])
        sheet.write_string(0, index, column.heading or "", form)
    sheet.freeze_panes(1, 0)


def _write_rows(sheet, columns, formats, rows):
    """Write up to `MAX_ROWS` rows and return how many."""
    writers = {
        "text": lambda row, index, value, form: sheet.write_string(row, index, _cell_text(value), form),
        "integer": sheet.write_number,
        "number": sheet.write_number,
        "date": sheet.write_datetime,
        "datetime": sheet.write_datetime,
    }
    plan = [(index, writers[column.kind], formats[column.kind]) for index, column in enumerate(columns)]
    count = 0
    for count, row in enumerate(rows, 1):
        for index, write, form in plan:
            value = row[index]
            if value is not None and value != "":
                write(count, index, value, form)
        if count == MAX_ROWS:
            break
    return count


def _cell_text(value):
    text = ILLEGAL.sub("", str(value))
    return text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + "…"


def _csv_text(value):
    if value is None:
        return ""
    if isinstance(value, str):
        text = ILLEGAL.sub("", value)
        return "'" + text if text.startswith(STARTS_FORMULA) else text
    if hasattr(value, "hour"):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    return str(value)
