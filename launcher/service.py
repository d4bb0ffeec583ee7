"""As root: nothing of Street runs as root. A system user `street` takes over after the packages are there."""

import os
import pwd
import shutil
import sys
from pathlib import Path

from launcher import files, layout, proc, say
from launcher.trouble import Trouble

USER = "street"
CODE_PARTS = ("addons", "launcher", "tests", "bench", "docker", "docs", "odoo.conf", "requirements.txt", "requirements-odoo.txt",
              "requirements-test.txt", "ruff.toml", "street", "README.md", "README.zh-CN.md", "CHANGELOG.md", ".ci", ".dockerignore")


def ensure_user(log):
    """The entry of the system user `street` in the password file; it is made if it is not there."""
    try:
        return pwd.getpwnam(USER)
    except KeyError:
        pass
    with say.step("System user street"):
        proc.run(["useradd", "--system", "--user-group", "--home-dir", layout.SERVICE_DATA, "--no-create-home",
                  "--shell", "/usr/sbin/nologin", USER], "Making the system user street", log)
    return pwd.getpwnam(USER)


def own(data, user):
    """Make the data folder and give it to the service user; never touches a folder that is not Street's."""
    place = layout.Layout(data)
    place.check()
    data.mkdir(parents=True, exist_ok=True)
    owner = data.stat().st_uid
    if owner not in (0, user.pw_uid):
        name = pwd.getpwuid(owner).pw_name if owner in {entry.pw_uid for entry in pwd.getpwall()} else owner
        raise Trouble(f"{data} belongs to the user {name}.", f"Run the command as {name}, or choose another folder with --data.")
    (data / layout.MARKER).touch()
    strangers = [data, *data.iterdir(), *data.glob("*/*")]
    if any(path.lstat().st_uid != user.pw_uid for path in strangers):
        for top, _folders, names in os.walk(data):
            for path in (top, *(os.path.join(top, name) for name in names)):
                os.lchown(path, user.pw_uid, user.pw_gid)


def become(user):
    """Drop root for good in this process (used in a child, and right before the hand-over)."""
    os.setgroups([])
    os.setresgid(user.pw_gid, user.pw_gid, user.pw_gid)
    os.setresuid(user.pw_uid, user.pw_uid, user.pw_uid)
    os.umask(0o022)


def can_read_code(user, code):
    """Whether the service user can read every file of the code. Asked in a child that has become that user."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    try:
        become(user)
        for part in CODE_PARTS:
            for path in _walk(code / part):
                if not os.access(path, os.R_OK):
                    os._exit(1)
        os._exit(0 if os.access(code / "launcher" / "__main__.py", os.R_OK) else 1)
    except BaseException:  # noqa: BLE001 - the child of a fork must end here
        os._exit(1)


def _walk(path):
    if not path.is_dir():
        yield from [path] if path.exists() else []
        return

    def stop(error):
        raise error

    for top, folders, names in os.walk(path, onerror=stop):
        folders[:] = [name for name in folders if name not in files.IGNORED]
        yield Path(top)
        yield from (Path(top, name) for name in names)


def copy_code(code, copy, user):
    """Copy the code to where the service user can read it, whole or not at all.

    :param Path code: the clone
    :param Path copy: folder to make or to replace
    """
    fresh, old = copy.with_name(copy.name + ".new"), copy.with_name(copy.name + ".old")
    with say.step("Copy of the code for the user street"):
        files.remove(fresh)
        fresh.mkdir()
        for part in CODE_PARTS:
            if (code / part).is_dir():
                shutil.copytree(code / part, fresh / part, ignore=shutil.ignore_patterns(*files.IGNORED, "*.pyc"))
            elif (code / part).exists():
                shutil.copy2(code / part, fresh / part)
        for path in [fresh, *fresh.rglob("*")]:
            os.lchown(path, user.pw_uid, user.pw_gid)
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | (0o755 if path.is_dir() else 0o644))
        files.remove(old)
        if copy.exists():
            copy.rename(old)
        fresh.rename(copy)
        files.remove(old)


def pip_configuration(data, user):
    """Root's own pip settings, where there are any, made readable for the service user. Returns a path or None."""
    for candidate in (os.environ.get("PIP_CONFIG_FILE"), "~/.config/pip/pip.conf", "~/.pip/pip.conf"):
        source = Path(candidate).expanduser() if candidate else None
        if source and source.is_file():
            copy = data / "pip.conf"
            files.write(copy, source.read_text(encoding="utf-8"), 0o600)
            os.chown(copy, user.pw_uid, user.pw_gid)
            return copy
    return None


def hand_over(data, options, arguments, log):
    """Replace this root process by the launcher running as `street`. Does not return.

    :param Path data: the data folder
    :param options: the parsed command line
    :param list arguments: the command line
    :param Path log: file for the output of programs
    """
    user = ensure_user(log)
    own(data, user)
    code = layout.CODE
    if not can_read_code(user, code):
        code = data / ("code" if options.command not in ("test", "bench") else f"code-{options.command}")
        if options.command in ("run", "test", "bench", "update", "restore") or not code.exists():
            copy_code(layout.CODE, code, user)
    env = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "SUDO_", "PYTHON"))}
    env |= {"HOME": str(data), "USER": USER, "LOGNAME": USER}
    if pip_conf := pip_configuration(data, user):
        env["PIP_CONFIG_FILE"] = str(pip_conf)
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    command = [sys.executable, "-I", "-B", str(code / "launcher"), *arguments[:cut], "--data", str(data), *arguments[cut:]]
    if options.command == "restore":
        command[command.index(options.file)] = _open_for(options.file)
    elif options.command == "backup" and options.file:
        command.remove(options.file)
        sys.exit(_backup_as(user, command, env, data, Path(options.file)))
    _execute(user, command, env, data)


def _execute(user, command, env, data):
    become(user)
    try:
        os.chdir(data)
        os.execve(command[0], command, env)
    except PermissionError as error:
        raise Trouble(f"The user street cannot reach {error.filename or data}.",
                      "Choose a data folder that other users may enter with --data, or install Debian's python3.") from None


def _open_for(path):
    """Open a file that only root may read, and return a name by which the next process finds it open."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError as error:
        raise Trouble(f"{path} cannot be read: {error.strerror}.") from None
    os.set_inheritable(handle, True)
    return f"fd:{handle}"


def _backup_as(user, command, env, data, target):
    """Let the service user write a backup in the data folder, then move it to where root wants it."""
    if target.exists():
        raise Trouble(f"{target} exists already.", "Choose another name.")
    inside = data / "backup" / f"root-{os.getpid()}.tar.gz"
    child = os.fork()
    if not child:
        try:
            _execute(user, [*command, str(inside)], env, data)
        finally:
            os._exit(1)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status == 0:
        shutil.move(inside, target)
        os.chown(target, 0, 0)
        say.line(f"Moved to {target.absolute()}")
    return status
