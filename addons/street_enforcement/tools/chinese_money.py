"""Amounts in Chinese capitals (大写金额), as finance and papers want them: 1050.5 → 壹仟零伍拾元伍角."""

from decimal import ROUND_HALF_UP, Decimal

DIGITS = "零壹贰叁肆伍陆柒捌玖"
SMALL = ("", "拾", "佰", "仟")
LARGE = ("", "万", "亿", "兆")


def capitals(amount):
    """An amount in capitals.

    :param amount: yuan, as number or text; rounded to cents
    :rtype: str
    :raises ValueError: a negative amount, or one beyond 16 digits
    """
    cents = int((Decimal(str(amount)) * 100).quantize(Decimal(1), ROUND_HALF_UP))
    if cents < 0 or cents >= 10 ** 18:
        raise ValueError(amount)
    yuan, rest = divmod(cents, 100)
    jiao, fen = divmod(rest, 10)
    text = f"{_whole(yuan)}元" if yuan or not rest else ""
    if not rest:
        return f"{text}整"
    if jiao:
        text += f"{DIGITS[jiao]}角"
    elif yuan:
        text += "零"
    return text + (f"{DIGITS[fen]}分" if fen else "")


def _whole(number):
    if not number:
        return DIGITS[0]
    groups, text, gap = [], "", False
    while number:
        number, group = divmod(number, 10000)
        groups.append(group)
    for place in reversed(range(len(groups))):
        group = groups[place]
        if not group:
            gap = True
            continue
        if text and (gap or group < 1000):
            text += DIGITS[0]
        text += _group(group) + LARGE[place]
        gap = False
    return text


def _group(group):
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = group // 10 ** place % 10
        if not digit:
            gap = bool(text)
            continue
        text += (DIGITS[0] if gap else "") + DIGITS[digit] + SMALL[place]
        gap = False
    return text
