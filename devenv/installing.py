"""Making a virtual environment, and installing in it, with whatever the computer has."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from devenv.checkout import Checkout
from devenv.console import Problem, say, step
from devenv.processes import run


def make(checkout: Checkout) -> None:
    """Make `.venv` anew: with uv, with the venv module, with a pip outside, or, as root, after apt-get.

    Raises Problem with the command to run when none of them is there.
    """
    venv = checkout.venv
    if venv.exists() and not (venv / "pyvenv.cfg").exists():
        raise Problem(f"{venv} is in the way and is no Python environment. Move it away.")
    ours = [sys.executable, "-m", "venv"]
    ways: list[list[str]] = []
    if shutil.which("uv"):
        ways.append(["uv", "venv", "--quiet", "--no-project", "--python", sys.executable])
    if importlib.util.find_spec("ensurepip"):
        ways.append(ours)
    if importlib.util.find_spec("pip"):
        ways.append([*ours, "--without-pip"])
    for way in ways:
        shutil.rmtree(venv, ignore_errors=True)
        try:
            run([*way, venv], cwd=checkout.root, failure=f"{way[0]} failed.")
            return
        except Problem:
            continue
    shutil.rmtree(venv, ignore_errors=True)
    _install_venv_package()
    run([*ours, venv], cwd=checkout.root, failure="The environment could not be made.")


def install(checkout: Checkout, lock: Path) -> None:
    """Install exactly what `lock` names, by hash. Raises Problem with the installer's last lines."""
    python = checkout.python
    # The lock names every package, so there is nothing to resolve.
    options = ["--quiet", "--no-deps", "--require-hashes", "-r", str(lock)]
    if shutil.which("uv"):
        try:
            uv = ["uv", "pip", "install", "--python", str(python)]
            run([*uv, *options], cwd=checkout.root, failure="uv failed.")
            return
        except Problem:
            # uv does not read pip's configuration, which may be what names the index to use.
            say("  uv could not; trying pip.")
    env = {**os.environ, "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}
    run(
        # Python compiles what is imported; compiling all the rest would double the time.
        [*_pip(python), "install", "--no-compile", *options],
        cwd=checkout.root,
        env=env,
        failure="The Python packages could not be installed. Is there a network connection?",
    )


def apt_install(package: str, *, failure: str) -> None:
    """Install a system package as root. Raises Problem with `failure` when that does not succeed."""
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    root = Path("/")
    with step(f"Installing the system package {package} (up to a minute)"):
        run(["apt-get", "update", "-q"], cwd=root, env=env, failure=failure)
        command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", package]
        run(command, cwd=root, env=env, failure=failure)


def _install_venv_package() -> None:
    """Debian and its kin ship Python without the part that puts pip into an environment."""
    package = f"python3.{sys.version_info.minor}-venv"
    advice = f"This Python cannot make environments. Run: apt-get install {package}"
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise Problem(f"{advice} (or install pip or uv), then start again.")
    apt_install(package, failure=advice)
    importlib.invalidate_caches()


def _pip(python: Path) -> list[str]:
    inside = [str(python), "-m"]
    for test in (["pip", "--version"], ["ensurepip"]):
        if subprocess.run([*inside, *test], capture_output=True).returncode == 0:
            return [*inside, "pip"]
    return [sys.executable, "-m", "pip", "--python", str(python)]
