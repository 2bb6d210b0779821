"""What a provider types is kept, and nobody else sees or changes it."""

import pytest
from django.test import Client
from django.urls import reverse

from providers.models import Provider
from tests import cast
from tests.providers.editing import SERVICE, address, at_desk, dana, draft, item, typed

pytestmark = pytest.mark.django_db


def test_what_is_saved_is_not_public_before_it_is_published() -> None:
    alice = cast.alice(about="As before")
    answer = at_desk(alice).post(address(alice, "about"), {"about": "New words", "version": "0"})
    assert answer.status_code == 302
    alice.refresh_from_db()
    assert alice.about == "As before"
    assert b"New words" not in Client().get(alice.get_absolute_url()).content
    assert typed(alice, "about") == {"about": ["New words"]}


def test_what_is_wrong_is_kept_and_named_again_next_time() -> None:
    listing = dana()
    client = at_desk(listing)
    sent = {"about": "It helps", "website": "javascript:alert(1)", "version": "0"}
    answer = client.post(address(listing, "about"), sent)
    assert answer.status_code == 422
    assert "<title>Error:" in answer.content.decode()
    again = client.get(address(listing, "about")).content.decode()
    assert "javascript:alert(1)" in again
    assert "error-summary" in again
    tasks = client.get(reverse("practice_listing", args=[listing.slug])).content.decode()
    assert "Needs another look" in tasks


def test_a_text_that_is_too_long_is_not_cut_off() -> None:
    listing = dana()
    answer = at_desk(listing).post(address(listing, "about"), {"about": "x" * 3500, "version": "0"})
    assert answer.status_code == 422
    assert typed(listing, "about")["about"] == ["x" * 3500]


@pytest.mark.parametrize(
    ("about", "status"), [("a\0b", 400), ("x" * 1_000_000, 413), ("x" * 3_000_000, 400)]
)
def test_what_nobody_types_is_refused_and_changes_nothing(about: str, status: int) -> None:
    listing = dana()
    answer = at_desk(listing).post(address(listing, "about"), {"about": about, "version": "0"})
    assert answer.status_code == status
    assert draft(listing, "about") is None


