"""Unified social credit code (统一社会信用代码), GB 32100-2015."""
import re

_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_SHAPE = re.compile(rf"[{_SIGNS}]{{18}}")


def check_sign(body):
    """The 18th character of the code that begins with these 17 characters."""
    rest = sum(_SIGNS.index(sign) * weight for sign, weight in zip(body, _WEIGHTS, strict=True)) % 31
    return _SIGNS[(31 - rest) % 31]


def is_valid(code):
    """True for 18 characters of the standard's alphabet with the right check character."""
    return bool(_SHAPE.fullmatch(code)) and check_sign(code[:17]) == code[17]
