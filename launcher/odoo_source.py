"""Odoo 19: fetched as Debian's package odoo-19 from suite sid of the machine's own mirror, and unpacked.

The private apt list only downloads: nothing of sid is installed on the machine.
"""

import os
import re
import shlex
import shutil
from pathlib import Path

from launcher import files, mirror, proc, say
from launcher.trouble import Trouble

PACKAGE = "odoo-19"
SERIES = "19.0"
# Versions that were tried with this suite, and the SHA-256 of their packages.
KNOWN = {"19.0.0+dfsg-1": "9d2f598b0555db17e291d48ed24df184c70823c053c4c5ed53c467ca7f629bbf"}
KEYRINGS = ("/usr/share/keyrings/debian-archive-keyring.gpg", "/usr/share/keyrings/debian-archive-keyring.pgp")
# The package links to files of other packages; they are reached through these folders of the machine.
BORROWED = ("javascript", "fonts-font-awesome", "fonts")
INSIDE = Path("usr", "lib", "python3", "dist-packages")


def ensure(place):
    """Make sure of an Odoo 19 and return the folder that holds its package `odoo`.

    STREET_ODOO names an existing one instead: a checkout, or the folder above the package `odoo`.
    """
    if given := os.environ.get("STREET_ODOO"):
        return _given(Path(given).expanduser())
    stamp = files.read_json(place.odoo_tree / "street.json", {})
    if not stamp.get("version"):
        files.need_space(place.data, 2.5, "Odoo")
        package = _download(place)
        with say.step("Unpack Odoo") as step:
            version = _unpack(place, package)
            step.say(version)
    _borrow(place.odoo_tree)
    return place.odoo_tree / INSIDE


def _given(folder):
    """The folder of an Odoo that the user names; Trouble unless it is Odoo 19."""
    release = folder / "odoo" / "release.py"
    try:
        found = re.search(r"^version_info = \((\d+), (\d+)", release.read_text(encoding="utf-8"), re.MULTILINE)
    except OSError:
        found = None
    if not found:
        raise Trouble(f"STREET_ODOO={folder}: there is no readable Odoo in it (looked for {release}).",
                      "Name the folder that holds the folder `odoo`, or unset STREET_ODOO to have it downloaded.")
    if f"{found[1]}.{found[2]}" != SERIES:
        raise Trouble(f"STREET_ODOO={folder} is Odoo {found[1]}.{found[2]}; Street needs {SERIES}.", "Unset STREET_ODOO to have it downloaded.")
    return folder.resolve()


def core_addons(odoo):
    """Folders with Odoo's own addons: beside the package in a checkout, inside it in Debian's package."""
    return [folder for folder in (odoo / "addons", odoo / "odoo" / "addons") if folder.is_dir()]


def check_version(version):
    """Refuse another series; warn about another version of the same series.

    :param str version: Debian version of the package
    """
    if not version.startswith(SERIES + "."):
        raise Trouble(f"The mirror offers {PACKAGE} in version {version}; Street needs {SERIES}.",
                      "Put an Odoo 19.0 somewhere on this machine and name its folder in STREET_ODOO.")
    if version not in KNOWN:
        say.warn(f"{PACKAGE} has moved to {version}; tried were {', '.join(KNOWN)}. Going on with it.")


def _check_sum(package, version):
    if version in KNOWN and files.sha256(package) != KNOWN[version]:
        package.unlink()
        raise Trouble(f"The downloaded {package.name} is not the package that was recorded (SHA-256 differs); it was removed.",
                      "Run the same command again; if it stays so, the mirror is not to be trusted.")


def _version_of(package):
    return proc.run(["dpkg-deb", "-f", package, "Version"], "Reading the package").strip()


