"""Measuring whole requests: what counts as an answer, and as a listing that should not have been shown."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bench.web.addresses import KINDS
from bench.web.clients import RefusedError, load
from bench.web.freshness import Hidden


class Handler(BaseHTTPRequestHandler):
    """Answers slowly enough to come in parts, and /broken with 500."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        body = b"x" * 200_000
        self.send_response(500 if self.path == "/broken" else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Quiet."""


class Server(ThreadingHTTPServer):
    """Does not mind clients that leave in the middle."""

    def handle_error(self, *_):
        """Quiet."""


@pytest.fixture
def port():
    """The port of a small server."""
    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def request(path):
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()


def test_whole_answers_are_counted(port):
    """Half an answer, or a fast error, would make the site look quick."""
    measured = load(port, [request("/a"), request("/b")], clients=3, seconds=0.3)
    assert measured.clients == 3
    assert measured.a_second > 10
    assert measured.p95_ms > 0


def test_an_error_ends_the_measurement(port):
    """Errors are answered faster than pages."""
    with pytest.raises(RefusedError, match="500"):
        load(port, [request("/a"), request("/broken")], clients=2, seconds=0.3)


def test_the_fragment_is_asked_for_as_htmx_asks():
    """Without the header the whole page would be measured twice."""
    page, fragment = (
        next(kind for kind in KINDS if kind.name == name) for name in ("page", "fragment")
    )
    assert page.paths == fragment.paths
    assert b"HX-Request: true\r\n" in fragment.requests(80)[0]
    assert b"HX-Request" not in page.requests(80)[0]


@pytest.mark.parametrize(
    ("asked", "answered", "wrong"),
    [
        (2.0, 3.0, True),  # hidden all the while
        (0.5, 3.0, False),  # hidden only after it was asked
        (2.0, 5.0, False),  # shown again before the answer
        (11.0, 12.0, True),  # still hidden
    ],
)
def test_only_what_was_hidden_all_the_while_is_wrong(asked, answered, wrong):
    """A page may be made before or after a change that comes while it is on its way."""
    hidden = Hidden(since={"a": 10.0}, spans=[("a", 1.0, 4.0), ("b", 0.0, 20.0)])
    assert hidden.during("a", asked, answered) == wrong
