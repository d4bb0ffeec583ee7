"""./street test: the whole suite once into a template, then every test on copies of it, in two processes."""

import json
import os
import shutil
import socket
import subprocess
import threading
import time

from launcher import addons, cluster, files, odoo_source, prepare, proc, say, server, template, test_report
from launcher.layout import CODE
from launcher.trouble import Trouble

LANES = 2
PATIENCE = 50 * 60  # seconds that one process of a run may take


def test(place, options):
    """Run the tests; exit status 0 only if some ran, none failed and no browser test was skipped."""
    started = time.monotonic()
    place.prepare()
    chosen, folders = choose(options.names, addons.read(CODE / "addons"), bool(options.tags))
    with files.lock(place.locks / "test", "test"):
        with files.lock(place.locks / "setup", "test"):
            path = prepare.tools(place, testing=True)
        need_browser(place)
        run = Run(place, path, chosen, folders, options.tags)
        with cluster.Cluster(place, "test").running() as tests:
            run.everything(tests)
    return test_report.show(run.results(), run.problems, run.out, time.monotonic() - started)


def choose(names, ours, tagged):
    """What to test: (addons, parts of tests/).

    :param list names: what the user named; nothing means everything
    :param dict ours: our addons
    :param bool tagged: --tags was given, which is about Odoo tests only
    """
    if not names:
        return sorted(ours), [] if tagged else ["tests"]
    chosen, folders = [], []
    for name in names:
        bare = name.strip("/").removeprefix("addons/")
        if bare in ours:
            chosen.append(bare)
        elif bare.split("/")[0] == "tests" and (CODE / bare).exists():
            folders.append(bare)
        else:
            raise Trouble(f"There is no addon and no folder of tests named {name}.", "Addons: " + ", ".join(sorted(ours)))
    return chosen, folders


