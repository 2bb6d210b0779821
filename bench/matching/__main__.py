"""What a matching costs beside a search: python -m bench.matching [--providers N] [--keep]

Invented listings with services, licenses and partners in a database of its own; searches with all counts and matchings asked in
turns in one process; medians, ratios, and answers compared with the rule's own.
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
    parser = argparse.ArgumentParser(prog="python -m bench.matching", description=__doc__)
    parser.add_argument("--providers", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--questions", type=int, default=200, help="of each kind")
    parser.add_argument("--checked", type=int, default=20, help="how many answers are compared")
    parser.add_argument("--keep", action="store_true", help="leave the database for the next run")
    given = parser.parse_args()
    end_on_signals()
    with ExitStack() as stack:
        environ = stack.enter_context(django_environment(Checkout(ROOT), "test"))
        what = f"matching_{given.providers}_{given.seed}"
        url = environ["DATABASE_URL"]
        env, new = stack.enter_context(migrated(url, environ, what, keep=given.keep))
        numbers = (given.providers, given.seed, given.questions, given.checked, int(new))
        words = [sys.executable, "-m", "bench.matching.inside", *map(str, numbers)]
        return subprocess.run(words, cwd=ROOT, env=env, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
