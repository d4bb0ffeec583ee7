import importlib.util

from odoo.tools import file_path


def load_migration(addon, script):
    """A migration script as a module; its name is none that Python could import.

    :param str addon: whose it is
    :param str script: such as ``19.0.1.1.0/post-names.py``
    :return: module
    """
    spec = importlib.util.spec_from_file_location("street_migration", file_path(f"{addon}/migrations/{script}"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
