"""Names and numbers of private persons in texts that leave the office (隐去当事人信息), in plain Python."""

import re

COMPOUND = frozenset(["欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连", "澹台", "皇甫", "宗政", "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于", "司空", "令狐"])
MOBILE = re.compile(r"(?<!\d)(1\d{2})\d{4}(\d{4})(?!\d)")
IDENTITY = re.compile(r"(?<!\d)(\d{6})\d{8}(\d{3}[\dXx])(?!\d)")


def mask_name(name):
    """A name with its surname only: 王小明 → 王某某, 欧阳修 → 欧阳某; another script keeps its first letter.

    :param str name: one name, in full
    """
    name = name.strip()
    if not name:
        return ""
    if name[0].isascii():
        return f"{name[0]}***"
    surname = name[:2] if name[:2] in COMPOUND and len(name) > 2 else name[0]
    return surname + "某" * min(max(len(name) - len(surname), 1), 2)


def mask_text(text, names):
    """A text without the names given, and without mobile and identity numbers.

    :param str text: any text, may be empty
    :param names: iterable of names in full
    """
    for name in sorted({name.strip() for name in names if name.strip()}, key=len, reverse=True):
        text = text.replace(name, mask_name(name))
    return IDENTITY.sub(r"\1********\2", MOBILE.sub(r"\1****\2", text))
