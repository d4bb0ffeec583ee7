"""The files of the suite as the convention tests read them: no Odoo, no database, nothing imported."""

import ast
import functools
import unittest
from pathlib import Path

from .exceptions import EXCEPTIONS

ROOT = Path(__file__).resolve().parents[2]
ADDONS = ROOT / "addons"
CODE_FOLDERS = ("models", "tools", "wizard", "report", "controllers")
SKIPPED = {".git", ".hypothesis", ".ruff_cache", "site", "var", "node_modules", "__pycache__", ".venv"}


class Case(unittest.TestCase):
    """Collects findings; each is one line `file:line: what is wrong: what to do`."""

    maxDiff = None

    def check(self, rule, findings):
        """Fail with all findings of a rule at once, and with exceptions that nothing needs any more.

        :param str rule: key in exceptions.py
        :param findings: (path, line, text) of each offence
        """
        excused = EXCEPTIONS.get(rule, {})
        lines, used = [], set()
        for path, line, text in findings:
            name = path.relative_to(ROOT).as_posix()
            key = next((key for key in excused if key == name or (key.startswith(name + ":") and key.rsplit(":", 1)[1] in text)), None)
            if key:
                used.add(key)
            else:
                lines.append(f"{name}:{line}: {text}")
        lines += [f"tests/conventions/exceptions.py: {rule} no longer needs {key}: remove the entry" for key in excused.keys() - used]
        self.assertFalse(lines, f"{len(lines)} found\n" + "\n".join(sorted(lines)))


def addons():
    """Folders of our addons."""
    return sorted(path.parent for path in ADDONS.glob("*/__manifest__.py"))


@functools.cache
def files():
    """Every file of the repository, without what is built or belongs to git."""
    found, queue = [], [ROOT]
    while queue:
        for path in queue.pop().iterdir():
            if path.name in SKIPPED or path.is_symlink():
                continue
            (queue if path.is_dir() else found).append(path)
    return sorted(found)


def python_files(*folders):
    """Python files of our addons below these of their folders."""
    return [path for path in files() if path.suffix == ".py" and path.is_relative_to(ADDONS) and path.relative_to(ADDONS).parts[1] in folders]


@functools.cache
def text(path):
    """Text of a file, or None when it is not text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


@functools.cache
def tree(path):
    """Syntax tree of a Python file."""
    return ast.parse(text(path), str(path))


def line_of(content, position):
    """Number of the line of a position in a text."""
    return content.count("\n", 0, position) + 1


def literal(node):
    """Value of a literal node, or None."""
    try:
        return ast.literal_eval(node)
    except ValueError:
        return None


@functools.cache
def model_classes(path):
    """Classes of a file that are Odoo models: (class node, _name or None, list of what it inherits, kind of base)."""
    found = []
    for node in tree(path).body:
        if not isinstance(node, ast.ClassDef):
            continue
        bases = [base.attr for base in node.bases if isinstance(base, ast.Attribute)]
        kind = next((base for base in bases if base in ("Model", "TransientModel", "AbstractModel")), None)
        if kind:
            given = {target.id: literal(line.value) for line in node.body if isinstance(line, ast.Assign)
                     for target in line.targets if isinstance(target, ast.Name)}
            inherits = given.get("_inherit") or []
            found.append((node, given.get("_name"), [inherits] if isinstance(inherits, str) else inherits, kind))
    return found


def all_models():
    """(path, class node, name, inherited, kind) of every model class of our addons."""
    for path in python_files("models", "wizard", "report"):
        for node, name, inherits, kind in model_classes(path):
            yield path, node, name or (inherits[0] if inherits else None), inherits, kind