def test_bytes_that_are_no_text_are_kept_as_a_sign_and_break_nothing() -> None:
    listing = dana()
    answer = at_desk(listing).post(
        address(listing, "about"),
        b"about=%ED%A0%80&version=0",
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code in (302, 400)


def test_nothing_but_the_fields_of_the_section_is_taken() -> None:
    listing = dana(identity_accepted_at=None)
    bob = cast.bob()
    forbidden = {
        "listing_state": "published",
        "owner": str(bob.owner_id),
        "identity_accepted_at": "2020-01-01",
        "published_at": "2020-01-01",
        "npi": "1234567893",
        "name": "Somebody else",
        "slug": "bob-birch",
        "provider": str(bob.pk),
        "item-a0000-provider": str(bob.pk),
        "item-a0000-id": str(bob.services.get().pk),
    }
    before = Provider.objects.filter(pk=listing.pk).values().get()
    for section in ("about", "services", "money", "places", "how-you-work"):
        at_desk(listing).post(address(listing, section), forbidden | {"version": "0"})
        assert typed(listing, section) == {}
    after = Provider.objects.filter(pk=listing.pk).values().get()
    assert after == before


@pytest.mark.parametrize("name", ["practice_section", "practice_discard"])
def test_the_listing_of_somebody_else_is_not_there(name: str) -> None:
    listing, bob = dana(), cast.bob()
    answer = at_desk(bob).post(
        reverse(name, args=[listing.slug, "about"]), {"about": "Mine now", "version": "0"}
    )
    assert answer.status_code == 404
    assert draft(listing, "about") is None


def test_a_section_that_does_not_exist_is_not_found() -> None:
    listing = dana()
    assert at_desk(listing).get(address(listing, "verification")).status_code == 404


def test_the_second_of_two_sees_what_changed_and_loses_nothing() -> None:
    listing = dana()
    one, two = at_desk(listing), at_desk(listing)
    path = address(listing, "how-you-work")
    one.post(path, {"monitoring": "Theirs", "ride_home": "A friend drives", "version": "0"})
    mine = {"monitoring": "Mine", "touch_policy": "Only if asked for", "version": "0"}
    answer = two.post(path, mine)
    assert answer.status_code == 409
    page = answer.content.decode()
    for words in ("Theirs", "Mine", "A friend drives", "Only if asked for"):
        assert words in page
    # Nothing was decided over anybody's head.
    assert typed(listing, "how-you-work")["monitoring"] == ["Theirs"]
    chosen = mine | {"ride_home": "A friend drives", "version": "1", "use_theirs": "monitoring"}
    assert two.post(path, chosen).status_code == 302
    assert typed(listing, "how-you-work") == {
        "monitoring": ["Theirs"],
        "ride_home": ["A friend drives"],
        "touch_policy": ["Only if asked for"],
    }


def test_two_who_each_add_a_service_both_keep_theirs() -> None:
    listing = dana()
    path = address(listing, "services")
    at_desk(listing).post(path, item(1, **SERVICE) | {"version": "0"})
    answer = at_desk(listing).post(path, item(2, **SERVICE | {"route": "im"}) | {"version": "0"})
    assert answer.status_code == 409
    merged = answer.context["form"].typed
    assert merged["item-a0001-route"] == ["iv"]
    assert merged["item-a0002-route"] == ["im"]


def test_discarding_goes_back_to_what_is_public_and_an_old_page_notices() -> None:
    alice = cast.alice(about="As before")
    client = at_desk(alice)
    client.post(address(alice, "about"), {"about": "New words", "version": "0"})
    where = reverse("practice_discard", args=[alice.slug, "about"])
    client.post(where, {"version": "0"})
    assert typed(alice, "about")["about"] == ["New words"]
    client.post(where, {"version": "1"})
    assert typed(alice, "about")["about"] == ["As before"]
    assert client.post(address(alice, "about"), {"about": "x", "version": "1"}).status_code == 409


def test_taking_a_service_away_can_be_undone_before_it_is_public() -> None:
    alice = cast.alice()
    client = at_desk(alice)
    path = address(alice, "services")
    first = {name: values[0] for name, values in typed(alice, "services").items()}
    client.post(path, first | {"item-a0000-remove": "on", "version": "0"})
    assert "Taken away" in client.get(path).content.decode()
    client.post(path, first | {"version": "1"})
    assert typed(alice, "services") == {name: [value] for name, value in first.items()}
    assert alice.services.count() == 1


def test_more_than_eight_conditions_are_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """The vocabulary has eight; the limit is held for when it has more."""
    from providers.forms.about import AboutForm

    monkeypatch.setattr(AboutForm.base_fields["conditions"], "most", 1)
    listing = dana()
    sent = {"conditions": ["depression", "ptsd"], "version": "0"}
    answer = at_desk(listing).post(address(listing, "about"), sent)
    assert "Choose at most 1. You chose 2" in answer.content.decode()


@pytest.mark.parametrize(
    "address_", ["javascript:alert(1)", "ftp://example.org/", "data:text/html,x", "https://"]
)
def test_only_web_addresses_are_a_website(address_: str) -> None:
    listing = dana()
    answer = at_desk(listing).post(address(listing, "about"), {"website": address_, "version": "0"})
    assert answer.status_code == 422
    assert "website" in answer.context["form"].errors


def test_prices_are_read_as_people_write_them() -> None:
    listing = dana()
    client = at_desk(listing)
    prices = {"dosing_sessions": "6", "dosing_low": "$400", "dosing_high": "1,200.00"}
    sent = item(0, **SERVICE, **prices) | {"version": "0"}
    assert client.post(address(listing, "services"), sent).status_code == 302
    money = client.get(address(listing, "money")).content.decode()
    assert "$2,400–$7,200" in money
    assert "services/#item-1" in money


@pytest.mark.parametrize("price", ["abc", "-4", "1,2", "12.50", "$", "1000001"])
def test_what_is_no_price_is_told_how_to_be_one(price: str) -> None:
    listing = dana()
    sent = item(0, **SERVICE, dosing_sessions="6", dosing_low=price) | {"version": "0"}
    answer = at_desk(listing).post(address(listing, "services"), sent)
    assert answer.status_code == 422
    assert "Type whole dollars" in answer.content.decode()


def test_adding_another_hides_nothing_that_is_wrong() -> None:
    listing = dana()
    sent = item(0, **SERVICE, dosing_low="cheap") | {"version": "0", "add": "1"}
    answer = at_desk(listing).post(address(listing, "services"), sent)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "Service 1: Type whole dollars" in html
    assert "<legend" in html.partition("Service 2")[0]
    assert typed(listing, "services")["item-a0000-dosing_low"] == ["cheap"]
