"""Masking of personal data before a decision is published (公示脱敏; APL 48, 50; PIPL)."""

import re

COMPOUND_SURNAMES = {
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "长孙", "宇文", "司徒", "端木", "南宫", "西门", "百里", "呼延", "轩辕",
}
# A place is shown down to the subdistrict, the town or the county.
PLACE = re.compile(r"^.*?(?:街道|[镇乡](?!路|街)|[区县旗](?!路|街)|[市州盟](?!路|街))")
PRIVATE = (
    ("id_number", re.compile(r"(?<![0-9])\d{17}[0-9Xx](?![0-9A-Za-z])|(?<![0-9])\d{15}(?![0-9])")),
    ("phone", re.compile(r"(?<![0-9])1[3-9]\d{9}(?![0-9])")),
    ("account", re.compile(r"(?<![0-9A-Za-z])\d{16,19}(?![0-9A-Za-z])")),
)
ADDRESS = re.compile(r"\d+\s*(?:号楼|单元|栋|幢)\s*\d*|\d+\s*室")


def mask_name(name):
    """Name of a natural person with the given name hidden: 张三 → 张某, 欧阳修文 → 欧阳某某.

    :param str name: full name
    """
    name = (name or "").strip()
    if not name:
        return ""
    if "·" in name:
        return f"{name.split('·')[0][:1]}某某"
    surname = name[:2] if name[:2] in COMPOUND_SURNAMES and len(name) > 2 else name[:1]
    return surname + "某" * max(1, min(len(name) - len(surname), 2))


def mask_address(address):
    """Address down to the subdistrict; empty when none is named.

    :param str address: full address
    """
    found, rest = "", (address or "").strip()
    while match := PLACE.match(rest):
        found, rest = found + match.group(), rest[match.end():]
    return found


def mask_text(text, names=(), addresses=()):
    """A text with names of natural persons, addresses and numbers hidden.

    :param str text: what is to be published
    :param names: full names of natural persons
    :param addresses: full addresses of natural persons
    """
    for address in sorted(filter(None, addresses), key=len, reverse=True):
        text = text.replace(address, mask_address(address) or "某处")
    for name in sorted(filter(None, names), key=len, reverse=True):
        text = text.replace(name, mask_name(name))
    for _kind, pattern in PRIVATE:
        text = pattern.sub("***", text)
    return ADDRESS.sub("***", text)


def find_private(text, names=(), addresses=()):
    """What a text still shows of private data.

    :param str text: what is to be published
    :param names: full names that may not be in it
    :param addresses: full addresses that may not be in it
    :return: sorted list of ``name``, ``address``, ``id_number``, ``phone``, ``account``
    """
    text = text or ""
    found = {kind for kind, pattern in PRIVATE if pattern.search(text)}
    if any(name and name in text for name in names):
        found.add("name")
    if any(address and address in text for address in addresses) or ADDRESS.search(text):
        found.add("address")
    return sorted(found)
