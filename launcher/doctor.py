"""./street doctor: looks at this machine, changes nothing, says what to do."""

import os
import platform
import shutil
import sys

from launcher import addons, cluster, debian, files, layout, mirror, odoo_source, proc, say, server
from launcher.trouble import Trouble


class Finding:
    """One look at one thing.

    :param bool well: nothing to do
    :param str what: what was looked at and found
    :param str advice: what to do if it is not well
    """

    def __init__(self, well, what, advice=""):
        self.well, self.what, self.advice = well, what, advice


def doctor(place, options):
    """Print every finding; exit status 1 if something keeps Street from running."""
    findings = [finding for look in LOOKS for finding in looked(look, place, options)]
    for finding in findings:
        say.line(f"  {'ok ' if finding.well else 'BAD'}  {finding.what}")
        for text in finding.advice.splitlines() if not finding.well else ():
            say.line(f"         {text}")
    bad = sum(not finding.well for finding in findings)
    say.line(f"{bad} things to do (see above)." if bad else "Everything is in order.")
    return 1 if bad else 0


def looked(look, place, options):
    """The findings of one look; what goes wrong while looking is a finding too."""
    try:
        return list(look(place, options))
    except Trouble as trouble:
        return [Finding(False, trouble.what, trouble.advice)]
    except OSError as error:
        return [Finding(False, f"{error.filename or look.__name__}: {error.strerror}", "Run as root or as the user who runs Street.")]


def _machine(_place, _options):
    pretty = platform.freedesktop_os_release().get("PRETTY_NAME", "unknown") if os.path.exists("/etc/os-release") else "unknown"
    suite = mirror.codename()
    yield Finding(suite in ("bookworm", "trixie"), f"System: {pretty}", "Street is tried on Debian 12 (bookworm) and 13 (trixie); others may work.")
    yield Finding(True, f"Python {platform.python_version()} ({sys.executable})")


def _packages(_place, _options):
    for names, purpose in ((debian.missing(), "to run"), (sorted(set(debian.missing(1, True)) - set(debian.missing())), "for --workers and for the tests")):
        if names and purpose == "to run":
            yield Finding(False, f"Debian packages are missing {purpose}: {' '.join(names)}", "As root: " + debian.install_line(names))
        elif names:
            yield Finding(True, f"Debian packages not here, only needed {purpose}: {' '.join(names)}")
        else:
            yield Finding(True, f"Debian packages {purpose}")


def _disk(place, _options):
    folder = place.data
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free / 1e9
    need = 1 if place.odoo_tree.exists() else 4
    yield Finding(free >= need, f"Disk: {free:.1f} GB free at {folder}", f"{need} GB are needed: free some, or choose another disk with --data.")


def _folder(place, _options):
    place.check()
    yield Finding(True, f"Data folder: {place.data}" + ("" if place.data.exists() else " (not made yet)"))
    if place.data.exists():
        strangers = [path for path in (place.data, *place.data.iterdir()) if path.stat().st_uid != place.data.stat().st_uid]
        yield Finding(not strangers, "Everything in it belongs to one user", "Run ./street run as root once: it puts that right. " + " ".join(map(str, strangers[:3])))


def _network(place, _options):
    if place.odoo_tree.exists() or os.environ.get("STREET_ODOO"):
        return
    yield Finding(True, f"Debian mirror: {mirror.find()}")


def _odoo(place, _options):
    if os.environ.get("STREET_ODOO"):
        yield Finding(True, f"Odoo: {odoo_source.ensure(place)} (STREET_ODOO)")
        return
    version = files.read_json(place.odoo_tree / "street.json", {}).get("version")
    if version is None:
        yield Finding(True, "Odoo: not unpacked yet (./street run does it)")
    else:
        yield Finding(True, f"Odoo {version}" + ("" if version in odoo_source.KNOWN else " (a version that was not tried)"))
        jquery = place.odoo_tree / odoo_source.INSIDE / "odoo" / "addons" / "web" / "static" / "lib" / "jquery" / "jquery.js"
        yield Finding(jquery.exists(), "Odoo finds jquery", "As root: apt-get install --reinstall libjs-jquery, then ./street run")


def _cluster(place, _options):
    if not (place.data / "pg" / "PG_VERSION").exists():
        yield Finding(True, "PostgreSQL: no cluster yet (./street run makes it)")
        return
    version = (place.data / "pg" / "PG_VERSION").read_text(encoding="ascii").strip()
    yield Finding(version in cluster.installed(), f"PostgreSQL {version} for the cluster",
                  f"This machine has {', '.join(sorted(cluster.installed())) or 'none'}. As root: apt-get install postgresql-{version}; or restore a backup.")


def _server(place, options):
    if known := server.running(place):
        yield Finding(True, f"Street runs at {server.address(known['interface'], known['port'])} (process {known['odoo']['pid']})")
        return
    left = files.read_json(place.server_file)
    yield Finding(True, "Street does not run" + (" (it ended without ./street stop; ./street run starts it again)" if left else ""))
    server.check_port("127.0.0.1", options.port)
    yield Finding(True, f"Port {options.port} is free")


def _code(_place, _options):
    ours = addons.read(layout.CODE / "addons")
    yield Finding(bool(ours), f"Addons: {', '.join(sorted(ours)) or 'none'}", "Get a whole copy of the repository.")


def _browser(_place, _options):
    chromium = shutil.which("chromium")
    if chromium:
        yield Finding(proc.succeeds([chromium, "--version"]), "Chromium starts", "As root: apt-get install --reinstall chromium")


LOOKS = (_machine, _packages, _disk, _folder, _network, _odoo, _cluster, _server, _code, _browser)
