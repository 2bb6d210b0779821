"""A busy port means the next one, never somebody else's pages."""

import socket

import pytest

from devenv.console import Problem
from devenv.ports import HOST, free_port, is_free


@pytest.fixture
def busy():
    """A port on which another program listens."""
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_busy_port_is_passed_over(busy):
    """Somebody with another program on 8000 still gets a site."""
    with free_port(busy) as chosen:
        assert chosen > busy
        assert is_free(chosen)


def test_a_server_that_shares_its_port_still_counts_as_busy():
    """The web server sets SO_REUSEPORT: two sites on one port would answer in turn."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        listener.bind((HOST, 0))
        listener.listen()
        assert not is_free(listener.getsockname()[1])


def test_two_starts_at_once_take_two_ports():
    """Between choosing a port and listening on it, the second start must not choose the same."""
    with free_port(20_000) as first, free_port(20_000) as second:
        assert first != second


def test_no_free_port_is_said(busy):
    """Instead of a search without end."""
    with pytest.raises(Problem, match="--port"), free_port(busy, tries=1):
        pass
