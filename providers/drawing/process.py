"""A question about a PDF, put to a process of its own that is killed when it takes too long. The file and the answer go through pipes."""

import enum
import subprocess
import sys
import threading
from contextlib import suppress
from os import killpg
from pathlib import Path
from signal import SIGKILL

CHILD = Path(__file__).with_name("child.py")
# What one question may cost. A color scan of 600 dots an inch takes 100 MiB and one second.
MEMORY = 512 * 1024 * 1024
CPU_SECONDS = 4
WALL_SECONDS = 8
# What one page may be: some 1,750 × 2,280 pixels for a letter, and never longer than this.
PIXELS = 4_000_000
EDGE = 4000
# More than that many pixels take as PNG when there is nothing to save.
MOST_BYTES = 16 * 1024 * 1024
# A process of the site draws one page at a time: it has few threads, and each that waits answers nobody else.
AT_ONCE = threading.BoundedSemaphore(1)
# Longer than the one that draws can take.
WAITS = 12
HEAD = 9


class Trouble(enum.Enum):
    """Why nothing can be shown; the values are what the process says, where it can still say something."""

    LOCKED = "L"
    BROKEN = "B"
    TOO_MUCH = "T"
    MISSING = "M"
    BUSY = "busy"
    OFTEN = "often"


class NotDrawnError(Exception):
    """There is nothing to show, and `trouble` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.name)
        self.trouble = trouble


def ask(pdf: bytes, *question: str, waits: float = WAITS, seconds: float = WALL_SECONDS) -> bytes:
    """What the process answers to `sizes MOST` or `page NUMBER`: anything, since a PDF may have taken it over. Raises NotDrawnError.

    It waits so long for the process to be free, and then so many `seconds` for the answer.
    """
    if not AT_ONCE.acquire(timeout=waits):
        raise NotDrawnError(Trouble.BUSY)
    try:
        return _answer(pdf, question, seconds)
    finally:
        AT_ONCE.release()


def _answer(pdf: bytes, question: tuple[str, ...], seconds: float) -> bytes:
    bounds = (str(each) for each in (MEMORY, CPU_SECONDS, PIXELS, EDGE))
    try:
        child = subprocess.Popen(  # noqa: S603
            [sys.executable, "-I", str(CHILD), *bounds, *question],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={},
            start_new_session=True,
        )
    except OSError as error:
        raise NotDrawnError(Trouble.MISSING) from error
    clock = threading.Timer(seconds, _kill, [child.pid])
    try:
        clock.start()
        said = _said(child, pdf)
    finally:
        # Nobody has waited for the child yet, so the number of its group is nobody else's.
        clock.cancel()
        if clock.is_alive():
            clock.join()
        _kill(child.pid)
        code = child.wait()
    return _checked(said, code)


def _said(child: subprocess.Popen[bytes], pdf: bytes) -> bytes:
    """All that it said, up to the bound. It reads to the end before it speaks, and whoever is killed lets go of both pipes."""
    assert child.stdin
    assert child.stdout
    with child.stdout:
        with suppress(BrokenPipeError), child.stdin:
            child.stdin.write(pdf)
        return child.stdout.read(HEAD + MOST_BYTES)


def _checked(said: bytes, code: int) -> bytes:
    letter, length, content = said[:1], said[1:HEAD], said[HEAD:]
    if letter == b"+" and len(content) == int.from_bytes(length, "big"):
        return content
    told = {each.value.encode(): each for each in Trouble}
    if letter in told:
        raise NotDrawnError(told[letter])
    # Ended by a limit, by the clock, or by a fault that only such a file brings about; else it did not even begin.
    raise NotDrawnError(Trouble.TOO_MUCH if code < 0 or letter else Trouble.MISSING)


def _kill(group: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        killpg(group, SIGKILL)
