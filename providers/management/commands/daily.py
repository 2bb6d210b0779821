"""`manage.py daily`: reminders and forgetting; a timer runs it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from accounts.acting import acting
from providers.daily import STEPS

# Advisory locks of a database share one space; the first number is this command's own.
LOCK = (20260102, 1)


class Command(BaseCommand):
    help = "Send reminders that are due and forget what is over. Run it once a day; more often does no harm."

    def handle(self, *args: Any, **options: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", LOCK)
            [[alone]] = cursor.fetchall()
        if not alone:
            self.stdout.write("Another one is running; nothing to do.")
            return
        try:
            with acting("daily"):
                failed = [name for name, step in STEPS if not self._do(name, step)]
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", LOCK)
        if failed:
            raise CommandError(f"Failed: {', '.join(failed)}")

    def _do(self, name: str, step: Any) -> bool:
        """A step that fails must not keep the others from their turn."""
        try:
            self.stdout.write(f"{name}: {step()}")
        except Exception as error:
            self.stderr.write(f"{name}: failed ({type(error).__name__})")
            return False
        return True
