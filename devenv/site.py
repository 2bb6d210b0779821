"""The web server: started, waited for, and ended with all of its workers."""

from __future__ import annotations

import http.client
import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http import HTTPStatus

from devenv.checkout import Checkout
from devenv.console import Problem, step
from devenv.ports import HOST
from devenv.processes import command_line, end_group, end_orphan, wait_until

APPLICATION = "directory.wsgi:application"
# Neither the query, which tells what somebody searches for, nor their address.
ACCESS_LOG = "%(time)s %(method)s %(path)s %(status)d %(dt_ms).0f ms"


@contextmanager
def running_site(
    checkout: Checkout, env: Mapping[str, str], port: int, *, reload: bool
) -> Iterator[subprocess.Popen[bytes]]:
    """The web server answers on `port` inside this block. Raises Problem when it does not come up."""
    record = checkout.local / f"site-{port}.pid"
    server = subprocess.Popen(
        [checkout.python, "-m", "granian", *_options(port, reload=reload), APPLICATION],
        cwd=checkout.root,
        env=env,
        stdin=subprocess.DEVNULL,
        # A group of its own: Ctrl+C reaches only us, and no worker is missed at the end.
        start_new_session=True,
    )
    try:
        record.write_text(f"{os.getpid()} {server.pid}")
        with step("Starting the web server"):
            wait_until(lambda: server.poll() is not None or _status(port) != 0, 60)
        # An error will not go away by waiting for it.
        if server.poll() is not None or _status(port) != HTTPStatus.OK:
            raise Problem("The web server did not start; see the lines above.")
        yield server
    finally:
        end_group(server)
        record.unlink(missing_ok=True)


def end_leftovers(checkout: Checkout) -> None:
    """End web servers of this checkout whose dev.py was killed: they would hold their port for ever."""
    for record in checkout.local.glob("site-*.pid"):
        with suppress(ValueError, FileNotFoundError):
            owner, pid = map(int, record.read_text().split())
            if "dev.py" in command_line(owner):
                continue
            if APPLICATION in command_line(pid):
                end_orphan(pid)
            record.unlink(missing_ok=True)


def _options(port: int, *, reload: bool) -> list[str]:
    options = ["--interface", "wsgi", "--host", HOST, "--port", str(port)]
    options += ["--workers", "1", "--runtime-threads", "1", "--blocking-threads", "2"]
    options += ["--access-log", "--access-log-fmt", ACCESS_LOG, "--log-level", "warning"]
    if reload:
        options += ["--reload"]
        # A mail or a document that the site writes itself is no reason to begin anew.
        for written in (".local", "media"):
            options += ["--reload-ignore-dirs", written]
    return options


def _status(port: int) -> int:
    """What the site answers when it is asked whether it lives; 0 for no answer."""
    connection = http.client.HTTPConnection(HOST, port, timeout=10)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()
