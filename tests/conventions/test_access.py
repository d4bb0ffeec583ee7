"""Access rows: one per model and group, none for everybody, no model forgotten, wizards included."""

import csv
import io

from .tree import Case, addons, all_models, text


class TestAccess(Case):
    def rows(self):
        for addon in addons():
            path = addon / "security" / "ir.model.access.csv"
            if path.exists():
                for number, row in enumerate(csv.DictReader(io.StringIO(text(path))), 2):
                    yield path, number, row

    def test_one_row_per_model_and_group_and_none_for_everybody(self):
        found, seen = [], {}
        for path, number, row in self.rows():
            group = row["group_id:id"] if "." in row["group_id:id"] else f"{path.parents[1].name}.{row['group_id:id']}"
            key = row["model_id:id"].split(".")[-1], group
            if not row["group_id:id"]:
                found.append((path, number, f"{row['id']} names no group: portal and public would have it too"))
            elif key in seen:
                found.append((path, number, f"{key[0]} and {key[1]} have a row already ({seen[key]}): one row per model and group"))
            seen.setdefault(key, row["id"])
            if {row[right] for right in ("perm_read", "perm_write", "perm_create", "perm_unlink")} - {"0", "1"}:
                found.append((path, number, f"{row['id']}: rights are 0 or 1"))
            elif row["perm_read"] == "0":
                found.append((path, number, f"{row['id']}: whoever may write reads too"))
        self.check("access rows", found)

    def test_every_model_has_a_row(self):
        known = {row["model_id:id"].split(".")[-1] for _path, _number, row in self.rows()}
        found = [(path, node.lineno, f"{name} has no row in security/ir.model.access.csv") for path, node, name, inherits, kind in all_models()
                 if kind != "AbstractModel" and name not in inherits and f"model_{name.replace('.', '_')}" not in known]
        self.check("model without access", found)
