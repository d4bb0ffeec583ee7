"""What a test run comes to: one line per addon, the first failures in full, the sum in the last line."""

import re

from launcher import say

SHOWN = 5  # failures printed in full
_BROWSER = re.compile(r"chrom|websocket-client|browser|devtools", re.IGNORECASE)


def merge(rows):
    """One outcome per test: a test with several lines failed if one of them did.

    :param list rows: lines as the test processes wrote them
    :return: dict test id → row
    """
    rank = {"passed": 0, "skipped": 1, "failed": 2}
    tests = {}
    for row in rows:
        known = tests.get(row["test"])
        if known is None or rank[row["outcome"]] > rank[known["outcome"]]:
            tests[row["test"]] = {**row, "seconds": row["seconds"] + (known["seconds"] if known else 0)}
    return tests


def browser_skips(tests):
    """Names of browser tests that were skipped, with the reason."""
    return [f"{name}: {row['reason']}" for name, row in tests.items()
            if row["outcome"] == "skipped" and (row["browser"] or _BROWSER.search(row["reason"]))]


def show(rows, problems, out, seconds):
    """Print the report. Returns the exit status.

    :param list rows: lines of the test processes
    :param list problems: (text, log) of what went wrong outside a single test
    :param Path out: folder of the logs
    :param float seconds: how long everything took
    """
    tests = merge(rows)
    count = {outcome: sum(row["outcome"] == outcome for row in tests.values()) for outcome in ("passed", "failed", "skipped")}
    failed = [name for name, row in tests.items() if row["outcome"] == "failed"]
    skipped = browser_skips(tests)
    for name in failed[:SHOWN]:
        say.line(f"\nFAILED {name}")
        say.line(excerpt(name, out))
    for name in failed[SHOWN:]:
        say.line(f"FAILED {name}")
    for text, log in problems:
        say.line(f"\nPROBLEM {text}" + (f"\n{_tail(log)}\n  ({log})" if log else ""))
    for text in skipped:
        say.line(f"SKIPPED BROWSER TEST {text}")
    say.line()
    for addon, row in sorted(by_addon(tests).items()):
        say.line(f"  {addon:<34} {row['passed']:>5} passed {row['failed']:>4} failed {row['skipped']:>4} skipped {row['seconds']:>8.1f} s")
    if not tests:
        say.line("No test has run.")
    say.line(f"  {seconds:.0f} s in all; logs and screenshots: {out}")
    say.line(f"{count['passed']} passed, {count['failed'] + len(problems)} failed, {count['skipped']} skipped")
    return 0 if count["passed"] and not (failed or problems or skipped) else 1


def by_addon(tests):
    """Counts and seconds per addon."""
    sums = {}
    for name, row in tests.items():
        addon = row["addon"] or (found[1] if (found := re.search(r"odoo\.addons\.(\w+)", name)) else "other")
        entry = sums.setdefault(addon, {"passed": 0, "failed": 0, "skipped": 0, "seconds": 0.0})
        entry[row["outcome"]] += 1
        entry["seconds"] += row["seconds"]
    return sums


def excerpt(name, out, most=60):
    """The lines of the logs that tell of a failed test, with the name of the log."""
    short = re.sub(r"\W+$", "", name)
    found = re.search(r"\((?:[\w.]+\.)?(\w+)\)$", name)
    wanted = [".".join(short.split(".")[-2:]), found[1] if found else "", short.split(".")[-1]]
    for log in sorted(out.glob("*.log")):
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
        for words in filter(None, wanted):
            for number, text in enumerate(lines):
                if words in text and re.search(r"\b(FAIL|ERROR): ", text):
                    block = lines[number:number + 400]
                    end = next((at for at, line in enumerate(block[1:], 1) if re.match(r"\d{4}-\d\d-\d\d |={60}", line)), len(block))
                    block = block[:end]
                    cut = block if len(block) <= most else [*block[:15], "…", *block[15 - most:]]
                    return "\n".join("    " + line for line in cut) + f"\n    ({log}:{number + 1})"
    return f"    (see the logs in {out})"


def _tail(log, count=25):
    try:
        return "\n".join("    " + line for line in log.read_text(encoding="utf-8", errors="replace").splitlines()[-count:])
    except OSError:
        return ""
