"""The virtual environment of a checkout: whether it is what the lock files ask for."""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from devenv.checkout import Checkout
from devenv.console import say, step
from devenv.installing import install, make

# dev.txt and bench.txt hold everything that demo.txt does, all in the same versions.
LOCKS = {"demo": ("demo", "dev", "bench"), "dev": ("dev",), "bench": ("bench",)}


def prepare(checkout: Checkout, wanted: str) -> None:
    """Make `.venv` and install requirements/`wanted`.txt by hash, unless that is done already.

    Raises Problem with the command to run when nothing on this computer can make an environment.
    """
    if _is_current(checkout, wanted):
        return
    with _only_one(checkout):
        if _is_current(checkout, wanted):
            return
        if not _works(checkout.python):
            with step("Making a Python environment in .venv (about 5 seconds)"):
                make(checkout)
        lock = lock_file(checkout, wanted)
        count = sum("==" in line for line in lock.read_text().splitlines())
        with step(f"Installing {count} Python packages (20 to 60 seconds, once)"):
            install(checkout, lock)
        stamp_file(checkout, wanted).write_text(stamp(lock))


def lock_file(checkout: Checkout, name: str) -> Path:
    return checkout.root / "requirements" / f"{name}.txt"


def stamp_file(checkout: Checkout, name: str) -> Path:
    """Lies inside the environment, so that deleting that is all it takes to begin again."""
    return checkout.venv / f"installed-{name}"


def stamp(lock: Path) -> str:
    """What is written down after installing `lock`; another lock needs another installation."""
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def _is_current(checkout: Checkout, wanted: str) -> bool:
    for name in LOCKS[wanted]:
        try:
            if stamp_file(checkout, name).read_text() == stamp(lock_file(checkout, name)):
                return checkout.python.exists()
        except FileNotFoundError:
            continue
    return False


@contextmanager
def _only_one(checkout: Checkout) -> Iterator[None]:
    handle = os.open(checkout.local / "environment.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Waiting for another dev.py that is installing packages ...")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _works(python: Path) -> bool:
    # After an upgrade of the system's Python, the link in .venv can point nowhere.
    test = "import sys; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([python, "-c", test], capture_output=True).returncode == 0
    except OSError:
        return False
