"""Digests of kept files, read from disk in pieces so that a long film costs no memory."""

import hashlib


def digest_of_path(path):
    """SHA-256 of a file on disk.

    :param str path: full path
    :return: hexadecimal text, or None when the file is gone or cannot be read
    """
    try:
        with open(path, "rb", buffering=0) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
