"""Entry point of `./street`: `python launcher ...`."""

import sys
from pathlib import Path

# The folder of this file must not be on the path: its modules are reached as `launcher.x` only.
sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != Path(__file__).resolve().parent]
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from launcher.cli import main  # noqa: E402

sys.exit(main(sys.argv[1:]))
