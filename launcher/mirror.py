"""The Debian mirror of this machine: asked of apt, else read from its source lists."""

import re
import subprocess
from pathlib import Path

from launcher.trouble import Trouble

ETC = Path("/etc/apt")


def find(etc=ETC, release="/etc/os-release"):
    """Address of the mirror that the machine's own release comes from.

    :param Path etc: apt's configuration folder
    :param release: the os-release file
    """
    suite = codename(release)
    address = from_index_targets(_index_targets(), suite) or from_lists(etc, suite)
    if not address:
        raise Trouble("No Debian mirror is configured on this machine (apt knows no list of Debian's main archive).",
                      "Add one to /etc/apt/sources.list, or name an existing Odoo 19 in STREET_ODOO.")
    return address


def codename(release="/etc/os-release"):
    """The machine's own suite, such as `bookworm`; empty if it does not say."""
    try:
        found = re.search(r'^VERSION_CODENAME="?([\w-]+)', Path(release).read_text(encoding="utf-8"), re.MULTILINE)
    except OSError:
        return ""
    return found[1] if found else ""


def _index_targets():
    try:
        done = subprocess.run(["apt-get", "indextargets", "--format", "$(LABEL)|$(CODENAME)|$(REPO_URI)"],
                              capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise Trouble("This is not Debian: there is no apt-get.", "Name an existing Odoo 19 in STREET_ODOO.") from None
    return done.stdout


def from_index_targets(text, suite):
    """The mirror in apt's own answer; None while the machine's lists are empty.

    :param str text: lines `label|codename|address`
    :param str suite: the machine's own suite
    """
    for line in text.splitlines():
        label, name, address = (line.split("|") + ["", ""])[:3]
        if label == "Debian" and name == suite and address:
            return address
    return None


def from_lists(etc, suite):
    """The mirror in sources.list or a *.sources file; None if there is none.

    :param Path etc: apt's configuration folder
    :param str suite: the machine's own suite
    """
    lists = [etc / "sources.list", *sorted((etc / "sources.list.d").glob("*.list"))]
    for path in (path for path in lists if path.exists()):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            found = re.match(r"deb\s+(?:\[[^]]*\]\s+)?(\S+)\s+(\S+)\s+(.*)", line.strip())
            if found and found[2] == suite and "main" in found[3].split():
                return found[1]
    for path in sorted((etc / "sources.list.d").glob("*.sources")):
        for stanza in re.split(r"\n\s*\n", path.read_text(encoding="utf-8", errors="replace")):
            fields = {key.lower(): value.split() for key, value in re.findall(r"^([\w-]+):[ \t]*(.*)$", stanza, re.MULTILINE)}
            if suite in fields.get("suites", []) and "main" in fields.get("components", []) \
                    and "deb" in fields.get("types", []) and fields.get("enabled", ["yes"]) != ["no"] and fields.get("uris"):
                return fields["uris"][0]
    return None
