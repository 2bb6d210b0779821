"""Asks one address on the network and gives up in time, whatever the other side does."""

import io
import socket
from contextlib import closing
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from time import monotonic
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
CHUNK = 1 << 16


class NoAnswerError(Exception):
    """The sentence says why; `again` when another try may do better."""

    def __init__(self, why: str, *, again: bool) -> None:
        super().__init__(why)
        self.again = again


class Limits(NamedTuple):
    """Seconds for the connection, for each wait for more of the answer; bytes of the answer."""

    connect: float
    read: float
    size: int


def address_fault(url: str) -> str:
    """Why `url` may not be asked, empty when it may: TLS always, except on this machine, where tests listen."""
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return _("It is not an address.")
    if not host or parts.username is not None or parts.query or parts.fragment:
        return _("It needs a host and a path, and nothing else.")
    if parts.scheme != "https" and not (parts.scheme == "http" and host in LOOPBACK):
        return _("It has to begin with https://.")
    return ""


def fetch(url: str, query: str, *, agent: str, limits: Limits, ends: float) -> bytes:
    """The body of the answer to GET `url`?`query`, if it has status 200 and came before `ends` (of the monotonic clock).

    No redirect is followed and no proxy is used, so nobody but the host of `url` is ever asked. Raises NoAnswerError.
    """
    if fault := address_fault(url):
        raise NoAnswerError(fault, again=False)
    try:
        with closing(_connection(url, limits, ends)) as connection:
            connection.connect()
            connection.request(
                "GET",
                f"{urlsplit(url).path or '/'}?{query}",
                headers={"Accept": "application/json", "User-Agent": agent},
            )
            with closing(connection.getresponse()) as response:
                return _body(response, limits)
    except TimeoutError as error:
        raise NoAnswerError(_("It did not answer in time."), again=True) from error
    except (OSError, HTTPException, ValueError) as error:
        raise NoAnswerError(_("The connection failed or broke off."), again=True) from error


def _connection(url: str, limits: Limits, ends: float) -> HTTPConnection:
    parts = urlsplit(url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=_left(ends, most=limits.connect))
    connection.response_class = _response_class(limits.read, ends)
    return connection


def _body(response: HTTPResponse, limits: Limits) -> bytes:
    if response.status != 200:
        again = response.status == 429 or response.status >= 500
        words = _("It answered with status %d in place of a record.") % response.status
        raise NoAnswerError(words, again=again)
    body = bytearray()
    # A piece at a time: a length that is announced may be a lie, and one that is not may never end.
    while piece := response.read(CHUNK):
        body += piece
        if len(body) > limits.size:
            raise NoAnswerError(_("Its answer is longer than an answer can be."), again=False)
    if response.length:
        raise NoAnswerError(_("Its answer broke off in the middle."), again=True)
    return bytes(body)


def _left(ends: float, *, most: float) -> float:
    left = ends - monotonic()
    if left <= 0:
        raise TimeoutError
    return min(left, most)


def _response_class(seconds: float, ends: float) -> Any:
    """Responses read through a clock: an answer that drips a byte at a time would never be late for any single read."""

    class Response(HTTPResponse):
        def __init__(self, sock: socket.socket, *args: Any, **options: Any) -> None:
            super().__init__(sock, *args, **options)
            # As long as it is open, the socket is too, also when http.client lets go of the connection.
            self._held = self.fp
            self.fp = io.BufferedReader(_Clocked(sock, seconds, ends))

        def close(self) -> None:
            super().close()
            self._held.close()

    return Response


class _Clocked(io.RawIOBase):
    def __init__(self, sock: socket.socket, seconds: float, ends: float) -> None:
        self._socket, self._seconds, self._ends = sock, seconds, ends

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._socket.settimeout(_left(self._ends, most=self._seconds))
        return self._socket.recv_into(buffer)
