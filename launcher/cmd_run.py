"""./street run: from whatever is there to a running server."""

import time

from launcher import backup, database, files, logins, prepare, proc, say, server
from launcher.trouble import Trouble


def run(place, options):
    """Bring up everything, print the address and who may log in."""
    place.prepare()
    started = time.monotonic()
    with files.lock(place.locks / "setup", "run"):
        if known := server.running(place):
            return _already(place, known, options)
        server.check_port(options.interface, options.port)
        path = prepare.tools(place, workers=options.workers)
        odoo = prepare.run_odoo(place, path)
        odoo.cluster.ensure()
        demo = bring_up(odoo, options)
        known = server.start(odoo, options.interface, options.port, options.workers)
    _welcome(odoo, known, demo, time.monotonic() - started)
    return _stay(place, odoo, known) if options.foreground else 0


def _already(place, known, options):
    url = server.address(known["interface"], known["port"])
    if known["port"] != options.port:
        raise Trouble(f"Street already runs on this data folder, at {url}.", f"Stop it first ({place.command('stop')}), or use another folder with --data.")
    say.line(f"Street already runs at {url} (process {known['odoo']['pid']}). To stop it: {place.command('stop')}")
    return 0


def bring_up(odoo, options):
    """Make sure of the database and that it fits the code. Returns whether it has demo data."""
    name = database.NAME
    backup.recover(odoo)
    if name not in odoo.cluster.databases():
        odoo.install(name, options.lang, options.demo)
        return options.demo
    demo = odoo.has_demo(name)
    new, changed, digests = odoo.changed(name)
    if new or changed:
        if not demo:
            backup.before_update(odoo)
        odoo.update(name, new, changed, digests)
    return demo


def _welcome(odoo, known, demo, seconds):
    say.line()
    say.line(f"Street runs ({seconds:.0f} s):  {server.address(known['interface'], known['port'])}")
    people = logins.table(odoo.cluster, database.NAME)
    if demo:
        say.line("Demo logins; the password is the login:")
    else:
        say.line("Logins:")
        first = odoo.place.state / "admin-password"
        if first.exists():
            say.line(f"  first password of admin: {first.read_text(encoding='utf-8').strip()}  (change it, then delete {first})")
    for row in people:
        say.line(row)
    say.line(f"Stop: {odoo.place.command('stop')}      Log: {odoo.place.logs / 'odoo.log'}")


def _stay(place, odoo, known):
    """Stay in the foreground until Ctrl-C or until the server ends; then stop everything."""
    say.line("Ctrl-C stops the server.")
    try:
        while proc.is_alive(known["odoo"]):
            time.sleep(1)
        say.line("The server has ended.")
    except KeyboardInterrupt:
        say.line()
    stop_all(place, odoo.cluster)
    return 0


def stop_all(place, run_cluster):
    """Stop server and database."""
    with say.step("Stop the server") as step:
        step.say("stopped" if server.stop(place) else "was not running")
    with say.step("Stop PostgreSQL") as step:
        step.say("stopped" if run_cluster.stop() else "was not running")
