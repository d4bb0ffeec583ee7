"""Where everything lies: the code, and one data folder."""

import hashlib
import os
import shlex
from pathlib import Path

from launcher.trouble import Trouble

CODE = Path(__file__).resolve().parents[1]
SERVICE_DATA = Path("/var/lib/street")
SOCKET_LIMIT = 90  # bytes; the kernel's own limit for the whole name is 107
MARKER = "street-data"


class Layout:
    """The paths of one installation.

    :param data: the data folder
    """

    def __init__(self, data):
        self.data = Path(data)
        self.logs = self.data / "log"
        self.setup_log = self.logs / "setup.log"
        self.cache = self.data / "cache"
        self.venv = self.data / "venv"
        self.python = self.venv / "bin" / "python"
        self.odoo_tree = self.data / "odoo"
        self.state = self.data / "state"
        self.locks = self.data / "lock"
        self.server_file = self.state / "server.json"

    @property
    def packaged_addons(self):
        """Folders with the addons that pip installed (requirements-odoo.txt); empty before the environment is made."""
        return sorted((self.python.parents[1] / "lib").glob("python3*/site-packages/odoo/addons"))

    def prepare(self):
        """Make the data folder; refuse one that holds somebody else's files."""
        self.check()
        (self.data / "state").mkdir(parents=True, exist_ok=True)
        self.data.chmod(0o750)
        for folder in (self.logs, self.cache, self.locks):
            folder.mkdir(exist_ok=True)
        (self.data / MARKER).touch()

    def check(self):
        """Trouble if the data folder cannot be used."""
        if any(mark in str(part) for part in (self.data, CODE) for mark in ",\n"):
            raise Trouble(f"The path {self.data if ',' in str(self.data) else CODE} has a comma or a line break in it, which Odoo cannot read.",
                          "Move the folder, or choose another one with --data.")
        if self.data.exists() and not self.data.is_dir():
            raise Trouble(f"{self.data} is not a folder.", "Choose another one with --data.")
        if self.data.is_dir() and os.access(self.data, os.R_OK) and not (self.data / MARKER).exists() \
                and any(self.data.iterdir()) and self.data not in (CODE / "var", SERVICE_DATA):
            raise Trouble(f"{self.data} holds files that are not Street's.", "Choose an empty or a new folder with --data.")

    def socket_folder(self, name):
        """A folder for a PostgreSQL socket: 0700 and with a path short enough for the kernel.

        :param str name: short name of the cluster
        """
        folder = self.data / "s" / name
        if len(os.fsencode(folder)) > SOCKET_LIMIT or "," in str(folder):
            digest = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:10]
            folder = Path("/tmp", f"street-{os.getuid()}-{digest}-{name}")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
        if found.st_uid != os.getuid() or folder.is_symlink():
            raise Trouble(f"The folder {folder} belongs to somebody else.", "Remove it, or choose another data folder with --data.")
        folder.chmod(0o700)
        return folder


    def command(self, name):
        """How the user calls a command for this data folder, such as `./street stop`."""
        plain = self.data in (SERVICE_DATA, CODE / "var")
        return f"./street {name}" + ("" if plain else f" --data {shlex.quote(str(self.data))}")


def default_data():
    """The data folder where no --data is given."""
    return SERVICE_DATA if os.getuid() == 0 else CODE / "var"
