"""The arrays of a process and the commits of others: who reads too old a list calls somebody who has closed, or sees their own change
undone; and a search that fails must not fail for the client."""

import datetime as dt
import logging
import random
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from catalog.live import listener
from catalog.live.current import Live
from catalog.live.listener import read_snapshot
from catalog.question import Answer
from catalog.snapshot import snapshot as arrays
from catalog.snapshot.answering import Asked
from directory.answers import question
from directory.search import Search
from directory.understood import first, understood
from providers.dates import today
from providers.models import Provider
from tests import cast
from tests.search.asking import parameters
from tests.search.changes import Changes
from tests.search.crowd import Crowd
from tests.search.process import eventually, following, ready

TYPED = "zqxyword"


@pytest.fixture
def live(transactional_db: None) -> Iterator[Live]:
    with following() as process:
        yield process


def slugs(client: Client, query: str = "verified=any") -> list[str]:
    """Whom the page of results links to, in its order."""
    page = client.get(f"/providers/?{query}")
    assert page.status_code == 200
    return list(dict.fromkeys(re.findall(r'href="/providers/([a-z-]+)/', page.content.decode())))


def answer(query: str = "verified=any") -> Answer:
    """What stands behind the page, for a visitor who is not signed in."""
    return Search(QueryDict(query)).answer


def owner_of(provider: Provider) -> Client:
    client = Client()
    assert provider.owner is not None
    client.force_login(provider.owner)
    return client


def set_state(provider: Provider, state: str) -> None:
    Provider.objects.filter(pk=provider.pk).update(listing_state=state)


def says(client: Client) -> str:
    return client.get("/readyz").json()["search"]


def write(statement: str) -> None:
    """As the owner of the database may, past the guard of the entries."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL catalog.keeper = 'yes'")
        cursor.execute(statement)


@contextmanager
def stalled(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The thread that follows commits hangs, as behind a dead connection."""
    released, hangs = threading.Event(), threading.Event()
    follow = listener.caught_up

    def hanging(*args: Any) -> Any:
        hangs.set()
        released.wait()
        return follow(*args)

    with monkeypatch.context() as patch:
        patch.setattr(listener, "caught_up", hanging)
        assert hangs.wait(10)
        try:
            yield
        finally:
            released.set()


def test_who_must_see_everything_does_after_each_of_fifty_writes(live: Live) -> None:
    """The arrays are not given when they are late; then the tables answer, so a few may be missing here, but none be wrong."""
    chance = random.Random(50)
    with transaction.atomic():
        changes = Changes(Crowd.of(chance, 30))
    given = 0
    for _ in range(50):
        changes.one()
        snapshot = live.current(today(), must_see_all=True)
        if snapshot is None:
            continue
        given += 1
        anew = read_snapshot(connection, today())
        for _ in range(3):
            asked = parameters(chance)
            wanted = question(asked, understood(asked).query, first(asked, "sort"))
            assert Asked(snapshot, wanted).answer(0, 99) == Asked(anew, wanted).answer(0, 99)
    assert given > 40


def test_an_owner_who_pauses_is_gone_from_their_next_search_and_soon_from_all(live: Live) -> None:
    alice, visitor = cast.alice(), Client()
    owner = owner_of(alice)
    eventually(lambda: slugs(visitor))
    for state, found in (("paused", []), ("published", ["alice-alder"])) * 5:
        set_state(alice, state)
        assert slugs(owner) == found
        assert live.current(today(), must_see_all=True) is not None
        deadline = time.monotonic() + 1
        while slugs(visitor) != found:
            assert time.monotonic() < deadline


def test_nobody_is_told_old_things_for_more_than_a_second_when_the_listener_hangs(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    alice, visitor = cast.alice(), Client()
    owner = owner_of(alice)
    eventually(lambda: slugs(visitor))
    with stalled(monkeypatch):
        set_state(alice, "paused")
        assert slugs(owner) == []
        time.sleep(1)
        assert answer().total == 0
    eventually(ready)


def test_no_page_shows_a_listing_that_was_hidden_all_the_while(live: Live) -> None:
    """One thread pauses and publishes; each page names only what was public at some moment while it was made."""
    alice = cast.alice()
    cast.bob()
    hidden: list[tuple[float, float]] = []
    stopping = threading.Event()

    def hide_and_show() -> None:
        try:
            while not stopping.is_set():
                set_state(alice, "paused")
                since = time.monotonic()
                stopping.wait(0.004)
                hidden.append((since, time.monotonic()))
                set_state(alice, "published")
                stopping.wait(0.003)
        finally:
            connection.close()

    client, seen = Client(), []
    eventually(lambda: len(slugs(client)) == 2)
    writer = threading.Thread(target=hide_and_show)
    writer.start()
    try:
        assert says(client) == "arrays"
        for _ in range(300):
            began = time.monotonic()
            found = slugs(client)
            seen.append((began, time.monotonic(), "alice-alder" in found))
            assert "bob-birch" in found
    finally:
        stopping.set()
        writer.join()
    assert {shown for _, _, shown in seen} == {True, False}
    for began, ended, shown in seen:
        assert not (shown and any(since < began and ended < until for since, until in hidden))


def test_when_the_arrays_fail_the_tables_answer_and_the_arrays_come_back(
    live: Live, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    cast.care_team()
    client, query = Client(), f"near=97201&verified=any&q={TYPED}+alder+birch&condition=depression"
    wanted = "near=97201&verified=any&condition=depression"
    eventually(lambda: slugs(client, wanted))
    before = answer(wanted)

    def broken(asked: Asked, *args: int) -> None:
        raise ValueError(asked.question.query.words)

    caplog.set_level(logging.DEBUG)
    with monkeypatch.context() as patch:
        patch.setattr(Asked, "answer", broken)
        assert client.get(f"/providers/?{query}").status_code == 200
        assert live.snapshot is None
        assert says(client) == "tables: a search failed (ValueError)"
        assert answer(wanted) == before
    assert "a search failed (ValueError)" in caplog.text
    assert TYPED not in caplog.text
    eventually(lambda: says(client) == "arrays")
    assert answer(wanted) == before


def test_arrays_that_a_search_dropped_are_not_put_back_by_a_patch(live: Live) -> None:
    """The thread may be in the middle of one when a search finds the arrays broken."""
    before = live.snapshot
    assert before is not None
    live.drop("a search failed (ValueError)")
    assert not live.put(before, instead_of=before)
    assert live.snapshot is None


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
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM catalog_epoch")
        (number,) = cursor.fetchone()
    eventually(lambda: live.snapshot is not None and live.snapshot.epoch == number)
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
                cast.listing(f"p-{Provider.objects.count()}", owner=cast.rosa())
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
    with just_before_midnight(live, 1.5) as tomorrow:
        eventually(lambda: slugs(client, "near=97201"), 1)
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
