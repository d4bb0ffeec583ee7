"""What stands in an XLSX file besides its values: merged cells and formulas, read safely from the archive.

No XML parser touches the big parts and none expands an entity; sizes are checked before anything is unpacked further.
"""
import io
import re
import zipfile
from xml.etree import ElementTree

from .paper_error import SheetError

MAX_MEMBERS = 3000
MAX_INFLATED = 300 * 1024 * 1024
BLOCK = 1024 * 1024
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
REFERENCE = re.compile(rb"""\br=["']([A-Z]*)(\d+)["']""")
FORMULA = re.compile(rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f[\s>/]")
MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\b[^>]*\bref=["'](([A-Z]+)(\d+):[A-Z]+(\d+))["']""")


class SheetParts:
    """The first visible sheet of an XLSX archive.

    :param content: bytes of the file
    :param max_rows: rows the sheet may have
    :param max_columns: columns it may have
    :ivar name: name of the sheet
    :ivar formulas: list of (row, column letters)
    :ivar merged: list of (first row, last row, first column letters, reference)
    :raise SheetError: ``not_a_sheet``, ``zip_bomb``, ``too_many_rows`` or ``too_many_columns``
    """

    def __init__(self, content, max_rows, max_columns):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self._check(archive)
            self.name, path = self._first_sheet(archive)
            xml = archive.read(path)
        references = set(REFERENCE.findall(xml))
        rows = max((int(row) for _letters, row in references), default=0)
        columns = max((column_number(letters.decode()) for letters, _row in references if letters), default=0)
        # The reader allots rows × columns cells at once, so a single far-off cell would exhaust the memory.
        if rows > max_rows + 100:
            raise SheetError("too_many_rows", limit=max_rows)
        if columns > max_columns:
            raise SheetError("too_many_columns", limit=max_columns)
        self.formulas = [
            (int(found[2]), found[1].decode()) for found in map(REFERENCE.search, FORMULA.findall(xml)) if found
        ]
        self.merged = [
            (int(row), int(last), letters.decode(), reference.decode())
            for reference, letters, row, last in MERGED.findall(xml)
        ]

    def _check(self, archive):
        """Inflate every member once, counting: the sizes written in the archive may lie."""
        members = archive.infolist()
        if len(members) > MAX_MEMBERS:
            raise SheetError("zip_bomb")
        left = MAX_INFLATED
        for member in members:
            is_xml = member.filename.endswith((".xml", ".rels"))
            with archive.open(member) as stream:
                while block := stream.read(BLOCK):
                    left -= len(block)
                    if left < 0:
                        raise SheetError("zip_bomb")
                    if is_xml and (b"<!DOCTYPE" in block or b"<!ENTITY" in block):
                        raise SheetError("not_a_sheet")
        if "xl/workbook.xml" not in archive.namelist():
            raise SheetError("not_a_sheet")

    def _first_sheet(self, archive):
        """Return (name, path of the part) of the first visible sheet."""
        workbook = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        targets = {one.get("Id"): one.get("Target") for one in relations}
        for sheet in workbook.iter():
            if sheet.tag.rpartition("}")[2] == "sheet" and sheet.get("state", "visible") == "visible":
                target = targets[sheet.get(RELATION)]
                return sheet.get("name"), target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        raise SheetError("not_a_sheet")


def column_number(letters):
    """Return 1 for ``A``, 27 for ``AA``."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(index):
    """Return ``A`` for 0, ``AA`` for 26."""
    letters, number = "", index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
