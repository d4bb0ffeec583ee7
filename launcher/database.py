"""The database: installed whole or not at all, and brought up to date when the code has changed."""

import json
import os
import secrets
import time

from launcher import addons, files, proc, say
from launcher.layout import CODE
from launcher.odoo_source import core_addons, start_command
from launcher.trouble import Trouble

NAME = "street"
DIGESTS = "street.launcher.addons"  # system parameter: what code the database was last brought up to


class Odoo:
    """Everything needed to run Odoo against one cluster.

    :param Layout place: the installation
    :param Path path: folder that holds the package `odoo`
    :param Cluster cluster: the database server
    :param Path files: Odoo's data folder (filestore, sessions)
    """

    def __init__(self, place, path, cluster, data_dir):
        self.place = place
        self.path = path
        self.cluster = cluster
        self.data_dir = data_dir

    @property
    def addons_path(self):
        """Folders with addons beside Odoo's own, as Odoo's option takes them."""
        return ",".join(map(str, [CODE / "addons", *self.place.packaged_addons]))

    def command(self, verb, database, *options):
        """Command line of Odoo."""
        return [*start_command(self.place), verb, f"--config={CODE / 'odoo.conf'}", f"--addons-path={self.addons_path}",
                f"--data-dir={self.data_dir}", *self.cluster.connection(database), *options]

    def env(self, **more):
        """Environment of every Odoo process."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "ODOO_", "PYTHON"))}
        return kept | self.cluster.secret() | {"STREET_ODOO_PATH": str(self.path), "PYTHONPYCACHEPREFIX": str(self.place.cache / "pyc"),
                       "PYTHONUNBUFFERED": "1", "TZ": "UTC", **more}

    def filestore(self, database):
        """Folder of the attachments of a database."""
        return self.data_dir / "filestore" / database

    def load(self, database, log, *options):
        """Run Odoo once to install or update; Trouble with the first error if it did not go well."""
        log.parent.mkdir(parents=True, exist_ok=True)
        log.unlink(missing_ok=True)
        command = self.command("server", database, "--stop-after-init", "--no-http", "--max-cron-threads=0", "--skip-auto-install",
                               f"--logfile={log}", *options)
        try:
            proc.run(command, "Odoo", self.place.setup_log, env=self.env(), cwd=self.place.data)
        except Trouble as trouble:
            raise Trouble("Odoo could not load the suite.", f"{first_error(log) or trouble.advice}\nThe whole log: {log}") from None
        if error := first_error(log):
            raise Trouble("Odoo loaded the suite with an error.", f"{error}\nThe whole log: {log}")

    # --- what is in the database ----------------------------------------------------------------

    def installed(self, database):
        """Names of the installed modules."""
        return {row[0] for row in self.cluster.ask("SELECT name FROM ir_module_module WHERE state = 'installed'", database)}

    def has_demo(self, database):
        """Whether the database was made with demo data."""
        return self.cluster.ask("SELECT count(*) FROM ir_module_module WHERE name = 'base' AND demo", database) == [["1"]]

    def loaded_digests(self, database):
        """Digests of the code that the database was last brought up to."""
        rows = self.cluster.ask(f"SELECT value FROM ir_config_parameter WHERE key = '{DIGESTS}'", database)
        try:
            return json.loads(rows[0][0]) if rows else {}
        except ValueError:
            return {}

    def set_digests(self, database, digests):
        """Write down what code the database has been brought up to."""
        text = json.dumps(digests, sort_keys=True)
        self.cluster.ask(
            f"INSERT INTO ir_config_parameter (key, value, create_date, write_date) VALUES ('{DIGESTS}', '{text}', now(), now()) "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value", database)

    def wanted(self):
        """Names of our addons to install, and the digests of these, of those that wait and of the packaged ones; says which glue addon is left out and why."""
        ours = addons.read(CODE / "addons")
        names, lacking = addons.to_install(ours, [*core_addons(self.path), *self.place.packaged_addons])
        if not names:
            raise Trouble(f"There are no addons in {CODE / 'addons'}.", "Get a whole copy of the repository.")
        for name, missing in lacking.items():
            say.warn(f"{name} is left out: it depends on {missing}, which is not there.")
        packaged = {name: digest for folder in self.place.packaged_addons for name, digest in addons.digests(folder, addons.read(folder)).items()}
        return names, packaged | addons.digests(CODE / "addons", [*names, *addons.waiting(ours)])

    # --- the two ways to make it right ----------------------------------------------------------

    def install(self, database, lang, demo):
        """Make the database under another name and give it its own only when everything is in it.

        :param str database: name
        :param str lang: language code, the only active one
        :param bool demo: with demo data
        """
        names, digests = self.wanted()
        draft = f"{database}_setup"
        with say.step(f"Database with {len(names)} addons (some minutes)") as step:
            files.need_space(self.place.data, 1, "the database")
            self.cluster.drop(draft)
            for leftover in (draft, database):
                files.remove(self.filestore(leftover))
            self.load(draft, self.place.logs / "install.log", "--init=" + ",".join([*addons.ALWAYS, *names]),
                      f"--load-language={lang}", "--with-demo" if demo else "--without-demo")
            self._check_installed(draft, names)
            self.set_digests(draft, digests)
            if not demo:
                self._secret_password(draft)
            if self.filestore(draft).exists():
                self.filestore(draft).rename(self.filestore(database))
            self.cluster.ask(f'ALTER DATABASE "{draft}" RENAME TO "{database}"')
            step.say(lang + (", demo data" if demo else ", no demo data"))

    def _check_installed(self, database, names):
        missing = sorted(set(names) - self.installed(database))
        if missing:
            raise Trouble(f"These addons did not install: {', '.join(missing)}.", f"The log: {self.place.logs / 'install.log'}")
        failures = self.cluster.ask("SELECT count(*) FROM ir_demo_failure", database)
        if failures != [["0"]]:
            raise Trouble("The demo data of an addon did not load.", f"The log: {self.place.logs / 'install.log'}")

    def _secret_password(self, database):
        """A database without demo data must not start with a password that everybody knows."""
        password = secrets.token_urlsafe(12)
        proc.run(self.command("shell", database, "--no-http", "--log-level=error"), "Setting the administrator's password",
                 env=self.env(), input=f"env.ref('base.user_admin').password = {password!r}\nenv.cr.commit()\n")
        files.write(self.place.state / "admin-password", password + "\n", 0o600)

    def changed(self, database):
        """What to do about changed code: (names to install, names to update, digests)."""
        names, digests = self.wanted()
        known, installed = self.loaded_digests(database), self.installed(database)
        new = [name for name in names if name not in installed]
        return new, [name for name in digests if name in installed and known.get(name) != digests[name]], digests

    def update(self, database, new, changed, digests):
        """Install what is new and update what has changed."""
        with say.step("Update of the database") as step:
            options = [f"--init={','.join(new)}"] if new else []
            options += [f"--update={','.join(changed)}", "--i18n-overwrite"] if changed else []
            self.load(database, self.place.logs / f"update-{time.strftime('%Y%m%d-%H%M%S')}.log", *options)
            self.set_digests(database, digests)
            step.say(" ".join([*new, *changed]))


def first_error(log):
    """The first error of an Odoo log with the lines that belong to it, at most 25; empty if there is none."""
    try:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return ""
    for number, text in enumerate(lines):
        if " ERROR " in text or " CRITICAL " in text:
            end = number + 1
            while end < len(lines) and not lines[end][:4].isdigit():
                end += 1
            block = lines[number:end]
            return "\n".join(block if len(block) <= 25 else [*block[:3], "…", *block[-20:]])
    return ""
