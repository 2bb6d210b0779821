"""Entries in tests: brought up to date inside a transaction, read back, and swept away after commits."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from pytest_django import DjangoDbBlocker

from accounts.models import User
from catalog.models import Entry, Epoch
from providers.models import Provider

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
    "providers_evidencevalues",
    "providers_evidence",
    "providers_decision",
    "providers_document",
    "providers_partnership",
    "providers_membership",
    "providers_servicephase",
    "providers_service",
    "providers_credential",
    "providers_location",
    "providers_license",
    "providers_registryrecord",
    "providers_reminder",
    "verification_hold",
    "verification_reporttext",
    "verification_reportact",
    "verification_report",
    "verification_rolechange",
    "providers_provider",
    "verification_listingmove",
)
GUARDED = (
    "providers_evidence",
    "providers_decision",
    "verification_rolechange",
    "verification_reportact",
    "verification_listingmove",
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
            _sweep()


def _sweep() -> None:
    """Statement by statement, so that no constraint waits while a guard is put back."""
    with connection.cursor() as cursor:
        for table in WRITTEN:
            if table in GUARDED:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {table}_rows_stay")
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - names from above
            if table in GUARDED:
                cursor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_rows_stay")
        cursor.execute("TRUNCATE catalog_entry, catalog_epoch")
    User.objects.all().delete()
