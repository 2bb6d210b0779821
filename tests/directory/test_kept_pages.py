"""A page that is used again must say what a new one would: else a client reads of somebody who has left, or gets another's page."""

import gc
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog.live.current import Live
from directory import kept_pages
from directory.results import Results
from directory.views import search
from providers.dates import today
from tests import cast
from tests.catalog.following import set_state, stalled
from tests.search.process import eventually, following

ADDRESS = "/providers/?near=97201&verified=any"


@pytest.fixture
def live(transactional_db: None) -> Any:
    with following() as process:
        yield process


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which pages were made anew, by their titles."""
    monkeypatch.setattr(kept_pages, "_kept", {})
    monkeypatch.setattr(kept_pages, "_asked", set())
    titles: list[str] = []
    for name in ("html", "fragment"):
        make = getattr(Results, name)

        def counting(self: Results, make: Any = make) -> Any:
            titles.append(self.title)
            return make(self)

        monkeypatch.setattr(Results, name, counting)
    return titles


def read(client: Client, address: str = ADDRESS, **headers: str) -> str:
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def settled(client: Client, live: Live) -> None:
    """The arrays know of everything, and the page that was made from them is kept."""
    assert live.current(today(), must_see_all=True) is not None
    read(client)
    read(client)
    assert len(kept_pages._kept) == 1


def test_the_same_address_is_made_once_and_still_asks_whether_its_listings_are_public(
    live: Live, made: list[str]
) -> None:
    cast.alice()
    client = Client()
    settled(client, live)
    before = list(made)
    with CaptureQueriesContext(connection) as queries:
        again = read(client)
    assert made == before
    assert len(queries) == 1
    kept_pages._kept.clear()
    assert read(client) == again


def test_a_listing_that_is_hidden_is_gone_at_once_also_while_the_arrays_are_late(
    live: Live, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    alice, client = cast.alice(), Client()
    cast.bob()
    settled(client, live)
    with stalled(monkeypatch):
        set_state(alice, "paused")
        assert "alice-alder" not in read(client)


def test_what_a_listing_says_anew_is_on_the_next_page(live: Live, made: list[str]) -> None:
    alice, client = cast.alice(), Client()
    settled(client, live)
    alice.name = "Alice Ash"
    alice.save(update_fields=["name"])
    eventually(lambda: "Alice Ash" in read(client))


def test_another_listing_that_joins_is_on_the_next_page(live: Live, made: list[str]) -> None:
    cast.alice()
    client = Client()
    settled(client, live)
    cast.bob()
    eventually(lambda: "bob-birch" in read(client))


def test_each_address_and_each_part_has_a_page_of_its_own(live: Live, made: list[str]) -> None:
    cast.alice()
    cast.bob()
    client = Client()
    settled(client, live)
    whole = read(client)
    [part, again] = [read(client, **{"HX-Request": "true"}) for _ in range(2)]
    assert part == again
    assert "<html" in whole
    assert "<html" not in part
    other = read(client, f"{ADDRESS}&model=psycholytic")
    assert "Bob Birch" in other
    assert "Alice Alder" not in other
    assert read(client) == whole
    assert read(client, **{"HX-Request": "true"}) == part


def test_nobody_gets_the_page_of_a_visitor_with_a_cookie(live: Live, made: list[str]) -> None:
    alice = cast.alice()
    visitor, owner = Client(), Client()
    assert alice.owner is not None
    owner.force_login(alice.owner)
    settled(visitor, live)
    kept = dict(kept_pages._kept)
    assert "Sign out" in read(owner)
    assert kept_pages._kept == kept
    assert "Sign out" not in read(visitor)


@pytest.mark.parametrize(
    "address",
    [
        "/providers/?q=alice&verified=any",
        "/providers/?nonsense=zqxyword&verified=any",
        "/providers/?near=zqxyword&verified=any",
    ],
)
def test_nothing_that_somebody_typed_in_words_is_kept(
    live: Live, made: list[str], address: str
) -> None:
    cast.alice()
    client = Client()
    settled(client, live)
    kept_pages._kept.clear()
    for _ in range(3):
        read(client, address)
    assert kept_pages._kept == {}


def test_on_another_day_pages_are_made_anew(live: Live, made: list[str]) -> None:
    """The order turns with the day, and a badge can have run out."""
    cast.alice()
    client = Client()
    settled(client, live)
    before = len(made)
    with time_machine.travel(today().replace(year=today().year + 1)):
        assert "alice-alder" in read(client)
    assert len(made) == before + 1


def test_kept_pages_are_few(live: Live, made: list[str]) -> None:
    cast.alice()
    client = Client()
    settled(client, live)
    used = set(kept_pages._kept)
    for number in range(2, kept_pages.MOST + 5):
        for _ in range(2):
            read(client, f"{ADDRESS}&page={number}")
        read(client)
    assert len(kept_pages._kept) == kept_pages.MOST
    # The one that is asked for again and again stays.
    assert used < set(kept_pages._kept)


def test_a_kept_page_counts_for_its_listings_as_a_new_one_does(
    live: Live, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Providers are told how often they stood on a page of results."""
    alice, client = cast.alice(), Client()
    settled(client, live)
    counted: list[list[int]] = []
    monkeypatch.setattr(search, "count_results", lambda _, pks: counted.append(list(pks)))
    read(client)
    kept_pages._kept.clear()
    read(client)
    assert counted == [[alice.pk]] * 2


def test_who_walks_through_all_addresses_turns_nothing_out(
    live: Live, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_pages, "MOST_ASKED", 10)
    cast.alice()
    client = Client()
    settled(client, live)
    kept = set(kept_pages._kept)
    for number in range(2, 30):
        read(client, f"{ADDRESS}&page={number}")
    assert set(kept_pages._kept) == kept
    assert len(kept_pages._asked) <= 10


def test_arrays_that_were_replaced_are_not_held_back(live: Live, made: list[str]) -> None:
    """They are some thirty megabytes."""
    alice, client = cast.alice(), Client()
    settled(client, live)
    [kept] = kept_pages._kept.values()
    alice.name = "Alice Ash"
    alice.save(update_fields=["name"])
    eventually(lambda: live.current(today()) is not kept.snapshot())

    def gone() -> bool:
        gc.collect()
        return kept.snapshot() is None

    eventually(gone)