def _download(place):
    """Path of the package file, from the cache or from the mirror."""
    for cached in sorted(place.cache.glob(f"{PACKAGE}_*.deb")):
        version = _version_of(cached)
        if version in KNOWN and files.sha256(cached) == KNOWN[version]:
            return cached
    with say.step("Download Odoo 19 (120 MB)") as step:
        config = _private_apt(place)
        env = {**os.environ, "APT_CONFIG": str(config), "LC_ALL": "C.UTF-8"}
        log = place.setup_log
        proc.run(["apt-get", "update", "-q"], "Reading the package list of Debian sid", log, env=env)
        policy = proc.run(["apt-cache", "policy", PACKAGE], "Looking for Odoo", log, env=env)
        candidate = re.search(r"Candidate: (\S+)", policy)
        if not candidate or candidate[1] == "(none)":
            raise Trouble(f"The mirror has no package {PACKAGE} any more.",
                          "Put an Odoo 19.0 somewhere on this machine and name its folder in STREET_ODOO.")
        check_version(candidate[1])
        fresh = place.cache / "download"
        files.remove(fresh)
        fresh.mkdir()
        proc.run(["apt-get", "download", "-q", PACKAGE], "Downloading Odoo", log, env=env, cwd=fresh)
        package = next(fresh.glob("*.deb"))
        _check_sum(package, candidate[1])
        step.say(candidate[1])
        target = place.cache / f"{PACKAGE}_{candidate[1].replace(':', '_')}.deb"
        package.rename(target)
        return target


def _private_apt(place):
    """Configuration of an apt that knows only sid and writes only below the data folder."""
    keyring = next((path for path in KEYRINGS if os.path.exists(path)), None)
    if not keyring:
        raise Trouble("Debian's archive keys are missing.", "As root: apt-get install debian-archive-keyring")
    apt = place.cache / "apt"
    for folder in ("state/lists/partial", "cache/archives/partial", "etc"):
        (apt / folder).mkdir(parents=True, exist_ok=True)
    (apt / "state" / "status").touch()
    files.write(apt / "etc" / "sources.list", f"deb [signed-by={keyring}] {mirror.find()} sid main\n")
    lines = {
        "Dir::State": apt / "state", "Dir::State::status": apt / "state" / "status", "Dir::Cache": apt / "cache",
        "Dir::Etc::SourceList": apt / "etc" / "sources.list", "Dir::Etc::SourceParts": "/dev/null",
        "APT::Sandbox::User": "", "Acquire::Languages": "none",
        # A mirror's copy of sid may be past its date; this holds for this list only.
        "Acquire::Check-Valid-Until": "false",
        # Without this apt goes on with no list at all when the network is away.
        "APT::Update::Error-Mode": "any",
    }
    files.write(apt / "apt.conf", "".join(f'{name} "{value}";\n' for name, value in lines.items()))
    return apt / "apt.conf"


def _unpack(place, package):
    """Unpack beside the old tree, then change places. Returns the version."""
    version = _version_of(package)
    check_version(version)
    fresh = place.data / "odoo.new"
    files.remove(fresh)
    proc.run(["dpkg-deb", "-x", package, fresh], "Unpacking Odoo", place.setup_log)
    if not (fresh / INSIDE / "odoo" / "release.py").exists():
        raise Trouble(f"{package.name} does not look like Odoo any more.", "Name an Odoo 19.0 in STREET_ODOO.")
    _borrow(fresh)
    files.write(fresh / "street.json", f'{{"version": "{version}"}}')
    files.remove(place.odoo_tree)
    fresh.rename(place.odoo_tree)
    shutil.rmtree(place.cache / "apt", ignore_errors=True)
    return version


def _borrow(tree):
    """Let the links of the unpacked package find the machine's own /usr/share."""
    for name in BORROWED:
        link = tree / "usr" / "share" / name
        if not link.exists() and not link.is_symlink():
            link.symlink_to(Path("/usr/share", name))


def start_command(place):
    """Head of every command line that starts Odoo: Python and our start script."""
    return [str(place.python), str(Path(__file__).with_name("odoo_start.py"))]


def shown(command):
    """A command line as text for messages."""
    return shlex.join(map(str, command))
