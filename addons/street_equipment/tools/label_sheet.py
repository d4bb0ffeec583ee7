"""Labels with QR codes on A4 sheets or on the roll of a label printer; plain Python over ReportLab."""

import io
from typing import NamedTuple

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from odoo.addons.street_base.tools import pdf_fonts
from odoo.addons.street_base.tools.pdf_flow import Text, TextStyle

PADDING = 2 * mm
GREY = Color(0.7, 0.7, 0.7)


class Layout(NamedTuple):
    """Sheet of labels; all measures in millimetres.

    :param columns: labels side by side
    :param rows: labels one below the other
    :param width: of a label
    :param height: of a label
    :param left: margin of the sheet
    :param top: margin of the sheet
    :param gap: between two columns
    :param page: (width, height) of the page, None for A4
    """

    columns: int
    rows: int
    width: float
    height: float
    left: float = 0.0
    top: float = 0.0
    gap: float = 0.0
    page: tuple | None = None


# The sheets that shops for office supplies sell, and one label a page for label printers.
LAYOUTS = {
    "a4_24": Layout(3, 8, 70, 37, 0, 0.5),
    "a4_10": Layout(2, 5, 105, 57, 0, 6),
    "a4_40": Layout(4, 10, 52.5, 29.7),
    "a4_65": Layout(5, 13, 38.1, 21.2, 4.7, 10.7, 2.5),
    "roll_60x40": Layout(1, 1, 60, 40, page=(60, 40)),
}


class Label(NamedTuple):
    """What stands on a label. ``lines`` are texts, the first one large; ``address`` goes into the QR code."""

    code: str
    address: str
    lines: tuple
    office: str


def draw_labels(fonts, labels, layout, skip=0, has_frames=False, title="", author=""):
    """Draw labels row by row.

    :param fonts: ``pdf_fonts.FontBook``
    :param list labels: :class:`Label`
    :param layout: :class:`Layout`
    :param int skip: places of the first sheet that are used up already
    :param bool has_frames: draw where to cut, for plain paper
    :return: PDF as bytes
    """
    target = io.BytesIO()
    page = tuple(side * mm for side in layout.page) if layout.page else A4
    per_page = layout.columns * layout.rows
    with pdf_fonts.drawing:
        canvas = Canvas(target, pagesize=page, initialFontName=fonts.face("hei")["1"].font)
        canvas.setTitle(title)
        canvas.setAuthor(author)
        for number, label in enumerate(labels, skip % per_page):
            if number and number % per_page == 0:
                canvas.showPage()
            row, column = divmod(number % per_page, layout.columns)
            left = (layout.left + column * (layout.width + layout.gap)) * mm
            bottom = page[1] - (layout.top + (row + 1) * layout.height) * mm
            _draw_label(canvas, fonts, label, left, bottom, layout, has_frames)
        canvas.showPage()
        canvas.save()
    return target.getvalue()


def _draw_label(canvas, fonts, label, left, bottom, layout, has_frames):
    width, height = layout.width * mm, layout.height * mm
    if has_frames:
        canvas.setStrokeColor(GREY)
        canvas.setLineWidth(0.3)
        canvas.rect(left, bottom, width, height)
    side = min(height - 2 * PADDING, width * 0.42)
    _draw_qr(canvas, label.address, left + PADDING, bottom + (height - side) / 2, side)
    size = min(11.0, max(5.5, layout.height / 4))
    # A comma hangs over the end of a line by up to its ink: half a letter is kept free for it.
    x, room = left + PADDING + side + 1.5 * mm, width - side - 2 * PADDING - 1.5 * mm - max(0.0, size / 2 - PADDING / 2)
    blocks = _fit(fonts, label, size, room, height - 2 * PADDING)
    top = bottom + height - (height - sum(block.height for block in blocks)) / 2
    for block in blocks:
        top -= block.height
        block.drawOn(canvas, x, top)


def _fit(fonts, label, size, width, height):
    """Blocks of text that fit: smaller first, then without the lower lines, then cut."""
    texts = [(line, size * (1.0 if number == 0 else 0.75), number == 0) for number, line in enumerate(filter(None, label.lines))]
    code = (label.code, size * 0.9, True)
    office = (label.office, size * 0.65, False)
    choices = [[office, *texts, code], [*texts, code], [*texts[:2], code], [*texts[:1], code]]
    for choice in choices:
        for scale in (1.0, 0.85, 0.72):
            blocks = [_block(fonts, text, letter * scale, is_bold, width) for text, letter, is_bold in choice]
            if sum(block.height for block in blocks) <= height:
                return blocks
    name, letter = texts[0][0] if texts else "", size * 0.72
    while len(name) > 1 and sum(block.height for block in blocks) > height:
        name = name[:-1]
        blocks = [_block(fonts, f"{name}…", letter, True, width), _block(fonts, label.code, letter * 0.9, True, width)]
    return blocks


def _block(fonts, text, size, is_bold, width):
    block = Text([(text, fonts.face("hei"), is_bold)], TextStyle("hei", size, size * 1.25, align="left", bold=is_bold))
    block.wrap(width, 1000 * mm)
    return block


def _draw_qr(canvas, text, left, bottom, side):
    code = QrCodeWidget(text, barLevel="M", barBorder=1)
    x1, y1, x2, y2 = code.getBounds()
    drawing = Drawing(side, side, transform=[side / (x2 - x1), 0, 0, side / (y2 - y1), 0, 0])
    drawing.add(code)
    renderPDF.draw(drawing, canvas, left, bottom)
