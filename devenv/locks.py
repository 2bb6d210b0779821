"""`python3 dev.py lock`: for maintainers, after a dependency has changed in pyproject.toml."""

from __future__ import annotations

import shutil

from devenv.checkout import Checkout
from devenv.console import Problem, step
from devenv.processes import run

OPTIONS = ["--universal", "--generate-hashes", "--python-version", "3.11", "--no-emit-index-url"]
OPTIONS += ["--no-annotate", "--no-header", "--quiet"]
DEV = "requirements/dev.txt"
# dev first: the others hold to its versions, so that one environment serves all three.
LOCKS = {
    DEV: ["--group", "dev"],
    "requirements/demo.txt": ["--group", "demo", "-c", DEV],
    "requirements/production.txt": ["-c", DEV],
    "requirements/bench.txt": ["--group", "demo", "--group", "bench", "-c", DEV],
}


def lock(checkout: Checkout, words: list[str]) -> int:
    """Write the three requirement files; `words` (such as --upgrade) go to uv. Raises Problem without uv."""
    uv = shutil.which("uv")
    if uv is None:
        raise Problem("Locking needs uv on PATH: https://docs.astral.sh/uv/")
    for name, choice in LOCKS.items():
        with step(f"Locking {name}"):
            run(
                [uv, "pip", "compile", *OPTIONS, "pyproject.toml", *choice, *words, "-o", name],
                cwd=checkout.root,
                failure=f"{name} could not be locked:",
            )
    return 0
