"""The arrays of a process and the commits of others: who reads too old a list calls somebody who has closed, or sees their own change
undone; and a search that fails must not fail for the client."""

import logging
import random
import threading
import time
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from catalog.live import listener
from catalog.live.current import Live
from catalog.live.listener import read_snapshot
from catalog.snapshot.answering import Asked
from catalog.snapshot.snapshot import Snapshot
from directory.answers import question
from directory.understood import first, understood
from providers.dates import today
from tests import cast
from tests.catalog.follower import write
from tests.catalog.following import TYPED, answer, owner_of, says, set_state, slugs, stalled
from tests.search.asking import parameters
from tests.search.changes import Changes
from tests.search.crowd import Crowd
from tests.search.process import eventually, ready


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
    # The partnership is committed after the listings.
    eventually(lambda: live.current(today(), must_see_all=True) is not None)
    before = answer(wanted)

    def broken(asked: Asked, *args: int) -> None:
        raise ValueError(asked.question.query.words)

    caplog.set_level(logging.DEBUG)
    looked = threading.Event()
    read = listener.read_snapshot

    def not_yet(*args: Any) -> Snapshot:
        """On a busy machine the arrays could be back before anybody looks."""
        assert looked.wait(60)
        return read(*args)

    monkeypatch.setattr(listener, "read_snapshot", not_yet)
    with monkeypatch.context() as patch:
        patch.setattr(Asked, "answer", broken)
        assert client.get(f"/providers/?{query}").status_code == 200
        assert live.snapshot is None
        # Whichever of the two was said last: why, or what is done about it.
        assert says(client) in {
            "tables: a search failed (ValueError)",
            "tables: reading the listings",
        }
        assert answer(wanted) == before
    looked.set()
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


def test_the_arrays_are_of_one_moment(live: Live) -> None:
    """Of two listings always one is public; who reads half of an exchange misses somebody, or finds one too many."""
    with transaction.atomic():
        for number in range(20):
            for side, state in (("a", "published"), ("b", "paused")):
                slug = f"pair-{number:02}-{side}"
                cast.place(cast.listing(slug, listing_state=state))
    wanted = question({"verified": ["any"]}, understood({}).query, "")
    eventually(lambda: live.snapshot and Asked(live.snapshot, wanted).answer(0, 1).total == 20)
    writers = [threading.Thread(target=exchange, args=(100.0, 2.0, seed)) for seed in (1, 2)]
    for each in writers:
        each.start()
    totals: set[int] = set()
    while any(each.is_alive() for each in writers):
        snapshot = live.snapshot
        assert snapshot is not None
        totals.add(Asked(snapshot, wanted).answer(0, 1).total)
        time.sleep(0.0005)
    assert totals == {20}


def exchange(a_second: float, seconds: float, seed: int) -> None:
    try:
        write(a_second, seconds, random.Random(seed))
    finally:
        connection.close()
