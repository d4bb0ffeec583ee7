"""Line breaking for Chinese text with kinsoku (避头尾), numbers and Latin words kept whole.

Plain Python over widths; drawing is in ``pdf_flow``.
"""
from typing import NamedTuple

# GB/T 15834-2011 appendix: marks that may not begin a line, and marks that may not end one.
NO_START = frozenset("，。、；：？！）》〉】〕」』”’…—～·％‰℃,.;:?!)]}%>")
NO_END = frozenset("（《〈【〔「『“‘([{<￥¥$№")
# A run of these is one word; digits with their separators stay together as well.
WORD = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-./:@_&+#=~'")
MAX_SQUEEZE = 1.0  # em that one line may be squeezed to keep a closing mark on it
MAX_STRETCH = 0.25  # em that one gap may be stretched; beyond it the line stays ragged


class Segment(NamedTuple):
    """A piece of a line in one font."""

    font: str
    bold: bool
    text: str


class Line(NamedTuple):
    """One set line: its segments, natural width in points, glyph count, indent in points, last of its paragraph."""

    segments: list
    width: float
    count: int
    indent: float
    last: bool


class Atom(NamedTuple):
    """The smallest unit that stays on one line: glyphs with their weight, and the width in points."""

    glyphs: list
    width: float
    first: str
    final: str


def break_lines(runs, size, width, indent=0.0, tracking=0.0):
    """Break one paragraph into lines.

    :param runs: list of (text, Face, bold); no newline inside
    :param size: font size in points
    :param width: line width in points
    :param indent: indent of the first line in points
    :param tracking: points added to each advance (negative sets tighter)
    :return: list of `Line`, at least one
    """
    lines, current, used, room = [], [], 0.0, width - indent
    for atom in _atoms(runs, size, tracking, width):
        if current and used + atom.width > room + 0.01 and not _squeezes_in(atom, current, used, room, size):
            carried = _carry(current, atom)
            lines.append(_line(current, width - room, tracking, last=False))
            current, room = carried, width
            used = sum(one.width for one in current)
            if atom.first == " " and not current:
                continue
        current.append(atom)
        used += atom.width
    lines.append(_line(current, width - room, tracking, last=True))
    return lines


def gap(line, size, width):
    """Return the points to add to each gap of ``line`` so that it fills ``width``; 0 for a last line that fits."""
    slack = width - line.indent - line.width
    if line.count < 2 or (slack >= 0 and line.last):
        return 0.0
    share = slack / (line.count - 1)
    return share if share <= MAX_STRETCH * size else 0.0


def _atoms(runs, size, tracking, width):
    """Yield the atoms of the runs; a word longer than the line is cut into characters."""
    word = []

    def flush():
        if word:
            atom = _atom(word, size, tracking)
            yield from [atom] if atom.width <= width else (_atom([one], size, tracking) for one in word)
            word.clear()

    for text, face, bold in runs:
        for char in text:
            glyph = face[char]
            if glyph is None:
                continue
            if char in WORD:
                word.append((glyph, bold))
                continue
            yield from flush()
            yield _atom([(glyph, bold)], size, tracking)
    yield from flush()


def _atom(glyphs, size, tracking):
    width = sum(glyph.advance for glyph, _bold in glyphs) * size + tracking * len(glyphs)
    return Atom(list(glyphs), width, glyphs[0][0].char, glyphs[-1][0].char)


def _squeezes_in(atom, current, used, room, size):
    """A closing mark, or a space, may overrun the line a little; justification squeezes the line."""
    if atom.first not in NO_START and atom.first != " ":
        return False
    return len(atom.glyphs) == 1 and used + atom.width <= room + MAX_SQUEEZE * size and len(current) > 8


def _carry(current, following):
    """Take from the end of ``current`` what must go to the next line together with ``following``."""
    carried = []
    head = following.first
    while len(current) > 1 and (head in NO_START or current[-1].final in NO_END):
        carried.insert(0, current.pop())
        head = carried[0].first
    return carried


def _line(atoms, indent, tracking, last):
    while atoms and atoms[-1].first == " " and len(atoms[-1].glyphs) == 1 and not last:
        atoms = atoms[:-1]
    segments, count = [], 0
    for atom in atoms:
        for glyph, bold in atom.glyphs:
            count += 1
            if segments and segments[-1][0] == glyph.font and segments[-1][1] == bold:
                segments[-1][2].append(glyph.char)
            else:
                segments.append((glyph.font, bold, [glyph.char]))
    width = sum(atom.width for atom in atoms) - (tracking if atoms else 0.0)
    return Line([Segment(font, bold, "".join(chars)) for font, bold, chars in segments], width, count, indent, last)
