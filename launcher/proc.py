"""Other programs: run them, keep what they print, recognise them again later."""

import os
import signal
import subprocess
import time
from pathlib import Path

from launcher.trouble import Trouble, from_output


def run(command, what, log=None, **options):
    """Run a program to its end and return what it printed; Trouble if it fails.

    :param list command: program and arguments
    :param str what: what is being done, for the message
    :param log: file that the output is appended to
    :param options: passed on to subprocess.run (cwd, env, input)
    """
    try:
        done = subprocess.run(
            [str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, errors="replace", check=False, **{"stdin": None if "input" in options else subprocess.DEVNULL, **options},
        )
    except FileNotFoundError:
        raise Trouble(f"{what}: the program {command[0]} is not on this machine.", "`./street doctor` says what is missing.") from None
    if log:
        Path(log).parent.mkdir(parents=True, exist_ok=True)
        with open(log, "a", encoding="utf-8") as stream:
            stream.write(f"$ {' '.join(map(str, command))}\n{done.stdout}\n")
    if done.returncode:
        raise from_output(what, done.stdout)
    return done.stdout


def start_time(pid):
    """When a process began, in clock ticks since boot; None if it is gone (a zombie counts as gone)."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] == "Z" else int(fields[19])


def is_alive(known):
    """Whether the process {"pid", "started"} written down earlier still runs (a reused number does not count)."""
    return bool(known) and known.get("started") is not None and start_time(known["pid"]) == known["started"]


def remember(pid):
    """What to write down about a process to find it again."""
    return {"pid": pid, "started": start_time(pid)}


def end(known, seconds=20):
    """Ask a remembered process to end, then insist. Returns whether it was running."""
    if not is_alive(known):
        return False
    for number, patience in ((signal.SIGTERM, seconds), (signal.SIGKILL, 5)):
        try:
            # The last word goes to the whole group: Odoo's workers must not outlive it.
            os.kill(known["pid"], number) if number == signal.SIGTERM else os.killpg(known["pid"], number)
        except ProcessLookupError:
            return True
        limit = time.monotonic() + patience
        while time.monotonic() < limit:
            if not is_alive(known):
                return True
            time.sleep(0.1)
    raise Trouble(f"Process {known['pid']} does not end.")


def succeeds(command, **options):
    """Whether a program ends with status 0; its output is thrown away."""
    try:
        return subprocess.run([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL, check=False, **options).returncode == 0
    except FileNotFoundError:
        return False
