"""Our addons: read from their manifests, never named here."""

import ast
from pathlib import Path

from launcher import files
from launcher.trouble import Trouble

SUITE = "street_suite"
# Odoo's own that an office needs and that `--skip-auto-install` would leave out.
ALWAYS = ("base_import", "auth_totp")


def read(folder):
    """All installable addons of a folder: name → manifest.

    :param Path folder: the folder `addons`
    """
    found = {}
    for path in sorted(Path(folder).glob("*/__manifest__.py")):
        try:
            manifest = ast.literal_eval(path.read_text(encoding="utf-8"))
        except (SyntaxError, ValueError) as error:
            raise Trouble(f"{path} cannot be read: {error}.") from None
        if manifest.get("installable", True):
            found[path.parent.name] = manifest
    return found


def waiting(ours):
    """Names of glue addons that wait for an application of Odoo's own: their `auto_install` lists it.

    The office installs that application (Purchase, say) if it wants to, and Odoo then installs ours; the launcher never does.

    :param dict ours: name → manifest
    """
    return sorted(name for name, manifest in ours.items() if isinstance(manifest.get("auto_install"), list | tuple))


def to_install(ours, core):
    """Names to install: every addon of ours whose dependencies are all there, glue addons included, apart from those that wait.

    :param dict ours: name → manifest
    :param core: folders with Odoo's own addons
    :return: (sorted names, names left out with the dependency they lack)
    """
    lacking = {}

    def lack(name, above=()):
        """The first dependency of `name` that is nowhere, or None."""
        if name not in ours:
            return None if any((Path(folder) / name / "__manifest__.py").exists() for folder in core) else name
        if name in above:
            raise Trouble(f"The addons {', '.join(above)} depend on each other in a circle.")
        return next((missing for depend in ours[name].get("depends", ["base"]) if (missing := lack(depend, (*above, name)))), None)

    for name in ours:
        if missing := lack(name):
            lacking[name] = missing
    return sorted(set(ours) - set(lacking) - set(waiting(ours))), lacking


def digests(folder, names):
    """SHA-256 of each addon's files: name → hex text."""
    return {name: files.tree_digest(Path(folder) / name) for name in names}
