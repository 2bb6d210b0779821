"""A free port for the site."""

from __future__ import annotations

import errno
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from devenv.console import Problem

HOST = "127.0.0.1"


@contextmanager
def free_port(first: int, tries: int = 100) -> Iterator[int]:
    """The first free port from `first` on, kept from other dev.py's inside the block.

    The web server shares its port with any other that asks to, so two of them started at the same moment
    would answer each other's requests. Raises Problem when none of `tries` ports is free.
    """
    for port in range(first, min(first + tries, 65536)):
        with _claim(port) as claimed:
            if claimed and is_free(port):
                yield port
                return
    raise Problem(f"No port from {first} on is free. Choose another with --port.")


def is_free(port: int) -> bool:
    """Whether nobody listens on `port` of this computer. Raises Problem when we may not."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # A port that an ended server has just left counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EPERM):
                raise Problem(f"Port {port} needs more rights. Choose one above 1024.") from error
            return False
    return True


@contextmanager
def _claim(port: int) -> Iterator[bool]:
    if sys.platform != "linux":
        yield True
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as claim:
        try:
            # A name without a file: the system takes it back when the process ends, however it ends.
            claim.bind(f"\0stillwater-port-{port}")
        except OSError:
            yield False
            return
        yield True
