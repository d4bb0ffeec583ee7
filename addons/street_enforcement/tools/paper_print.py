"""Sets the blocks of a layout on a `Paper` of street_base. Plain Python; all texts on papers are Chinese by law."""

import re
from itertools import groupby

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.lib.units import mm
from reportlab.platypus import Spacer, Table

from odoo.addons.street_base.tools.pdf_flow import draw_segment
from odoo.addons.street_base.tools.pdf_layout import BODY, CELL, HEIGHT, LEADING, LEFT, RIGHT, TITLE
from odoo.addons.street_base.tools.pdf_text import break_lines

from .paper_facts import day_text, fill
from .paper_layout import PLACE, is_given, table_columns

# Body, headings and lines of forms are set in 4号 on records and internal papers, in 3号 on outward ones; what is handed over in
# the street is set in 4号 with narrower lines, so that it goes on two pages.
FORM_BODY = BODY.but(size=14, leading=25, tracking=0)
COMPACT_BODY = FORM_BODY.but(leading=21)
# A form whose last page would hold a few lines only is set tighter: leading of its text, empty lines taken out of a box that is
# filled in, padding of cells. What is handed out keeps the measures of the standard.
TIGHT_LEADING, TIGHT_LINES, TIGHT_PADDING = 21, 2, 2
FEW = 0.4  # of a page
TABLE_GAP = 4  # between a table and the text after it
STOPS = "；。;."
LIST_NUMBER = "（{}）"
QR_SIDE = 18 * mm
QR_NOTE = "扫码核验文书"
EACH_PAGE_UP = 15 * mm
LABEL_WIDTH = 84


