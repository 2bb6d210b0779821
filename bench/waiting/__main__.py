"""What a page of the reviewers' queue costs: python -m bench.waiting [--licenses N] [--waiting N] [--keep]

Invented licenses, of which many wait, and some work of every other kind, in a database of its own. Pages, filtered ones, and "Next one",
by the time of the processor here and in the database; beside it the same list from plain rows, counted and cut in Python.
"""

import argparse
import subprocess
import sys
from contextlib import ExitStack

from bench.web.database import ROOT, migrated
from devenv.checkout import Checkout
from devenv.database import django_environment
from devenv.processes import end_on_signals


def main() -> int:
    """Runs the measurement in a process that knows the database."""
    parser = argparse.ArgumentParser(prog="python -m bench.waiting", description=__doc__)
    parser.add_argument("--licenses", type=int, default=40_000)
    parser.add_argument("--waiting", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=10, help="how often each page is opened")
    parser.add_argument("--keep", action="store_true", help="leave the database for the next run")
    given = parser.parse_args()
    end_on_signals()
    with ExitStack() as stack:
        environ = stack.enter_context(django_environment(Checkout(ROOT), "test"))
        what = f"waiting_{given.licenses}_{given.waiting}"
        url = environ["DATABASE_URL"]
        env, new = stack.enter_context(migrated(url, environ, what, keep=given.keep))
        numbers = (given.licenses, given.waiting, given.times, int(new))
        words = [sys.executable, "-m", "bench.waiting.inside", *map(str, numbers)]
        return subprocess.run(words, cwd=ROOT, env={**env, "DEBUG": "1"}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
