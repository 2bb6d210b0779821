"""The worker of a development site: pages work without it, so whoever waits for a mail has to be told that it is gone."""

import os
import time
from pathlib import Path

import pytest

from devenv.checkout import Checkout
from devenv.worker import running_worker

GONE = "The mail worker has ended by itself"


def checkout_with(worker: str, folder: Path) -> Checkout:
    """A clone whose Python is this shell script."""
    checkout = Checkout(folder)
    checkout.python.parent.mkdir(parents=True)
    checkout.python.write_text(f"#!/bin/sh\n{worker}\n")
    checkout.python.chmod(0o700)
    return checkout


def test_a_worker_that_ends_by_itself_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with running_worker(checkout_with("exit 3", tmp_path), os.environ, 8000):
        said, deadline = "", time.monotonic() + 20
        while GONE not in said and time.monotonic() < deadline:
            time.sleep(0.02)
            said += capsys.readouterr().err
    assert GONE in said


def test_one_that_is_ended_with_the_site_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with running_worker(checkout_with("exec sleep 60", tmp_path), os.environ, 8000):
        pass
    time.sleep(0.2)
    assert GONE not in capsys.readouterr().err
