"""The text of a paper as data: a small language of blocks with places for facts, read without a registry.

A layout is a text. Each block begins on a line ``kind[argument]?condition: text``; lines that begin with a blank go on with
the block before. ``argument`` and ``condition`` may be left out.

- ``{party_name}`` stands for a fact that the paper needs; ``{party_phone?}`` for one that may be missing;
  ``{amount:upper}`` for a fact in another form (see ``paper_facts.show``).
- ``p?hearing: …`` is printed only when the fact ``hearing`` is given, ``p!hearing: …`` only when it is not,
  ``p?procedure=summary: …`` only when it has that value. Facts are needed only by blocks that are printed.
- A block whose argument is a fact (``table[goods]``, ``list[penalties]``, ``qa[dialogue]``, ``photos[photos]``) needs that
  fact; ``table[goods?]`` does not.
"""

import re
from dataclasses import dataclass, replace

HEAD = re.compile(r"^([a-z]+)(?:\[([^\]]*)\])?(?:([?!])([a-z_]+)(?:=([\w|]+))?)?:[ ]?(.*)$")
PLACE = re.compile(r"\{([a-z_0-9]+)(\?)?(?::(\w+))?\}")
# kind → what it prints; the printing itself is in paper_print
KINDS = {
    "p": "paragraph", "l": "line without indent", "c": "centred line", "h": "heading", "k": "second heading", "s": "small text",
    "facts": "table of labels and values", "table": "rows of a fact", "list": "rows of a fact as numbered sentences", "qa": "questions and answers",
    "box": "box of a form", "sign": "places to sign by hand", "photos": "pictures", "each": "places to sign at the foot of each page",
    "seal": "organ, date and room for the seal", "clause": "blocks of a shared clause", "page": "new page", "rule": "line",
}
YOU = "you"  # 你 or 你单位, by the kind of the party; no fact of the catalogue
ROW_KINDS = ("table", "list", "qa", "photos")


@dataclass(frozen=True)
class Block:
    """One block of a layout.

    :param kind: key of `KINDS`
    :param argument: text in brackets, or empty
    :param text: its text with places for facts
    :param conditions: tuple of ``(sign, fact, value)`` with sign ``?`` or ``!``; all must hold
    """

    kind: str
    argument: str
    text: str
    conditions: tuple = ()

    def holds(self, values):
        """Whether the block is printed with these facts."""
        for sign, code, wanted in self.conditions:
            given = is_given(values.get(code)) if wanted is None else str(values.get(code) or "") in wanted.split("|")
            if given != (sign == "?"):
                return False
        return True

    def may_hold(self, values):
        """Whether it may still be printed once more facts are there: no fact that is known speaks against it."""
        return all(
            wanted is None or not is_given(values.get(code)) or (str(values[code]) in wanted.split("|")) == (sign == "?")
            for sign, code, wanted in self.conditions)

    def facts(self):
        """The facts it names: list of (code, whether it is needed)."""
        # The places of a list are the columns of its rows.
        found = [(match[1], not match[2]) for match in PLACE.finditer(self.text if self.kind != "list" else "") if match[1] != YOU]
        if self.kind in ROW_KINDS and self.argument:
            found.append((self.argument.rstrip("?"), not self.argument.endswith("?")))
        return found


class LayoutError(ValueError):
    """A layout that cannot be read.

    :param int line: number of the line, from 1
    :param str text: the line
    """

    def __init__(self, line, text):
        super().__init__(f"line {line}: {text}")
        self.line, self.text = line, text


def is_given(value):
    """Whether a fact is there: zero counts, blank texts, empty lists and False do not."""
    if isinstance(value, str):
        return bool(value.strip())
    return value is not None and value is not False and value != [] and value != {}


def parse(layout, clauses=None):
    """Read a layout.

    :param str layout: the text
    :param clauses: code → layout of the shared clauses; ``clause[code]:`` stands for the blocks of one
    :return: tuple of `Block`
    :raises LayoutError: a line that is no block, an unknown kind or clause, a brace left open
    """
    heads = []
    for number, line in enumerate((layout or "").splitlines(), 1):
        if not line.strip():
            continue
        if line[0] in " \t" and heads:
            heads[-1][1].append(line.strip())
            continue
        match = HEAD.match(line.strip())
        if not match or match[1] not in KINDS or PLACE.sub("", line).count("{"):
            raise LayoutError(number, line)
        heads.append((match, [match[6]] if match[6] else []))
    blocks = []
    for match, lines in heads:
        block = Block(match[1], match[2] or "", "\n".join(lines), ((match[3], match[4], match[5]),) if match[3] else ())
        if block.kind != "clause":
            blocks.append(block)
        elif block.argument in (clauses or {}):
            inner = parse(clauses[block.argument], {code: text for code, text in clauses.items() if code != block.argument})
            blocks += [replace(one, conditions=block.conditions + one.conditions) for one in inner]
        else:
            raise LayoutError(0, match[0])
    return tuple(blocks)


def named_facts(blocks):
    """Codes of all facts a paper may show, in order of appearance, conditions included.

    :return: dictionary of code to whether some unconditional block needs it
    """
    named = {}
    for block in blocks:
        for code, needed in [*((code, False) for _sign, code, _wanted in block.conditions), *block.facts()]:
            named[code] = named.get(code, False) or (needed and not block.conditions)
    return named


def missing_facts(blocks, values):
    """Codes of the facts that the paper needs with these values and does not have.

    :return: list of codes in order of appearance
    """
    missing = {}
    for block in blocks:
        if block.holds(values):
            missing |= {code: None for code, needed in block.facts() if needed and not is_given(values.get(code))}
    return list(missing)


def table_columns(block):
    """The columns of a table as printed. :return: list of (heading, key of the rows or ``#``, width)"""
    columns = []
    for cell in re.split(r"[|\n]", block.text):
        label, _equal, key = cell.strip().partition("=")
        key, _star, width = key.partition("*")
        columns.append((label, key, float(width or 1)))
    return columns


def row_columns(blocks, code):
    """Headings and keys of the rows of a fact, as the first table of the paper that prints it has them.

    :return: list of (heading, key) without the running number; empty when no table prints it
    """
    tables = (block for block in blocks if block.kind == "table" and block.argument.rstrip("?") == code)
    return [(label, key) for label, key, _width in table_columns(first) if key != "#"] if (first := next(tables, None)) else []


def used_clauses(layout, clauses):
    """The clauses that a layout puts in, with the clauses of those.

    :return: dictionary of code to layout
    """
    found, queue = {}, [layout]
    while queue:
        for code in re.findall(r"^clause\[([\w]+)\]", queue.pop(), re.MULTILINE):
            if code in clauses and code not in found:
                found[code] = clauses[code]
                queue.append(clauses[code])
    return found
