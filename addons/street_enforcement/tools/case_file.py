"""Binds the papers of a case into one PDF: pages numbered at the outer upper corner, annotations and scripts left out."""

import io
from typing import NamedTuple

from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from odoo.addons.street_base.tools.pdf_fonts import drawing
from odoo.addons.street_base.tools.pdf_image import print_photo

from .paper_print import draw_line

SCAN_BOX = (1654, 2339)  # A4 at 200 points an inch
MARGIN = 8 * mm


class Part(NamedTuple):
    """One paper of the file.

    :param name: as the index shows it
    :param content: PDF bytes
    """

    name: str
    content: bytes


def picture_page(content, name=""):
    """A scan that came as a picture, as one page of A4.

    :param content: bytes of a JPEG or PNG
    :return: PDF bytes
    """
    jpeg, width, height = print_photo(content, name, SCAN_BOX)
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    room = (A4[0] - 2 * MARGIN, A4[1] - 2 * MARGIN)
    scale = min(room[0] / width, room[1] / height)
    across, up = width * scale, height * scale
    canvas.drawImage(ImageReader(io.BytesIO(jpeg)), (A4[0] - across) / 2, (A4[1] - up) / 2, across, up)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def picture_pages(contents):
    """Pictures of the pages of one paper, as one PDF in their order.

    :param contents: list of bytes of JPEG or PNG files
    :return: PDF bytes
    """
    writer = PdfWriter()
    for content in contents:
        _add_pages(writer, picture_page(content))
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def count_pages(parts):
    """Number of pages of each part. :param parts: list of `Part`"""
    return [len(PdfReader(io.BytesIO(part.content)).pages) for part in parts]


def page_ranges(counts):
    """Pages of each part as the index prints them: ``1``, ``2-4`` …

    :param counts: number of pages of each part
    """
    ranges, first = [], 1
    for count in counts:
        last = first + count - 1
        ranges.append(str(first) if count == 1 else f"{first}-{last}")
        first = last + 1
    return ranges


def bind(front, parts, back, paper, title=""):
    """One PDF of all parts; the pages of ``parts`` carry numbers, those before and after them do not.

    :param front: PDF bytes of cover and index
    :param parts: list of `Part`
    :param back: PDF bytes of the sheets at the end
    :param paper: `Paper`, for its fonts
    :return: PDF bytes
    """
    writer = PdfWriter()
    _add_pages(writer, front)
    numbers = PdfReader(io.BytesIO(_number_sheet(sum(count_pages(parts)), paper))).pages if parts else []
    place = 0
    for part in parts:
        first = len(writer.pages)
        for page in _add_pages(writer, part.content):
            page.merge_page(numbers[place])
            place += 1
        writer.add_outline_item(title=part.name, page_number=first)
    _add_pages(writer, back)
    if title:
        writer.add_metadata({"/Title": title})
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _add_pages(writer, content):
    added = []
    for page in PdfReader(io.BytesIO(content)).pages:
        new = writer.add_page(page)
        # Scans come from outside: links, forms and scripts stay there.
        for key in ("/Annots", "/AA"):
            if key in new:
                del new[key]
        added.append(new)
    return added


def _number_sheet(count, paper):
    """A PDF with nothing but page numbers: odd pages at the right, even ones at the left."""
    target = io.BytesIO()
    # The first font of a canvas is Helvetica, which is not embedded; give it the one that draws.
    canvas = Canvas(target, pagesize=A4, initialFontName=paper.fonts.face("song")["1"].font)
    with drawing:
        for number in range(1, count + 1):
            left = A4[0] - 20 * mm if number % 2 else 12 * mm
            draw_line(canvas, paper, str(number), left, A4[1] - 9 * mm, 12)
            canvas.showPage()
        canvas.save()
    return target.getvalue()
