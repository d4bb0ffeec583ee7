"""What the launcher prints: one line per step with its duration."""

import contextlib
import sys
import time

_open = []  # the step whose line is not finished yet


def line(text=""):
    """Print a line; an unfinished step line is left standing above it."""
    if _open:
        sys.stdout.write("\n")
        _open.clear()
    print(text, flush=True)


class Step:
    """What a running step may add to its line."""

    detail = ""

    def say(self, detail):
        """Set the remark at the end of the line."""
        self.detail = detail


@contextlib.contextmanager
def step(name):
    """Show a step while it runs, then how long it took.

    :param str name: what is done, in a few words
    """
    started = time.monotonic()
    running = Step()
    line_start = f"  {name:<46}"
    sys.stdout.write(line_start)
    sys.stdout.flush()
    _open.append(name)
    try:
        yield running
    except BaseException:
        line(("" if _open else line_start) + "stopped here")
        raise
    if not _open:
        sys.stdout.write(line_start)
    _open.clear()
    print(f"{time.monotonic() - started:6.1f} s   {running.detail}".rstrip(), flush=True)


def warn(text):
    """Print a warning on a line of its own."""
    line(f"  ! {text}")
