"""Draws the photos of the demo matters: a street corner, before and after (no registry needed)."""

import io

from PIL import Image, ImageDraw

SIZE = (640, 480)


def draw_photo(seed, is_clean):
    """A drawn street corner; nothing in it is a real place.

    :param int seed: which corner
    :param bool is_clean: without the bags in front
    :return: JPEG bytes
    """
    image = Image.new("RGB", SIZE, (176 - 12 * seed % 40, 208, 230))
    draw = ImageDraw.Draw(image)
    for house in range(4):
        left, top = house * 165 - 10 * seed % 60, 90 + (house * 37 + seed * 23) % 70
        draw.rectangle((left, top, left + 150, 330), fill=(190 - house * 14, 170 - seed * 6 % 40, 150 + house * 8))
        draw.rectangle((left + 10, 250, left + 140, 268), fill=(150, 60 + 20 * house, 50))
        for column in range(3):
            draw.rectangle((left + 18 + column * 42, top + 20, left + 44 + column * 42, top + 60), fill=(225, 236, 240))
    draw.rectangle((0, 330, *SIZE), fill=(150, 150, 148))
    draw.rectangle((0, 400, *SIZE), fill=(92, 94, 98))
    for stripe in range(6):
        draw.rectangle((stripe * 120, 436, stripe * 120 + 60, 444), fill=(235, 235, 225))
    if not is_clean:
        for bag in range(5):
            left = 200 + bag * 42 + seed * 9 % 30
            draw.ellipse((left, 338 + bag % 2 * 12, left + 58, 396), fill=(40 + bag * 22, 46, 44 + bag * 9))
    content = io.BytesIO()
    image.save(content, "JPEG", quality=70)
    return content.getvalue()
