"""The real server with the demo data, for journeys in a real browser.

It runs as its own process on a database of its own, so that what a browser sees went through every middleware, and what the
server writes to its log can be read.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from tests.migrated import ROOT, copied, drop, manage

PATIENCE = 60  # seconds until the server must answer
# The same format as dev.py's: a query string never stands in it.
ACCESS_LOG = '%(addr)s "%(method)s %(path)s %(protocol)s" %(status)d'


@dataclass(frozen=True)
class Site:
    """A running site: its address, its log and the address of its database."""

    url: str
    log: Path
    database: str


@contextmanager
def running_site(folder: Path) -> Iterator[Site]:
    """Seed a new database, serve it on a free port, and clear everything away afterwards."""
    name = f"stillwater_browser_{os.getpid()}"
    try:
        address = copied(name)
        environment = os.environ | {
            "DATABASE_URL": address,
            "DEBUG": "1",
            "DJANGO_SETTINGS_MODULE": "directory.settings",
            # Off by default; here it is looked at like every other page.
            "DID_THIS_HELP": "1",
            "MEDIA_ROOT": str(folder / "media"),
        }
        manage(environment, "grant_roles", "--create")
        manage(environment, "seed_demo")
        environment |= {"DATABASE_URL": as_site(address)}
        with _serving(environment, folder / "server.log") as url:
            yield Site(url, folder / "server.log", address)
    finally:
        drop(name)


@contextmanager
def as_deployed(site: Site, folder: Path) -> Iterator[Site]:
    """Serve the same database a second time as docs/settings.md tells operators to: no DEBUG, static files collected."""
    environment = os.environ | {
        "DATABASE_URL": as_site(site.database),
        "DEBUG": "0",
        "DJANGO_SETTINGS_MODULE": "tests.browser.deployed",
        "STATIC_ROOT": str(folder / "static"),
    }
    # What no visitor is sent takes most of the time to pack.
    manage(environment, "collectstatic", "--no-input", "--ignore=admin", "--ignore=*-4*")
    log = folder / "deployed.log"
    with _serving(environment, log) as url:
        yield Site(url, log, site.database)


@contextmanager
def days_later(site: Site, folder: Path, days: int) -> Iterator[Site]:
    """Serve the same database a second time, by a clock that is so many days ahead."""
    environment = os.environ | {
        "DATABASE_URL": site.database,
        "DAYS_LATER": str(days),
        "DEBUG": "1",
        "DJANGO_SETTINGS_MODULE": "tests.browser.later",
        "MEDIA_ROOT": str(folder / "media"),
    }
    log = folder / "later.log"
    with _serving(environment, log) as url:
        yield Site(url, log, site.database)


def as_site(address: str) -> str:
    """The same database as the site reaches it: not as the owner of its tables, whatever role the tests sign in with."""
    return f"{address}?options={quote('-c role=stillwater_app')}"


@contextmanager
def _serving(environment: dict[str, str], log: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"),
        *("--host", "127.0.0.1", "--port", str(port), "--blocking-threads", "2"),
        *("--access-log", "--access-log-fmt", ACCESS_LOG, "directory.wsgi:application"),
    ]
    with log.open("w") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_for(url, process)
        yield url
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(url: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(f"{url}/healthz", timeout=2).close()  # noqa: S310 - our own address
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server did not start; see its log")
