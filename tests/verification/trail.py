"""The audit trail in tests: rows that were added meanwhile, and a hand that reaches past every guard."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from tests.entries import settle
from verification.models import AuditRow

GUARDS = ("verification_auditrow", "verification_auditvalues")


class Since:
    """What was added to the trail from here on."""

    def __init__(self) -> None:
        self.last = max(AuditRow.objects.values_list("pk", flat=True), default=0)

    def rows(self, **narrowed: Any) -> list[AuditRow]:
        found = AuditRow.objects.filter(pk__gt=self.last, **narrowed)
        return list(found.select_related("values").order_by("pk"))

    def row(self, **narrowed: Any) -> AuditRow:
        [only] = self.rows(**narrowed)
        return only


@contextmanager
def guards_off(*tables: str) -> Iterator[Any]:
    """Inside, the tables take any change and record none, as for an intruder who owns the database."""
    tables = tables or GUARDS
    # Nobody may alter a table with constraints that still wait.
    settle()
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield cursor
        settle()
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
            cursor.execute(
                "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal",
                [table],
            )
            for (name,) in cursor.fetchall():
                cursor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")
