"""Official layout of papers: GB/T 9704-2012 (党政机关公文格式), A4, 22 lines of 28 characters.

`Paper` makes the blocks, `render` sets one or more papers into one PDF. Plain Python; the texts come translated.
"""
import io
import re
from dataclasses import dataclass, field

from reportlab import rl_config
from reportlab.lib.colors import Color, black
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Frame,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Spacer,
    Table,
)

from . import pdf_fonts
from .paper_error import ImageError
from .pdf_flow import Closing, Jpeg, NextPaper, Photo, Rule, Text, TextStyle, draw_segment
from .pdf_image import print_photo
from .pdf_text import break_lines

rl_config.useA85 = 0  # binary streams: a fifth smaller than the text encoding, and no time lost on it

TOP, LEFT, RIGHT, BOTTOM = 37 * mm, 28 * mm, 26 * mm, 35 * mm
LINES, CHARACTERS = 22, 28
WIDTH, HEIGHT = A4[0] - LEFT - RIGHT, A4[1] - TOP - BOTTOM
LEADING = HEIGHT / LINES
# 28 characters of 16 pt are 2 mm wider than the type area of the standard: word processors set them tighter too.
TRACKING = WIDTH / CHARACTERS - 16

BODY = TextStyle("fang", 16, LEADING, indent=2, tracking=TRACKING)
TITLE = TextStyle("title", 22, 34, align="center", bold=True, after=LEADING / 2)
HEADING_1 = BODY.but(face="hei")
HEADING_2 = BODY.but(face="kai")
NUMBER = BODY.but(indent=0, align="center", after=LEADING / 2)
MARK = TextStyle("title", 30, 44, align="center", bold=True)
CELL = TextStyle("song", 12, 18, align="left")
CELL_JUSTIFIED = CELL.but(align="justify")
LABEL = TextStyle("hei", 12, 18, align="center")
SMALL = TextStyle("song", 10.5, 15, align="left")
SMALL_LABEL = SMALL.but(face="hei", align="center")
CAPTION = SMALL.but(align="center")
PAGE_NUMBER = TextStyle("song", 14, 14)

SEAL_ROOM = 42 * mm  # a round organ seal is 42 mm across
CELL_PADDING = 4
TABLE_SPACE = 6
ROWS_KEPT = 2  # of a table with its heading
PHOTO_DPI = 220
WATERMARK = Color(0.55, 0.55, 0.55, alpha=0.28)


def number_text(number):
    """Return a document number with the year in the standard's brackets: ``罚决[2026]3号`` → ``罚决〔2026〕3号``."""
    return re.sub(r"[\[［(（【〔]\s*(\d{4})\s*[\]］)）】〕]", r"〔\1〕", number or "")


