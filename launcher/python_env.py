"""The virtual environment with the pinned Python packages."""

import hashlib
import os
import sys

from launcher import files, proc, say
from launcher.layout import CODE


def ensure(place, testing=False):
    """Make the virtual environment, or leave it alone if it was made from the same pins by the same Python.

    :param Layout place: where it goes
    :param bool testing: also the packages that only the tests need
    """
    main = CODE / "requirements.txt"
    wanted = _key(main)
    stamp = place.venv / "street.json"
    known = files.read_json(stamp, {})
    if known.get("run") != wanted:
        with say.step("Python packages") as step:
            files.need_space(place.data, 1, "the Python environment")
            files.remove(place.venv)
            proc.run([sys.executable, "-m", "venv", place.venv], "Making the Python environment", place.setup_log)
            _pip(place, main)
            files.write(stamp, f'{{"run": "{wanted}"}}')
            known = {"run": wanted}
            step.say(f"Python {sys.version_info[0]}.{sys.version_info[1]}")
    extra = CODE / "requirements-test.txt"
    if testing and known.get("test") != _key(extra):
        with say.step("Python packages for the tests"):
            _pip(place, extra)
            files.write(stamp, f'{{"run": "{wanted}", "test": "{_key(extra)}"}}')


def _key(requirements):
    text = f"{sys.version_info[:2]} {sys.executable}\n{requirements.read_text(encoding='utf-8')}"
    return hashlib.sha256(text.encode()).hexdigest()


def _pip(place, requirements):
    env = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET")}
    proc.run([place.python, "-m", "pip", "install", "--no-input", "--disable-pip-version-check", "--require-virtualenv", "-r", requirements],
             "Installing Python packages", place.setup_log, env=env)
