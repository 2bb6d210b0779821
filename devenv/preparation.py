"""What has been done to the database already, so that the next start does not do it again."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from devenv.checkout import Checkout
from devenv.environment import lock_file
from devenv.postgres import Cluster

RIGHTS = "verification/roles.py"
SEED_COMMAND = "*/management/commands/seed_demo.py"
# manage.py commands after which nothing is known any more.
UNSETTLING = {"migrate", "flush", "seed_demo", "dbshell"}


@dataclass(frozen=True)
class Preparation:
    """A piece of work on the database of a checkout; done anew when what it read has changed."""

    stamp: Path
    source: str
    choice: str = ""

    def is_done(self) -> bool:
        """Whether it was done from the same source and, if one is given now, with the same choice."""
        if not self.stamp.exists():
            return False
        source, _, choice = self.stamp.read_text().partition(" ")
        return source == self.source and self.choice in ("", choice)

    def remember(self) -> None:
        """Write down that it has run through."""
        self.stamp.write_text(f"{self.source} {self.choice}")


def migration(checkout: Checkout) -> Preparation:
    """`migrate` and the rights after it, with the data that it loads and the packages that bring migrations of their own."""
    files = [*_below(checkout.root, "migrations"), *_below(checkout.root, "data")]
    files += [*checkout.root.glob(RIGHTS), lock_file(checkout, "demo")]
    return _preparation(checkout, "migrated", files)


def seed(checkout: Checkout, providers: int | None) -> Preparation:
    """`seed_demo` for so many providers, with the demo package beside the command."""
    files = [*checkout.root.glob(SEED_COMMAND)]
    files += _below(checkout.root, "demo")
    return _preparation(checkout, "seeded", files, "" if providers is None else str(providers))


def forget(checkout: Checkout) -> None:
    """Do everything again at the next start: somebody has been at the database by hand."""
    for name in ("migrated", "seeded"):
        (checkout.local / name).unlink(missing_ok=True)


def age_in_days(checkout: Checkout) -> int:
    """How long ago the embedded database was made; 0 for a server of the person's own."""
    if os.environ.get("DATABASE_URL"):
        return 0
    return int(time.time() - _birth(checkout).st_mtime) // 86_400


def _preparation(
    checkout: Checkout, name: str, files: Iterable[Path], choice: str = ""
) -> Preparation:
    digest = hashlib.sha256(_database(checkout).encode())
    for path in sorted(files):
        digest.update(os.fsencode(path.relative_to(checkout.root)) + path.read_bytes())
    return Preparation(checkout.local / name, digest.hexdigest(), choice)


def _below(root: Path, folder: str) -> list[Path]:
    """The files in the folders of this name, in all rooms of the house."""
    found = (path for room in root.glob(f"*/{folder}") for path in room.rglob("*"))
    return [path for path in found if path.is_file() and path.suffix != ".pyc"]


def _database(checkout: Checkout) -> str:
    """Which database it is; another after that one was deleted and made again."""
    if url := os.environ.get("DATABASE_URL"):
        return url
    made = _birth(checkout)
    return f"{made.st_ino} {made.st_mtime_ns}"


def _birth(checkout: Checkout) -> os.stat_result:
    # This file is written once, when the cluster is made.
    return (Cluster(checkout, "demo").server.data / "PG_VERSION").stat()
