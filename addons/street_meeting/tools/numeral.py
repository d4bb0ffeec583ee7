"""Numbers as papers count their parts (一、二、三、)."""

DIGITS = "零一二三四五六七八九"


def numeral(number):
    """Chinese numeral.

    :param int number: 1 to 99; 12 → 十二
    """
    tens, ones = divmod(number, 10)
    return (DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (DIGITS[ones] if ones else "")
