"""The worker beside the web server: it sends the mail that waits, into files, and ends with the site."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from devenv.checkout import Checkout
from devenv.console import warn
from devenv.processes import command_line, end_group, end_orphan

COMMAND = "manage.py procrastinate worker"


def mail_folder(checkout: Checkout) -> Path:
    """Where a development site puts the mail that it would send, a file each."""
    return checkout.local / "mail"


@contextmanager
def running_worker(checkout: Checkout, env: Mapping[str, str], port: int) -> Iterator[None]:
    """The worker does what waits inside this block. Pages work without it, so that it ends is told and ends nothing else."""
    mail_folder(checkout).mkdir(exist_ok=True)
    record = checkout.local / f"worker-{port}.pid"
    worker = subprocess.Popen(
        [checkout.python, *COMMAND.split()],
        cwd=checkout.root,
        env=env,
        stdin=subprocess.DEVNULL,
        # A group of its own: Ctrl+C reaches only us.
        start_new_session=True,
    )
    ending = threading.Event()
    threading.Thread(target=_tell_of_its_end, args=(worker, ending), daemon=True).start()
    try:
        record.write_text(f"{os.getpid()} {worker.pid}")
        yield
    finally:
        ending.set()
        end_group(worker)
        record.unlink(missing_ok=True)


def _tell_of_its_end(worker: subprocess.Popen[bytes], ending: threading.Event) -> None:
    worker.wait()
    if not ending.is_set():
        warn("The mail worker has ended by itself; mail waits until dev.py is started again.")


def end_leftover_workers(checkout: Checkout) -> None:
    """End workers of this checkout whose dev.py was killed: two would do, but one of yesterday's code would not."""
    for record in checkout.local.glob("worker-*.pid"):
        with suppress(ValueError, FileNotFoundError):
            owner, pid = map(int, record.read_text().split())
            if "dev.py" in command_line(owner):
                continue
            if COMMAND in command_line(pid):
                end_orphan(pid)
            record.unlink(missing_ok=True)
