"""The backup archive: one .tar.gz with manifest.json (SHA-256 of every member), database.dump and the filestore.

Knows nothing of servers: it takes a dump file and a folder, so that the launcher and docker/ write the same archives.
"""

import gzip
import hashlib
import io
import json
import os
import re
import tarfile
import time
import zlib
from pathlib import Path

from launcher import files
from launcher.trouble import Trouble

FORMAT = 1
DUMP = "database.dump"
MANIFEST = "manifest.json"
_MEMBER = re.compile(r"filestore/[0-9a-f]{2}/[0-9a-f]{40}")
_TOO_MUCH = 1 << 26  # bytes of a manifest


def write(target, dump, filestore, about):
    """Write an archive, whole or not at all.

    :param Path target: file to make; it must not exist
    :param Path dump: pg_dump's file in custom format
    :param Path filestore: folder of the attachments, may be missing
    :param dict about: what else the manifest says (versions, addons, language)
    :return: the manifest
    """
    if target.exists():
        raise Trouble(f"{target} exists already.", "Choose another name.")
    target.parent.mkdir(parents=True, exist_ok=True)
    members = {DUMP: dump}
    # The dump is older than this list: an attachment that it names is there, one that came later does no harm.
    for path in sorted(filestore.glob("[0-9a-f][0-9a-f]/*")) if filestore.is_dir() else []:
        name = f"filestore/{path.parent.name}/{path.name}"
        if _MEMBER.fullmatch(name) and path.is_file():
            members[name] = path
    manifest = {"format": FORMAT, "made": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), **about,
                "members": {name: {"size": path.stat().st_size, "sha256": files.sha256(path)} for name, path in members.items()}}
    draft = target.with_name(target.name + ".part")
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as raw, \
                gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=1) as stream, tarfile.open(fileobj=stream, mode="w|") as tar:
            text = json.dumps(manifest, indent=1, sort_keys=True, ensure_ascii=False).encode()
            head = tarfile.TarInfo(MANIFEST)
            head.size, head.mtime, head.mode = len(text), int(time.time()), 0o600
            tar.addfile(head, io.BytesIO(text))
            for name, path in members.items():
                member = tarfile.TarInfo(name)
                member.size, member.mtime, member.mode = manifest["members"][name]["size"], int(path.stat().st_mtime), 0o600
                with open(path, "rb") as content:
                    tar.addfile(member, content)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return manifest


def unpack(source, folder):
    """Unpack an archive into an empty folder, checking every member; Trouble if anything is not as the manifest says.

    Nothing is written outside `folder`, whatever the archive names.

    :param source: path of the archive, or an open binary file
    :param Path folder: empty folder; None only checks
    :return: the manifest
    """
    shown = source if isinstance(source, (str, Path)) else "that was given"
    seen = set()
    try:
        with (gzip.open(source, "rb") as stream, tarfile.open(fileobj=stream, mode="r|") as tar):
            manifest = None
            for member in tar:
                if manifest is None:
                    manifest = _read_manifest(tar, member)
                    continue
                _check_member(member, manifest, seen)
                seen.add(member.name)
                _take(tar.extractfile(member), member.name, manifest["members"][member.name]["sha256"], folder)
            while stream.read(1 << 20):  # to the very end, where gzip's own check sum is
                pass
    except (tarfile.TarError, EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise Trouble(f"The archive {shown} is damaged or not whole: {error}.", "Nothing was changed. Use another backup.") from None
    except FileNotFoundError:
        raise Trouble(f"There is no file {shown}.") from None
    except IsADirectoryError:
        raise Trouble(f"{shown} is a folder, not an archive.") from None
    if manifest is None:
        raise _bad("it is empty")
    if missing := sorted(set(manifest["members"]) - seen):
        raise _bad(f"{missing[0]} is missing" + (f" and {len(missing) - 1} more" if len(missing) > 1 else ""))
    return manifest


def _bad(why):
    return Trouble(f"The archive is not a whole backup of Street: {why}.", "Nothing was changed. Use another backup.")


def _read_manifest(tar, member):
    """The manifest, which is the first member; Trouble if it is not one that we understand."""
    if member.name != MANIFEST or not member.isfile() or member.size > _TOO_MUCH:
        raise _bad(f"it does not begin with {MANIFEST}")
    try:
        manifest = json.loads(tar.extractfile(member).read())
        known = manifest["format"]
        proper = all(re.fullmatch("[0-9a-f]{64}", entry["sha256"]) for entry in manifest["members"].values())
    except (ValueError, KeyError, TypeError, AttributeError):
        raise _bad(f"{MANIFEST} cannot be read") from None
    if known != FORMAT:
        raise Trouble(f"The archive has format {known}; this Street reads format {FORMAT}.", "Restore it with the Street that wrote it, or a newer one.")
    if not proper or DUMP not in manifest["members"]:
        raise _bad(f"{MANIFEST} does not name everything")
    return manifest


def _check_member(member, manifest, seen):
    """Refuse a member that the manifest does not name, a second one of that name, a link, or a name that leads elsewhere."""
    name = member.name
    if not member.isfile() or not (name == DUMP or _MEMBER.fullmatch(name)) or name not in manifest["members"]:
        raise _bad(f"it holds {name!r}, which does not belong into it")
    if name in seen:
        raise _bad(f"it holds {name} twice")
    if member.size != manifest["members"][name]["size"]:
        raise _bad(f"{name} has not the size that the manifest says")


def _take(content, name, wanted, folder):
    """Read one member, to a file below `folder` if there is one, and compare its SHA-256."""
    digest = hashlib.sha256()
    target = Path(folder, *name.split("/")) if folder else Path(os.devnull)
    target.parent.mkdir(parents=True, exist_ok=True)
    with open(target, "wb") as stream:
        while block := content.read(1 << 20):
            digest.update(block)
            stream.write(block)
    if digest.hexdigest() != wanted:
        raise _bad(f"{name} is damaged (SHA-256 differs)")
