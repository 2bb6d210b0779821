"""Commands of `manage.py` tell the database their names, so that the trail says which one wrote something."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import ManagementUtility
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.backends.signals import connection_created

from accounts.acting import SETTING, begin, end

# What people type there is theirs, and nobody knows who they are; a site's own forms say who sends them.
NOBODYS = frozenset({"shell", "dbshell", "runserver", "testserver", "test"})
# Told by what it does: its jobs are nobody's commands.
WORKER = "worker"
NAMES = {"procrastinate": WORKER}


class NamedCommands(ManagementUtility):
    """Django's command line, in which each command acts under its name."""

    def fetch_command(self, subcommand: str) -> BaseCommand:
        """As Django has it; what the command then writes is written under its name."""
        command: Any = super().fetch_command(subcommand)
        if subcommand not in NOBODYS:
            run = command.execute

            def execute(*args: Any, **options: Any) -> Any:
                with named(NAMES.get(subcommand, subcommand)):
                    return run(*args, **options)

            command.execute = execute
        return command


@contextmanager
def named(name: str) -> Iterator[None]:
    """On each connection that is opened inside, by any thread, `name` acts; a command that needs no database opens none."""

    def tell(connection: Any, **_signal: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config(%s, %s, false)", [SETTING, name])

    is_open = connection.connection is not None
    if is_open:
        begin(name)
    connection_created.connect(tell)
    try:
        yield
    finally:
        connection_created.disconnect(tell)
        if is_open:
            end()