@dataclass
class Paper:
    """One paper: its blocks in order, and what stands on each of its pages.

    :param fonts: `pdf_fonts.FontBook`
    :param watermark: text drawn across each page of an unissued paper, or empty
    :param explain: function of a `PaperError` that returns a sentence in the reader's language
    :param is_landscape: True for wide tables such as a duty roster
    :param has_page_numbers: False for a single form page
    :param on_page: function of (canvas, paper, page number, page size) that draws more on each finished page, or None
    :param padding: points above and below the text in cells and boxes
    :param used: points that its last page takes up, once it was set by `render`
    """

    fonts: object
    watermark: str = ""
    explain: object = str
    is_landscape: bool = False
    has_page_numbers: bool = True
    on_page: object = None
    padding: float = CELL_PADDING
    used: float = 0.0
    blocks: list = field(default_factory=list)

    @property
    def width(self):
        """Width of the type area in points."""
        return A4[1] - LEFT - RIGHT if self.is_landscape else WIDTH

    # Blocks of running text

    def text(self, text, style=BODY):
        """Add one block per line of ``text``; empty lines stay as empty lines."""
        self.blocks += [self.make_text(line, style) for line in str(text or "").splitlines()]

    def title(self, text):
        """Add the title, centred, 2号."""
        self.text(text, TITLE)

    def number(self, number):
        """Add the document number line, centred, 3号."""
        self.text(number_text(number), NUMBER)

    def heading(self, text, level=1):
        """Add a heading: level 1 一、 in Hei, level 2 （一） in Kai."""
        self.text(text, HEADING_1 if level == 1 else HEADING_2)
        self.blocks[-1].keepWithNext = True

    def space(self, lines=1.0):
        """Leave ``lines`` lines of the page's pitch free."""
        self.blocks.append(Spacer(1, lines * LEADING))

    def rule(self):
        """Add a thin line over the type area."""
        self.blocks.append(Rule())

    def page_break(self):
        """Go on at the top of a new page."""
        self.blocks.append(PageBreak())

    # Tables

    def facts(self, pairs, columns=2, label_width=76):
        """Add the table of facts at the head of a paper.

        :param pairs: list of (label, value); a value may be None; a triple (label, value, True) takes a whole row
        :param columns: pairs side by side
        :param label_width: points
        """
        rows, spans = [], []
        for pair in pairs:
            label, value, is_wide = (*pair, False)[:3]
            cells = [self.make_text(label, LABEL), self._cell(value, CELL)]
            if is_wide or not rows or len(rows[-1]) >= 2 * columns or spans and spans[-1] == len(rows) - 1:
                rows.append(cells)
            else:
                rows[-1] += cells
            if is_wide:
                spans.append(len(rows) - 1)
        style = []
        for index, row in enumerate(rows):
            if len(row) < 2 * columns:
                style.append(("SPAN", (len(row) - 1, index), (-1, index)))
                row += [""] * (2 * columns - len(row))
        value_width = (self.width - columns * label_width) / columns
        self._grid(rows, [label_width, value_width] * columns, style)

    def table(self, header, rows, widths=None, aligns=None, small=False):
        """Add a table whose header repeats on each page.

        :param header: list of headings
        :param rows: list of rows of texts (None is empty)
        :param widths: relative widths, or None for equal ones
        :param aligns: list of ``left``, ``center``, ``right`` per column
        :param small: True for 五号 (10.5 pt) instead of 小四 (12 pt)
        """
        label, cell = (SMALL_LABEL, SMALL) if small else (LABEL, CELL)
        widths = widths or [1] * len(header)
        styles = [cell.but(align=align) for align in aligns or ["left"] * len(header)]
        body = [[self._cell(value, style) for value, style in zip(row, styles, strict=True)] for row in rows]
        points = [self.width * width / sum(widths) for width in widths]
        self._begin_with_rows(len(body))
        self._grid([[self.make_text(text, label) for text in header], *body], points, repeat=1, split_rows=self._is_tall(rows, points, cell))

    def _is_tall(self, rows, widths, style):
        """Whether a row may be higher than half a page. Only then is it parted: parting others leaves a heading alone at the foot of a page."""
        room = HEIGHT / 2 / style.leading * style.size
        return any(len(str(value or "")) * style.size ** 2 > room * (width - 2 * CELL_PADDING) for row in rows for value, width in zip(row, widths, strict=True))

    def _begin_with_rows(self, count):
        """A heading stays with the first rows of a table that follows; kept with all of it, it would leave half a page empty."""
        if count > ROWS_KEPT and self.blocks and isinstance(self.blocks[-1], Text) and getattr(self.blocks[-1], "keepWithNext", False):
            self.blocks[-1].keepWithNext = False
            self.blocks.insert(-1, CondPageBreak(2 * LEADING + (ROWS_KEPT + 1) * 2 * SMALL.leading))

    def box(self, label, text, lines=4, label_width=76, foot=""):
        """Add a box of a form: its label at the left, text at the right, at least ``lines`` lines high.

        :param foot: line at the right end of the box, such as the place to sign and date it
        """
        cell = self._cell(text, CELL_JUSTIFIED) if text else []
        cell = cell if isinstance(cell, list) else [cell]
        room = lines - len(cell) - bool(foot)
        if room > 0:
            cell = [*cell, Spacer(1, room * CELL.leading)]
        if foot:
            cell.append(self.make_text(foot, CELL.but(align="right")))
        # A box is parted only when it could not stand on one page.
        self._grid([[self.make_text(label, LABEL), cell]], [label_width, self.width - label_width], split_rows=len(str(text or "")) > 700)

    def photos(self, photos, columns=2, height=60 * mm):
        """Add a grid of photos; one that cannot be printed leaves a sentence in its place.

        :param photos: list of (bytes, caption, file name); a text stands in the place of a photo, None leaves it empty
        :param columns: photos side by side
        :param height: height of each picture's box in points
        """
        if not photos:
            return
        width = self.width / columns
        box = (width - 2 * CELL_PADDING, height)
        cells = [
            self.make_text(photo, CAPTION) if isinstance(photo, str) else [self._photo(photo, box), self.make_text(photo[1] or "", CAPTION)] if photo else ""
            for photo in photos
        ]
        cells += [""] * (-len(cells) % columns)
        rows = [cells[start : start + columns] for start in range(0, len(cells), columns)]
        self._grid(rows, [width] * columns, [("ALIGN", (0, 0), (-1, -1), "CENTER")], split_rows=False)

    # The end of a paper

    def signature(self, organ, date, seal_label="", side="right", note=""):
        """Add organ and date with the place of the seal left free; at least two lines of text stay on the page with it.

        :param organ: name of the organ in whose name the paper is made
        :param date: text such as ``2026年1月5日`` (no leading zeros)
        :param seal_label: e.g. ``（印章）`` printed after the organ, or empty
        :param side: ``right`` (the organ's place) only moves for forms that sign at the left
        :param note: line below it in small type, such as who gets the copies
        """
        indent = max(0, (self.width / 16 - 4 - max(len(organ) + len(seal_label), 11)) if side == "right" else 2)
        style = BODY.but(indent=indent, align="left", tracking=0)
        # The date stands centred under the organ, as the seal covers both.
        shift = (len(organ) + len(seal_label) - sum(0.5 if char.isascii() else 1 for char in date)) / 2
        block = [
            Spacer(1, SEAL_ROOM - 2 * LEADING),
            self.make_text(f"{organ}{seal_label}", style),
            self.make_text(date, style.but(indent=max(0, indent + shift))),
        ]
        if note:
            block += [Spacer(1, LEADING / 2), self.make_text(note, SMALL)]
        self.blocks.append(Closing(self._take_last_lines(), block))

    def sign_lines(self, rows):
        """Add lines of places to sign by hand; they stay together, with at least two lines of the text before them.

        :param rows: list of lists of labels, see `sign_line`
        """
        before = self._take_last_lines()
        self.blocks.append(Closing(before, [part for labels in rows for part in self._make_sign_line(labels)]))

    def _take_last_lines(self):
        """Take the last paragraphs off the paper, two lines of text or more where there are any."""
        taken = []
        while self.blocks and isinstance(self.blocks[-1], Text) and sum(self._count_characters(text) for text in taken) < 2 * CHARACTERS:
            taken.insert(0, self.blocks.pop())
        return taken

    def _count_characters(self, text):
        return sum(len(run) for run, _face, _bold in text.runs)

    def sign_line(self, labels):
        """Add one line of places to sign by hand, e.g. ``["当事人（签名）：", "执法人员（签名）："]``."""
        self.blocks.append(KeepTogether(self._make_sign_line(labels)))

    def _make_sign_line(self, labels):
        cells = [self.make_text(label, CELL.but(size=14, leading=30)) for label in labels]
        return [Spacer(1, LEADING / 2), Table([cells], colWidths=[self.width / len(labels)] * len(labels))]

    # Pieces

    def make_text(self, text, style):
        """Return one `Text` block, not added to the paper."""
        face = self.fonts.face(style.face)
        return Text([(str(text or ""), face, style.bold)], style)

    def _cell(self, value, style):
        text = "" if value is None or value is False else str(value)
        return [self.make_text(line, style) for line in text.splitlines()] or self.make_text("", style)

    def _photo(self, photo, box):
        content, _caption, name = photo
        try:
            jpeg = Jpeg(*print_photo(content, name, [round(side / 72 * PHOTO_DPI) for side in box]))
        except ImageError as error:
            return self.make_text(self.explain(error), CAPTION)
        return Photo(jpeg, box)

    def _grid(self, rows, widths, style=(), repeat=0, heights=None, split_rows=True):
        table = Table(
            rows, colWidths=widths, rowHeights=heights, repeatRows=repeat, splitInRow=int(split_rows),
            spaceBefore=TABLE_SPACE, spaceAfter=TABLE_SPACE,
        )
        table.setStyle([
            ("GRID", (0, 0), (-1, -1), 0.6, black),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), CELL_PADDING),
            ("RIGHTPADDING", (0, 0), (-1, -1), CELL_PADDING),
            ("TOPPADDING", (0, 0), (-1, -1), self.padding),
            ("BOTTOMPADDING", (0, 0), (-1, -1), self.padding),
            *style,
        ])
        self.blocks.append(table)


