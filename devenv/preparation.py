"""What has been done to the database already, so that the next start does not do it again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from devenv.checkout import Checkout
from devenv.environment import lock_file
from devenv.postgres import Cluster

SEED_COMMAND = "*/management/commands/seed_demo.py"
# manage.py commands after which nothing is known any more.
UNSETTLING = {"migrate", "flush", "seed_demo", "dbshell"}


@dataclass(frozen=True)
class Preparation:
    """A piece of work on the database of a checkout; done anew when what it read has changed."""

    stamp: Path
    wanted: str

    def is_done(self) -> bool:
        return self.stamp.exists() and self.stamp.read_text() == self.wanted

    def remember(self) -> None:
        """Write down that it has run through."""
        self.stamp.write_text(self.wanted)


def migration(checkout: Checkout) -> Preparation:
    """`migrate`, with the data that it loads and the packages that bring migrations of their own."""
    files = [*_below(checkout.root, "migrations"), *_below(checkout.root, "data")]
    return _preparation(checkout, "migrated", [*files, lock_file(checkout, "demo")])


def seed(checkout: Checkout, providers: int | None) -> Preparation:
    """`seed_demo` for so many providers, with the demo package beside the command."""
    files = [*checkout.root.glob(SEED_COMMAND)]
    files += _below(checkout.root, "demo")
    return _preparation(checkout, "seeded", files, str(providers))


def forget(checkout: Checkout) -> None:
    """Do everything again at the next start: somebody has been at the database by hand."""
    for name in ("migrated", "seeded"):
        (checkout.local / name).unlink(missing_ok=True)


def _preparation(
    checkout: Checkout, name: str, files: Iterable[Path], choice: str = ""
) -> Preparation:
    digest = hashlib.sha256(f"{_database(checkout)} {choice}".encode())
    for path in sorted(files):
        digest.update(os.fsencode(path.relative_to(checkout.root)) + path.read_bytes())
    return Preparation(checkout.local / name, digest.hexdigest())


def _below(root: Path, folder: str) -> list[Path]:
    """The files in the folders of this name, in all rooms of the house."""
    found = (path for room in root.glob(f"*/{folder}") for path in room.rglob("*"))
    return [path for path in found if path.is_file() and path.suffix != ".pyc"]


def _database(checkout: Checkout) -> str:
    """Which database it is; another after that one was deleted and made again."""
    if url := os.environ.get("DATABASE_URL"):
        return url
    # Written once, when the cluster is made.
    made = (Cluster(checkout, "demo").server.data / "PG_VERSION").stat()
    return f"{made.st_ino} {made.st_mtime_ns}"
