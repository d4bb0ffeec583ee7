"""Intake one by one over JSON-2: matters against a bare ``mail.thread`` model with as many fields."""

import json
import os
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench import measure, sample

CLIENTS = 2
RETRY = "tries left"  # Odoo's words in the log when it starts a request anew


def prepare(env, count):
    """Key of the intake clerk and reports for him to send."""
    clerk = sample.as_user(env, sample.INTAKE)
    key = clerk["res.users.apikeys"].sudo()._generate("rpc", "bench", None)
    env.cr.commit()
    return {"key": key, "reports": sample.reports(clerk, count)}


class Office:
    """Clients that send reports to a server, each its own share, one after another."""

    def __init__(self, url, key, clients):
        self.url, self.key = url, key
        self.pool = ThreadPoolExecutor(clients)

    def send(self, model, reports):
        """Have the reports taken in by ``model`` and wait for all of them."""
        list(self.pool.map(lambda report: self._create(model, report), reports))

    def _create(self, model, report):
        request = urllib.request.Request(
            f"{self.url}/json/2/{model}/create", json.dumps({"vals_list": [report]}).encode(),
            {"Authorization": f"bearer {self.key}", "Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            answer.read()


def run(server, quick):
    """Speed with two workers, then retries with four."""
    rounds, size = (3, 20) if quick else (15, 60)
    ready = server.inside("outside.intake", "prepare", count=size)
    logs = Path(os.environ["STREET_BENCH_OUT"])
    with server.serving(2, logs / "intake-2.log") as url:
        office = Office(url, ready["key"], CLIENTS)
        work = {model: lambda model=model: office.send(model, ready["reports"]) for model in ("street.matter", "bench.thread")}
        for warm_up in work.values():
            warm_up()
        took, bare_took, ratio = measure.in_turns(rounds, work["street.matter"], work["bench.thread"])
    with server.serving(4, logs / "intake-4.log") as url:
        Office(url, ready["key"], 4).send("street.matter", ready["reports"] * 5)
    retries = {workers: (logs / f"intake-{workers}.log").read_text().count(RETRY) for workers in (2, 4)}
    return [
        measure.row("matters, two workers", ratio, "×", 1.0, f"bare mail.thread {size / bare_took:.1f}/s, matters {size / took:.1f}/s"),
        measure.row("retries, two workers", retries[2], "", 0, at_most=True),
        measure.row("retries, four workers", retries[4], "", 0, f"{size * 5} matters by four clients", at_most=True),
    ]
