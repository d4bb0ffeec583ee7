"""The virtual environment with the pinned Python packages."""

import hashlib
import os
import sys

from launcher import files, proc, say
from launcher.layout import CODE

MAIN = CODE / "requirements.txt"
ADDONS = CODE / "requirements-odoo.txt"
TESTS = CODE / "requirements-test.txt"


def ensure(place, testing=False):
    """Make the virtual environment, or leave it alone if it was made from the same pins by the same Python.

    :param Layout place: where it goes
    :param bool testing: also the packages that only the tests need
    """
    wanted = key(MAIN, ADDONS)
    stamp = place.venv / "street.json"
    known = files.read_json(stamp, {})
    if known.get("run") != wanted:
        with say.step("Python packages") as step:
            files.need_space(place.data, 1, "the Python environment")
            files.remove(place.venv)
            proc.run([sys.executable, "-m", "venv", place.venv], "Making the Python environment", place.setup_log)
            _pip(place, MAIN)
            # Without their dependencies: Odoo itself is no package of pip here.
            _pip(place, ADDONS, "--no-deps")
            files.write(stamp, f'{{"run": "{wanted}"}}')
            known = {"run": wanted}
            step.say(f"Python {sys.version_info[0]}.{sys.version_info[1]}")
    if testing and known.get("test") != key(TESTS):
        with say.step("Python packages for the tests"):
            _pip(place, TESTS)
            files.write(stamp, f'{{"run": "{wanted}", "test": "{key(TESTS)}"}}')


def key(*requirements):
    """Digest of what an environment made from these files would be.

    :param Path requirements: files with pinned packages
    """
    text = "\n".join([f"{sys.version_info[:2]} {sys.executable}", *(path.read_text(encoding="utf-8") for path in requirements)])
    return hashlib.sha256(text.encode()).hexdigest()


def _pip(place, requirements, *options):
    env = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET")}
    proc.run([place.python, "-m", "pip", "install", "--no-input", "--disable-pip-version-check", "--require-virtualenv", *options, "-r", requirements],
             "Installing Python packages", place.setup_log, env=env)
