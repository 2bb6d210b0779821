"""Whether the demo data is already in the database."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from devenv.checkout import Checkout
from devenv.postgres import Cluster

COMMAND = "*/management/commands/seed_demo.py"


def needs_seed(checkout: Checkout, providers: int | None) -> bool:
    """Whether this database has not been filled yet by the seed code of this checkout, for so many providers."""
    try:
        return _stamp_file(checkout).read_text() != _stamp(checkout, providers)
    except FileNotFoundError:
        return True


def remember_seed(checkout: Checkout, providers: int | None) -> None:
    """Write down that the seed has run through."""
    _stamp_file(checkout).write_text(_stamp(checkout, providers))


def _stamp_file(checkout: Checkout) -> Path:
    return checkout.local / "seeded"


def _stamp(checkout: Checkout, providers: int | None) -> str:
    return f"{_database(checkout)} {_seed_code(checkout.root)} {providers or 'default'}"


def _database(checkout: Checkout) -> str:
    """Which database it is; another after that one was deleted and made again."""
    if url := os.environ.get("DATABASE_URL"):
        return hashlib.sha256(url.encode()).hexdigest()
    # Written once, when the cluster is made.
    made = (Cluster(checkout, "demo").server.data / "PG_VERSION").stat()
    return f"{made.st_ino}-{made.st_mtime_ns}"


def _seed_code(root: Path) -> str:
    """A digest of the command and of the demo package beside it."""
    digest = hashlib.sha256()
    for command in sorted(root.glob(COMMAND)):
        room = command.parents[2]
        for path in [command, *sorted(room.glob("demo/**/*.py"))]:
            digest.update(path.read_bytes())
    return digest.hexdigest()
