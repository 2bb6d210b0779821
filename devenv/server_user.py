"""Who PostgreSQL runs as: it refuses root."""

from __future__ import annotations

import os
import pwd
from dataclasses import dataclass
from typing import Any

from devenv.console import Problem


@dataclass(frozen=True)
class ServerUser:
    """The user of the database server; `switched` when that is not the user we run as."""

    name: str
    uid: int
    gid: int
    switched: bool

    def popen_options(self) -> dict[str, Any]:
        """What subprocess needs to start a program as this user, with private files."""
        options: dict[str, Any] = {"cwd": "/", "umask": 0o077}
        if self.switched:
            options |= {"user": self.uid, "group": self.gid, "extra_groups": []}
        return options


def server_user() -> ServerUser:
    """Ourselves, or, as root, an unprivileged user that the system already has.

    Raises Problem when there is none. No user is added: that would outlive the checkout.
    """
    if os.geteuid() != 0:
        return _entry(os.geteuid(), switched=False)
    for name in ("nobody", "daemon"):
        try:
            return _entry(pwd.getpwnam(name).pw_uid, switched=True)
        except KeyError:
            continue
    raise Problem(
        "PostgreSQL does not run as root, and this system has no user 'nobody' to run it as."
        " Run dev.py as another user, or set DATABASE_URL to a server of yours."
    )


def _entry(uid: int, *, switched: bool) -> ServerUser:
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        raise Problem(
            f"PostgreSQL needs its user to have a name, and user {uid} has none on this system."
            " Run dev.py as another user, or set DATABASE_URL to a server of yours."
        ) from None
    return ServerUser(entry.pw_name, entry.pw_uid, entry.pw_gid, switched)
