"""Entries in tests: brought up to date inside a transaction, read back, and swept away after commits."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from accounts.models import User
from catalog.models import Entry, Epoch
from providers.models import Provider
from tests.migrated import copied, drop

# Rows of the trail: a test that wrote so many goes on with another database.
MANY = 500
# In an order in which they can be emptied; the prescribing rules come with the migrations and stay.
WRITTEN = (
    "procrastinate_periodic_defers",
    "procrastinate_jobs",
    "procrastinate_workers",
    "accounts_attempt",
    "providers_message",
    "providers_replytime",
    "providers_figure",
    "providers_claimcode",
    "providers_claim",
    "providers_invitation",
    "providers_draft",
    "providers_kepttext",
    "providers_photo",
    "providers_attachment",
    "providers_decisionnote",
    "providers_evidencevalues",
    "providers_evidence",
    "providers_decision",
    "providers_authorityoverride",
    "providers_document",
    "providers_partnership",
    "providers_membership",
    "providers_servicephase",
    "providers_service",
    "providers_credential",
    "providers_location",
    "verification_secondlook",
    "providers_licensedispute",
    "providers_license",
    "providers_registryrecord",
    "providers_reminder",
    "verification_hold",
    "verification_rolechange",
    "verification_registrydifference",
    "verification_exclusionhit",
    "verification_exclusioncomparison",
    "verification_exclusionlist",
    "verification_exclusion",
    "verification_reporttext",
    "verification_reportact",
    "verification_report",
    "verification_ruleproposal",
    "providers_provider",
    "verification_listingmove",
)
GUARDED = (
    "providers_evidence",
    "providers_decision",
    "providers_authorityoverride",
    "verification_ruleproposal",
    "verification_rolechange",
    "verification_reportact",
    "verification_listingmove",
    "verification_auditrow",
)
# Emptying the others, and people, adds rows to the audit trail: it goes last.
TRAIL = ("verification_auditvalues", "verification_auditrow")
# What refuses to be emptied, or came with the migrations.
STAYING = (
    *GUARDED,
    *TRAIL,
    *("providers_evidencevalues", "providers_prescribingrule", "providers_federalrule"),
)


def settle() -> None:
    """Do now what the database would do at commit."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def entry(provider: Provider) -> Entry:
    """What search reads of a provider now."""
    settle()
    return Entry.objects.get(pk=provider.pk)


def spans(provider: Provider) -> dict[str, list[tuple[int, int]]]:
    """The keys of an entry that hold for a time, with their first and last days."""
    return spans_in(entry(provider).spans)


def spans_in(text: str) -> dict[str, list[tuple[int, int]]]:
    """The same of the text of an entry."""
    found: dict[str, list[tuple[int, int]]] = {}
    parts = text.split()
    for key, first, last in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        found.setdefault(key, []).append((int(first), int(last)))
    return found


def epoch() -> int:
    settle()
    return Epoch.objects.get().number


@contextmanager
def reaching(*providers: Provider) -> Iterator[None]:
    """What is done inside changes the entries of exactly these providers."""
    before = epoch()
    yield
    settle()
    changed = set(Entry.objects.filter(epoch__gt=before).values_list("pk", flat=True))
    names = dict(Provider.objects.values_list("pk", "slug"))
    assert {names.get(pk, pk) for pk in changed} == {
        names.get(each.pk, each.pk) for each in providers
    }


@contextmanager
def committing(blocker: DjangoDbBlocker) -> Iterator[None]:
    """Everything inside is committed, as on a site, so that other connections see it; afterwards the tables are empty again."""
    name = connection.settings_dict["NAME"]
    if not name.startswith("test_"):
        raise RuntimeError(f"{name} is not a test database: its rows would be swept away")
    with blocker.unblock():
        try:
            yield
        finally:
            if _is_full():
                _renew(name)
            else:
                _sweep()


def _is_full() -> bool:
    """Whether so much was written that each row's triggers would take longer than another copy of the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM verification_auditrow OFFSET %s LIMIT 1", [MANY])
        return cursor.fetchone() is not None


def _renew(name: str) -> None:
    connection.close()
    drop(name)
    copied(name)


def _sweep() -> None:
    """Statement by statement, so that no constraint waits while a guard is put back."""
    _empty(WRITTEN)
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE catalog_entry, catalog_epoch")
    _laws_as_they_came()
    User.objects.all().delete()
    _empty(TRAIL)


def _laws_as_they_came() -> None:
    """Versions that a test wrote go, and the rows of the project speak again as they did."""
    guards = {
        "providers_prescribingrule": "versions_stay",
        "providers_federalrule": "rows_stay",
    }
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM providers_federalrule WHERE version > 1) OR EXISTS (SELECT FROM "
            "providers_prescribingrule WHERE recorded_at IS NOT NULL OR replaced_by_id IS NOT NULL OR confirmed_at IS NOT NULL)"
        )
        if cursor.fetchone() == (False,):
            return
        for table, guard in guards.items():
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {table}_{guard}")
        with transaction.atomic():
            cursor.execute("DELETE FROM providers_federalrule WHERE version > 1")
            cursor.execute("DELETE FROM providers_prescribingrule WHERE recorded_at IS NOT NULL")
            cursor.execute(
                "UPDATE providers_prescribingrule SET valid_until = NULL, withdrawn_at = NULL, "
                "replaced_by_id = NULL WHERE replaced_by_id IS NOT NULL"
            )
            cursor.execute(
                "UPDATE providers_prescribingrule SET confirmed_at = NULL, confirmed_by_id = NULL "
                "WHERE confirmed_at IS NOT NULL"
            )
        for table, guard in guards.items():
            cursor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_{guard}")


def _empty(tables: Sequence[str]) -> None:
    """Those of the tables that have rows, until none has: a trigger may write to one while another is emptied."""
    asked = " UNION ALL ".join(
        f"SELECT {number} WHERE EXISTS (SELECT FROM {table})"  # noqa: S608 - names from above
        for number, table in enumerate(tables)
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        while filled := cursor.fetchall():
            for table in (tables[number] for (number,) in sorted(filled)):
                if table in GUARDED:
                    cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {table}_rows_stay")
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - names from above
                if table in GUARDED:
                    cursor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_rows_stay")
            cursor.execute(asked)
