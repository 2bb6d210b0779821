"""Who acts, told to the database: what its triggers write down says by whom.

A name is an account's number or, for a program, what it is called; where nobody said, the trail says that it does not know.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection

SETTING = "stillwater.actor"
NOBODY = ""


@contextmanager
def acting(name: str) -> Iterator[None]:
    """What is written inside is written by `name`; for commands and jobs."""
    before = _told(SETTING)
    begin(name)
    try:
        yield
    finally:
        end(before)


def begin(name: str) -> None:
    """From here on, on this connection, `name` acts."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, false)", [SETTING, name])


def end(before: str = NOBODY) -> None:
    """Nobody acts any more, or whoever did before."""
    try:
        begin(before)
    except DatabaseError:
        # The next one to use this connection would act under this name: nobody may.
        if connection.connection is not None:
            connection.connection.close()


def _told(setting: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting(%s, true), '')", [setting])
        [[said]] = cursor.fetchall()
    return str(said)
