"""Clients that ask again as soon as they are answered, all in one thread, so that they leave the processor to the server."""

import selectors
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

CHUNK = 1 << 18


@dataclass(frozen=True)
class Load:
    """What so many clients got."""

    clients: int
    a_second: float
    p95_ms: float


class RefusedError(Exception):
    """The site answered something else than 200."""


@dataclass
class _Client:
    connection: socket.socket
    sent_at: float = 0.0
    got: bytearray = field(default_factory=bytearray)
    size: int = 0

    def ask(self, request: bytes) -> None:
        self.got.clear()
        self.size = 0
        self.sent_at = time.perf_counter()
        self.connection.sendall(request)

    def hears(self) -> bool:
        """Take what has come; whether the answer is complete."""
        part = self.connection.recv(CHUNK)
        if not part:
            raise RefusedError("the site hung up")
        self.got += part
        if not self.size:
            end = self.got.find(b"\r\n\r\n")
            if end < 0:
                return False
            self.size = end + 4 + _length(bytes(self.got[:end]))
        return len(self.got) >= self.size


def load(
    port: int, requests: Sequence[bytes], *, clients: int, seconds: float, at_least: int = 20
) -> Load:
    """Ask the requests in turns for that long, and so often; raises RefusedError for any answer but 200."""
    waiting = selectors.DefaultSelector()
    all_clients = []
    for _ in range(clients):
        connection = socket.create_connection(("127.0.0.1", port))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        all_clients.append(_Client(connection))
        waiting.register(connection, selectors.EVENT_READ, all_clients[-1])
    times: list[float] = []
    asked = 0
    begun = time.perf_counter()
    try:
        for client in all_clients:
            client.ask(requests[asked % len(requests)])
            asked += 1
        while (now := time.perf_counter()) - begun < seconds or len(times) < at_least:
            for key, _ in waiting.select(timeout=30):
                client = key.data
                if client.hears():
                    times.append(time.perf_counter() - client.sent_at)
                    client.ask(requests[asked % len(requests)])
                    asked += 1
    finally:
        for client in all_clients:
            client.connection.close()
        waiting.close()
    times.sort()
    return Load(clients, len(times) / (now - begun), times[int(len(times) * 0.95)] * 1000)


def _length(head: bytes) -> int:
    status = head.split(b"\r\n", 1)[0]
    if b" 200 " not in status + b" ":
        raise RefusedError(status.decode())
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    raise RefusedError("an answer without a length")
