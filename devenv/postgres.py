"""The embedded PostgreSQL of a checkout: started for whoever needs it first, stopped by whoever needs it last."""

from __future__ import annotations

import fcntl
import locale
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from devenv import postgres_settings as settings
from devenv.checkout import Checkout, private_folder
from devenv.console import Problem, step
from devenv.postgres_binaries import installed_programs, runnable_programs
from devenv.postgres_server import Server
from devenv.server_user import server_user

# Anybody may write there: `private_folder` tells whose a folder is before it is used.
SHARED_STATE = Path("/var/tmp")  # noqa: S108
SOCKET_PATH_LIMIT = 100  # Systems allow 103 to 107 bytes.


class Cluster:
    """A set of databases with its server. The one named `demo` lasts; any other may be lost at any time."""

    def __init__(self, checkout: Checkout, name: str, programs: Path | None = None) -> None:
        self.checkout = checkout
        self.name = name
        self.user = server_user()
        # The server's user may be unable to enter the checkout: then nothing of the server is in there.
        self.base = (
            SHARED_STATE / f"stillwater-{checkout.key}"
            if self.user.switched
            else checkout.local / "postgres"
        )
        home = self.base / name
        self.socket = _socket_folder(home, f"stillwater-{self.user.uid}-{checkout.key}-{name}")
        self.server = Server(home, self.socket, self.user, durable=name == "demo")
        self._programs = programs

    @property
    def home(self) -> Path:
        return self.server.home

    @contextmanager
    def running(self) -> Iterator[str]:
        """The server runs inside this block; yields its DATABASE_URL.

        Everybody in such a block holds a shared lock, which ends with the process even when that is killed.
        Who leaves and finds no other lock stops the server, whoever started it.
        """
        with self._lock("users") as users:
            with self._lock("start") as starting:
                fcntl.flock(starting, fcntl.LOCK_EX)
                fcntl.flock(users, fcntl.LOCK_SH)
                try:
                    self._start()
                except BaseException:
                    self._stop_if_last(users)
                    raise
            try:
                yield settings.database_url(self.socket)
            finally:
                with self._lock("start") as starting:
                    fcntl.flock(starting, fcntl.LOCK_EX)
                    self._stop_if_last(users)

    def remove(self) -> bool:
        """Delete these databases. False, and nothing is deleted, while somebody uses them."""
        with self._lock("start") as starting, self._lock("users") as users:
            fcntl.flock(starting, fcntl.LOCK_EX)
            if not self._stop_if_last(users):
                return False
            for folder in (self.home, self.socket):
                if folder.exists():
                    shutil.rmtree(folder)
        return True

    @contextmanager
    def _lock(self, purpose: str) -> Iterator[int]:
        path = self.checkout.local / f"{self.name}-{purpose}.lock"
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            yield handle
        finally:
            os.close(handle)

    def _stop_if_last(self, users: int) -> bool:
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        self.server.stop()
        return True

    def _start(self) -> None:
        if self.server.ready():
            self.server.admit()
            return
        self.server.stop()
        group = self.user.gid if self.user.switched else None
        for folder in (self.base, self.home):
            private_folder(folder, group)
        self._server_folder(self.socket)
        programs = self._programs or installed_programs(self.checkout.venv)
        programs = runnable_programs(programs, self.user, self.base)
        if not self.server.data.exists():
            with step(f"Making the {self.name} database (a few seconds)"):
                self._initialize(programs)
        self._same_version(programs)
        self.server.start(programs)
        self._make_database(programs)

    def _server_folder(self, path: Path) -> None:
        """Make `path` a folder of the server's user that nobody else enters."""
        try:
            path.mkdir(mode=0o700)
            os.chown(path, self.user.uid, self.user.gid, follow_symlinks=False)
        except FileExistsError:
            if path.lstat().st_uid != self.user.uid or path.is_symlink():
                raise Problem(
                    f"{path} belongs to somebody else. Remove it and start again."
                ) from None

    def _initialize(self, programs: Path) -> None:
        unfinished = self.home / "data.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        self._server_folder(unfinished)
        options = [
            "-D",
            str(unfinished),
            "-U",
            settings.ROLE,
            "-E",
            "UTF8",
            "--no-instructions",
            "--no-sync",
        ]
        options += ["--auth-local=peer", "--auth-host=reject"]
        options += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        options += ["--locale=C", f"--lc-ctype={_character_type()}"]
        self.server.run([programs / "initdb", *options], "PostgreSQL could not make its folder.")
        unfinished.rename(self.server.data)

    def _same_version(self, programs: Path) -> None:
        try:
            made_by = (self.server.data / "PG_VERSION").read_text().strip()
        except FileNotFoundError:
            made_by = "an unknown version"
        this = self.server.run(
            [programs / "postgres", "--version"], "PostgreSQL does not run."
        ).strip()
        if f" {made_by}." not in this:
            raise Problem(
                f"The databases of this checkout were made by {made_by}, and this is {this}."
                " To start afresh, run: python3 dev.py reset"
            )

    def _make_database(self, programs: Path) -> None:
        options = ["-h", str(self.socket), "-p", str(settings.PORT), "-U", settings.ROLE]
        try:
            self.server.run(
                [programs / "createdb", *options, settings.DATABASE],
                "The database could not be made.",
            )
        except Problem as problem:
            if "already exists" not in str(problem):
                raise


def _socket_folder(home: Path, short_name: str) -> Path:
    folder = home / "socket"
    if len(os.fsencode(folder / f".s.PGSQL.{settings.PORT}")) <= SOCKET_PATH_LIMIT:
        return folder
    # Not the TMPDIR of one terminal: two commands of a checkout must meet.
    return Path("/tmp", short_name)  # noqa: S108


def _character_type() -> str:
    """The locale that tells letters from other signs; not every system has the first one."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        return locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
    except locale.Error:
        return "C"
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
