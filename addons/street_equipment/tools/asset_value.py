"""What an item is still worth: straight line over its life, to zero."""


def months_between(start, end):
    """Whole months from one ``datetime.date`` to another, never below zero."""
    return max(0, (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day))


def value_left(cost, bought, life_months, day):
    """Value left on a day, straight line (年限平均法) without residual value.

    :param float cost: what it cost, in yuan
    :param bought: ``datetime.date``, or None when it is not known
    :param int life_months: expected life; 0 when it is not known
    :param day: ``datetime.date``
    :return: yuan with two decimals; the whole cost while purchase or life are not known
    """
    if not bought or life_months <= 0:
        return round(cost, 2)
    return round(cost * max(0, life_months - months_between(bought, day)) / life_months, 2)


def read_code(text):
    """The label code in what a scanner sends: the code itself, or the address in its QR code.

    :param str text: such as ``"ZB2026000007"`` or ``"https://host/street/item/ZB2026000007"``
    :return: the code in capitals, or an empty string
    """
    return text.strip().split("?")[0].rstrip("/").rpartition("/street/item/")[2].strip().upper()
