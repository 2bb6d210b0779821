"""Arrays that were lost, overtaken or outlived by their day are made anew, and no search fails meanwhile."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import time_machine
from django.db import connection, transaction
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from catalog.entries import facts_of_entries
from catalog.live import listener
from catalog.live.current import Live
from catalog.live.listener import read_snapshot
from catalog.live.statements import epochs
from catalog.snapshot import snapshot as arrays
from catalog.snapshot.answering import Asked
from directory.answers import question
from directory.search import Search
from directory.understood import understood
from providers.dates import today
from providers.models import Provider
from tests import cast
from tests.catalog.following import answer, owner_of, says, slugs, write
from tests.search.process import eventually, ready


def test_a_lost_connection_is_made_anew(live: Live) -> None:
    client = Client()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    cast.alice()
    assert slugs(owner_of(Provider.objects.get())) == ["alice-alder"]
    eventually(lambda: says(client) == "arrays")
    eventually(lambda: slugs(client) == ["alice-alder"])


@pytest.mark.parametrize(
    "statements",
    [
        # A backup was put back: everything has a number from before.
        (
            "UPDATE catalog_entry SET epoch = epoch - 1000, name = 'Restored'",
            "UPDATE catalog_epoch SET number = number - 1000, since = since - 1000",
        ),
        ("UPDATE catalog_epoch SET number = number + 9, since = number + 9",),
        ("TRUNCATE catalog_entry",),
        ("TRUNCATE catalog_epoch",),
        # A number that no row has; not even those who must see everything wait for one.
        ("UPDATE catalog_epoch SET number = number + 1",),
    ],
)
def test_a_database_that_was_set_back_or_repaired_is_read_anew(
    live: Live, statements: tuple[str, ...]
) -> None:
    cast.alice()
    eventually(lambda: slugs(Client()))
    write("; ".join(statements))
    cast.bob()
    eventually(lambda: live.snapshot is not None and live.snapshot.epoch == number())
    eventually(ready)
    assert live.current(today(), must_see_all=True) is not None
    wanted = question({}, understood({}).query, "")
    anew = Asked(read_snapshot(connection, today()), wanted).answer(0, 9)
    assert anew.total == 2
    assert live.snapshot is not None
    assert Asked(live.snapshot, wanted).answer(0, 9) == anew


def test_more_changes_or_more_newcomers_than_fit_are_read_anew(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listener, "MOST_CHANGES", 20)
    # From the next time that all is read there is room for 64 listings.
    monkeypatch.setattr(arrays, "ROOM", 1)
    live.stop()
    live.start()
    eventually(ready)
    for size in (30, 10, 19, 19, 19):
        with transaction.atomic():
            for _ in range(size):
                cast.listing(f"p-{Provider.objects.count()}")
        seen = live.current(today(), must_see_all=True)
        if seen is not None:
            assert seen.epoch >= read_snapshot(connection, today()).epoch
    wanted = question({"verified": ["any"]}, understood({}).query, "")
    eventually(lambda: live.snapshot and Asked(live.snapshot, wanted).answer(0, 1).total == 97)


def test_arrays_with_many_patches_are_made_anew_beside_those_in_use(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    alice = cast.alice()
    monkeypatch.setattr(listener, "MOST_PATCHED", 0)
    Provider.objects.filter(pk=alice.pk).update(name="Alice Elm")
    eventually(lambda: live.snapshot.words.overlay_size == 0)
    eventually(lambda: slugs(Client(), "verified=any&q=elm") == ["alice-alder"])
    assert live.state == "ready"


@contextmanager
def just_before_midnight(live: Live, seconds: float) -> Iterator[dt.date]:
    """The clock runs on from there, in the site's own time zone."""
    live.stop()
    day = today() + dt.timedelta(days=1)
    midnight = dt.datetime.combine(day, dt.time(), timezone.get_current_timezone())
    with time_machine.travel(midnight - dt.timedelta(seconds=seconds), tick=True):
        live.start()
        eventually(ready)
        yield day
        live.stop()


def test_midnight_ends_a_badge_and_stops_no_search(
    live: Live, caplog: pytest.LogCaptureFixture
) -> None:
    alice = cast.listing("alice-alder")
    cast.place(alice)
    ends_today = cast.license_of(alice, "md", verified=False, specialty="psychiatry")
    cast.look(ends_today, valid_until=today())
    cast.decide(ends_today)
    client, seen = Client(), set()
    eventually(lambda: slugs(client, "near=97201"))
    # On a busy machine a second is one search.
    with just_before_midnight(live, 6) as tomorrow:
        eventually(lambda: slugs(client, "near=97201"), 4)
        while (tomorrow, "arrays") not in seen:
            search = Search(QueryDict("near=97201"))
            assert search.answer.total == (search.query.on != tomorrow)
            seen.add((search.query.on, says(client)))
        assert live.state == "ready"
        assert slugs(client, "near=97201&verified=any") == ["alice-alder"]
    assert (tomorrow - dt.timedelta(days=1), "arrays") in seen
    assert "reads tables" not in caplog.text


def test_a_clock_that_is_put_forward_stops_no_search(live: Live) -> None:
    """Nobody had made arrays for that day."""
    cast.alice()
    with time_machine.travel(timezone.now() + dt.timedelta(days=91), tick=True):
        assert answer("near=97201").total == 0
        assert answer("near=97201&verified=any").total == 1
        eventually(lambda: live.snapshot is not None and live.snapshot.day.date == today())
        assert answer("near=97201").total == 0


def test_what_was_read_before_a_backup_was_put_back_is_forgotten(live: Live) -> None:
    """The numbers after it were given before, to other contents."""
    alice = cast.alice()
    eventually(lambda: slugs(Client()))
    for name in ("Alice Ash", "Alice Elm"):
        before = live.current(today(), must_see_all=True)
        assert before is not None
        Provider.objects.filter(pk=alice.pk).update(name=name)
        assert facts_of_entries([alice.pk])[alice.pk].name == name
        assert live.current(today(), must_see_all=True) is not before
        write(
            "UPDATE catalog_entry SET epoch = epoch - 1; "
            "UPDATE catalog_epoch SET number = number - 1, since = least(since, number - 1)"
        )
        eventually(lambda: live.snapshot is not None and live.snapshot.epoch == number())


def number() -> int:
    """The epoch of the last commit."""
    with connection.cursor() as cursor:
        return epochs(cursor)[0]
