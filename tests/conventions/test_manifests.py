"""Manifests say what is needed and nothing that is the default."""

import re

from .tree import ROOT, Case, addons, files, literal, text, tree

DEFAULTS = {
    "installable": True, "auto_install": False, "application": False, "sequence": 100, "description": "", "website": "", "images": [],
    "data": [], "demo": [], "test": [], "assets": {}, "external_dependencies": {}, "countries": [], "active": True, "web": False,
}
NEEDED = ("name", "version", "category", "summary", "author", "license", "depends")
LOADED = {"views", "data", "security", "report", "wizard", "demo"}


class TestManifests(Case):
    def manifests(self):
        for addon in addons():
            path = addon / "__manifest__.py"
            yield addon, path, literal(tree(path).body[-1].value)

    def test_manifests_are_complete_and_carry_no_defaults(self):
        found = []
        for _addon, path, manifest in self.manifests():
            found += [(path, 1, f"{key} is missing") for key in NEEDED if key not in manifest]
            found += [(path, 1, f"{key} is the default: leave it out") for key, value in DEFAULTS.items() if key in manifest and manifest[key] == value]
            if manifest.get("license") != "AGPL-3":
                found.append((path, 1, "the licence of the suite is AGPL-3"))
            if not re.fullmatch(r"19\.0(\.\d+){3}", manifest.get("version", "")):
                found.append((path, 1, "the version is 19.0.x.y.z"))
            found += [(path, 1, f"{name} is named twice in {key}") for key in ("data", "demo", "depends")
                      for name in {name for name in manifest.get(key, []) if manifest[key].count(name) > 1}]
        self.check("manifest", found)

    def test_every_data_file_is_loaded_and_every_loaded_file_exists(self):
        found = []
        for addon, path, manifest in self.manifests():
            named = {*manifest.get("data", []), *manifest.get("demo", [])}
            found += [(path, 1, f"names {name}, which does not exist") for name in sorted(named) if not (addon / name).exists()]
            for file in files():
                if file.is_relative_to(addon) and file.suffix in (".xml", ".csv"):
                    inner = file.relative_to(addon)
                    if inner.parts[0] in LOADED and inner.as_posix() not in named and len(inner.parts) == 2:
                        found.append((file, 1, "is in no manifest: list it or remove it"))
        self.check("data files", found)

    def test_python_packages_are_pinned(self):
        pinned = {re.split(r"[=\[]", line)[0].strip().lower().replace("-", "_") for line in text(ROOT / "requirements.txt").splitlines() if "==" in line}
        found = [(path, 1, f"needs {name}, which requirements.txt does not pin") for _addon, path, manifest in self.manifests()
                 for name in manifest.get("external_dependencies", {}).get("python", []) if name.lower().replace("-", "_") not in pinned]
        self.check("requirements", found)

    def test_every_addon_is_tested_described_and_part_of_the_suite(self):
        found = []
        reached = {}
        for addon, path, manifest in self.manifests():
            reached[addon.name] = manifest
            if not list(addon.glob("tests/test_*.py")):
                found.append((path, 1, "has no tests"))
            if not (addon / "readme" / "DESCRIPTION.md").exists():
                found.append((path, 1, "has no readme/DESCRIPTION.md"))
        suite, queue = set(), ["street_suite"]
        while queue:
            name = queue.pop()
            if name in reached and name not in suite:
                suite.add(name)
                queue += reached[name]["depends"]
        for addon, path, manifest in self.manifests():
            if addon.name not in suite and not manifest.get("auto_install"):
                found.append((path, 1, "street_suite does not reach it: add it to its depends"))
        self.check("addon", found)
