"""Numbers that identify people and organisations, checked and read without a registry."""

import re
from datetime import date

ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ID_CHECKS = "10X98765432"
CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def id_problem(number):
    """What is wrong with a resident identity number (公民身份号码, GB 11643).

    :param str number: 18 characters
    :return: ``"form"``, ``"birth"`` or ``"check"``; an empty text when it is right
    """
    if not re.fullmatch(r"\d{17}[\dX]", number or ""):
        return "form"
    if birth_date(number) is None:
        return "birth"
    total = sum(weight * int(digit) for weight, digit in zip(ID_WEIGHTS, number, strict=False))
    return "" if ID_CHECKS[total % 11] == number[17] else "check"


def birth_date(number):
    """Day of birth in a resident identity number, or None."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except (TypeError, ValueError):
        return None


def sex(number):
    """``"male"`` or ``"female"`` by the 17th digit of a resident identity number."""
    return "male" if int(number[16]) % 2 else "female"


def age_on(born, day):
    """Full years of age on a day (民法典 200-201: the birthday itself completes the year).

    :param date born: day of birth
    :param date day: the day asked for
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def is_credit_code(code):
    """Whether a unified social credit code (统一社会信用代码, GB 32100) has the right form and check character."""
    if not re.fullmatch(f"[{CREDIT_ALPHABET}]{{18}}", code or ""):
        return False
    total = sum(CREDIT_ALPHABET.index(sign) * pow(3, place, 31) for place, sign in enumerate(code[:17]))
    return CREDIT_ALPHABET.index(code[17]) == (31 - total % 31) % 31


def masked(text, head=3, tail=4):
    """A number with its middle hidden; a short one is hidden altogether."""
    text = text or ""
    if len(text) <= head + tail:
        return "*" * len(text)
    return text[:head] + "*" * (len(text) - head - tail) + text[len(text) - tail:]
