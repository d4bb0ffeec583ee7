"""Inside Odoo, in test runs only: writes one line of JSON per test and runs this process's share of the tests."""

import json
import os
import time


def install(path):
    """Record every test result in a file; keep only the tests of this share.

    STREET_TEST_SHARE is a JSON object: `share` is this process's number, `start` the seconds that each
    process is busy with other work, `known` seconds per test class of earlier runs.

    :param str path: the file
    """
    from odoo.service import server

    share = json.loads(os.environ.get("STREET_TEST_SHARE") or "{}")
    preload = server.preload_registries

    def preload_registries(dbnames):
        # The test framework may only be imported once Odoo has read its options.
        from odoo.tests import common, loader, result
        # Odoo gives the browser ten seconds to start and skips the test after that, which fails our run on a busy machine.
        common.CHECK_BROWSER_ITERATIONS = 1200
        _record(result.OdooTestResult, common.HttpCase, path)
        if share:
            _keep_share(loader, share, path)
        return preload(dbnames)

    server.preload_registries = preload_registries


def _record(result_class, browser_class, path):
    stream = open(path, "a", encoding="utf-8")  # noqa: SIM115 - open as long as the process
    started = {}

    def put(test, outcome, reason=""):
        test = getattr(test, "test_case", None) or test
        module = type(test).__module__
        parts = module.split(".")
        known = module.startswith("odoo.addons.")
        line = {
            "addon": parts[2] if known else "", "test": test.id(), "class": f"{module}:{type(test).__qualname__}" if known else "",
            "outcome": outcome, "reason": str(reason), "browser": isinstance(test, browser_class),
            "seconds": round(time.monotonic() - started.get(test.id(), time.monotonic()), 3),
        }
        stream.write(json.dumps(line, ensure_ascii=False) + "\n")
        stream.flush()

    def wrap(name, outcome):
        original = getattr(result_class, name)

        def method(self, test, *args):
            if outcome == "start":
                started[test.id()] = time.monotonic()
            elif not (outcome == "failed" and self._soft_fail):
                put(test, outcome, args[0] if outcome == "skipped" else "")
            return original(self, test, *args)

        setattr(result_class, name, method)

    for name, outcome in (("startTest", "start"), ("addSuccess", "passed"), ("addSkip", "skipped"),
                          ("addFailure", "failed"), ("addError", "failed")):
        wrap(name, outcome)


def _keep_share(loader, share, path):
    make_suite = loader.make_suite

    def class_of(test):
        return f"{type(test).__module__}:{type(test).__qualname__}"

    def make_share(module_names, position="at_install"):
        tests = list(make_suite(module_names, position))
        groups = {}
        for test in tests:
            groups[class_of(test)] = groups.get(class_of(test), 0) + 1
        mine = partition(groups, share["known"], share["start"])[share["share"]]
        kept = [test for test in tests if class_of(test) in mine]
        known = {test.id() for test in tests}
        # Tests for the time of installing never come to their turn here: nothing is installed any more.
        never = sorted(test.id() for test in make_suite(module_names, "at_install") if test.id() not in known)
        with open(path.replace(".jsonl", ".plan"), "w", encoding="utf-8") as stream:
            json.dump({"all": len(tests), "kept": len(kept), "never": never}, stream)
        return loader.OdooSuite(kept)

    loader.make_suite = make_share


def partition(groups, known, start):
    """Split test classes among processes so that all end at about the same time.

    :param dict groups: tests per class
    :param dict known: seconds per class in an earlier run; a class without any counts half a second per test
    :param list start: seconds of other work per process
    :return: a set of class names per process; the same in every process
    """
    weights = {name: known.get(name, 0.5 * count) for name, count in groups.items()}
    busy, shares = list(start), [set() for _ in start]
    for name in sorted(weights, key=lambda name: (-weights[name], name)):
        at = busy.index(min(busy))
        busy[at] += weights[name] + 0.05
        shares[at].add(name)
    return shares
