"""A private PostgreSQL cluster on a unix socket: made, started, asked, stopped."""

import contextlib
import glob
import re
from pathlib import Path

from launcher import files, proc, say
from launcher.questions import ROLE, Questions, plain_env
from launcher.trouble import Trouble

OWNER = "street"  # superuser of the cluster


class Cluster(Questions):
    """One cluster of our own.

    :param Layout place: the installation it belongs to
    :param str name: "run" keeps the office's data; "bench" is as safe, for honest figures; "test" may lose its data
    """

    def __init__(self, place, name="run"):
        self.place = place
        self.name = name
        self.safe = name != "test"
        self.folder = place.data / ("pg" if name == "run" else f"pg-{name}")
        self.log = place.logs / f"postgresql-{name}.log"
        self.socket = place.socket_folder(name)
        self.host, self.superuser = self.socket, OWNER

    # --- programs -------------------------------------------------------------------------------

    def program(self, name):
        """Path of a PostgreSQL program of the version that the cluster has, or is to have."""
        return programs(self.version())[name]

    def version(self):
        """Major version of the cluster as text; None where there is no cluster yet."""
        try:
            return (self.folder / "PG_VERSION").read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return None

    # --- life -----------------------------------------------------------------------------------

    def ensure(self):
        """Make the cluster if there is none, and start it if it is not running."""
        if not self.version():
            with say.step("PostgreSQL cluster") as step:
                self._make()
                step.say(f"PostgreSQL {self.version()}")
        if not self.is_running():
            with say.step("Start PostgreSQL"):
                self.start()

    def _make(self):
        files.need_space(self.place.data, 1, "the database")
        fresh = self.folder.with_name(self.folder.name + ".new")
        files.remove(fresh)
        proc.run([self.program("initdb"), "-D", fresh, "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
                  *(["--data-checksums"] if self.safe else ["--no-sync"])],
                 "Making the PostgreSQL cluster", self.place.setup_log, env=plain_env())
        with open(fresh / "postgresql.conf", "a", encoding="utf-8") as stream:
            stream.write("\ninclude 'street.conf'\n")
        files.write(fresh / "street.conf", "")
        # Only the socket's folder, which is 0700, lets anybody in: nothing listens on the network.
        files.write(fresh / "pg_hba.conf", "local all all trust\n", 0o600)
        fresh.chmod(0o700)
        fresh.rename(self.folder)

    def start(self):
        """Start the server and make sure of Odoo's role."""
        self._check_version()
        files.write(self.folder / "street.conf", settings(self.socket, self.safe, _memory()))
        proc.run([self.program("pg_ctl"), "-D", self.folder, "-l", self.log, "-w", "-t", "120", "start"],
                 "Starting PostgreSQL", self.place.setup_log, env=plain_env())
        self.ask(f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{ROLE}') THEN "
                 f"CREATE ROLE {ROLE} LOGIN CREATEDB; END IF; END $$", user=OWNER)

    def _check_version(self):
        mine = self.version()
        if mine not in installed():
            raise Trouble(
                f"The database in {self.folder} was made by PostgreSQL {mine}; this machine has {', '.join(sorted(installed())) or 'none'}.",
                f"Either install the old server (as root: apt-get install postgresql-{mine}), or restore a backup: move {self.folder} away,\n"
                "then ./street restore FILE.",
            )

    def is_running(self):
        """Whether the server of this cluster runs."""
        return bool(self.version()) and self.version() in installed() and proc.succeeds(
            [self.program("pg_ctl"), "-D", self.folder, "status"], env=plain_env())

    def stop(self):
        """Stop the server. Returns whether it was running."""
        if not self.is_running():
            return False
        proc.run([self.program("pg_ctl"), "-D", self.folder, "-m", "fast", "-w", "-t", "60", "stop"],
                 "Stopping PostgreSQL", self.place.setup_log, env=plain_env())
        return True

    @contextlib.contextmanager
    def running(self):
        """Have the server run for a while: started if need be, and then stopped again."""
        was_running = self.is_running()
        self.ensure()
        try:
            yield self
        finally:
            if not was_running:
                self.stop()


def installed():
    """Major versions of the PostgreSQL servers on this machine."""
    return {Path(path).parents[1].name for path in glob.glob("/usr/lib/postgresql/*/bin/initdb")}


def programs(version=None):
    """Folder of PostgreSQL's programs as a mapping name → path.

    :param str version: major version; without, the newest on this machine
    """
    have = sorted(installed(), key=float)
    if not have:
        raise Trouble("PostgreSQL is not installed.", "As root: apt-get update && apt-get install -y --no-install-recommends postgresql")
    chosen = version if version in have else have[-1]
    return _Programs(Path("/usr/lib/postgresql", chosen, "bin"))


class _Programs:
    def __init__(self, folder):
        self.folder = folder

    def __getitem__(self, name):
        return self.folder / name


def settings(socket, safe, memory):
    """Text of the cluster's configuration.

    :param socket: the socket's folder
    :param bool safe: False for tests, which may lose data
    :param int memory: the machine's memory in MiB
    """
    quoted = str(socket).replace("\\", "\\\\").replace("'", "''").replace('"', '""')
    values = {
        "listen_addresses": "''", "unix_socket_directories": f"'\"{quoted}\"'", "unix_socket_permissions": "0700",
        "max_connections": "200", "shared_buffers": f"{min(1024, max(64, memory // 8))}MB", "work_mem": "16MB",
        "maintenance_work_mem": "128MB", "random_page_cost": "1.1", "jit": "off", "log_min_messages": "warning",
        "log_line_prefix": "'%m [%p] %d '", "timezone": "'UTC'", "log_timezone": "'UTC'",
    }
    if not safe:
        values |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum_naptime": "10min"}
    return "# Written by Street at every start.\n" + "".join(f"{name} = {value}\n" for name, value in values.items())


def _memory():
    try:
        found = re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text(encoding="ascii"))
    except OSError:
        found = None
    return int(found[1]) // 1024 if found else 1024
