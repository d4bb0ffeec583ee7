"""The command line: which command, which data folder, as which user."""

import argparse
import contextlib
import os
import signal
import sys
import time
import traceback
from pathlib import Path

from launcher import backup, cmd_run, cmd_small, cmd_test, debian, doctor, layout, say, service
from launcher.trouble import Trouble, from_os_error

EPILOG = "The data folder is /var/lib/street as root (everything then runs as the system user `street`), else var/ beside this program."


def parser():
    """The parser of the command line."""
    top = argparse.ArgumentParser(prog="street", description="Street: grid, hotline and enforcement for a subdistrict office.", epilog=EPILOG)
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--data", metavar="DIR", help="data folder: Odoo, Python packages, database, attachments, logs")
    common.add_argument("--port", type=int, default=8069, help="port of the server (default 8069; --workers also uses the two after it)")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    run = commands.add_parser("run", parents=[common], help="set up whatever is missing and start the server")
    run.add_argument("--interface", default="127.0.0.1", help="address to listen on (default 127.0.0.1: this machine only)")
    run.add_argument("--no-demo", dest="demo", action="store_false", help="a database without demo data (counts at the first start)")
    run.add_argument("--lang", default="zh_CN", help="language of the database (counts at the first start; default zh_CN)")
    run.add_argument("--workers", type=int, default=0, help="number of server processes; more than 0 starts nginx in front of them")
    run.add_argument("--foreground", action="store_true", help="stay, and stop everything on Ctrl-C")

    test = commands.add_parser("test", parents=[common], help="run the tests")
    test.add_argument("names", nargs="*", metavar="ADDON|tests/FOLDER", help="only these (default: everything)")
    test.add_argument("--tags", help="only Odoo tests that match, as in Odoo's --test-tags")

    commands.add_parser("stop", parents=[common], help="stop server and database")
    for name, text in (("shell", "Python shell of Odoo on the database"), ("psql", "PostgreSQL shell on the database"),
                       ("bench", "measure speed")):
        commands.add_parser(name, parents=[common], help=text).add_argument("rest", nargs="*", help="passed on")
    update = commands.add_parser("update", parents=[common], help="bring the database up to the code")
    update.add_argument("--all", action="store_true", help="update every addon of ours, changed or not")
    update.add_argument("--no-backup", action="store_true", help="make no backup first")
    backup = commands.add_parser("backup", parents=[common], help="write database and attachments to one archive")
    backup.add_argument("file", nargs="?", help="archive to write (default: backup/ in the data folder)")
    restore = commands.add_parser("restore", parents=[common], help="read an archive back")
    restore.add_argument("file", help="archive")
    restore.add_argument("--force", action="store_true", help="replace the database that is there")
    restore.add_argument("--verify", action="store_true", help="only check the archive")
    commands.add_parser("doctor", parents=[common], help="check this machine and say what to do")
    return top


def handlers():
    """Command → function(Layout, options) that returns the exit status."""
    return {
        "run": cmd_run.run, "test": cmd_test.test, "stop": cmd_small.stop, "shell": cmd_small.shell, "psql": cmd_small.psql,
        "update": cmd_small.update, "bench": cmd_small.bench, "backup": backup.backup, "restore": backup.restore, "doctor": doctor.doctor,
    }


def main(arguments):
    """Run one command. Returns the exit status; never lets a traceback through."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace", line_buffering=True)
    known, rest = arguments, []
    if "--" in arguments:
        cut = arguments.index("--")
        known, rest = arguments[:cut], arguments[cut + 1:]
    options = parser().parse_args(known)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # being asked to end is an interruption like Ctrl-C
    if rest:
        options.rest = [*getattr(options, "rest", []), *rest]
    data = Path(options.data).expanduser().absolute() if options.data else layout.default_data()
    try:
        check_python()
        if os.getuid() == 0 and options.command != "doctor":
            as_root(options, arguments, data)
        return handlers()[options.command](layout.Layout(data), options)
    except Trouble as trouble:
        return complain(trouble)
    except KeyboardInterrupt:
        say.line()
        print("street: interrupted. The same command goes on where this one stopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        keep_traceback(data)
        return complain(from_os_error(error))
    except Exception as error:  # noqa: BLE001 - a person must never meet a traceback
        where = keep_traceback(data)
        return complain(Trouble(f"Something unforeseen: {type(error).__name__}: {error}", f"Details for the developers: {where}" if where else ""))


def check_python():
    """Trouble unless this Python is one that Odoo 19 runs on."""
    if not (3, 11) <= sys.version_info[:2] < (3, 14):
        raise Trouble(f"This is Python {sys.version.split()[0]}; Street needs 3.11, 3.12 or 3.13.",
                      "As root: apt-get install python3 python3-venv, then start ./street again (it looks for the right one itself).")


def as_root(options, arguments, data):
    """Do what only root can do, then go on as the user `street`. Does not return, unless there is nothing to go on with."""
    sets_up = options.command in ("run", "test", "bench", "restore")
    if not data.exists() and not sets_up:
        return
    log = Path("/var/log/street-setup.log")
    if sets_up:
        proxied = getattr(options, "workers", 0) or options.command == "bench"
        debian.ensure(debian.missing(proxied, options.command in ("test", "bench")), log)
    service.hand_over(data, options, arguments, log)


def complain(trouble):
    """Print what is wrong and what to do. Returns exit status 1."""
    print(f"\nstreet: {trouble.what}", file=sys.stderr)
    for text in trouble.advice.splitlines():
        print(f"    {text}", file=sys.stderr)
    return 1


def keep_traceback(data):
    """Write the traceback to a file; returns its path, or None if even that is impossible."""
    with contextlib.suppress(OSError):
        path = data / "log" / "launcher.log"
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "a", encoding="utf-8") as stream:
            stream.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')} {sys.argv}\n{traceback.format_exc()}\n")
        return path
    return None
