"""Which kept files a browser may show; everything else is handed out as a download and never run (hostile files)."""

# By what the file begins with, never by its name or by what the sender says.
SIGNATURES = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (0, b"%PDF-", "application/pdf"),
    (4, b"ftyp", "video/mp4"),
    (0, b"ID3", "audio/mpeg"),
)
DOWNLOAD = "application/octet-stream"
PICTURES = ("image/jpeg", "image/png", "image/gif", "image/webp")


def safe_type(raw):
    """Type under which a file is kept and handed out.

    :param bytes raw: the file, or its beginning
    :return: one of a few types that run nothing, else ``application/octet-stream``
    """
    return next((mimetype for place, magic, mimetype in SIGNATURES if raw[place:place + len(magic)] == magic), DOWNLOAD)
