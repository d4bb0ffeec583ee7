"""Chinese faces of official papers, found among Debian's packages or the office's own fonts.

Each face is a chain of font files: the first one that is present draws, the others help out for the characters it
lacks (rare personal names). Fonts are opened on first use and kept for the life of the process.
"""
import hashlib
import logging
import os
import re
import threading
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from reportlab.lib import textsplit
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.platypus import paragraph

from .paper_error import FontError

_logger = logging.getLogger(__name__)

SYSTEM_FOLDERS = ("/usr/local/share/fonts", "/usr/share/fonts")
# Tried in this order. Names without a package are commercial fonts that an office may drop into its own folder.
FACES = {
    "song": ("simsun.ttc", "gbsn00lp.ttf", "BabelStoneHan.ttf"),
    "title": ("FZXBSJW.TTF", "simsun.ttc", "gbsn00lp.ttf", "BabelStoneHan.ttf"),
    "hei": ("simhei.ttf", "wqy-zenhei.ttc", "wqy-microhei.ttc"),
    "kai": ("simkai.ttf", "LXGWWenKai-Regular.ttf"),
    "fang": ("simfang.ttf", "LXGWWenKai-Regular.ttf"),
}
# Widest coverage of Han characters first; whatever is present takes part.
FALLBACKS = ("BabelStoneHan.ttf", "LXGWWenKai-Regular.ttf", "wqy-zenhei.ttc", "DejaVuSans.ttf")
PACKAGES = {
    "song": ("fonts-arphic-gbsn00lp", "fonts-babelstone-han"),
    "title": ("fonts-arphic-gbsn00lp", "fonts-babelstone-han"),
    "hei": ("fonts-wqy-zenhei",),
    "kai": ("fonts-lxgw-wenkai",),
    "fang": ("fonts-lxgw-wenkai",),
}
SUBSTITUTE = "〓"  # the printer's mark for a sort that is not in the case
INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0e\ufe0f")
# Marks that ReportLab's own list of "may not begin a line" lacks; for papers that use its Paragraph directly.
REPORTLAB_LACKS = "，；：！？》〉】〕…—”’·～％℃"
# ReportLab reads a font through one shared file position: one thread at a time embeds subsets.
drawing = threading.RLock()


class Glyph(NamedTuple):
    """How one character is drawn: ReportLab font name, advance in em, the character itself or its substitute."""

    font: str
    advance: float
    char: str


class Face(dict):
    """Maps each character to its `Glyph`; ``None`` for characters that leave no mark.

    :param book: the `FontBook` that opens the files
    :param name: key of `FACES`
    :param paths: font files, best first
    """

    def __init__(self, book, name, paths):
        super().__init__()
        self.book = book
        self.name = name
        self.paths = paths

    def __missing__(self, char):
        if char in INVISIBLE or (ord(char) < 32 and char != "\t"):
            self[char] = None
        else:
            self[char] = self._find(" " if char == "\t" else char) or self._find(SUBSTITUTE) or self._find("?")
        return self[char]

    def _find(self, char):
        code = ord(char)
        for path in self.paths:
            font = self.book.font(path)
            if font and code in font.face.charToGlyph:
                return Glyph(font.fontName, font.face.charWidths[code] / 1000.0, char)
        return None

    def missing(self, text):
        """Return the set of characters of ``text`` that no font of the chain can draw."""
        return {char for char in text if char not in "\n\t" and self[char] and self[char].char != char}


class FontBook:
    """The faces available on this machine.

    :param folders: folders searched recursively, best first
    """

    def __init__(self, folders):
        self.files = {}
        self.fonts = {}
        for folder in folders:
            for path in sorted(Path(folder).rglob("*")) if os.path.isdir(folder) else ():
                if path.suffix.lower() in (".ttf", ".ttc"):
                    self.files.setdefault(path.name.lower(), str(path))
        self.faces = {}

    def face(self, name):
        """Return the `Face` called ``name`` (a key of `FACES`).

        :raise FontError: code ``no_font`` with the Debian packages to install, when no file of the face is usable
        """
        if name not in self.faces:
            own = [path for path in map(self._path, FACES[name]) if path and self.font(path)]
            if not own:
                raise FontError("no_font", face=name, packages=", ".join(PACKAGES[name]))
            fallbacks = [path for path in map(self._path, FALLBACKS) if path and path not in own]
            self.faces[name] = Face(self, name, own + fallbacks)
        return self.faces[name]

    def font(self, path):
        """Return the registered ReportLab font of the file ``path``, or None when the file is of no use."""
        if path not in self.fonts:
            with drawing:
                if path not in self.fonts:
                    self.fonts[path] = self._open(path)
        return self.fonts[path]

    def _path(self, filename):
        return self.files.get(filename.lower())

    def _open(self, path):
        # The path is part of the name: two books may hold different files of the same name.
        name = f"{Path(path).stem}-{hashlib.sha1(path.encode(), usedforsecurity=False).hexdigest()[:8]}"
        try:
            font = TTFont(name, path)
        except (TTFError, OSError) as error:
            _logger.warning("Font %s cannot be embedded and is skipped: %s", path, error)
            return None
        # Each subset of ReportLab copies the whole glyph table (up to 45 MB); a view of it spares 10 ms a font.
        font.face.get_table = _TableReader(font.face)
        pdfmetrics.registerFont(font)
        return font


class _TableReader:
    """Stands in for ``face.get_table``: gives the big glyph table as a view, all others as bytes."""

    def __init__(self, face):
        self.face = face
        self.original = face.get_table

    def __call__(self, tag):
        return self if tag == "glyf" else self.original(tag)

    def __getitem__(self, part):
        start = self.face.get_table_pos("glyf")[0]
        return self.face._ttf_data[start + part.start : start + part.stop]


@lru_cache(maxsize=4)
def font_book(office_folder=None):
    """Return the `FontBook` of the machine, the office's own fonts first.

    :param office_folder: ``<data_dir>/fonts``, where an office drops its licensed fonts; read once per process
    """
    _patch_line_breaks()
    _patch_text_extraction()
    return FontBook([folder for folder in (office_folder, *SYSTEM_FOLDERS) if folder])


def _patch_line_breaks():
    # paragraph.py holds its own copy of the string, so both need the marks.
    for module in (textsplit, paragraph):
        module.ALL_CANNOT_START += "".join(mark for mark in REPORTLAB_LACKS if mark not in module.ALL_CANNOT_START)


def _patch_text_extraction():
    """Let characters beyond U+FFFF (rare names) be copied out of the PDF: ToUnicode wants them as UTF-16 pairs."""
    original = ttfonts.makeToUnicodeCMap

    def make_to_unicode(fontname, subset):
        return re.sub(r"<([0-9A-F]{5,6})>", _utf16_hex, original(fontname, subset))

    if original.__module__ == ttfonts.__name__:
        ttfonts.makeToUnicodeCMap = make_to_unicode


def _utf16_hex(match):
    return f"<{chr(int(match[1], 16)).encode('utf-16-be').hex().upper()}>"
