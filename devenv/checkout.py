"""The folder that dev.py stands in, and what it keeps there."""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from devenv.console import Problem


@dataclass(frozen=True)
class Checkout:
    """One clone. Everything that dev.py makes is keyed by its folder, so that clones do not meet."""

    root: Path

    @property
    def key(self) -> str:
        """A short name for this folder, the same at every start."""
        return hashlib.sha256(os.fsencode(self.root.resolve())).hexdigest()[:12]

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        return self.venv / "bin" / "python"

    @property
    def local(self) -> Path:
        """The private folder for locks, stamps and the secret key; made when it is missing."""
        return private_folder(self.root / ".local")

    def secret_key(self) -> str:
        """The SECRET_KEY of this checkout, made at the first call and kept with mode 0600."""
        path = self.local / "secret-key"
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text().strip()
        with os.fdopen(handle, "w") as file:
            key = secrets.token_urlsafe(50)
            file.write(key + "\n")
        return key


def private_folder(path: Path, group: int | None = None) -> Path:
    """Make `path` a folder that only the current user may enter, and members of `group` pass through.

    Raises Problem when something else stands there: in a shared folder such as /var/tmp another user could
    have put a link or a folder of their own under the name.
    """
    with suppress(FileExistsError):
        path.mkdir(mode=0o700)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise Problem(
            f"{path} belongs to somebody else. Remove it, or run as the user who owns it."
        )
    if group is not None and found.st_gid != group:
        os.chown(path, -1, group)
    mode = 0o700 if group is None else 0o710
    if stat.S_IMODE(found.st_mode) != mode:
        path.chmod(mode)
    return path
