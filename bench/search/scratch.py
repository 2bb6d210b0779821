"""A schema of our own in the configured database: made for one run, and dropped whatever ends it."""

import signal
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Any

from django.conf import settings
from django.db import connection

SCHEMA = "bench_search"
# Two runs beside each other would measure one another.
LOCK = 20260115


class BusyError(Exception):
    """Another run uses this database."""


@contextmanager
def ending_on_signals() -> Iterator[None]:
    """A signal to end raises SystemExit inside this block, so that what stands in `finally` is done."""

    def leave(number: int, frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    before = {each: signal.signal(each, leave) for each in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


@contextmanager
def statements_not_kept() -> Iterator[None]:
    """As in production: with DEBUG on, Django spells out and keeps every statement, which takes as long as running it."""
    before = settings.DEBUG
    settings.DEBUG = False
    try:
        yield
    finally:
        settings.DEBUG = before


@contextmanager
def scratch_schema() -> Iterator[None]:
    """The schema exists, empty, inside this block. Raises BusyError while another run holds it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            raise BusyError("Another benchmark runs on this database; wait for it to end.")
        try:
            # A run that was killed has left it behind.
            cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
            cursor.execute(f"CREATE SCHEMA {SCHEMA}")
            yield
        finally:
            with connection.cursor() as last:
                last.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
                last.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def copy_rows(cursor: Any, table: str, columns: str, rows: Iterable[Sequence[Any]]) -> None:
    """Load rows by COPY, which is as fast as it gets."""
    with cursor.copy(f"COPY {SCHEMA}.{table} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def settle(cursor: Any, table: str) -> None:
    """Do now what the server would else do by itself, in the middle of the questions."""
    cursor.execute(f"ALTER TABLE {SCHEMA}.{table} SET (autovacuum_enabled = false)")
    cursor.execute(f"{'' if connection.in_atomic_block else 'VACUUM '}ANALYZE {SCHEMA}.{table}")
