"""Children of dev.py: run them, wait for them, and leave none behind."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import FrameType

from devenv.console import Problem

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def end_on_signals() -> None:
    """Make Ctrl+C, SIGTERM and a closed terminal leave through `finally` blocks, once.

    The signals that follow the first are ignored, so that nothing interrupts the clearing up.
    """

    def leave(number: int, frame: FrameType | None) -> None:
        for each in ENDING:
            signal.signal(each, signal.SIG_IGN)
        raise SystemExit(128 + number)

    for each in ENDING:
        # `nohup` starts us with SIGHUP ignored and means it.
        if each != signal.SIGHUP or signal.getsignal(each) != signal.SIG_IGN:
            signal.signal(each, leave)


def run(
    command: Sequence[str | Path], *, cwd: Path, env: Mapping[str, str] | None = None, failure: str
) -> str:
    """Run `command` without showing its output; returns it.

    Raises Problem with the sentence `failure` and the end of the output when it does not succeed.
    """
    try:
        child = subprocess.Popen(
            command,
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
    except OSError as error:
        raise Problem(f"{failure}\n{error}") from error
    try:
        output, _ = child.communicate()
    finally:
        stop(child)
    if child.returncode:
        raise Problem("\n".join([failure, *output.strip().splitlines()[-40:]]))
    return output


def run_attached(
    command: Sequence[str | Path],
    *,
    cwd: Path,
    env: Mapping[str, str],
    ending: signal.Signals = signal.SIGTERM,
) -> int:
    """Run `command` on this terminal and return its exit code.

    Ctrl+C is the command's to handle: it reaches it from the terminal, and we only wait. When we are asked to
    end in another way, it is sent `ending`.
    """
    child = subprocess.Popen(command, cwd=cwd, env=env)
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        code = child.wait()
    finally:
        stop(child, ending)
        signal.signal(signal.SIGINT, before)
    return code if code >= 0 else 128 - code


def stop(
    child: subprocess.Popen[str] | subprocess.Popen[bytes],
    ending: signal.Signals = signal.SIGTERM,
) -> None:
    """End `child` if it still runs: asked with `ending` first, killed after 10 seconds."""
    if child.poll() is not None:
        return
    child.send_signal(ending)
    try:
        child.wait(10)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def end_group(leader: subprocess.Popen[bytes]) -> None:
    """End a child that leads a group of its own, with all whom it has started."""
    if leader.poll() is None:
        leader.terminate()
        with suppress(subprocess.TimeoutExpired):
            leader.wait(10)
    with suppress(ProcessLookupError):
        os.killpg(leader.pid, signal.SIGKILL)
    leader.wait()


def end_orphan(pid: int) -> None:
    """End the leader of a group that somebody else has started, and after ten seconds the whole group."""
    os.kill(pid, signal.SIGTERM)
    if not wait_until(lambda: not command_line(pid), 10):
        with suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)


def command_line(pid: int) -> str:
    """What process `pid` was started with; empty when it has ended."""
    if Path("/proc/self").exists():
        try:
            words = Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            return ""
        return os.fsdecode(words).replace("\0", " ").strip()
    ps = ["ps", "-ww", "-o", "command=", "-p", str(pid)]
    return subprocess.run(ps, capture_output=True, text=True).stdout.strip()


def exists(pid: int) -> bool:
    """Whether the system still has an entry for `pid`, be it of an ended process."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def wait_until(done: Callable[[], bool], seconds: float) -> bool:
    """Whether `done` turns true before `seconds` are over."""
    deadline = time.monotonic() + seconds
    while not done():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.03)
    return True
