"""The Odoo that is measured: its database, its server, and Python run inside of it. Told by the launcher in STREET_*."""

import contextlib
import json
import os
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import psycopg2
from psycopg2 import sql

HERE = Path(__file__).parent
ADDONS = "street_suite,bench_reference"
PATIENCE = 120  # seconds until a server answers


class Server:
    """One database and the commands on it.

    :param str database: name
    """

    def __init__(self, database):
        self.database = database
        self.port = int(os.environ["STREET_PORT"])

    def command(self, verb, *options):
        """Command line of Odoo."""
        env = os.environ
        return [
            env["STREET_PYTHON"], env["STREET_ODOO_START"], verb, f"--config={env['STREET_CONF']}", f"--database={self.database}",
            f"--db_host={env['STREET_DB_HOST']}", f"--db_user={env['STREET_DB_USER']}",
            f"--data-dir={env['STREET_DATA_DIR']}", f"--addons-path={env['STREET_ADDONS_PATH']},{HERE / 'addons'}", *options,
        ]

    # --- the database ---------------------------------------------------------------------------

    def exists(self):
        """Whether the database is there."""
        with _postgres() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.database])
            return bool(cursor.fetchone())

    def install(self):
        """Make it anew, with the suite, the reference and demo data: an installed suite does not install what it depends on since."""
        with _postgres() as cursor:
            self._drop(cursor)
        subprocess.run(
            self.command("server", "-i", ADDONS, "--load-language=zh_CN", "--with-demo", "--skip-auto-install",
                         "--stop-after-init", "--no-http", "--max-cron-threads=0", "--log-level=warn"),
            check=True)

    def copy_from(self, other):
        """Make this database anew, as a copy of another one."""
        with _postgres() as cursor:
            self._drop(cursor)
            cursor.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(self.database), sql.Identifier(other.database)))

    def _drop(self, cursor):
        cursor.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(self.database)))

    # --- running --------------------------------------------------------------------------------

    def inside(self, module, function="run", **arguments):
        """Call ``bench.<module>.<function>(env, **arguments)`` in Odoo's shell; returns its result, by way of JSON."""
        with tempfile.NamedTemporaryFile("r", suffix=".json") as answer:
            script = (
                f"import importlib, json, sys\nsys.path.insert(0, {str(HERE.parent)!r})\nmodule = importlib.import_module('bench.{module}')\n"
                f"with open({answer.name!r}, 'w') as answer: json.dump(module.{function}(env, **{arguments!r}), answer)\n"
            )
            subprocess.run(self.command("shell", "--no-http", "--log-level=error"), input=script, text=True, check=True, stdout=subprocess.DEVNULL)
            return json.loads(answer.read() or "null")

    @contextlib.contextmanager
    def serving(self, workers, log):
        """A server with so many workers; what it tells of retries and errors goes to the file ``log``."""
        with socket.socket() as taken:
            if taken.connect_ex(("127.0.0.1", self.port)) == 0:  # it would be measured in place of ours
                raise SystemExit(f"Port {self.port} is in use: choose another one with ./street bench --port.")
        process = subprocess.Popen(self.command(
            "server", f"--http-port={self.port}", f"--gevent-port={self.port + 2}", f"--workers={workers}", "--max-cron-threads=0",
            "--log-level=warn", "--log-handler=odoo.service.model:INFO", f"--logfile={log}"))
        try:
            self._wait(process)
            yield f"http://127.0.0.1:{self.port}"
        finally:
            process.terminate()
            process.wait(60)

    def _wait(self, process):
        limit = time.monotonic() + PATIENCE
        while time.monotonic() < limit and process.poll() is None:
            with contextlib.suppress(urllib.error.URLError, ConnectionError), urllib.request.urlopen(f"http://127.0.0.1:{self.port}/web/health"):
                return
            time.sleep(0.3)
        raise SystemExit("The measured server does not answer.")


@contextlib.contextmanager
def _postgres():
    connection = psycopg2.connect(host=os.environ["STREET_DB_HOST"], user=os.environ["STREET_DB_USER"], dbname="postgres")
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            yield cursor
    finally:
        connection.close()
