"""QR codes for pages, without a library of the browser."""

import io
import re

import qrcode
import qrcode.image.svg
from markupsafe import Markup


def qr_svg(text):
    """A QR code as markup. :param str text: an address of ours. :return: ``Markup`` with an SVG element"""
    target = io.BytesIO()
    qrcode.make(text, image_factory=qrcode.image.svg.SvgPathImage, box_size=20, border=2).save(target)
    # Without a size of its own it is as wide as the page lets it be: a code is read from the last row of a room.
    return Markup(re.sub(r' (width|height)="[\d.]+mm"', "", target.getvalue().decode().partition("?>")[2]))  # drawn by us
