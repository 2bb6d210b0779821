"""Search engines are led to what is public, and to nothing else."""

from xml.etree import ElementTree

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from directory.sitemaps import Listings
from providers.models import Provider
from tests import cast

pytestmark = pytest.mark.django_db
NAMES = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = "http://127.0.0.1:8000"


def addresses(path: str) -> list[str]:
    answer = Client().get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml")
    root = ElementTree.fromstring(answer.content)  # noqa: S314 - our own answer
    return [str(each.text) for each in root.iter(f"{NAMES}loc")]


def test_every_address_of_the_pages_answers() -> None:
    found = addresses("/sitemap-pages.xml")
    assert f"{SITE}/models/psycholytic/" in found
    for address in found:
        assert Client().get(address.removeprefix(SITE)).status_code == 200


def test_only_public_listings_are_told() -> None:
    cast.alice()
    for state in ("draft", "paused", "suspended", "closed"):
        cast.listing(state, listing_state=state)
    assert addresses("/sitemap-listings.xml") == [f"{SITE}/providers/alice-alder/"]


def test_many_listings_stand_in_several_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Listings, "limit", 2)
    for number in range(5):
        cast.listing(f"listing-{number}")
    files = addresses("/sitemap.xml")
    assert [each.partition("sitemap-")[2] for each in files] == [
        "pages.xml",
        "listings.xml",
        "listings.xml?p=2",
        "listings.xml?p=3",
    ]
    told = [
        each for file in files[1:] for each in addresses(file.removeprefix("http://testserver"))
    ]
    assert told == [f"{SITE}{each.get_absolute_url()}" for each in Provider.objects.order_by("pk")]
    assert Client().get("/sitemap-listings.xml?p=9").status_code == 404
    assert Client().get("/sitemap-nothing.xml").status_code == 404


def test_the_index_does_not_look_at_every_listing(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(3):
        cast.listing(f"listing-{number}")
    with django_assert_num_queries(2):
        addresses("/sitemap.xml")


def test_robots_are_told_where_it_is_and_what_to_leave_alone() -> None:
    robots = Client().get("/robots.txt").content.decode()
    assert f"Sitemap: {SITE}/sitemap.xml\n" in robots
    assert "Disallow: /saved/\n" in robots
    assert "Disallow: /api/\n" in robots
