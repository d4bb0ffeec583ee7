"""What goes wrong is said in words: the one exception that the launcher shows to a person."""

import errno


class Trouble(Exception):
    """A condition that the user can understand and mend.

    :param str what: what is wrong, one or two sentences
    :param str advice: what to do next; several lines are allowed
    """

    def __init__(self, what, advice=""):
        super().__init__(what)
        self.what = what
        self.advice = advice


_CAUSES = (
    (("No space left on device", "Disk quota exceeded", "could not extend file"),
     "The disk is full.", "Free some space (Street needs about 4 GB), then run the same command again."),
    (("CERTIFICATE_VERIFY_FAILED", "certificate verify failed"),
     "The package server's certificate is not one that this machine trusts.",
     "If a proxy of your organisation stands in between: give pip its certificate (PIP_CERT=FILE), then run the same command again."),
    (("Temporary failure resolving", "Could not resolve", "Temporary failure in name resolution",
      "Network is unreachable", "NewConnectionError", "Failed to establish a new connection",
      "Connection timed out", "Unable to connect to", "Could not connect to", "Connection failed"),
     "The network could not be reached.",
     "Check the connection, the proxy and the package mirror of this machine, then run the same command again."),
    (("Permission denied", "Operation not permitted"),
     "A file or folder may not be read or written.", "Look at the lines above for its name."),
)


def from_output(what, output):
    """Trouble for a failed program, with the cause in plain words where its output shows a known one.

    :param str what: what was being done
    :param str output: what the program printed
    """
    tail = "\n".join(line if len(line) <= 300 else line[:300] + " …" for line in output.strip().splitlines()[-8:])
    for needles, cause, advice in _CAUSES:
        if any(needle in output for needle in needles):
            return Trouble(f"{what}: {cause}", f"{tail}\n{advice}".strip())
    return Trouble(f"{what} failed.", tail)


def from_os_error(error):
    """Trouble for an OSError that nobody foresaw."""
    where = f" ({error.filename})" if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Trouble(f"The disk is full{where}.", "Free some space (Street needs about 4 GB), then run the same command again.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Trouble(f"No permission to read or write{where}.", "Use another folder with --data, or run as the user it belongs to.")
    return Trouble(f"{error.strerror or error}{where}.")