def need_browser(place):
    """Trouble if Odoo would skip its browser tests without a word."""
    if not shutil.which("chromium") and not shutil.which("google-chrome"):
        raise Trouble("No chromium is found: the browser tests would be skipped.", "As root: apt-get install -y --no-install-recommends chromium")
    if not proc.succeeds([place.python, "-c", "import websocket"]):
        raise Trouble("The Python package websocket-client is missing: the browser tests would be skipped.", f"Remove {place.venv} and run again.")


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Run:
    """One run of the tests.

    :param Layout place: the installation
    :param Path path: folder of the package `odoo`
    :param list chosen: addons whose Odoo tests are run
    :param list folders: parts of tests/ that are run
    :param str tags: Odoo test tags instead of whole addons
    """

    def __init__(self, place, path, chosen, folders, tags):
        waiting = addons.waiting(addons.read(CODE / "addons"))
        self.waiting = [name for name in chosen if name in waiting]
        self.place, self.path, self.folders, self.tags = place, path, folders, tags
        self.chosen = [name for name in chosen if name not in waiting]
        self.out = place.data / "test" / time.strftime("%Y%m%d-%H%M%S")
        self.problems = []  # (what went wrong outside a single test, log)
        self.known = files.read_json(place.state / "test-seconds.json", {})
        # Fixed before the lanes start: each of them cuts out its own share of the same plan.
        self.shares = {"start": [0] * (LANES - 1) + [self.known.get("tests", 30) if folders else 0], "known": dict(self.known)}
        self.children = []

    def everything(self, tests):
        """Prepare the copies, run both lanes, write down how long each class took."""
        self._make_room()
        self.templates = template.make(self.place, self.path, tests)
        _names, lacking = addons.to_install(addons.read(CODE / "addons"), [*odoo_source.core_addons(self.path), *self.place.packaged_addons])
        self.problems += [(f"{name} cannot be tested: it depends on {missing}, which is not there", "") for name, missing in lacking.items()]
        self.template = self.templates.ensure()
        with say.step("Tests") as step:
            lanes = [threading.Thread(target=self._lane, args=(number,), daemon=True) for number in range(LANES)]
            try:
                for lane in lanes:
                    lane.start()
                for lane in lanes:
                    lane.join()
                if self.waiting and not self.tags:
                    self._waiting_tests()
            finally:
                for child in self.children:
                    proc.end(proc.remember(child.pid), 5)
                for number in range(LANES + 2):
                    self.templates.drop(f"t{number}")
            step.say(f"logs in {self.out}")
        self._check_plans()
        seconds = dict(self.known)
        fresh = {}
        for result in self.results():
            if result["class"]:
                fresh[result["class"]] = fresh.get(result["class"], 0) + result["seconds"]
        if not self.tags:
            seconds.update(fresh)
        files.write(self.place.state / "test-seconds.json", json.dumps(seconds))

    def _check_plans(self):
        """Every Odoo test is in exactly one lane, and none is of a kind that never runs."""
        plans = [files.read_json(path) for path in sorted(self.out.glob("odoo-*.plan"))]
        if self.chosen and (len(plans) != LANES or sum(plan["kept"] for plan in plans) != plans[0]["all"]):
            self.problems.append((f"The lanes did not share the tests rightly: {plans}", ""))
        for name in plans[0]["never"] if plans else []:
            self.problems.append((f"{name} never runs: tag it post_install and -at_install", ""))

    def _make_room(self):
        files.need_space(self.place.data, 1, "a test run")
        older = sorted((self.place.data / "test").glob("2*"))
        for folder in older[:-4]:
            files.remove(folder)
        self.out.mkdir(parents=True, exist_ok=True)

    def _lane(self, number):
        """The last lane begins with the tests of tests/; every lane runs its share of the Odoo tests."""
        try:
            if number == LANES - 1 and self.folders:
                began = time.monotonic()
                self._plain_tests()
                self.known["tests"] = round(time.monotonic() - began, 1)
            if self.chosen:
                self._odoo_tests(number)
        except Trouble as trouble:
            self.problems.append((f"{trouble.what} {trouble.advice}", ""))
        except Exception as error:  # noqa: BLE001 - in a thread nobody else would hear of it
            self.problems.append((f"{type(error).__name__}: {error}", ""))

    def results(self):
        """All lines that the test processes wrote."""
        rows = []
        for path in sorted(self.out.glob("*.jsonl")):
            rows += [json.loads(text) for text in path.read_text(encoding="utf-8").splitlines() if text.endswith("}")]
        return rows

    def _call(self, command, log, what, statuses=(0,), **options):
        with open(log, "a", encoding="utf-8") as stream:
            child = subprocess.Popen(list(map(str, command)), stdin=subprocess.DEVNULL, stdout=stream, stderr=stream,
                                     start_new_session=True, **options)
        self.children.append(child)
        try:
            status = child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            proc.end(proc.remember(child.pid), 5)
            status = f"none after {PATIENCE // 60} minutes; it was ended"
        if status not in statuses:
            self.problems.append((f"{what} ended with status {status}", log))
        return status

    # --- Odoo's tests ---------------------------------------------------------------------------

    def _odoo_tests(self, number):
        name = f"t{number}"
        self.templates.copy(self.template, name)
        self._test_process(name, f"odoo-{number}", self.tags or ",".join(f"/{addon}" for addon in self.chosen), {"share": number, **self.shares})

    def _waiting_tests(self):
        """Glue addons that wait for an application of Odoo's own, on a copy into which they and that application are installed."""
        odoo, name = self.templates.odoo, f"t{LANES + 1}"
        self.templates.copy(self.template, name)
        try:
            odoo.load(name, self.out / "waiting-install.log", "--init=" + ",".join(self.waiting), "--without-demo")
        except Trouble as trouble:
            self.problems.append((f"{trouble.what} {trouble.advice}", ""))
            return
        self._test_process(name, "waiting", ",".join(f"/{addon}" for addon in self.waiting), {"share": 0, "start": [0], "known": {}})

    def _test_process(self, name, stem, tags, share):
        """Run Odoo's tests on one database.

        :param str name: the database
        :param str stem: name of the log and of the record of results
        :param str tags: what is tested
        :param dict share: which part of it (odoo_record.py)
        """
        odoo, log, record = self.templates.odoo, self.out / f"{stem}.log", self.out / f"{stem}.jsonl"
        command = odoo.command(
            "server", name, f"--http-port={free_port()}", "--workers=0", "--max-cron-threads=0", "--skip-auto-install", "--stop-after-init",
            f"--test-tags={tags}", f"--screenshots={self.out / 'screenshots'}",
            "--log-level=warn", *(f"--log-handler={handler}:INFO" for handler in ("odoo.tests", "odoo.addons", "odoo.service.server")))
        # Status 1 is "tests failed": those are counted one by one. Anything else means that Odoo itself broke down.
        self._call(command, log, "Odoo's test process", (0, 1), cwd=self.place.data,
                   env=odoo.env(STREET_TEST_RECORD=str(record), STREET_TEST_SHARE=json.dumps(share), HOME=str(self._home())))
        ended = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
        if "Failed to initialize database" in ended or "Starting post tests" not in ended:
            self.problems.append(("Odoo did not get as far as its tests", log))

    def _home(self):
        """A home for the browser, which wants to write to it."""
        home = self.place.cache / "home"
        home.mkdir(parents=True, exist_ok=True)
        return home

    # --- the tests of tests/ --------------------------------------------------------------------

    def _plain_tests(self):
        odoo, name = self.templates.odoo, f"t{LANES}"
        self.templates.copy(self.template, name)
        port, log = free_port(), self.out / "tests-server.log"
        process = server.launch(odoo, name, log, [f"--http-port={port}", "--workers=0", "--max-cron-threads=0", "--log-level=warn"])
        self.children.append(process)
        try:
            url = f"http://127.0.0.1:{port}"
            server.wait(process, url, log)
            env = odoo.env(**self.contract(odoo, name, url), HOME=str(self._home()), PYTHONPATH=str(CODE))
            for folder in self.folders:
                self._call([self.place.python, CODE / "launcher" / "plain_tests.py", folder], self.out / "tests.log", f"The tests of {folder}",
                           (0, 1), cwd=CODE, env=env)
        finally:
            proc.end(proc.remember(process.pid), 10)

    def contract(self, odoo, name, url):
        """Environment of the tests of tests/, as tests/README.md promises it."""
        return {
            "STREET_TEST_URL": url, "STREET_TEST_DB": name, "STREET_TEST_DB_HOST": str(odoo.cluster.socket), "STREET_TEST_DB_USER": cluster.ROLE,
            "STREET_TEST_RECORD": str(self.out / "tests.jsonl"), "STREET_TEST_OUT": str(self.out), "STREET_TEST_PYTHON": str(self.place.python),
            "STREET_TEST_ODOO": json.dumps(odoo.command("shell", name, "--no-http", "--log-level=error")),
            "STREET_TEST_ADDONS": str(CODE / "addons"), "STREET_TEST_PSQL": str(odoo.cluster.program("psql")),
            "STREET_TEST_CHROMIUM": shutil.which("chromium") or shutil.which("google-chrome") or "", "STREET_ROOT": str(CODE),
            "STREET_ODOO_PATH": str(odoo.path), "CI": os.environ.get("CI", ""),
        }
