"""Moves of a record through its states, declared as data (no registry needed)."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from .citation import cite


class Obstacle(NamedTuple):
    """One reason why a move may not be made.

    :param code: short stable key, for tests and for addons that replace a text
    :param text: sentence for the user: which record, what is wrong, what to do next
    :param article: law article or gate it rests on, e.g. ``"APL 42, G03"``
    """

    code: str
    text: str
    article: str = ""

    def __str__(self):
        return f"{self.text} ({self.article})" if self.article else self.text

    def sentence(self, lang):
        """The same for a reader: Chinese readers find the law by its Chinese name. :param str lang: code of the language"""
        if not self.article or not (lang or "").startswith("zh"):
            return str(self)
        return f"{self.text.rstrip()}（{cite(self.article, lang)}）"


@dataclass(frozen=True)
class Transition:
    """One edge of a state machine.

    :param source: states the move starts from
    :param target: state it ends in; None when the move changes facts but not the state (urging, suspending a clock)
    :param groups: XML ids of groups, comma separated; one of them is needed. Empty: whoever has the access below
    :param reason: whether the move takes a reason that may not be blank
    :param access: ``"write"``, or ``"read"`` for a move by somebody who may only look at the record otherwise
    :param label: name of the move for people (a lazy translation)
    """

    source: tuple[str, ...]
    target: str | None = None
    groups: str = ""
    reason: bool = False
    access: str = "write"
    label: object = ""


@dataclass(frozen=True)
class Kept:
    """Facts that stay as they are once their record has moved on.

    :param free: states in which people may still write them; in every other state, one added later included, they are kept
    :param names: names of fields; None: all fields of the record
    :param but: of all, those that stay free
    :param advice: what to do instead, for people (a lazy translation)
    :param article: law article or gate it rests on
    """

    free: tuple[str, ...]
    names: AbstractSet[str] | None = None
    but: AbstractSet[str] = frozenset()
    advice: object = ""
    article: str = ""

    def among(self, names):
        """Which of some field names it keeps. :param set names: names of fields. :return: set of names"""
        return (set(names) if self.names is None else self.names & set(names)) - self.but


def merge_declared(classes, attribute):
    """Merge a dictionary that several classes of one model declare under the same name.

    :param classes: classes in method resolution order (``type(records).__mro__``)
    :param str attribute: name of the class attribute
    :return: read-only mapping; a class nearer to the front wins, a value of None removes the entry
    """
    merged = {}
    for cls in reversed(classes):
        declared = cls.__dict__.get(attribute)
        if isinstance(declared, Mapping):
            merged.update(declared)
    return MappingProxyType({key: value for key, value in merged.items() if value is not None})
