"""A section of the personal enforcement file: what the screen and the paper both show."""

from typing import NamedTuple


class FileSection(NamedTuple):
    """A heading and a table, as texts in the reader's language.

    :param code: fixed name; other addons find a section by it
    :param title: heading
    :param header: list of headings of the columns
    :param rows: list of rows of texts, oldest first; empty where nothing is on record
    :param widths: relative widths of the columns on paper
    """

    code: str
    title: str
    header: list
    rows: list
    widths: list
