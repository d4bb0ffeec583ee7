"""./street backup and ./street restore: one archive with database and attachments, and back again."""

import os
import shutil
import time
from pathlib import Path

from launcher import archive, database, files, odoo_source, prepare, proc, say, server
from launcher.questions import plain_env
from launcher.trouble import Trouble

KEEP_BEFORE_UPDATE = 5


def backup(place, options):
    """Write an archive; the server may run meanwhile."""
    if not (place.data / "pg" / "PG_VERSION").exists():
        raise Trouble(f"There is no database in {place.data} yet.", "Start with: ./street run")
    place.prepare()
    odoo = prepare.run_odoo(place, odoo_source.ensure(place))
    target = Path(options.file).expanduser().absolute() if options.file else default_target(place)
    with odoo.cluster.running():
        if database.NAME not in odoo.cluster.databases():
            raise Trouble("The database is not set up yet.", "Start with: ./street run")
        make(odoo, target)
    say.line(f"Backup: {target} ({target.stat().st_size / 1e6:.1f} MB). It holds everything, personal data too: keep it safe, on another machine.")
    return 0


def default_target(place, prefix="street"):
    """Path of a new archive in the data folder."""
    return place.data / "backup" / f"{prefix}-{time.strftime('%Y%m%d-%H%M%S')}.tar.gz"


def make(odoo, target):
    """Dump and pack; the dump comes first, so that every attachment it names is still found afterwards.

    :param Odoo odoo: the installation; its cluster runs
    :param Path target: the archive
    """
    with say.step("Backup") as step:
        files.need_space(target.parent, 0.2, "the backup")
        dump = odoo.place.cache / f"dump-{os.getpid()}"
        try:
            files.write(dump, "", 0o600)
            proc.run([odoo.cluster.program("pg_dump"), *odoo.cluster.login(), "-Fc", "-Z", "1", "--no-owner", "--no-privileges", "-f", dump,
                      database.NAME], "Dumping the database", env=plain_env() | odoo.cluster.secret())
            manifest = archive.write(target, dump, odoo.filestore(database.NAME), about(odoo))
        finally:
            files.remove(dump)
        step.say(f"{len(manifest['members']) - 1} attachments")


def about(odoo):
    """What the manifest says besides the members."""
    release = odoo.cluster.ask("SELECT latest_version FROM ir_module_module WHERE name = 'base'", database.NAME)
    return {"database": database.NAME, "base": release[0][0], "postgresql": odoo.cluster.version(), "demo": odoo.has_demo(database.NAME),
            "addons": odoo.loaded_digests(database.NAME)}


def before_update(odoo):
    """Backup before the database is changed; the oldest of these are thrown away."""
    make(odoo, default_target(odoo.place, "before-update"))
    for old in sorted((odoo.place.data / "backup").glob("before-update-*.tar.gz"))[:-KEEP_BEFORE_UPDATE]:
        files.remove(old)


def open_source(name):
    """The archive to read: a path, or `fd:N` where root has opened it for us."""
    return os.fdopen(int(name[3:]), "rb") if name.startswith("fd:") else str(Path(name).expanduser())


def restore(place, options):
    """Check the whole archive, then put it in the place of what is there."""
    source = open_source(options.file)
    if options.verify:
        with say.step("Check of the archive") as step:
            manifest = archive.unpack(source, None)
            step.say(described(manifest))
        return 0
    place.prepare()
    with files.lock(place.locks / "setup", "restore"):
        if server.running(place):
            raise Trouble("The server is running.", "Stop it first: ./street stop")
        draft = place.data / "restore"
        files.remove(draft)
        draft.mkdir()
        try:
            _restore(place, options, source, draft)
        finally:
            files.remove(draft)
    say.line("Restored. Start with: ./street run (it brings the database up to the code if they differ)")
    return 0


def described(manifest):
    """The manifest in a few words."""
    return f"of {manifest['made']}, {len(manifest['members']) - 1} attachments, {'demo data' if manifest.get('demo') else 'no demo data'}"


def _restore(place, options, source, draft):
    if isinstance(source, str) and Path(source).is_file():
        files.need_space(place.data, 2.5 * Path(source).stat().st_size / 1e9, "restoring the archive")
    with say.step("Check of the archive") as step:
        manifest = archive.unpack(source, draft)
        step.say(described(manifest))
    odoo = prepare.run_odoo(place, prepare.tools(place))
    with odoo.cluster.running():
        put_back(odoo, draft, options.force)


def put_back(odoo, draft, force):
    """Make the database and the attachments from an unpacked archive, then give them their names.

    :param Odoo odoo: the installation; its cluster runs, its server does not
    :param Path draft: the unpacked archive
    :param bool force: replace the database that is there
    """
    recover(odoo)
    if database.NAME in odoo.cluster.databases() and not force:
        raise Trouble("There is a database already; restoring would replace it.",
                      "Make a backup of it (./street backup), then run the same command with --force.")
    fresh = f"{database.NAME}_restore"
    with say.step("Restore the database"):
        odoo.cluster.drop(fresh)
        odoo.cluster.ask(f"CREATE DATABASE \"{fresh}\" TEMPLATE template0 ENCODING 'UTF8'")
        proc.run([odoo.cluster.program("pg_restore"), *odoo.cluster.login(), "-d", fresh, "--no-owner", "--no-privileges",
                  "--exit-on-error", "--no-comments", draft / archive.DUMP], "Restoring the database", odoo.place.setup_log,
                 env=plain_env() | odoo.cluster.secret())
    with say.step("Put it in place"):
        _swap(odoo, fresh, draft / "filestore")


def recover(odoo):
    """Undo a restore that was interrupted while the names were changing: the old database gets its name back."""
    name, old, files_of = database.NAME, f"{database.NAME}_old", odoo.filestore
    if name in odoo.cluster.databases() or old not in odoo.cluster.databases():
        return
    say.warn("A restore was interrupted: the database from before it is taken back.")
    if files_of(old).exists():
        files.remove(files_of(name))
        files_of(old).rename(files_of(name))
    odoo.cluster.ask(f'ALTER DATABASE "{old}" RENAME TO "{name}"')


def _swap(odoo, fresh, attachments):
    """Give the restored database and its attachments their names; until then the old ones are untouched."""
    name, files_of = database.NAME, odoo.filestore
    files_of(name).parent.mkdir(parents=True, exist_ok=True)
    attachments.mkdir(exist_ok=True)
    files.remove(files_of(fresh))
    shutil.move(attachments, files_of(fresh))
    old = f"{name}_old"
    odoo.cluster.drop(old)
    files.remove(files_of(old))
    if name in odoo.cluster.databases():
        odoo.cluster.ask(f'ALTER DATABASE "{name}" RENAME TO "{old}"')
    if files_of(name).exists():
        files_of(name).rename(files_of(old))
    files_of(fresh).rename(files_of(name))
    odoo.cluster.ask(f'ALTER DATABASE "{fresh}" RENAME TO "{name}"')
    odoo.cluster.drop(old)
    files.remove(files_of(old))
