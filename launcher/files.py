"""Small file helpers: whole-or-nothing writes, digests, stamps and locks."""

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
from pathlib import Path

from launcher.trouble import Trouble

IGNORED = {"__pycache__", ".git", "node_modules", ".ruff_cache"}


def write(path, text, mode=0o644):
    """Write a file so that a reader or an interruption never meets half of it."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(fresh, path)


def read_json(path, default=None):
    """The JSON in a file, or `default` where there is none or it cannot be read as JSON."""
    try:
        return json.loads(Path(path).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return default


def sha256(path):
    """Hex SHA-256 of a file."""
    digest = hashlib.sha256()
    with open(path, "rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def tree_digest(folder):
    """Hex SHA-256 over names and contents of all files below a folder, compiled files left out."""
    folder = Path(folder)
    digest = hashlib.sha256()
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in IGNORED)
        for name in sorted(names):
            if name.endswith(".pyc"):
                continue
            path = Path(top, name)
            digest.update(f"{path.relative_to(folder)}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def remove(path):
    """Remove a file or a whole folder, if it is there."""
    path = Path(path)
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def need_space(folder, gigabytes, what):
    """Raise Trouble unless the disk of `folder` has so many free gigabytes."""
    folder = Path(folder)
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free / 1e9
    if free < gigabytes:
        raise Trouble(
            f"The disk is full: {what} needs {gigabytes:g} GB at {folder}, {free:.1f} GB are free.",
            "Free some space or choose a folder on another disk with --data, then run the same command again.",
        )


@contextlib.contextmanager
def lock(path, doing):
    """Hold a lock file; Trouble if another launcher holds it. The lock dies with its process.

    :param path: the lock file
    :param str doing: the command, told to whoever comes second
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "a+", encoding="utf-8") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            stream.seek(0)
            holder = stream.read().strip() or "another command"
            raise Trouble(
                f"Another street command works in this folder: {holder}.",
                "Wait until it has finished, or use another folder with --data.",
            ) from None
        stream.truncate(0)
        stream.write(f"`street {doing}`, process {os.getpid()}")
        stream.flush()
        try:
            yield
        finally:
            stream.truncate(0)