def render(papers, title="", author=""):
    """Set the papers one after the other, each from page 1, and return the PDF as bytes.

    :param papers: list of `Paper`, all of the same orientation
    :param title: title in the PDF's properties
    :param author: office in the PDF's properties
    """
    first = papers[0]
    size = landscape(A4) if first.is_landscape else A4
    target = io.BytesIO()
    template = BaseDocTemplate(
        target, pagesize=size, title=title, author=author, initialFontName=first.fonts.face("song")["1"].font,
    )
    area = Frame(
        LEFT, BOTTOM, size[0] - LEFT - RIGHT, size[1] - TOP - BOTTOM,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )
    template.addPageTemplates(PageTemplate("page", [area], onPage=_begin_page, onPageEnd=_end_page))
    story = []
    for paper in papers:
        story += [NextPaper(paper), PageBreak()] if story else []
        story += paper.blocks or [Spacer(1, 1)]
    template.street_paper, template.street_page = first, 0
    with pdf_fonts.drawing:
        template.build(story)
    return target.getvalue()


def _begin_page(canvas, template):
    following = canvas.__dict__.pop("street_next_paper", None)
    if following:
        template.street_paper, template.street_page = following, 0
    template.street_page += 1
    paper = template.street_paper
    if paper.has_page_numbers:
        _draw_page_number(canvas, paper, template.street_page, template.pagesize)


