"""The running server: Odoo, and nginx in front of it where there are several workers."""

import errno
import socket
import subprocess
import time
import urllib.error
import urllib.request

from launcher import database, files, proc, proxy, say
from launcher.trouble import Trouble

PATIENCE = 180  # seconds until the server has to answer


def check_port(interface, port):
    """Trouble if a port cannot be listened on."""
    family = socket.AF_INET6 if ":" in interface else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((interface, port))
        except OverflowError:
            raise Trouble(f"{port} is not a port.", "Use one between 1024 and 65535.") from None
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise Trouble(f"Port {port} is taken by another program.",
                              f"Choose another one, for example: ./street run --port {port + 10}") from None
            raise Trouble(f"Cannot listen on {interface}, port {port}: {error.strerror}.", "Choose others with --interface and --port.") from None


def running(place):
    """What is known about the server of this installation if it runs, else None."""
    known = files.read_json(place.server_file)
    return known if known and proc.is_alive(known.get("odoo")) else None


def address(interface, port):
    """The address to open in a browser."""
    host = "127.0.0.1" if interface in ("0.0.0.0", "::") else interface
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def start(odoo, interface, port, workers):
    """Start the server and wait until it answers. Returns what is remembered about it.

    :param Odoo odoo: what to start
    :param str interface: address to listen on
    :param int port: port that people use
    :param int workers: 0 is one process with threads; more stand behind nginx
    """
    place = odoo.place
    odoo_port, gevent_port = (port + 1, port + 2) if workers else (port, port + 2)
    check_port(interface, port)
    if workers:
        check_port("127.0.0.1", odoo_port)
        check_port("127.0.0.1", gevent_port)
    with say.step("Start the server") as step:
        log = place.logs / "odoo.log"
        options = [f"--http-port={odoo_port}", f"--gevent-port={gevent_port}", f"--logfile={log}", f"--workers={workers}",
                   f"--http-interface={'127.0.0.1' if workers else interface}", *(["--proxy-mode"] if workers else [])]
        process = launch(odoo, database.NAME, log, options)
        known = {"odoo": proc.remember(process.pid), "interface": interface, "port": port, "workers": workers}
        files.write(place.server_file, files.json.dumps(known))
        try:
            wait(process, address("127.0.0.1" if workers else interface, odoo_port), log)
            if workers:
                wait_port(gevent_port)  # it starts on its own; until then nginx would answer /websocket with an error
                known["nginx"] = proxy.start(place, interface, port, odoo_port, gevent_port)
                files.write(place.server_file, files.json.dumps(known))
        except BaseException:
            stop(place)
            raise
        step.say(f"process {process.pid}")
    return known


def launch(odoo, name, log, options, **env):
    """Start Odoo on its own, apart from this terminal."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with open(log, "a", encoding="utf-8") as stream:
        return subprocess.Popen(odoo.command("server", name, *options), stdin=subprocess.DEVNULL, stdout=stream, stderr=stream,
                                env=odoo.env(**env), cwd=odoo.place.data, start_new_session=True)


def wait(process, url, log):
    """Wait until the server answers; Trouble with its last words if it ends or stays silent."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    limit = time.monotonic() + PATIENCE
    asked = ["/web/login", "/web/health"]  # the second one first: the login page needs the whole database loaded
    while time.monotonic() < limit:
        if process.poll() is not None:
            raise Trouble("The server ended at once.", (database.first_error(log) or _tail(log)) + f"\nThe whole log: {log}")
        try:
            while asked:
                with opener.open(url + asked[-1], timeout=60):
                    asked.pop()
            return
        except urllib.error.HTTPError as error:
            raise Trouble(f"The server answers {asked[-1]} with an error ({error.code}).",
                          f"{database.first_error(log) or _tail(log)}\nThe whole log: {log}") from None
        except OSError:
            time.sleep(0.25)
    raise Trouble(f"The server does not answer after {PATIENCE} seconds.", f"{_tail(log)}\nThe whole log: {log}")


def wait_port(port):
    """Wait until somebody listens on a port of this machine."""
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.25)
    raise Trouble(f"Odoo's websocket process does not listen on port {port} after {PATIENCE} seconds.", "Look at the log of the server.")


def _tail(log, count=12):
    try:
        return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-count:])
    except FileNotFoundError:
        return ""


def stop(place):
    """Stop the server. Returns whether one was running."""
    known = files.read_json(place.server_file) or {}
    ended = [proc.end(known.get(name)) for name in ("nginx", "odoo")]
    files.remove(place.server_file)
    return any(ended)
