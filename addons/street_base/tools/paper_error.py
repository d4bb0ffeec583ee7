"""The one error that the plain-Python helpers for papers and sheets raise."""


class PaperError(Exception):
    """Something is wrong with what was handed in; callers put it into the user's words.

    :param code: short stable key, e.g. ``"not_an_image"``
    :param args: named facts for the sentence, e.g. ``name="a.jpg"``
    """

    def __init__(self, code, **args):
        super().__init__(f"{code}: {args}")
        self.code = code
        self.facts = args


class SheetError(PaperError):
    """A handed-in file is not a sheet that can be read."""


class ImageError(PaperError):
    """A handed-in file is not a picture that can be printed."""


class FontError(PaperError):
    """No usable Chinese font was found for a face."""
