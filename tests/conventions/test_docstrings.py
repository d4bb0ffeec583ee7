"""Public functions and methods say what they take and give; a model says what it is, with its Chinese term."""

import ast
import re

from .tree import CODE_FOLDERS, ROOT, Case, all_models, files, python_files, tree

# Methods of Odoo that a model may extend: what they do is known.
KNOWN = {
    "create", "write", "unlink", "copy", "copy_data", "read", "search", "search_fetch", "search_count", "search_read", "name_create", "name_search",
    "default_get", "fields_get", "get_view", "get_views", "load", "export_data", "init", "web_read", "web_save", "web_search_read", "onchange", "action_archive",
    "action_unarchive", "message_post", "message_new", "message_update", "check_access", "formatted_read_group", "get_values", "set_values", "execute",
    "web_read_group", "copy_translations", "get_empty_list_help", "browse",
    # of ReportLab: what a flowable and an image reader answer is its contract
    "wrap", "draw", "split", "getSpaceBefore", "getSpaceAfter", "jpeg_fh", "getRGBData",
}
CHINESE = re.compile(r"[\u4e00-\u9fff]")


class TestDocstrings(Case):
    def test_public_functions_are_described(self):
        paths = [*python_files(*CODE_FOLDERS), *(path for path in files() if path.suffix == ".py" and path.is_relative_to(ROOT / "launcher"))]
        documented = {node.name for path in paths for node in self.functions(tree(path)) if ast.get_docstring(node)}
        found = []
        for path in paths:
            is_model = path.is_relative_to(ROOT / "addons")
            for node in self.functions(tree(path)):
                if not ast.get_docstring(node) and node.name not in KNOWN and not (is_model and node.name in documented):
                    found.append((path, node.lineno, f"{node.name} has no docstring: what it takes, gives, raises, and where the rule comes from"))
        self.check("docstring", found)

    def functions(self, root):
        """Public functions of a module and methods of its public classes."""
        for node in root.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield node
            elif isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield from self.functions(node)

    def test_models_are_described_with_their_chinese_term(self):
        found = []
        for path, node, name, inherits, kind in all_models():
            if kind == "Model" and name not in inherits and name.startswith("street.") and not CHINESE.search(ast.get_docstring(node) or ""):
                found.append((path, node.lineno, f"{name}: the docstring says what it is and gives the exact Chinese term once"))
        self.check("model docstring", found)
