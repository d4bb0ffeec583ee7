"""One model per file named after it; nothing longer than a screen or two."""

import ast
import re

from .tree import ADDONS, Case, all_models, files, model_classes, python_files, text, tree

BUDGETS = {"models": 300, "wizard": 60, "tests": 400, "views": 200}
FUNCTION = 40


def family(stem):
    """The first two words of a name: street_hotline of street_hotline_layout_line."""
    return "_".join(stem.split("_")[:2])


class TestShape(Case):
    def test_one_model_per_file_named_after_it(self):
        found, families = [], {}
        for path, _node, name, inherits, _kind in all_models():
            if name not in inherits:
                families.setdefault(path.parts[-3], set()).add(family(name.replace(".", "_")))
        for path in python_files("models", "wizard"):
            classes = model_classes(path)
            for node, *_rest in classes[1:]:
                found.append((path, node.lineno, f"{node.name} is a second model: give it a file of its own"))
            for node, name, inherits, _kind in classes[:1]:
                known = name or (inherits[0] if inherits else "")
                stem = known.replace(".", "_")
                if not name and family(path.stem) in families.get(path.parts[-3], ()):
                    continue  # what one part of an addon adds to a model of another: street_hotline_reply.py
                if path.stem != stem and (name or not path.stem.startswith(f"{stem}_")) and not (name and name in inherits):
                    found.append((path, node.lineno, f"holds {known}: name the file {stem}.py (a concern of it: {stem}_<concern>.py)"))
        self.check("one model per file", found)

    def test_a_view_file_is_about_one_model(self):
        found = []
        for path in files():
            if path.suffix == ".xml" and path.parent.name == "views" and path.is_relative_to(ADDONS):
                models = re.findall(r'<field name="model">([\w.]+)</field>', text(path))
                others = {model for model in models if not model.startswith(f"{models[0]}.")}  # lines stand with their record
                for model in sorted(others - {models[0]} if models else ()):
                    found.append((path, 1, f"views of {models[0]} and of {model}: one view file per model"))
        self.check("one view file per model", found)

    def test_files_keep_to_their_budget(self):
        found = []
        for path in files():
            folder = path.relative_to(ADDONS).parts[1] if path.is_relative_to(ADDONS) and len(path.relative_to(ADDONS).parts) > 2 else ""
            if folder in BUDGETS and path.suffix in (".py", ".xml") and not path.name.startswith("make_"):
                lines = text(path).count("\n")
                if lines > BUDGETS[folder]:
                    found.append((path, lines, f"{lines} lines, {folder} keep to {BUDGETS[folder]}: split by concern"))
        self.check("budget", found)

    def test_functions_keep_to_their_budget(self):
        found = []
        for path in files():
            if path.suffix == ".py":
                for node in ast.walk(tree(path)):
                    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                        body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
                        lines = node.end_lineno - body[0].lineno + 1
                        if lines > FUNCTION:
                            found.append((path, node.lineno, f"{node.name} is {lines} lines long, the house keeps to {FUNCTION}: name its parts"))
        self.check("function", found)
