"""A registry on this machine that answers what was recorded, and whatever else a registry should not answer."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.verification.nppes_rows import npi

RECORDED = Path(__file__).parent / "recorded"
# Writes the whole answer, head and body.
Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    server: "NppesServer"

    def do_GET(self) -> None:
        self.server.asked.append(dict(parse_qsl(urlsplit(self.path).query)))
        self.server.agents.append(self.headers["User-Agent"])
        answers = self.server.answers
        # The last answer is given for ever.
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        # Whoever asked may have gone.
        with suppress(OSError):
            answer(self)

    def log_message(self, *args: object) -> None:
        """Says nothing."""


class NppesServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: list[Answer] = []
        self.asked: list[dict[str, str]] = []
        self.agents: list[str] = []
        self.over = Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/api/"


@contextmanager
def serving() -> Iterator[NppesServer]:
    with NppesServer() as server:
        thread = Thread(target=server.serve_forever, args=[0.01])
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
            thread.join()


def sending(body: bytes, status: int = 200, length: int | None = None, **headers: str) -> Answer:
    """This body; `length` is what is announced, when that is a lie."""

    def answer(handler: Handler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body) if length is None else length))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def recorded(name: str) -> Answer:
    return sending((RECORDED / f"{name}.json").read_bytes())


def saying(answer: Any) -> Answer:
    return sending(json.dumps(answer).encode())


def silent(handler: Handler) -> None:
    """Takes the request and says nothing for as long as the test lasts."""
    handler.server.over.wait(10)


def dripping(handler: Handler) -> None:
    """A byte now and then: no single wait is long, and there is no end."""
    handler.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n[")
    while not handler.server.over.wait(0.05):
        handler.wfile.write(b" ")


def dripping_head(handler: Handler) -> None:
    """The same, before there is a body at all."""
    handler.wfile.write(b"HTTP/1.0 200 OK\r\nX: ")
    while not handler.server.over.wait(0.05):
        handler.wfile.write(b"x")


def endless(handler: Handler) -> None:
    """As much as whoever asked will take, without saying how much."""
    handler.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n[")
    while not handler.server.over.is_set():
        handler.wfile.write(b" " * 65536)


def hanging_up(handler: Handler) -> None:
    """Not a word."""


def no_http(handler: Handler) -> None:
    handler.wfile.write(b"SSH-2.0-OpenSSH_9.9\r\n")


def page_of(first: int, count: int) -> dict[str, Any]:
    """A full or last page of a search by name."""
    results = [
        {
            "number": npi(number),
            "enumeration_type": "NPI-1",
            "basic": {"first_name": "PAT", "last_name": "SMITH"},
        }
        for number in range(first, first + count)
    ]
    return {"result_count": count, "results": results}
