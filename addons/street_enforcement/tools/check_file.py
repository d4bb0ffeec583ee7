"""核对案卷导出包：逐个文件计算 SHA-256 并与 manifest.json 比对。

Checks an exported case file without any network: every file's SHA-256 against manifest.json.
Needs nothing but Python 3.8 or later. Usage: python3 check_file.py [FOLDER or ZIP]
"""

import hashlib
import json
import os
import sys
import zipfile


def digest_of(stream):
    """SHA-256 of an open binary file, in hexadecimal."""
    digest = hashlib.sha256()
    for block in iter(lambda: stream.read(1 << 20), b""):
        digest.update(block)
    return digest.hexdigest()


def check(names, opened):
    """Compare all files with the manifest.

    :param names: names of the files that are there
    :param opened: function of a name that opens the file
    :return: list of (name, "ok" | "changed" | "missing" | "unknown")
    """
    with opened("manifest.json") as stream:
        manifest = json.load(stream)
    results = []
    for entry in manifest["files"]:
        name = entry["name"]
        if name not in names:
            results.append((name, "missing"))
            continue
        with opened(name) as stream:
            results.append((name, "ok" if digest_of(stream) == entry["sha256"] else "changed"))
    known = {entry["name"] for entry in manifest["files"]} | {"manifest.json", "check_file.py"}
    results += [(name, "unknown") for name in sorted(set(names) - known)]
    return results


def check_folder(folder):
    """Results for an unpacked folder."""
    names = [
        os.path.relpath(os.path.join(root, name), folder).replace(os.sep, "/")
        for root, _folders, files in os.walk(folder) for name in files
    ]
    return check(names, lambda name: open(os.path.join(folder, name), "rb"))


def check_zip(path):
    """Results for the archive as it was exported."""
    with zipfile.ZipFile(path) as archive:
        return check([name for name in archive.namelist() if not name.endswith("/")], archive.open)


def main():
    """Print one line a file; 0 when all is as it was exported, 1 otherwise."""
    path = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
    results = check_zip(path) if os.path.isfile(path) else check_folder(path)
    words = {"ok": "一致", "changed": "已被改动", "missing": "缺失", "unknown": "清单外文件"}
    for name, result in results:
        print("%s\t%s\t%s" % (result, words[result], name))
    bad = [name for name, result in results if result != "ok"]
    print("%d files, %d not as exported / 共 %d 个文件，%d 个不一致" % (len(results), len(bad), len(results), len(bad)))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
