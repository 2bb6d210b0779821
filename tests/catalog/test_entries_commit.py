"""Writers beside one another, in real transactions: a lost part would hide a change until somebody touched the listing again."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, connections, transaction

from catalog.entries import facts_of_entries
from catalog.load import load_facts
from catalog.models import Entry, Epoch
from catalog.rebuild import kept_pks, rebuild_entries
from providers.models import License, PrescribingRule, Provider, Service
from tests import cast
from tests.entries import STAYING

pytestmark = pytest.mark.usefixtures("transactional_db")

SOON = 10


def in_thread(act: Callable[[], Any]) -> Any:
    """Run with a connection of its own, and close it."""
    try:
        return act()
    finally:
        connections["default"].close()


@contextmanager
def together(*acts: Callable[[], Any]) -> Iterator[None]:
    """Each act in a transaction of its own; all have written before any commits."""
    written = threading.Barrier(len(acts))

    def write(act: Callable[[], Any]) -> None:
        with transaction.atomic():
            act()
            written.wait(SOON)

    with ThreadPoolExecutor(len(acts)) as pool:
        running = [pool.submit(in_thread, partial(write, act)) for act in acts]
        yield
    for each in running:
        each.result()


def sound() -> None:
    """Every entry says what the tables say."""
    everybody = list(Provider.objects.values_list("pk", flat=True))
    assert facts_of_entries(everybody) == load_facts(everybody)
    assert rebuild_entries(kept_pks()) == 0


def test_two_who_write_one_listing_lose_neither_part() -> None:
    provider = cast.alice()
    with together(
        lambda: cast.place(provider, "97214"),
        lambda: cast.service(provider, "psychedelic", "im"),
        lambda: Provider.objects.filter(pk=provider.pk).update(gender="woman"),
    ):
        pass
    options = Entry.objects.get(pk=provider.pk).options.split()
    assert {"model:psychedelic", "gender:woman"} <= set(options)
    assert len(Entry.objects.get(pk=provider.pk).places.split()) == 4
    sound()


@pytest.mark.parametrize("order", [1, -1])
def test_who_joins_a_practice_brings_what_is_written_at_the_same_time(order: int) -> None:
    practice, member = cast.listing("practice"), cast.listing("member")
    acts = [lambda: cast.membership(practice, member), lambda: cast.license_of(member, "md")]
    cast.rosa()
    with together(*acts[::order]):
        pass
    assert "badge" in Entry.objects.get(pk=practice.pk).spans
    sound()


def test_a_law_and_a_license_written_at_the_same_time_meet() -> None:
    provider = cast.listing("ann")
    cast.rosa()
    rules = PrescribingRule.objects.filter(license_type="np", state="TX")
    kept = list(rules.values())
    try:
        with together(
            lambda: rules.update(needs_review=False, authority="own"),
            lambda: cast.license_of(provider, "np", "TX"),
        ):
            pass
        assert "own@TX" in Entry.objects.get(pk=provider.pk).spans
        sound()
    finally:
        rules.delete()
        PrescribingRule.objects.bulk_create(PrescribingRule(**row) for row in kept)


def test_practices_that_share_people_do_not_wait_for_each_other_forever() -> None:
    practices = [cast.listing(f"practice-{number}") for number in range(3)]
    people = [cast.listing(f"person-{number}") for number in range(3)]
    for practice in practices:
        for person in people:
            cast.membership(practice, person)
    licenses = [cast.license_of(person, "md") for person in people]

    def rounds(license_: License) -> None:
        for number in range(8):
            license_.compact_states = ["WA"] if number % 2 else ["ID"]
            license_.save()

    with ThreadPoolExecutor(3) as pool:
        for each in [pool.submit(in_thread, partial(rounds, row)) for row in licenses]:
            each.result(60)
    sound()


def test_epochs_follow_the_order_of_commits() -> None:
    """A reader who knows an epoch and asks for what is above it never misses a row that came later with a smaller number."""
    providers = [cast.listing(f"p-{number}") for number in range(4)]
    done = threading.Event()
    seen: dict[int, int | None] = {}
    known = Epoch.objects.get().number

    def write(provider: Provider) -> None:
        for days in range(30):
            Provider.objects.filter(pk=provider.pk).update(next_opening_days=days)

    def patch(newest: int) -> int:
        """As a process does that keeps what it has read."""
        rows = Entry.objects.filter(epoch__gt=newest)
        for pk, epoch, days in rows.values_list("pk", "epoch", "next_opening_days"):
            newest, seen[pk] = max(newest, epoch), days
        return newest

    def read() -> int:
        newest = known
        while not done.is_set():
            newest = patch(newest)
        return patch(newest)

    with ThreadPoolExecutor(5) as pool:
        reader = pool.submit(in_thread, read)
        writers = [pool.submit(in_thread, partial(write, row)) for row in providers]
        for each in writers:
            each.result(60)
        done.set()
        newest = reader.result(60)
    assert seen == {each.pk: 29 for each in providers}
    assert newest == Epoch.objects.get().number == known + 120


def test_a_write_that_fails_leaves_nothing() -> None:
    provider = cast.alice()
    before = Epoch.objects.get().number, list(Entry.objects.values())
    with pytest.raises(ZeroDivisionError), transaction.atomic():  # noqa: PT012
        cast.place(provider, "97214")
        raise ZeroDivisionError
    assert (Epoch.objects.get().number, list(Entry.objects.values())) == before
    assert noted() == 0


def noted() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM catalog_pending")
        return cursor.fetchone()[0]


def test_listeners_are_told_the_epoch_once_a_transaction() -> None:
    provider = cast.listing("ann")
    cast.rosa()
    listener = connections.create_connection("default")
    with listener.cursor() as cursor:
        cursor.execute("LISTEN catalog")
        with transaction.atomic():
            cast.place(provider)
            cast.license_of(provider, "md")
            cast.service(provider, "medical", "iv")
        told = list(listener.connection.notifies(timeout=SOON, stop_after=1))
        told += list(listener.connection.notifies(timeout=0.2))
    listener.close()
    assert [each.payload for each in told] == [str(Epoch.objects.get().number)]
    assert noted() == 0


def test_thousands_of_listings_in_one_transaction() -> None:
    # Practices: one person can keep thousands.
    shared = Provider.objects.get(pk=cast.listing("first", kind="organization").pk)
    rows = []
    for number in range(2500):
        row = Provider(
            **{
                field.attname: getattr(shared, field.attname)
                for field in Provider._meta.concrete_fields
                if not field.primary_key
            }
        )
        row.slug = f"p-{number}"
        rows.append(row)
    before = Epoch.objects.get().number
    with transaction.atomic():
        Provider.objects.bulk_create(rows, batch_size=1000)
        made = list(Provider.objects.exclude(pk=shared.pk))
        Service.objects.bulk_create(
            Service(
                provider=row,
                molecule="ketamine",
                route="iv",
                model="medical",
                therapy="none",
                format="in_person",
            )
            for row in made
        )
    assert Entry.objects.filter(listed=True, options__contains="route:iv").count() == 2500
    assert Epoch.objects.get().number == before + 1
    Provider.objects.update(gender="man")
    assert Entry.objects.filter(options__contains="gender:man").count() == 2501
    assert Epoch.objects.get().number == before + 2


def test_emptied_entries_come_back_and_readers_are_told_to_start_anew() -> None:
    cast.care_team()
    before = Epoch.objects.get()
    rows = {row["provider_id"]: row["facts"] for row in Entry.objects.values()}
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE catalog_entry, catalog_epoch")
    assert {row["provider_id"]: row["facts"] for row in Entry.objects.values()} == rows
    after = Epoch.objects.get()
    assert before.number < after.since <= after.number
    assert set(Entry.objects.values_list("epoch", flat=True)) == {after.number}


def test_a_site_that_is_emptied_lists_nobody() -> None:
    """Tests of other rooms empty all tables at once; the ones that only add refuse, so they stay out of it here."""
    cast.listing("ann")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM providers_evidence")
        # Every table that points at listings goes with them.
        rooms = ("providers", "verification")
        tables = {Entry._meta.db_table, Epoch._meta.db_table}
        for room in rooms:
            tables |= {each._meta.db_table for each in apps.get_app_config(room).get_models()}
        tables -= {*STAYING}
        cursor.execute(f"TRUNCATE {', '.join(tables)}")
    assert not Entry.objects.filter(listed=True).exists()
    assert Epoch.objects.get().since
