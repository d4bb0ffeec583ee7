"""Whether uploaded bytes are a photo (no registry needed)."""

import io
import warnings

from PIL import Image, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
MAX_BYTES = 30 * 1024 * 1024
MAX_PIXELS = 120_000_000


def photo_problem(content):
    """What is wrong with bytes that should be a photo.

    :param bytes content: the file as uploaded; its name and declared type are not trusted
    :return: short English code-like text (``"empty"``, ``"too large"``, ``"not an image"``, ``"damaged"``), or ``""``
    """
    if not content:
        return "empty"
    if len(content) > MAX_BYTES:
        return "too large"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as image:
                if image.width * image.height > MAX_PIXELS:
                    return "too large"
                image.verify()
    except UnidentifiedImageError:
        return "not an image"
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return "too large"
    except Exception:  # noqa: BLE001 - whatever a decoder says of hostile bytes: they are no photo
        return "damaged"
    return ""
