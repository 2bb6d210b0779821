"""The browser of the tests: the system's Chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from devenv.console import Problem, warn
from devenv.installing import apt_install

# The same engine without windows: the journeys take half the processor with it.
WITHOUT_WINDOWS = "chromium-headless-shell"
NAMES = (
    *(WITHOUT_WINDOWS, "chromium", "chromium-browser"),
    *("google-chrome", "google-chrome-stable", "chrome"),
)
MAC = "/Applications/{0}.app/Contents/MacOS/{0}"
HINT = (
    "Install Chromium (Debian, Ubuntu: apt-get install chromium; Fedora: dnf install chromium;"
    " macOS: brew install --cask chromium), or set CHROMIUM to the path of a Chrome."
)


def browser_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """What the tests are told about the browser: CHROMIUM, or that there is none.

    Installs Chromium as root where apt-get is: the one without windows, or, where there is none, the whole. Raises
    Problem when CHROMIUM is wrong, and, with CI=true, when there is no browser: a green run must mean that the
    journeys were made.
    """
    path = find(environ)
    if os.geteuid() == 0 and shutil.which("apt-get"):
        path = _installed(environ, path)
    if path:
        return {"CHROMIUM": path}
    if environ.get("CI") == "true":
        raise Problem(f"The browser tests need Chromium, and CI=true forbids skipping them. {HINT}")
    warn(f"No Chromium was found, so the browser tests are left out. {HINT}")
    return {"STILLWATER_NO_BROWSER": "1"}


def find(environ: Mapping[str, str]) -> str | None:
    """The path of a browser that starts, or None. Raises Problem when CHROMIUM names none."""
    if chosen := environ.get("CHROMIUM"):
        if _starts(chosen):
            return chosen
        raise Problem(f"CHROMIUM is set to {chosen}, which does not start as a browser.")
    candidates = [shutil.which(name, path=environ.get("PATH")) for name in NAMES]
    candidates += [MAC.format(name) for name in ("Chromium", "Google Chrome")]
    return next((path for path in candidates if path and _starts(path)), None)


def _installed(environ: Mapping[str, str], path: str | None) -> str | None:
    """The browser at `path`, or a better one: where there is none, or all journeys are walked in any case."""
    if path and (environ.get("CI") != "true" or environ.get("CHROMIUM")):
        return path
    if path and path.endswith(WITHOUT_WINDOWS):
        return path
    for package in (WITHOUT_WINDOWS, *(() if path else ("chromium",))):
        try:
            apt_install(package, failure=f"{package} could not be installed.")
        except Problem as problem:
            warn(str(problem))
        else:
            break
    return find(environ)


def _starts(path: str) -> bool:
    # Ubuntu's package is a script that only says that a snap is needed.
    if not Path(path).is_file():
        return False
    try:
        shown = subprocess.run([path, "--version"], capture_output=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return shown.returncode == 0
