"""What is a photo, at upload and for print alike: any becomes a small upright JPEG, or a clear error."""
import io
import warnings

# Odoo keeps Pillow from loading plugins by itself; these register the formats that are accepted.
from PIL import (
    BmpImagePlugin,
    ExifTags,
    GifImagePlugin,
    Image,
    ImageOps,
    JpegImagePlugin,
    PngImagePlugin,
    WebPImagePlugin,
)

from .paper_error import ImageError

FORMATS = tuple(
    plugin.format
    for plugin in (
        BmpImagePlugin.BmpImageFile, GifImagePlugin.GifImageFile, JpegImagePlugin.JpegImageFile,
        PngImagePlugin.PngImageFile, WebPImagePlugin.WebPImageFile,
    )
)
MAX_BYTES = 25 * 1024 * 1024
MAX_PIXELS = 60_000_000  # a 50-megapixel phone still passes; beyond that memory is at risk
QUALITY = 80
CHECK_BOX = (64, 64)


def print_photo(content, name="", box=(1200, 1200)):
    """Re-encode an uploaded picture.

    :param content: bytes of the upload
    :param name: file name for the error
    :param box: width and height in pixels that the upright result fits into
    :return: (JPEG bytes, width, height in pixels); metadata such as GPS is gone
    :raise ImageError: ``image_too_large`` (megabytes), ``image_too_many_pixels`` (width, height) or ``not_an_image``
    """
    if len(content) > MAX_BYTES:
        raise ImageError("image_too_large", name=name, megabytes=MAX_BYTES // 1024**2)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit stands below
            with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
                return _encode(picture, name, box)
    except ImageError:
        raise
    except Exception as error:  # Pillow's decoders raise nearly anything on broken input
        raise ImageError("not_an_image", name=name) from error


def check_photo(content, name=""):
    """Whether an upload can be printed: it is decoded as the printing does, only smaller, so that none is taken in that cannot.

    :param content: bytes of the upload, or an empty value; its name and declared type are not trusted
    :param name: file name for the error
    :raise ImageError: as :func:`print_photo`
    """
    print_photo(content or b"", name, CHECK_BOX)


def _encode(picture, name, box):
    if picture.width * picture.height > MAX_PIXELS:
        raise ImageError("image_too_many_pixels", name=name, width=picture.width, height=picture.height)
    lies = picture.getexif().get(ExifTags.Base.Orientation, 1) > 4  # turned by a quarter once it is upright
    width, height = box[::-1] if lies else box
    scale = min(width / picture.width, height / picture.height, 1)
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    picture.draft("RGB", size)  # JPEG decodes at a fraction of its size: several times faster
    picture.thumbnail(size, Image.Resampling.BILINEAR, reducing_gap=2.0)
    ImageOps.exif_transpose(picture, in_place=True)
    if picture.mode != "RGB":
        page = Image.new("RGB", picture.size, "white")
        layer = picture.convert("RGBA")
        page.paste(layer, mask=layer)
        picture = page
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=QUALITY)
    return target.getvalue(), picture.width, picture.height