def _end_page(canvas, template):
    template.street_paper.used = template.pagesize[1] - TOP - template.frame._y
    if template.street_paper.watermark:
        _draw_watermark(canvas, template.street_paper, template.pagesize)
    if template.street_paper.on_page:
        template.street_paper.on_page(canvas, template.street_paper, template.street_page, template.pagesize)


def _draw_page_number(canvas, paper, page, size):
    """4号, a dash at each side, 7 mm below the type area; odd pages right, even pages left, one character in."""
    line = break_lines([(f"— {page} —", paper.fonts.face("song"), False)], 14, 200)[0]
    left = size[0] - RIGHT - 14 - line.width if page % 2 else LEFT + 14
    text = canvas.beginText(left, BOTTOM - 7 * mm - 0.8 * 14)
    for segment in line.segments:
        draw_segment(text, segment, 14)
    canvas.drawText(text)


def _draw_watermark(canvas, paper, size):
    line = break_lines([(paper.watermark, paper.fonts.face("hei"), False)], 72, 2000)[0]
    canvas.saveState()
    canvas.translate(size[0] / 2, size[1] / 2)
    canvas.rotate(52)
    canvas.setFillColor(WATERMARK)
    text = canvas.beginText(-line.width / 2, -27)
    for segment in line.segments:
        draw_segment(text, segment, 72)
    canvas.drawText(text)
    canvas.restoreState()
