"""A listing becomes public only whole, right, and because its owner wants it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from providers.dates import today
from providers.models import Provider
from tests import cast
from tests.providers.editing import SERVICE, address, at_desk, dana, item, typed

pytestmark = pytest.mark.django_db
EVIL = "<script>alert('x')</script><b onclick=x>"


def where(listing: Provider) -> str:
    return reverse("practice_publish", args=[listing.slug])


def publish(client: Client, listing: Provider, **more: str) -> int:
    seen = client.get(where(listing)).context["seen"]
    return client.post(where(listing), {"seen": seen, "consents": "yes"} | more).status_code


def write_everything(client: Client, listing: Provider) -> None:
    priced = SERVICE | {"dosing_sessions": "6", "dosing_low": "400", "dosing_high": "500"}
    everything: dict[str, dict[str, Any]] = {
        "about": {"about": "Calm and careful", "languages": "en", "phone": "(503) 555-0123"},
        "services": item(0, **priced),
        "places": item(0, zip="97201", address="1 Main St") | {"telehealth_states": "OR"},
        "how-you-work": {"monitoring": "A nurse stays"},
        "money": {"insurance": "none_of_these", "pay": ["hsa_fsa", "payment_plan"]},
    }
    for section, sent in everything.items():
        assert client.post(address(listing, section), sent | {"version": "0"}).status_code == 302


def test_everything_written_is_public_after_publishing_and_not_before() -> None:
    listing = dana()
    client = at_desk(listing)
    write_everything(client, listing)
    assert Client().get(listing.get_absolute_url()).status_code == 404
    assert publish(client, listing) == 302
    row = Provider.objects.get(pk=listing.pk)
    assert row.listing_state == "published"
    assert row.published_at is not None
    assert row.consented_at is not None
    assert row.attested_on == today()
    assert row.insurance == []
    assert row.pay == ["hsa_fsa", "payment_plan"]
    assert str(row.phone) == "(503) 555-0123"
    place = row.locations.get()
    assert (place.city, place.state) == ("Portland", "OR")
    page = Client().get(listing.get_absolute_url()).content.decode()
    for words in ("Calm and careful", "A nurse stays", "$2,400–$3,000", "1 Main St"):
        assert words in page
    # What became public is no draft any more.
    assert typed(row, "about")["about"] == ["Calm and careful"]
    tasks = client.get(reverse("practice_listing", args=[listing.slug])).content.decode()
    assert "not public yet" not in tasks


@pytest.mark.parametrize("consents", ["", "no", "on"])
def test_not_without_the_owners_consent(consents: str) -> None:
    listing = dana()
    assert publish(at_desk(listing), listing, consents=consents) == 422
    listing.refresh_from_db()
    assert listing.listing_state == "draft"


def test_not_before_the_claim_of_identity_is_accepted() -> None:
    listing = dana(identity_accepted_at=None)
    client = at_desk(listing)
    assert "We do not know yet that this is you" in client.get(where(listing)).content.decode()
    sent = {"identity_accepted_at": "2020-01-01"}
    assert publish(client, listing, **sent) == 422
    assert Provider.objects.get(pk=listing.pk).identity_accepted_at is None


@pytest.mark.parametrize("state", ["paused", "suspended", "closed"])
def test_publishing_undoes_no_pause_no_suspension_and_no_closing(state: str) -> None:
    alice = cast.alice(about="As before", listing_state=state)
    client = at_desk(alice)
    client.post(address(alice, "about"), {"about": "New words", "version": "0"})
    assert publish(client, alice) == 422
    alice.refresh_from_db()
    assert (alice.listing_state, alice.about) == (state, "As before")
    assert typed(alice, "about") == {"about": ["New words"]}


def test_one_wrong_section_keeps_all_of_them_back() -> None:
    alice = cast.alice(about="As before")
    client = at_desk(alice)
    client.post(address(alice, "about"), {"about": "New words", "version": "0"})
    client.post(address(alice, "places"), item(0, zip="00000") | {"version": "0"})
    assert publish(client, alice) == 422
    alice.refresh_from_db()
    assert alice.about == "As before"
    assert alice.locations.get().zip == cast.PORTLAND


def test_what_somebody_saved_after_the_page_was_read_is_not_published_unseen() -> None:
    alice = cast.alice(about="As before")
    client = at_desk(alice)
    seen = client.get(where(alice)).context["seen"]
    client.post(address(alice, "about"), {"about": "Unseen", "version": "0"})
    answer = client.post(where(alice), {"seen": seen})
    assert answer.status_code == 422
    assert "after you opened this page" in answer.content.decode()
    alice.refresh_from_db()
    assert alice.about == "As before"


def test_the_differences_are_told_in_words() -> None:
    alice = cast.alice(about="As before")
    client = at_desk(alice)
    client.post(address(alice, "about"), {"about": "New words", "languages": "es", "version": "0"})
    page = client.get(where(alice)).content.decode()
    for words in ("As before", "New words", "Spanish", "Clients will see as not stated:"):
        assert words in page


def test_a_service_that_stays_keeps_its_row_and_one_taken_away_goes() -> None:
    alice = cast.alice()
    kept = alice.services.get()
    cast.service(alice, "medical", "im")
    client = at_desk(alice)
    now = {name: values[0] for name, values in typed(alice, "services").items()}
    client.post(address(alice, "services"), now | {"item-a0001-remove": "on", "version": "0"})
    assert publish(client, alice) == 302
    assert list(alice.services.all()) == [kept]


@pytest.mark.parametrize("section", ["about", "services", "places", "how-you-work"])
def test_what_looks_like_html_is_shown_as_it_was_typed(section: str) -> None:
    listing = dana()
    client = at_desk(listing)
    sent = {
        "about": {"about": EVIL},
        "services": item(0, description=EVIL, **SERVICE),
        "places": item(0, zip="97201", name=EVIL, address=EVIL),
        "how-you-work": dict.fromkeys(
            (
                *("who_is_in_the_room", "monitoring", "emergency_plan"),
                *("ride_home", "touch_policy", "consent_policy"),
            ),
            EVIL,
        ),
    }[section]
    client.post(address(listing, section), sent | {"version": "0"})
    pages = [
        client.get(address(listing, section)),
        client.get(where(listing)),
        client.get(reverse("listing_preview", args=[listing.slug])),
    ]
    assert publish(client, listing) == 302
    pages.append(Client().get(listing.get_absolute_url()))
    for page in pages:
        assert page.status_code == 200
        assert b"<script>alert" not in page.content
        assert b"<b onclick" not in page.content
        assert b"&lt;script&gt;" in page.content