class PaperPrinter:
    """Puts one paper together.

    :param paper: `Paper` to fill
    :param values: fact → value as the snapshot keeps it
    :param kinds: fact → kind
    :param organ: name of the organ in whose name the paper is made
    :param day: ``date`` of the paper
    :param is_form: True for records and internal papers, set tighter
    :param is_compact: True for what is handed over in the street, set tightest
    :param is_blank: True for a blank form: every fact is a line to write on
    :param photo: function of a row of pictures that returns its bytes
    :param qr: `QrMark` or None
    :param is_tight: True for a form set tighter, see `ends_on_few_lines`
    """

    def __init__(self, paper, values, kinds, organ, day, is_form=False, is_compact=False, is_blank=False, photo=None, qr=None, is_tight=False):
        self.paper, self.values, self.kinds = paper, values, kinds
        self.organ, self.day, self.is_blank, self.photo, self.qr = organ, day, is_blank, photo, qr
        self.is_form = is_form and not is_compact
        self.is_tight = is_tight and self.is_form
        self.body = COMPACT_BODY if is_compact else FORM_BODY if is_form else BODY
        if self.is_tight:
            self.body, paper.padding = self.body.but(leading=TIGHT_LEADING), TIGHT_PADDING
        self.each_page = []
        self.page_count = 0
        paper.on_page = self._end_page

    def ends_on_few_lines(self):
        """Whether it is a form whose last page, not its only one, holds little: set tighter it may need a page less."""
        return self.is_form and self.page_count > 1 and self.paper.used <= FEW * HEIGHT

    def head(self, title, number="", show_organ=True):
        """The head of the paper: organ, title, number."""
        if show_organ:
            self.paper.text(self.organ, TITLE.but(after=0))
        self.paper.title(title)
        if number or self.is_blank:
            self.paper.number(number or "〔　　　　〕　　号")

    def print(self, blocks):
        """Add all blocks that hold."""
        held = [block for block in blocks if self.is_blank or block.holds(self.values)]
        for kind, group in groupby(held, key=lambda block: block.kind):
            if kind == "sign":
                self.paper.sign_lines([[self._fill(label.strip()) for label in block.text.split("|")] for block in group])
                continue
            for block in group:
                getattr(self, f"_print_{kind}")(block)

    # Text

    def _fill(self, text):
        return fill(text, self.values, self.kinds, "　" * 8 if self.is_blank else "")

    def _print_p(self, block):
        self.paper.text(self._fill(block.text), self.body)

    def _print_l(self, block):
        self.paper.text(self._fill(block.text), self.body.but(indent=0))

    def _print_c(self, block):
        self.paper.text(self._fill(block.text), self.body.but(indent=0, align="center"))

    def _print_h(self, block):
        self._heading(block, "hei")

    def _print_k(self, block):
        self._heading(block, "kai")

    def _heading(self, block, face):
        self.paper.text(self._fill(block.text), self.body.but(face=face))
        self.paper.blocks[-1].keepWithNext = True

    def _print_s(self, block):
        self.paper.text(self._fill(block.text), CELL.but(indent=2, align="justify"))

    def _print_page(self, _block):
        self.paper.page_break()

    def _print_rule(self, _block):
        self.paper.rule()

    # Rows

    def _rows(self, block):
        rows = self.values.get(block.argument.rstrip("?"))
        return rows if is_given(rows) else []

    def _print_facts(self, block):
        pairs = []
        for line in re.split(r"[;\n]", block.text):
            label, _equal, text = line.strip().partition("=")
            if label:
                pairs.append((label.lstrip("*"), self._fill(text), label.startswith("*")))
        self.paper.facts(pairs, columns=int(block.argument or 2), label_width=LABEL_WIDTH)
        self._join_table()

    def _join_table(self):
        """Tables of a form that follow one another share their border; text keeps away from it."""
        last = self.paper.blocks[-1]
        last.spaceAfter = TABLE_GAP
        if len(self.paper.blocks) > 1 and isinstance(self.paper.blocks[-2], Table):
            self.paper.blocks[-2].spaceAfter = last.spaceBefore = 0

    def _print_table(self, block):
        columns = table_columns(block)
        rows = self._rows(block) or ([{} for _place in range(8)] if self.is_blank else [])
        self.paper.table(
            [label for label, _key, _width in columns],
            [[place if key == "#" else self._cell(row.get(key)) for _label, key, _width in columns] for place, row in enumerate(rows, 1)],
            widths=[width for _label, _key, width in columns], small=True,
        )
        self._join_table()

    def _cell(self, value):
        return f"{value:g}" if isinstance(value, float) else str(value if value is not None else "")

    def _print_list(self, block):
        """Each row a numbered sentence; the text of the block is its pattern, ``{key}`` a column. The last one ends the sentence."""
        rows = self._rows(block)
        for place, row in enumerate(rows, 1):
            pattern = block.text or "{text}"
            text = PLACE.sub(lambda match, row=row: self._cell(row.get(match[1], self.values.get(match[1]))), pattern)
            self.paper.text(f"{LIST_NUMBER.format(place)}{text.rstrip(STOPS)}{'。' if place == len(rows) else '；'}", self.body)
        if self.is_blank and not self._rows(block):
            self._rule_lines(3)

    def _print_qa(self, block):
        for row in self._rows(block):
            self.paper.text(f"问：{row.get('question') or ''}", self.body)
            self.paper.text(f"答：{row.get('answer') or ''}", self.body)
        if self.is_blank:
            self._rule_lines(12)

    def _rule_lines(self, count):
        for _place in range(count):
            self.paper.blocks.append(Spacer(1, LEADING / 2))
            self.paper.rule()

    def _print_photos(self, block):
        rows = self._rows(block)
        if rows and self.photo:
            self.paper.photos([(self.photo(row), f"图{place}　{row.get('name') or ''}", row.get("name") or "") for place, row in enumerate(rows, 1)])

    # Forms

    def _print_box(self, block):
        label, _bar, text = block.text.partition("|")
        text, _bar, foot = text.partition("|")
        text, lines = self._fill(text.strip()), int(block.argument or 4)
        if text and self.is_tight:  # an empty one is filled in by hand and keeps its room
            lines = max(1, lines - TIGHT_LINES)
        self.paper.box(label.strip(), text, lines=lines, label_width=LABEL_WIDTH, foot=self._fill(foot.strip()))
        self._join_table()

    def _print_each(self, block):
        self.each_page = [label.strip() for label in block.text.split("|")]

    def _print_seal(self, block):
        label = "（印章）"
        self.paper.signature(self.organ, "　　年　月　日" if self.is_blank else day_text(self.day), label, note=self._fill(block.text))

    # What stands on each page

    def _end_page(self, canvas, paper, page, size):
        self.page_count = page
        if self.each_page:
            self._draw_each_page(canvas, paper, size)
        if self.qr and page == 1:
            self.qr.draw(canvas, paper, size)

    def _draw_each_page(self, canvas, paper, size):
        step = (size[0] - LEFT - RIGHT) / len(self.each_page)
        for place, label in enumerate(self.each_page):
            draw_line(canvas, paper, label, LEFT + place * step, EACH_PAGE_UP, 12)


class QrMark:
    """The QR code at the head of the first page: leads to a page that confirms number and digest.

    :param str url: address of that page
    """

    def __init__(self, url):
        self.code = QRCode(None, QRErrorCorrectLevel.M)
        self.code.addData(url)
        self.code.make()

    def draw(self, canvas, paper, size):
        """Draw it in the upper margin, at the right end of the type area."""
        count = self.code.getModuleCount()
        cell = QR_SIDE / count
        left, top = size[0] - RIGHT - QR_SIDE, size[1] - 11 * mm
        path = canvas.beginPath()
        for row in range(count):
            for column in range(count):
                if self.code.isDark(row, column):
                    path.rect(left + column * cell, top - (row + 1) * cell, cell * 1.02, cell * 1.02)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawPath(path, stroke=0, fill=1)
        draw_line(canvas, paper, QR_NOTE, left, top - QR_SIDE - 9, 8)


def draw_line(canvas, paper, text, left, up, size):
    """One line of Song type at a point of the page."""
    line = break_lines([(text, paper.fonts.face("song"), False)], size, 400)[0]
    drawn = canvas.beginText(left, up)
    for segment in line.segments:
        draw_segment(drawn, segment, size)
    canvas.drawText(drawn)
