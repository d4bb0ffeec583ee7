"""The short commands: stop, shell, psql, update, bench."""

import subprocess

from launcher import backup, cluster, cmd_run, database, files, prepare, say, server
from launcher.layout import CODE
from launcher.trouble import Trouble


def stop(place, _options):
    """Stop server and database."""
    if not place.data.exists():
        say.line(f"Nothing runs: there is no data folder {place.data}.")
        return 0
    place.prepare()
    cmd_run.stop_all(place, cluster.Cluster(place))
    return 0


def _existing(place):
    """The Odoo of an installation that was set up before; its cluster is not started."""
    if not (place.data / "pg" / "PG_VERSION").exists():
        raise Trouble(f"There is no database in {place.data} yet.", "Start with: ./street run")
    place.prepare()
    return prepare.run_odoo(place, prepare.tools(place))


def _need_database(odoo):
    if database.NAME not in odoo.cluster.databases():
        raise Trouble("The database is not set up yet.", "Start with: ./street run")


def shell(place, options):
    """Odoo's Python shell on the database."""
    odoo = _existing(place)
    with odoo.cluster.running():
        _need_database(odoo)
        return subprocess.call(odoo.command("shell", database.NAME, "--no-http", "--log-level=warn", *options.rest), env=odoo.env(), cwd=place.data)


def psql(place, options):
    """PostgreSQL's shell on the database."""
    if not (place.data / "pg" / "PG_VERSION").exists():
        raise Trouble(f"There is no database in {place.data} yet.", "Start with: ./street run")
    place.prepare()
    with cluster.Cluster(place).running() as server_:
        return subprocess.call([server_.program("psql"), "-h", server_.socket, "-U", cluster.ROLE, "-d", database.NAME, *options.rest])


def update(place, options):
    """Bring the database up to the code, after a backup; the server is started again if it was running."""
    odoo = _existing(place)
    with files.lock(place.locks / "setup", "update"):
        known = server.running(place)
        if known:
            with say.step("Stop the server"):
                server.stop(place)
        with odoo.cluster.running():
            _need_database(odoo)
            new, changed, digests = odoo.changed(database.NAME)
            if options.all:
                changed = [name for name in digests if name not in new]
            if new or changed:
                if not options.no_backup:
                    backup.before_update(odoo)
                odoo.update(database.NAME, new, changed, digests)
            else:
                say.line("  The database is up to date with the code.")
            if known:
                odoo.cluster.ensure()
                server.start(odoo, known["interface"], known["port"], known["workers"])
                say.line(f"Street runs:  {server.address(known['interface'], known['port'])}")
        return 0


def bench(place, options):
    """Measure speed with bench/run.py."""
    script = CODE / "bench" / "run.py"
    if not script.exists():
        raise Trouble("There are no measurements yet (folder bench/).")
    place.prepare()
    path = prepare.tools(place, testing=True, workers=1)
    measured = cluster.Cluster(place, "bench")
    odoo = database.Odoo(place, path, measured, place.data / "files-bench")
    with measured.running():
        env = odoo.env(
            STREET_PYTHON=str(place.python), STREET_ODOO_START=str(CODE / "launcher" / "odoo_start.py"), STREET_ROOT=str(CODE),
            STREET_DB_HOST=str(measured.socket), STREET_DB_USER=cluster.ROLE, STREET_DATA_DIR=str(odoo.data_dir),
            STREET_ADDONS_PATH=odoo.addons_path, STREET_CONF=str(CODE / "odoo.conf"), STREET_PORT=str(options.port),
            STREET_BENCH_OUT=str(place.data / "bench"))
        return subprocess.call([place.python, script, *options.rest], env=env, cwd=CODE)
