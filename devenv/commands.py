"""The commands of dev.py."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
from pathlib import Path

from devenv import environment
from devenv.checkout import Checkout
from devenv.checks import check
from devenv.chromium import browser_environment
from devenv.console import RED, Problem, paint, say
from devenv.database import django_environment
from devenv.locks import lock
from devenv.postgres import Cluster
from devenv.preparation import UNSETTLING, forget
from devenv.processes import end_on_signals, run_attached
from devenv.serve import serve

# The one command of manage.py that needs more packages than the site.
BENCHMARK = "bench_search"
USAGE = "python3 dev.py [--port N] [--providers N] [--reload]"
HELP = """\
python3 dev.py [--port N] [--providers N] [--reload]
                              the site with demo data on http://127.0.0.1:8000 (or the next free port)
python3 dev.py test [...]     the whole test suite; what follows goes to pytest
python3 dev.py check          format, lint, types, import contracts, migrations, deployment
python3 dev.py manage ...     manage.py with the same environment and database
python3 dev.py reset [--yes]  delete the databases and other local state of this checkout
python3 dev.py lock           lock the requirements anew (for maintainers; needs uv)

With DATABASE_URL set, that PostgreSQL server is used and none is started.
"""


def main(words: list[str]) -> int:
    """Run the command that `words` name and return the exit code."""
    checkout = Checkout(Path(__file__).resolve().parent.parent)
    end_on_signals()
    try:
        return _dispatch(checkout, words)
    except Problem as problem:
        say(paint(str(problem), RED))
        return problem.code
    except PermissionError as error:
        say(paint(f"No permission for {error.filename}: does it belong to another user?", RED))
        return 1


def _dispatch(checkout: Checkout, words: list[str]) -> int:
    command, rest = (words[0], words[1:]) if words else ("", [])
    if command in ("-h", "--help", "help"):
        print(HELP, end="")
        return 0
    if not command or command.startswith("-"):
        return _serve(checkout, words)
    if command == "test":
        return _test(checkout, rest)
    if command == "manage":
        return _manage(checkout, rest)
    if command == "reset":
        return _reset(checkout, rest)
    if command == "lock":
        return lock(checkout, rest)
    if command == "check" and not rest:
        return check(checkout)
    say(f"dev.py does not know: {' '.join(words)}\n\n{HELP}")
    return 2


def _serve(checkout: Checkout, words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py", usage=USAGE, add_help=False)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--providers", type=int)
    parser.add_argument("--reload", action="store_true")
    chosen = parser.parse_args(words)
    if not 0 < chosen.port < 65536:
        raise Problem("--port takes a number from 1 to 65535.", code=2)
    return serve(checkout, port=chosen.port, providers=chosen.providers, reload=chosen.reload)


def _test(checkout: Checkout, words: list[str]) -> int:
    environment.prepare(checkout, "dev")
    browser = browser_environment(os.environ)
    with django_environment(checkout, "test") as env:
        return run_attached(
            [checkout.python, "-m", "pytest", *words],
            cwd=checkout.root,
            env=env | browser,
            # pytest clears up what its tests have started on this one only.
            ending=signal.SIGINT,
        )


def _manage(checkout: Checkout, words: list[str]) -> int:
    environment.prepare(checkout, "bench" if BENCHMARK in words[:1] else "demo")
    with django_environment(checkout, "demo") as env:
        if UNSETTLING.intersection(words):
            forget(checkout)
        return run_attached([checkout.python, "manage.py", *words], cwd=checkout.root, env=env)


def _reset(checkout: Checkout, words: list[str]) -> int:
    if words not in ([], ["--yes"]):
        raise Problem("dev.py reset takes nothing but --yes.", code=2)
    if not words:
        say(f"This deletes the databases, the secret key and the demo data of {checkout.root}.")
        if not sys.stdin.isatty() or input("Delete them? [y/N] ").strip().lower() not in (
            "y",
            "yes",
        ):
            raise Problem("Nothing was deleted. (Without a terminal: dev.py reset --yes)")
    clusters = [Cluster(checkout, name) for name in ("demo", "test")]
    if not all(cluster.remove() for cluster in clusters):
        raise Problem("The site or a test is running in this checkout. Stop it first.")
    for folder in {clusters[0].base, checkout.local}:
        shutil.rmtree(folder, ignore_errors=True)
    say("Deleted. `python3 dev.py` starts afresh.")
    return 0
