"""What the listener asks the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

CHANNEL = "catalog"


@contextmanager
def own_connection() -> Iterator[BaseDatabaseWrapper]:
    """A connection beside those of the requests, not from their pool: it stays open for as long as the process runs."""
    connection = connections.create_connection("default")
    options = {
        key: value for key, value in connection.settings_dict["OPTIONS"].items() if key != "pool"
    }
    connection.settings_dict = {**connection.settings_dict, "OPTIONS": options}
    try:
        yield connection
    finally:
        connection.close()


def listen(cursor: CursorWrapper) -> None:
    """From now on, commits that change an entry are told to this connection."""
    cursor.execute(f"LISTEN {CHANNEL}")


def epochs(cursor: CursorWrapper) -> tuple[int, int]:
    """The epoch of the last commit that changed an entry, and the one since which patches are enough; zeros before the first.

    A reader of an epoch before the second number reads everything anew.
    """
    cursor.execute("SELECT coalesce(max(number), 0), coalesce(max(since), 0) FROM catalog_epoch")
    number, since = cursor.fetchone()
    return number, since
