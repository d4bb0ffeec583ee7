"""Names of files that came from outside, made harmless."""

import unicodedata

MAX_LENGTH = 60


def neutral_name(text):
    """A name that no system takes for anything but a name: letters, digits, blanks and dashes of any script.

    Separators of folders, dots, control signs, and signs that turn the direction of writing become one underscore.

    :param str text: as it came
    :return: at most `MAX_LENGTH` characters, ``file`` when nothing is left
    """
    kept = "".join(sign if _is_harmless(sign) else "_" for sign in unicodedata.normalize("NFKC", text or ""))
    words = "_".join(filter(None, kept.split("_")))[:MAX_LENGTH].strip(" -")
    return words or "file"


def _is_harmless(sign):
    return unicodedata.category(sign)[0] in "LN" or sign in " -"
