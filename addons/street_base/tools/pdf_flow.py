"""Blocks of a paper that ReportLab flows over the pages: text, rules, photos, signature."""
import io
from dataclasses import dataclass, replace

from reportlab.lib.colors import black
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from .pdf_text import break_lines, gap


@dataclass(frozen=True)
class TextStyle:
    """How a paragraph is set.

    :param face: key of ``pdf_fonts.FACES``
    :param size: font size in points
    :param leading: line pitch in points
    :param indent: indent of the first line in characters
    :param align: ``justify``, ``left``, ``center`` or ``right``
    :param tracking: points added to each advance
    :param bold: drawn with a thin outline, since the Song and Hei faces have no bold cut
    :param right: characters left free at the right end of the line
    :param before: points above
    :param after: points below
    """

    face: str
    size: float
    leading: float
    indent: float = 0
    align: str = "justify"
    tracking: float = 0
    bold: bool = False
    right: float = 0
    before: float = 0
    after: float = 0

    def but(self, **changes):
        """Return a copy with some values changed."""
        return replace(self, **changes)


class Text(Flowable):
    """One paragraph; splits between lines.

    :param runs: list of (text, Face, bold)
    :param style: `TextStyle`
    :param lines: the lines themselves, for a part of a split paragraph; it is never broken anew
    """

    def __init__(self, runs, style, lines=None):
        super().__init__()
        self.runs = runs
        self.style = style
        self.lines = lines
        self.is_part = lines is not None
        self._broken_for = None

    def getSpaceBefore(self):
        return self.style.before

    def getSpaceAfter(self):
        return self.style.after

    def wrap(self, width, _height):
        style = self.style
        self.width = width
        if not self.is_part and self._broken_for != width:
            room = width - style.right * style.size
            self.lines = break_lines(self.runs, style.size, room, style.indent * style.size, style.tracking)
            self._broken_for = width
        self.height = len(self.lines) * style.leading
        return width, self.height

    def split(self, width, height):
        self.wrap(width, height)
        fit = int(height / self.style.leading + 0.001)
        if fit < 1:
            return []
        if fit >= len(self.lines):
            return [self]
        return [
            Text(self.runs, self.style.but(after=0), self.lines[:fit]),
            Text(self.runs, self.style.but(before=0), self.lines[fit:]),
        ]

    def draw(self):
        style = self.style
        # Optical middle of a Han character lies about 0.38 em above the baseline.
        baseline = self.height - style.leading / 2 - 0.38 * style.size
        text = self.canv.beginText()
        room = self.width - style.right * style.size
        for line in self.lines:
            text.setTextOrigin(self._left(line, room), baseline)
            if style.align == "justify":
                text.setCharSpace(style.tracking + gap(line, style.size, room))
            else:
                text.setCharSpace(style.tracking)
            for segment in line.segments:
                draw_segment(text, segment, style.size)
            baseline -= style.leading
        self.canv.drawText(text)

    def _left(self, line, room):
        slack = room - line.width
        return {"center": slack / 2, "right": slack}.get(self.style.align, line.indent)


def draw_segment(text, segment, size):
    """Write one `Segment` into a ReportLab text object at its current point."""
    text.setFont(segment.font, size)
    if segment.bold:
        text.setStrokeColor(black)
        text._code.append(f"{size / 40:.3f} w")  # the text object has no method for the width of the outline
        text.setTextRenderMode(2)
    text.textOut(segment.text)
    if segment.bold:
        text.setTextRenderMode(0)


class Closing(Flowable):
    """The last paragraphs of a paper with what must not stand alone behind them: organ, date, room for the seal.

    Splits inside the paragraphs only, so that at least ``keep`` lines of text go with the rest (no page with a seal and one line).

    :param texts: list of `Text`, in order
    :param rest: list of flowables that stay together
    :param keep: lines of text that stay with the rest
    """

    def __init__(self, texts, rest, keep=2):
        super().__init__()
        self.texts, self.rest, self.keep = texts, rest, keep

    def getSpaceBefore(self):
        return self.texts[0].getSpaceBefore() if self.texts else 0

    def wrap(self, width, height):
        self.width = width
        self.sizes = [(one, one.wrap(width, height)[1]) for one in (*self.texts, *self.rest)]
        self.height = sum(size for _one, size in self.sizes)
        return width, self.height

    def split(self, width, height):
        self.wrap(width, height)
        if self.height <= height:
            return [self]
        lines = [(text, place) for text in self.texts for place in range(len(text.lines))]
        fit, used = 0, 0.0
        for text, _place in lines[: max(0, len(lines) - self.keep)]:
            used += text.style.leading
            if used > height + 0.001:
                break
            fit += 1
        if not fit:
            return []
        first, second = [], []
        for text in self.texts:
            take = min(fit, len(text.lines))
            fit -= take
            if take:
                first.append(Text(text.runs, text.style.but(after=0), text.lines[:take]) if take < len(text.lines) else text)
            if take < len(text.lines):
                second.append(Text(text.runs, text.style.but(before=0), text.lines[take:]) if take else text)
        return [*first, Closing(second, self.rest, self.keep)]

    def draw(self):
        top = self.height
        for one, size in self.sizes:
            top -= size
            one.drawOn(self.canv, 0, top)


class Rule(Flowable):
    """A horizontal line over the whole type area, with the same space above and below."""

    def __init__(self, thickness=0.7, color=black, space=4):
        super().__init__()
        self.thickness, self.color, self.space = thickness, color, space

    def wrap(self, width, _height):
        self.width = width
        return width, 2 * self.space

    def draw(self):
        self.canv.setLineWidth(self.thickness)
        self.canv.setStrokeColor(self.color)
        self.canv.line(0, self.space, self.width, self.space)


class Jpeg(ImageReader):
    """JPEG bytes as they go into the PDF; ReportLab's own reader would decode them only to name them.

    :param content: JPEG bytes, RGB
    :param width: pixels
    :param height: pixels
    """

    def __init__(self, content, width, height):
        self.content = content
        self._width, self._height = width, height
        self._dataA = None

    def jpeg_fh(self):
        return io.BytesIO(self.content)

    def getRGBData(self):
        return self.content  # only hashed, to find a picture that is drawn twice


class Photo(Flowable):
    """One picture centred in a box, with nothing drawn around it.

    :param reader: `Jpeg`
    :param box: (width, height) in points; the picture keeps its proportions
    """

    def __init__(self, reader, box):
        super().__init__()
        self.reader, self.box = reader, box

    def wrap(self, _width, _height):
        return self.box

    def draw(self):
        across, up = self.reader.getSize()
        scale = min(self.box[0] / across, self.box[1] / up)
        width, height = across * scale, up * scale
        self.canv.drawImage(self.reader, (self.box[0] - width) / 2, (self.box[1] - height) / 2, width, height)


class NextPaper(Flowable):
    """Tells the template that the following page is the first one of another paper (zero height)."""

    def __init__(self, paper):
        super().__init__()
        self.paper = paper

    def wrap(self, _width, _height):
        return 0, 0

    def draw(self):
        self.canv.street_next_paper = self.paper
