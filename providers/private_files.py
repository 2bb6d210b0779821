"""Files that nobody may read from the disk: locked before they are written, under names that say nothing."""

import datetime as dt
import secrets
from collections.abc import Collection, Iterator
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from accounts.at_rest import LockedError, lock, unlock

PURPOSE = "document"
# A name is on the disk before its row is committed: what is younger than this may still get one.
GRACE = dt.timedelta(hours=1)


class NotThereError(Exception):
    """The file is gone, or does not open with the site's secrets."""


def keep(content: bytes) -> str:
    """Write `content`, locked, and return the name it is kept under."""
    name = secrets.token_hex(16)
    path = _folder() / name
    path.touch(mode=0o600)
    path.write_bytes(lock(PURPOSE, content))
    return name


def read(name: str) -> bytes:
    """What was kept under the name. Raises NotThereError."""
    try:
        return unlock(PURPOSE, (_folder() / name).read_bytes())
    except (FileNotFoundError, LockedError) as error:
        raise NotThereError(name) from error


def drop(names: Collection[str]) -> None:
    """Remove what was kept under the names; those that are gone already are no fault."""
    for name in names:
        (_folder() / name).unlink(missing_ok=True)


def kept_long_enough() -> Iterator[str]:
    """The names on the disk that must have a row by now."""
    latest = (timezone.now() - GRACE).timestamp()
    for path in _folder().iterdir():
        if path.stat().st_mtime < latest:
            yield path.name


def _folder() -> Path:
    folder = Path(settings.MEDIA_ROOT) / "private" / "documents"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
