"""`python3 dev.py check`: everything that must hold before a change lands, reported all at once."""

from __future__ import annotations

import os
import secrets
import subprocess
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field

from devenv import environment
from devenv.checkout import Checkout
from devenv.console import GREEN, RED, paint, say
from devenv.database import django_environment
from devenv.sources import faults, source_files

CHECK_TEMPLATES = ("--check", "templates")
WITHOUT_HTML = ("--extend-exclude", "*.html")
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


@dataclass(frozen=True)
class Check:
    """A program of the environment that must succeed."""

    name: str
    program: str
    words: tuple[str, ...]
    settings: Mapping[str, str] = field(default_factory=dict)


def all_checks() -> list[Check]:
    """The checks in the order in which they begin, the longest first, so that nothing is left to wait for alone."""
    production = {
        "DEBUG": "0",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "localhost",
        "BASE_URL": "https://localhost",
    }
    deploy = ("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    return [
        Check("types", "python", ("-m", "mypy", ".")),
        Check("format", "python", ("-m", "ruff", "format", "--check", ".")),
        Check("lint", "python", ("-m", "ruff", "check", ".")),
        # Two languages of templates in one folder: .html is Django's, .jinja is Jinja2's.
        Check("templates", "djangofmt", (*CHECK_TEMPLATES, "--extend-exclude", "*.jinja")),
        Check("jinja", "djangofmt", (*CHECK_TEMPLATES, "--profile", "jinja", *WITHOUT_HTML)),
        Check("imports", "python", ("-c", LINT_IMPORTS, "--no-logo")),
        Check("migrations", "python", ("manage.py", "makemigrations", "--check", "--dry-run")),
        Check("deployment", "python", deploy, production),
    ]


@dataclass(frozen=True)
class Ended:
    """What has become of a check."""

    name: str
    failed: bool
    output: str
    seconds: float


def check(checkout: Checkout) -> int:
    """Run every check, also after one has failed; 0 when all hold."""
    environment.prepare(checkout, "dev")
    failures: dict[str, str] = {}
    with (
        django_environment(checkout, "test") as env,
        ThreadPoolExecutor(max_workers=os.cpu_count()) as together,
    ):
        runs = [together.submit(_run, one, checkout, env) for one in all_checks()]
        for ended in (run.result() for run in as_completed(runs)):
            _report(ended.name, not ended.failed, ended.seconds)
            if ended.failed:
                failures[ended.name] = ended.output
    begun = time.monotonic()
    lines = faults(checkout.root, source_files(checkout.root))
    _report("sources", not lines, time.monotonic() - begun)
    if lines:
        failures["sources"] = "\n".join(lines)
    for name, output in failures.items():
        say(f"\n{paint(f'--- {name}', RED)}\n{output}")
    say(
        "\nAll checks hold."
        if not failures
        else f"\n{len(failures)} failed: {', '.join(failures)}."
    )
    return 1 if failures else 0


def _run(one: Check, checkout: Checkout, env: Mapping[str, str]) -> Ended:
    begun = time.monotonic()
    ended = subprocess.run(
        [checkout.venv / "bin" / one.program, *one.words],
        cwd=checkout.root,
        env={**env, **one.settings},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    seconds = time.monotonic() - begun
    return Ended(one.name, ended.returncode != 0, ended.stdout.strip(), seconds)


def _report(name: str, held: bool, seconds: float) -> None:
    verdict = paint("ok    ", GREEN) if held else paint("FAILED", RED)
    say(f"{verdict} {name:<12} {seconds:5.1f} s")
