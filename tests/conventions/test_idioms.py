"""Idioms that Odoo 19 refuses or ignores, words that do not belong into a repository, buttons that lead nowhere, links without an index."""

import ast
import os
import re
import unittest
from pathlib import Path

from .tree import ADDONS, Case, all_models, files, line_of, python_files, text, tree

PYTHON = {
    r"_sql_constraints\b": "is ignored by Odoo 19: models.Constraint",
    r"\bgroups_id\b": "is group_ids in Odoo 19",
    r"\bdef (name_get|_name_search)\b": "is gone: _compute_display_name, _rec_names_search",
    r"default=fields\.Date(time)?\.(today|now|context_today)\(": "is evaluated once at import: give the function, not its result",
    r"\bself\._(cr|uid|context)\b": "is deprecated: self.env.cr, self.env.uid, self.env.context",
    r"\bcheck_access_(rights|rule)\(|\btoggle_active\b|(?<![_\w])read_group\(": "is deprecated in Odoo 19: check_access, action_archive, _read_group",
    r"@(http\.)?route\([^)]*type=[\"']json[\"']": "is jsonrpc in Odoo 19",
    r"@api\.model\s*\n\s*def create\b": "takes lists: @api.model_create_multi",
    r"\bdatetime\.(now\(\)|today\(|utcnow\()|(?<!\w)date\.today\(|fields\.Date\.today\(": "is naive: tools/period.py has the day and moment of the office",
    r"^\s*(from|import) odoo\.osv\b": "is gone: odoo.fields.Domain",
}
XML = {
    r"<tree\b|view_mode\"?>[^<]*\btree\b": "is <list> in Odoo 19",
    r"t-name=\"kanban-box\"": "is t-name=\"card\" in Odoo 19",
    r"\bname=\"groups_id\"": "is group_ids in Odoo 19",
    r"oe_chatter": "is <chatter/> in Odoo 19",
    r"\b(attrs|states)=\"": "is a Python expression in invisible, readonly, required",
    r"\bnumbercall\b|\bdoall\b": "is gone from ir.cron",
    r"\bt-raw=": "does not escape: t-out",
}
EVERYWHERE = {
    r"https?://\S*(?:debian|pypi|npmjs)\S*": "is a registry's or mirror's host: say what to fetch, not from where",
    r"(?<![\w.])/(?:work|farm|opt/street-dev)/[\w.]": "is a path of one machine",
}
TEXT = {".py", ".xml", ".md", ".sh", ".js", ".scss", ".yaml", ".yml", ".toml", ".csv", ".txt", ".conf", ".po", ".pot", ""}


def hits(path, patterns):
    """(path, line, text) for every place of a file that matches one of the patterns."""
    content = text(path)
    for pattern, advice in patterns.items() if content else ():
        for match in re.finditer(pattern, content, re.MULTILINE):
            yield path, line_of(content, match.start()), f"{match[0].strip()[:60]!r} {advice}"


class TestIdioms(Case):
    def test_python_speaks_odoo_19(self):
        self.check("python idiom", [hit for path in python_files("models", "tools", "wizard", "report", "controllers") for hit in hits(path, PYTHON)])

    def test_xml_speaks_odoo_19(self):
        self.check("xml idiom", [hit for path in files() if path.suffix == ".xml" and path.is_relative_to(ADDONS) for hit in hits(path, XML)])

    def test_no_host_of_a_mirror_and_no_path_of_a_machine(self):
        self.check("words of one machine", [
            hit for path in files() if path.suffix in TEXT and "conventions" not in path.parts and path.stat().st_size < 1 << 20
            for hit in hits(path, EVERYWHERE)
        ])


class TestButtons(Case):
    def test_every_object_button_has_its_method(self):
        odoo = os.environ.get("STREET_ODOO_PATH")
        if not odoo:
            raise unittest.SkipTest("STREET_ODOO_PATH names no Odoo; ./street test does")
        methods = {node.name for path in python_files("models", "wizard", "report") for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef)}
        wanted = [
            (path, line_of(text(path), match.start()), name[1])
            for path in files() if path.suffix == ".xml" and path.is_relative_to(ADDONS)
            for match in re.finditer(r"<(?:button|a)\b[^>]*\btype=\"object\"[^>]*>", text(path))
            if (name := re.search(r"\bname=\"(\w+)\"", match[0]))
        ]
        lost = {name for _path, _line, name in wanted} - methods
        if lost:
            defined = re.compile(r"def (\w+)\(")
            for path in Path(odoo).rglob("models/*.py"):
                lost -= set(defined.findall(path.read_text(encoding="utf-8", errors="ignore"))) if lost else set()
        self.check("button", [(path, line, f"no model has a method {name}: the button leads nowhere") for path, line, name in wanted if name in lost])


class TestIndexes(Case):
    def test_every_link_with_lists_on_the_other_side_is_indexed(self):
        links, lists = {}, []
        for path, node, name, _inherits, _kind in all_models():
            if any(isinstance(line, ast.Assign) and line.targets[0].id == "_auto" for line in node.body if isinstance(getattr(line, "targets", [None])[0], ast.Name)):
                continue  # a view of the database has no index of its own
            for line in node.body:
                if isinstance(line, ast.Assign) and isinstance(line.value, ast.Call) and isinstance(line.value.func, ast.Attribute):
                    words = {word.arg: word.value for word in line.value.keywords}
                    if line.value.func.attr == "Many2one":
                        links[name, line.targets[0].id] = path, line.lineno, words
                    elif line.value.func.attr == "One2many":
                        given = [getattr(value, "value", None) for value in line.value.args] + [
                            getattr(words.get(word), "value", None) for word in ("comodel_name", "inverse_name") if word in words]
                        lists.append((given[0], given[1] if len(given) > 1 else None))
        found = []
        for key in {key for key in lists if key in links}:
            path, number, words = links[key]
            stored = "related" not in words and "compute" not in words or getattr(words.get("store"), "value", False)
            if stored and not getattr(words.get("index"), "value", False):
                found.append((path, number, f"{key[0]}.{key[1]} has a one2many on the other side: index=True or \"btree_not_null\""))
        self.check("index", found)
