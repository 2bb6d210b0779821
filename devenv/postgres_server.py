"""The server process over one data folder."""

from __future__ import annotations

import os
import pwd
import signal
import subprocess
from pathlib import Path

from devenv import postgres_settings as settings
from devenv.console import Problem
from devenv.processes import command_line, exists, wait_until
from devenv.server_user import ServerUser


class Server:
    """Starts and stops `postgres`, also one that somebody else started or that outlived its parent."""

    def __init__(self, home: Path, socket: Path, user: ServerUser, *, durable: bool) -> None:
        self.home = home
        self.socket = socket
        self.user = user
        self.durable = durable
        self.data = home / "data"
        self.log = home / "log"
        self._child: subprocess.Popen[bytes] | None = None

    def pid(self) -> int | None:
        """Our server's process id, or None: pid files outlive crashes, and numbers are given out again."""
        lines = self._pid_file()
        pid = int(lines[0]) if lines and lines[0].isdigit() else None
        return pid if pid and self._is_ours(pid) else None

    def ready(self) -> bool:
        """Whether the server takes connections."""
        lines = self._pid_file()
        return len(lines) > 7 and lines[7].strip() == "ready" and self.pid() is not None

    def start(self, programs: Path) -> None:
        """Start the server and wait until it is ready. Raises Problem with the end of its log."""
        self._clear_recycled_pid()
        options = settings.server_options(
            data=self.data, socket=self.socket, durable=self.durable, **self._access_files()
        )
        with os.fdopen(os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)) as log:
            child = self._child = subprocess.Popen(
                [programs / "postgres", *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                # Ctrl+C is for dev.py, which stops the site before its database.
                start_new_session=True,
                **self.user.popen_options(),
            )
        wait_until(lambda: self.ready() or child.poll() is not None, 60)
        if child.poll() is not None or not self.ready():
            child.kill()
            tail = "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])
            raise Problem(
                f"PostgreSQL did not start. The end of {self.log}:\n{tail}\n"
                "If its data is damaged, `python3 dev.py reset` makes new demo data."
            )

    def admit(self) -> None:
        """Have a server that runs already let in who may connect now: it can be of an older checkout."""
        before = self._access_texts()
        self._access_files()
        if self._access_texts() != before and (pid := self.pid()):
            os.kill(pid, signal.SIGHUP)

    def stop(self) -> None:
        """End the server if it runs, without waiting for its clients; after 30 seconds without their work."""
        pid = self.pid()
        for number, patience in ((signal.SIGINT, 30), (signal.SIGQUIT, 10), (signal.SIGKILL, 5)):
            if pid is None or not self._is_ours(pid):
                break
            os.kill(pid, number)
            wait_until(lambda: not self._is_ours(pid), patience)
        if self._child:
            self._child.wait()
            self._child = None

    def run(self, command: list[str | Path], failure: str) -> str:
        """Run a PostgreSQL program as the server's user; its output. Raises Problem with `failure`."""
        ended = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={"PATH": os.defpath, "LC_ALL": "C"},
            **self.user.popen_options(),
        )
        if ended.returncode:
            raise Problem(f"{failure}\n{ended.stdout.strip()}")
        return ended.stdout

    def _access_files(self) -> dict[str, Path]:
        """Write who may connect: the server's user and ourselves, as the system names the caller."""
        access, users = self._access_paths()
        ourselves = pwd.getpwuid(os.geteuid()).pw_name
        access.write_text(settings.ACCESS)
        users.write_text(settings.user_map({ourselves, self.user.name}))
        for path in (access, users):
            path.chmod(0o644)
        return {"access": access, "users": users}

    def _access_paths(self) -> tuple[Path, Path]:
        return self.home / "pg_hba.conf", self.home / "pg_ident.conf"

    def _access_texts(self) -> list[str]:
        return [path.read_text() if path.exists() else "" for path in self._access_paths()]

    def _pid_file(self) -> list[str]:
        try:
            return (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return []

    def _is_ours(self, pid: int) -> bool:
        return f" -D {self.data} " in command_line(pid)

    def _clear_recycled_pid(self) -> None:
        """Remove a pid file whose number is another process's by now: PostgreSQL would take that for itself.

        That can be another program, or the killed server that its parent has not yet noticed. A file whose
        process is gone stays; PostgreSQL deals with that itself.
        """
        lines = self._pid_file()
        if lines and lines[0].isdigit() and exists(int(lines[0])):
            (self.data / "postmaster.pid").unlink()
            (self.socket / f".s.PGSQL.{settings.PORT}.lock").unlink(missing_ok=True)
