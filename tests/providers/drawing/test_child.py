"""Code that runs inside the process after it has locked itself in: no file, no connection, no other process."""

import ctypes
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from providers.drawing.process import CHILD

# From this version on Landlock also guards what a process does to others.
REACHES_PROCESSES = 6
# Each tries to get out in one way; what comes back says how far it got.
TRIES = {
    "read a file": "open('/etc/passwd').read()",
    "read a file in place of one that is open": "os.close(0); open('/etc/passwd').read()",
    "write a file": "open('/tmp/stillwater-was-here', 'w').write('x')",
    "list a folder": "os.listdir('/')",
    "reach the network": "socket.socket()",
    "make a pipe": "os.pipe()",
    "have more memory": "bytearray(600 * 1024 * 1024)",
    "lift a limit": "resource.setrlimit(resource.RLIMIT_CPU, (60, 60))",
}
INSIDE = """
import importlib.util, json, os, resource, socket, sys
spec = importlib.util.spec_from_file_location("child", {child!r})
child = importlib.util.module_from_spec(spec)
spec.loader.exec_module(child)
child.lock_in(512 * 1024 * 1024, 4)
try:
    {code}
    said = "done"
except BaseException as error:
    said = type(error).__name__
os.write(1, json.dumps(said).encode())
"""


def inside(code: str, **options: Any) -> str:
    script = INSIDE.format(child=str(CHILD), code=code)
    done = subprocess.run(
        [sys.executable, "-I", "-c", script], stdout=subprocess.PIPE, check=True, **options
    )
    return str(json.loads(done.stdout))


@pytest.mark.parametrize("what", TRIES)
def test_there_is_no_way_out(what: str) -> None:
    if what == "lift a limit" and os.geteuid() == 0:
        pytest.skip("root may lift limits; the site is not to run as root")
    assert inside(TRIES[what]) != "done"


@pytest.mark.parametrize("code", ["os.execv('/bin/true', ['true'])", "os.kill(os.getppid(), 0)"])
def test_the_kernel_keeps_it_from_programs_and_other_processes(code: str) -> None:
    if not sys.platform.startswith("linux") or _landlock() < REACHES_PROCESSES:
        pytest.skip("this kernel has no such Landlock")
    assert inside(code) == "PermissionError"


def _landlock() -> int:
    """The version that the kernel has, or less than 1."""
    return int(ctypes.CDLL(None).syscall(444, None, 0, 1))


def test_a_file_that_somebody_left_open_takes_nothing_either(tmp_path: Path) -> None:
    with (tmp_path / "open").open("w") as file:
        number = file.fileno()
        assert inside(f"os.write({number}, b'x')", pass_fds=[number]) == "OSError"


def test_what_it_needs_is_left() -> None:
    assert inside("os.write(2, b''); bytearray(50 * 1024 * 1024)") == "done"
