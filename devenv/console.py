"""What dev.py tells the person at the terminal."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

GREEN, YELLOW, RED, BOLD = "32", "33", "31", "1"


class Problem(Exception):  # noqa: N818 - often nothing went wrong but the computer
    """Something that stops the command and that a person can act on.

    It is shown as its sentence, without a traceback; `code` becomes the exit code.
    """

    def __init__(self, sentence: str, code: int = 1) -> None:
        super().__init__(sentence)
        self.code = code


def paint(text: str, color: str, stream: object = None) -> str:
    """`text` in `color` when `stream` (standard error if not given) is a terminal, else unchanged."""
    out = stream or sys.stderr
    if os.environ.get("NO_COLOR") or not getattr(out, "isatty", bool)():
        return text
    return f"\033[{color}m{text}\033[0m"


def say(text: str = "") -> None:
    """Print a progress line. Standard error, so that the output of `manage` stays clean."""
    print(text, file=sys.stderr, flush=True)


def warn(text: str) -> None:
    """Print a line that the person should read although the command goes on."""
    say(paint(text, YELLOW))


@contextmanager
def step(text: str) -> Iterator[None]:
    """Announce a piece of work before it starts and say afterwards how long it took."""
    say(f"{paint('>', GREEN)} {text} ...")
    begun = time.monotonic()
    yield
    say(f"  done in {time.monotonic() - begun:.1f} s")
