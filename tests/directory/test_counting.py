"""Which visits count, and that counting them costs a client nothing."""

from collections import Counter
from collections.abc import Iterator

import pytest
from django.db import DatabaseError
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from providers.dates import today
from providers.models import Figure, Provider
from providers.tally import tally
from tests import cast
from tests.entries import settle

pytestmark = pytest.mark.django_db

LISTING = "/providers/alice-alder/"
# What Firefox says of itself.
BROWSER = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}


@pytest.fixture(autouse=True)
def counted() -> Iterator[Counter]:
    """What this process has counted and not written yet."""
    tally._counts.clear()
    yield tally._counts
    tally._counts.clear()


@pytest.fixture
def alice() -> Provider:
    provider = cast.alice()
    settle()
    return provider


def kept() -> dict[tuple[str, str], int]:
    rows = Figure.objects.values_list("provider__slug", "kind", "count")
    return {(slug, kind): count for slug, kind, count in rows}


def test_a_listing_that_is_opened_counts_a_view(alice):
    for _ in range(3):
        Client().get(LISTING, headers=BROWSER)
    tally.write()
    assert kept() == {("alice-alder", "view"): 3}
    assert Figure.objects.get().month == today().replace(day=1)


def test_each_listing_on_a_page_of_results_counts_and_no_other(alice):
    cast.bob()
    cast.listing("elsewhere")
    settle()
    Client().get("/providers/?state=OR", headers=BROWSER)
    Client().get("/providers/?state=OR", headers=BROWSER | {"HX-Request": "true"})
    tally.write()
    assert kept() == {("alice-alder", "result"): 2, ("bob-birch", "result"): 2}


def test_a_listing_that_is_not_shown_counts_nothing(alice, counted):
    Provider.objects.filter(pk=alice.pk).update(listing_state="paused")
    Client().get(LISTING, headers=BROWSER)
    assert not counted


@pytest.mark.parametrize("person", ["alice@example.org", "bob@example.org", "rosa@example.org"])
def test_who_is_signed_in_is_no_client(alice, counted, person):
    client = Client()
    client.force_login(cast.user(person))
    client.get(LISTING, headers=BROWSER)
    client.get("/providers/", headers=BROWSER)
    assert not counted


@pytest.mark.parametrize(
    "agent",
    [
        "",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0)",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/140.0 Safari/537.36",
        "curl/8.5.0",
        "python-requests/2.32",
        "facebookexternalhit/1.1",
    ],
)
def test_a_program_that_says_what_it_is_counts_nothing(alice, counted, agent):
    Client().get(LISTING, headers={"User-Agent": agent})
    assert not counted


def test_a_page_that_a_browser_fetches_ahead_counts_nothing(alice, counted):
    Client().get(LISTING, headers=BROWSER | {"Sec-Purpose": "prefetch"})
    Client().head(LISTING, headers=BROWSER)
    assert not counted


def test_counting_asks_the_database_nothing_and_sets_no_cookie(
    alice, django_assert_num_queries: DjangoAssertNumQueries, django_assert_max_num_queries
):
    for path in (LISTING, "/providers/?state=OR"):
        with django_assert_max_num_queries(40) as not_counted:
            Client().get(path)
        with django_assert_num_queries(len(not_counted)):
            response = Client().get(path, headers=BROWSER)
        assert not response.cookies
        assert not Figure.objects.exists()


def test_nothing_of_a_visitor_is_remembered(alice, counted):
    Client(REMOTE_ADDR="192.0.2.77").get(f"{LISTING}?q=xylophone", headers=BROWSER)
    [(key, number)] = counted.items()
    assert (*key, number) == (alice.pk, today().replace(day=1), "view", 1)


def test_what_cannot_be_written_now_is_written_the_next_time(alice, monkeypatch, caplog):
    def fails(_counts: object) -> None:
        raise DatabaseError("the value 7")

    tally.add("view", [alice.pk])
    with monkeypatch.context() as broken:
        broken.setattr(Figure.objects, "add", fails)
        tally.write()
    assert "could not be written" in caplog.text
    tally.add("view", [alice.pk])
    tally.write()
    assert kept() == {("alice-alder", "view"): 2}


def test_a_listing_that_is_gone_meanwhile_costs_the_others_nothing(alice):
    bob = cast.bob()
    tally.add("view", [alice.pk, bob.pk])
    bob.delete()
    tally.write()
    assert kept() == {("alice-alder", "view"): 1}
