"""What docker/ runs: the launcher's own steps against a database server that somebody else keeps.

    python -m launcher.container serve | backup | keep-backups | restore FILE [--force]

Environment: STREET_DB_HOST, STREET_DB_PASSWORD, STREET_REPLICA_HOST, STREET_WORKERS, STREET_LANG, STREET_DEMO (1 or empty),
STREET_BACKUP_HOUR (UTC), STREET_BACKUPS (how many are kept).
"""

import argparse
import os
import sys
import time
from pathlib import Path

from launcher import archive, backup, database, files, layout, questions, say
from launcher.cmd_run import bring_up
from launcher.trouble import Trouble

DATA = Path("/var/lib/odoo")
BACKUPS = Path("/var/lib/street-backup")
ODOO = Path("/opt/street/odoo")  # holds a link `odoo` to the image's Odoo


class Remote(questions.Questions):
    """The database server of compose.yaml."""

    def __init__(self):
        self.host = os.environ.get("STREET_DB_HOST", "db")
        self.password = os.environ.get("STREET_DB_PASSWORD") or None

    def wait(self, seconds=120):
        """Wait until the server answers."""
        limit = time.monotonic() + seconds
        while True:
            try:
                return self.ask("SELECT 1")
            except Trouble:
                if time.monotonic() > limit:
                    raise
                time.sleep(1)


def installation():
    """The Odoo of the image, against the server of compose.yaml."""
    place = layout.Layout(DATA)
    place.python = Path(sys.executable)
    for folder in (place.logs, place.cache, place.state):
        folder.mkdir(parents=True, exist_ok=True)
    remote = Remote()
    remote.wait()
    return database.Odoo(place, ODOO, remote, DATA / "files")


def serve(_options):
    """Install or update the database, then become Odoo. Does not return."""
    odoo = installation()
    wanted = argparse.Namespace(lang=os.environ.get("STREET_LANG", "zh_CN"), demo=bool(os.environ.get("STREET_DEMO")))
    bring_up(odoo, wanted)
    first = odoo.place.state / "admin-password"
    if first.exists():
        say.line(f"First password of admin: {first.read_text(encoding='utf-8').strip()}  (change it, then delete {first} in the container)")
    replica = os.environ.get("STREET_REPLICA_HOST")
    command = odoo.command("server", database.NAME, "--http-interface=0.0.0.0", "--http-port=8069", "--gevent-port=8072", "--proxy-mode",
                           f"--workers={os.environ.get('STREET_WORKERS', '2')}", *([f"--db_replica_host={replica}"] if replica else []))
    os.execve(command[0], command, odoo.env())


def make_backup(_options):
    """Write one archive and throw the oldest away."""
    odoo = installation()
    backup.make(odoo, BACKUPS / f"street-{time.strftime('%Y%m%d-%H%M%S')}.tar.gz")
    for old in sorted(BACKUPS.glob("street-*.tar.gz"))[:-max(1, int(os.environ.get("STREET_BACKUPS", "14")))]:
        files.remove(old)


def keep_backups(options):
    """Write an archive every day at the hour of STREET_BACKUP_HOUR; one that fails is told and tried again the next day."""
    while True:
        time.sleep(until(int(os.environ.get("STREET_BACKUP_HOUR", "18")), time.gmtime()))
        try:
            make_backup(options)
        except Trouble as trouble:
            print(f"backup failed: {trouble.what}\n{trouble.advice}", file=sys.stderr, flush=True)


def until(hour, now):
    """Seconds from `now` (a UTC struct_time) to the next time that it is `hour` o'clock, never 0."""
    passed = now.tm_hour * 3600 + now.tm_min * 60 + now.tm_sec
    return (hour * 3600 - passed - 1) % 86400 + 1


def restore(options):
    """Put an archive in the place of what is there; stop the service `odoo` first."""
    odoo = installation()
    draft = DATA / "restore"
    files.remove(draft)
    draft.mkdir(parents=True)
    try:
        with say.step("Check of the archive"):
            archive.unpack(options.file, draft)
        backup.put_back(odoo, draft, options.force)
    finally:
        files.remove(draft)


def main(arguments):
    """Run one command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="launcher.container")
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("serve", "backup", "keep-backups"):
        commands.add_parser(name)
    back = commands.add_parser("restore")
    back.add_argument("file")
    back.add_argument("--force", action="store_true")
    options = parser.parse_args(arguments)
    try:
        {"serve": serve, "backup": make_backup, "keep-backups": keep_backups, "restore": restore}[options.command](options)
    except Trouble as trouble:
        print(f"street: {trouble.what}\n{trouble.advice}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
