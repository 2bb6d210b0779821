"""Listings that are not public: nothing of them leaks, and who comes by a bookmark is told where else to look."""

import pytest
from django.test import Client

from providers.models import Provider
from tests import cast
from tests.directory.listing.reading import ListingRead

pytestmark = pytest.mark.django_db

SECRETS = ("5035550110", "503-555-0110", "(503) 555-0110", "alder.example.org", "A long story")


def alice(state: str, **fields: object) -> Provider:
    made = {
        "phone": "+15035550110",
        "website": "https://alder.example.org/",
        "about": "A long story",
    }
    provider = cast.alice(listing_state=state, **made | fields)
    cast.service(provider, "psycholytic", "sublingual")
    cast.service(provider, "psycholytic", "im")
    return provider


@pytest.mark.parametrize("slug", ["nobody", "alice-alder-2", "99"])
def test_an_unknown_listing_is_not_found(slug: str) -> None:
    ListingRead(slug, 404)


def test_a_draft_is_not_found_as_if_it_did_not_exist() -> None:
    alice("draft")
    page = ListingRead("alice-alder", 404)
    assert "Alice" not in page.html


@pytest.mark.parametrize("state", ["suspended", "closed"])
def test_what_was_never_public_is_not_found_either(state: str) -> None:
    alice(state, published_at=None)
    assert "Alice" not in ListingRead("alice-alder", 404).html


@pytest.mark.parametrize(
    ("state", "status"), [("paused", 200), ("suspended", 200), ("closed", 410)]
)
def test_a_listing_that_is_not_public_tells_no_contact_and_no_details(
    state: str, status: int
) -> None:
    alice(state)
    page = ListingRead("alice-alder", status)
    assert not [secret for secret in SECRETS if secret in page.html]
    assert "article" not in {tag.name for tag in page.soup.find_all(True)}
    robots = page.soup.find("meta", attrs={"name": "robots"})
    assert robots is not None
    assert robots["content"] == "noindex"
    assert page.soup.find("link", rel="canonical") is None


@pytest.mark.parametrize(
    ("state", "status"), [("paused", 200), ("suspended", 200), ("closed", 410)]
)
def test_it_leads_to_others_nearby_with_the_same_model_and_routes(state: str, status: int) -> None:
    alice(state)
    links = ListingRead("alice-alder", status).links()
    assert "/providers/?near=97201&model=medical&route=iv" in links
    assert "/providers/?near=97201&model=psycholytic&route=im&route=sublingual" in links
    assert Client().get(links[0]).status_code == 200


def test_a_paused_listing_keeps_its_name_since_its_owner_still_agrees() -> None:
    alice("paused")
    page = ListingRead("alice-alder")
    assert page.text.startswith("Alice Alder This provider has paused their listing.")


@pytest.mark.parametrize(("state", "status"), [("suspended", 200), ("closed", 410)])
def test_a_suspended_or_closed_listing_blames_nobody_by_name(state: str, status: int) -> None:
    alice(state)
    page = ListingRead("alice-alder", status)
    assert "Alice" not in page.soup.get_text()
    assert "suspend" not in page.text.lower()


def test_a_listing_without_a_place_leads_to_the_same_work_anywhere() -> None:
    provider = alice("paused")
    provider.locations.all().delete()
    assert "/providers/?model=medical&route=iv" in ListingRead("alice-alder").links()
