"""Debian packages: which ones are missing (asked of files, not of dpkg), and how they get here."""

import glob
import importlib.util
import os
import shutil
from pathlib import Path

from launcher import files, proc, say
from launcher.trouble import Trouble, from_output

# package: (a file pattern or a program that shows that it is there, what it is for)
RUN = {
    "postgresql": ("/usr/lib/postgresql/*/bin/initdb", "the database"),
    "libjs-jquery": ("/usr/share/javascript/jquery/jquery.js", "Odoo's login and public pages"),
    "fonts-font-awesome": ("/usr/share/fonts-font-awesome/fonts/*", "icons"),
    "fonts-babelstone-han": ("/usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf", "rare characters of names in papers"),
    "fonts-arphic-gbsn00lp": ("/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf", "Song type in papers"),
    "fonts-wqy-zenhei": ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", "Hei type in papers"),
    "fonts-lxgw-wenkai": ("/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf", "Kai type in papers"),
    "file": ("file", "knowing a picture from a file that only says so"),
}
PROXY = {"nginx-light": ("nginx", "the reverse proxy in front of several workers")}
TEST = {
    "chromium": ("chromium", "browser tests"),
    "poppler-utils": ("pdftotext", "tests that read printed papers"),
}
CLUSTER_CONF = Path("/etc/postgresql-common/createcluster.d/street.conf")
POLICY = Path("/usr/sbin/policy-rc.d")
POLICY_TEXT = "#!/bin/sh\n# Written by Street while it installs packages: no service is started by that.\nexit 101\n"


def has(proof):
    """Whether the file pattern or the program is on this machine."""
    if proof.startswith("/"):
        return bool(glob.glob(proof))
    return shutil.which(proof, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin") is not None


def missing(workers=0, testing=False):
    """Names of the Debian packages that this machine lacks.

    :param int workers: more than 0 asks for the reverse proxy
    :param bool testing: asks for what only the tests need
    """
    wanted = {**RUN, **(PROXY if workers else {}), **(TEST if testing else {})}
    names = [name for name, (proof, _why) in wanted.items() if not has(proof)]
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        names.append("python3-venv")
    return names


def install_line(names):
    """The one line that installs the packages by hand; it leaves no automatic cluster and no nginx running."""
    line = "apt-get update && apt-get install -y --no-install-recommends " + " ".join(names)
    if "postgresql" in names:
        line = f"mkdir -p {CLUSTER_CONF.parent} && echo create_main_cluster=false >{CLUSTER_CONF} && {line}"
    return line + (" && { systemctl disable --now nginx || true; }" if "nginx-light" in names else "")


def ensure(names, log):
    """Install the packages as root; as an ordinary user say which line does it.

    :param list names: package names, may be empty
    :param log: file for apt's output
    """
    if not names:
        return
    if os.getuid():
        raise Trouble("Some Debian packages are missing: " + ", ".join(names) + ".",
                      "Run this line as root, then the same command again:\n    " + install_line(names))
    if not shutil.which("apt-get"):
        raise Trouble("This is not Debian: there is no apt-get.", "Install these by other means: " + ", ".join(names))
    with say.step(f"Debian packages ({len(names)})") as step:
        step.say(" ".join(names))
        _install(names, log)


def _install(names, log):
    """apt-get install, with no service started and no automatic database cluster made."""
    remove_own_policy()
    if "postgresql" in names:
        files.write(CLUSTER_CONF, "# Written by Street, which keeps a private cluster of its own.\ncreate_main_cluster = false\n")
    own_policy = not POLICY.exists()
    if own_policy:
        files.write(POLICY, POLICY_TEXT, 0o755)
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "NEEDRESTART_SUSPEND": "1"}
    try:
        listed = proc.run(["apt-get", "update", "-q"], "Reading the package lists", log, env=env)
        try:
            proc.run(["apt-get", "install", "-y", "-q", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300", *names],
                     "Installing Debian packages", log, env=env)
        except Trouble:
            if "Failed to fetch" in listed:  # apt-get update ends well even if it could reach nobody
                raise from_output("Reading the package lists", listed) from None
            raise
        if "nginx-light" in names and shutil.which("systemctl"):
            # Only the program is wanted: Street starts its own nginx, unprivileged, from its own configuration.
            proc.run(["systemctl", "disable", "nginx"], "Keeping Debian's nginx off", log)
    finally:
        if own_policy:
            remove_own_policy()


def remove_own_policy():
    """Take away what an interrupted installation may have left."""
    try:
        if POLICY.read_text(encoding="utf-8") == POLICY_TEXT:
            POLICY.unlink()
    except (FileNotFoundError, UnicodeDecodeError):
        pass
