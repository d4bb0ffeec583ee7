"""The certificate as a card of 85.6 × 54 mm, front and back, from facts that are given; plain Python over ReportLab."""

import io

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from odoo.addons.street_base.tools import pdf_fonts
from odoo.addons.street_base.tools.pdf_flow import Jpeg, Text, TextStyle
from odoo.addons.street_base.tools.pdf_image import print_photo

WIDTH, HEIGHT = 85.6 * mm, 54 * mm
EDGE = 4 * mm
PHOTO = (22 * mm, 28 * mm)
QR = 18 * mm
QR_TOP = EDGE + 4 * mm + QR
INK = HexColor("#123a6b")
TITLE = TextStyle("hei", 11, 14, align="center")
LINE = TextStyle("song", 8, 11.5, align="left")
SMALL = TextStyle("song", 5, 7, align="center")


def draw_cards(fonts, cards, title="", author=""):
    """Two pages for each card, front and back.

    :param fonts: ``pdf_fonts.FontBook``
    :param cards: list of dictionaries: ``front_title``, ``title``, ``subtitle``, ``front`` and ``back`` as lists of (label, text), ``photo``
        (bytes or None), ``address`` (text in the QR code or None), ``mark`` (says that it is a print of the register)
    :return: PDF as bytes
    """
    target = io.BytesIO()
    with pdf_fonts.drawing:
        canvas = Canvas(target, pagesize=(WIDTH, HEIGHT), initialFontName=fonts.face("song")["1"].font)
        canvas.setTitle(title)
        canvas.setAuthor(author)
        for card in cards:
            _draw_front(canvas, fonts, card)
            canvas.showPage()
            _draw_back(canvas, fonts, card)
            canvas.showPage()
        canvas.save()
    return target.getvalue()


def _draw_front(canvas, fonts, card):
    top = _draw_frame(canvas, fonts, card["front_title"], "", card["mark"])
    left = EDGE + PHOTO[0] + 3 * mm
    canvas.setStrokeColor(INK)
    canvas.rect(EDGE, top - PHOTO[1], *PHOTO)
    if card["photo"]:
        content, width, height = print_photo(card["photo"], "photo", [round(side / 72 * 300) for side in PHOTO])
        scale = min(PHOTO[0] / width, PHOTO[1] / height)
        size = width * scale, height * scale
        canvas.drawImage(
            Jpeg(content, width, height), EDGE + (PHOTO[0] - size[0]) / 2, top - (PHOTO[1] + size[1]) / 2, *size)
    _draw_rows(canvas, fonts, card["front"], left, top, WIDTH - left - EDGE, QR + 2 * mm)
    if card["address"]:
        _draw_qr(canvas, card["address"], WIDTH - EDGE - QR, EDGE + 4 * mm)


def _draw_back(canvas, fonts, card):
    top = _draw_frame(canvas, fonts, card["title"], card["subtitle"], card["mark"])
    _draw_rows(canvas, fonts, card["back"], EDGE, top, WIDTH - 2 * EDGE)


def _draw_frame(canvas, fonts, title, subtitle, mark):
    """Edge, title and mark; returns the height at which the rest begins. The place of emblem and seal stays empty."""
    canvas.setStrokeColor(Color(0.6, 0.6, 0.6))
    canvas.setLineWidth(0.4)
    canvas.roundRect(1.2 * mm, 1.2 * mm, WIDTH - 2.4 * mm, HEIGHT - 2.4 * mm, 3 * mm)
    top = _draw(canvas, fonts, title, TITLE, EDGE, HEIGHT - EDGE, WIDTH - 2 * EDGE)
    if subtitle:
        top = _draw(canvas, fonts, subtitle, SMALL, EDGE, top, WIDTH - 2 * EDGE)
    _draw(canvas, fonts, mark, SMALL, EDGE, EDGE + SMALL.leading - 1 * mm, WIDTH - 2 * EDGE)
    return top - 1.5 * mm


def _draw_rows(canvas, fonts, rows, left, top, width, code=0):
    """Rows of label and text; those beside the code are narrower by ``code``."""
    for label, text in rows:
        top = _draw(canvas, fonts, f"{label}  {text}", LINE, left, top, width, code)


def _draw(canvas, fonts, text, style, left, top, width, code=0):
    """Write a paragraph with its upper left corner at (left, top); return its lower edge."""
    block = Text([(text, fonts.face(style.face), style.bold)], style)
    height = block.wrap(width, HEIGHT)[1]
    if code and top - height < QR_TOP:
        height = block.wrap(width - code, HEIGHT)[1]
    block.drawOn(canvas, left, top - height)
    return top - height


def _draw_qr(canvas, text, left, bottom):
    code = QrCodeWidget(text, barLevel="M", barBorder=1)
    x1, y1, x2, y2 = code.getBounds()
    drawing = Drawing(QR, QR, transform=[QR / (x2 - x1), 0, 0, QR / (y2 - y1), 0, 0])
    drawing.add(code)
    renderPDF.draw(drawing, canvas, left, bottom)
