"""The catalogue of every addon is complete, in step with its sources, and keeps the placeholders."""

import ast
import importlib.util
import re
import unittest

from .tree import Case, addons, files, line_of, text, tree

HAVE_POLIB = importlib.util.find_spec("polib") is not None
PLACEHOLDERS = re.compile(r"%\(\w+\)[sdfr]|%[sd]|\$\{[^}]*\}|(?<!\{)\{\w*\}|</?[a-z]\w*")
NAMED = re.compile(r"%\((\w+)\)")
MARKED = {"_", "_lt"}
JS_TERM = re.compile(r"""\b_t\(\s*(["'`])((?:\\.|(?!\1).)*)\1""", re.DOTALL)


@unittest.skipUnless(HAVE_POLIB, "polib is not in this Python; ./street test has it")
class TestTranslations(Case):
    def catalogues(self):
        import polib

        for addon in addons():
            chinese, template = addon / "i18n" / "zh_CN.po", addon / "i18n" / f"{addon.name}.pot"
            yield addon, chinese, template, polib.pofile(str(chinese)) if chinese.exists() else None, \
                polib.pofile(str(template)) if template.exists() and template.stat().st_size else []

    def test_every_addon_has_both_catalogues_with_the_same_terms(self):
        found = []
        for addon, chinese, template, entries, terms in self.catalogues():
            if entries is None or not template.exists():
                found.append((addon / "__manifest__.py", 1, "i18n/zh_CN.po or the .pot is missing: export the terms"))
                continue
            ours, theirs = {entry.msgid for entry in entries if not entry.obsolete}, {entry.msgid for entry in terms}
            found += [(chinese, 1, f"lacks “{term[:70]}”, which the .pot has: export again") for term in theirs - ours]
            found += [(template, 1, f"lacks “{term[:70]}”, which zh_CN.po has: export again") for term in ours - theirs]
        self.check("catalogues in step", found)

    def test_every_term_is_translated(self):
        found = []
        for _addon, chinese, _template, entries, _terms in self.catalogues():
            for entry in entries or ():
                if entry.obsolete:
                    found.append((chinese, entry.linenum, f"“{entry.msgid[:70]}” is obsolete: remove it"))
                elif entry.fuzzy:
                    found.append((chinese, entry.linenum, f"“{entry.msgid[:70]}” is marked fuzzy: check it"))
                elif not entry.msgstr.strip():
                    found.append((chinese, entry.linenum, f"“{entry.msgid[:70]}” has no Chinese"))
        self.check("translated", found)

    def test_placeholders_survive_the_translation(self):
        found = []
        for _addon, chinese, _template, entries, _terms in self.catalogues():
            for entry in entries or ():
                here, there = sorted(PLACEHOLDERS.findall(entry.msgid)), sorted(PLACEHOLDERS.findall(entry.msgstr))
                if entry.msgstr and here != there:
                    found.append((chinese, entry.linenum, f"“{entry.msgid[:70]}” has {here}, its Chinese {there}"))
        self.check("placeholders", found)

    def test_what_code_fills_in_can_be_filled_in_chinese(self):
        """A lone % breaks the sentence, and the reader gets the English one."""
        found = []
        for _addon, chinese, _template, entries, _terms in self.catalogues():
            for entry in entries or ():
                if NAMED.search(entry.msgid) and any("odoo-python" in (comment or "") for comment in entry.comment.splitlines()):
                    try:
                        _filled = entry.msgstr % dict.fromkeys(NAMED.findall(entry.msgid), 1)
                    except (ValueError, TypeError, KeyError) as error:
                        found.append((chinese, entry.linenum, f"“{entry.msgstr[:70]}” cannot be filled in: {error}"))
        self.check("filled in", found)

    def test_every_marked_string_is_in_the_catalogue(self):
        found = []
        for addon, _chinese, _template, _entries, terms in self.catalogues():
            known = {entry.msgid for entry in terms}
            for path in files():
                if path.is_relative_to(addon) and path.relative_to(addon).parts[0] not in ("tests", "demo") and "tests" not in path.parts:
                    found += [(path, line, f"“{term[:70]}” is not in the .pot: export the terms") for line, term in marked(path) if term not in known]
        self.check("marked strings", found)


def marked(path):
    """(line, string) of each translatable literal of a Python or JavaScript file."""
    if path.suffix == ".js" and "lib" not in path.parts:
        for match in JS_TERM.finditer(text(path)):
            yield line_of(text(path), match.start()), match[2].replace("\\'", "'").replace('\\"', '"').replace("\\n", "\n")
    elif path.suffix == ".py":
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in MARKED and node.args[0].value.strip():
                    yield node.lineno, node.args[0].value
