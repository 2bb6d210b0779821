"""Nobody agrees for somebody else, asks for what cannot be, or learns of what two others are about to agree on."""

import datetime as dt
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from accounts.roles import Role
from providers.models import Partnership, Provider
from providers.vocabulary.checking import ListingState
from tests import cast
from tests.entries import settle
from tests.providers.licensing import address, client_of, proposal
from tests.providers.partnering import asks, presses

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)


def test_who_asked_cannot_agree_for_the_other() -> None:
    bob, alice = cast.bob(), cast.alice()
    made = proposal(bob, alice)
    assert "only your partner can agree" in presses(bob, made, "confirm").content.decode()
    alices = address("practice_partnership", alice, made.pk)
    assert client_of(bob).post(alices, {"do": "confirm"}).status_code == 404
    forged = {"do": "", "confirmed_at": "2026-01-01", "valid_until": "2099-01-01", "therapist": "1"}
    client_of(bob).post(address("practice_partnership", bob, made.pk), forged)
    made.refresh_from_db()
    assert made.confirmed_at is None


def test_what_is_not_on_the_form_cannot_be_set() -> None:
    bob, alice = cast.bob(), cast.alice()
    eve = cast.listing("eve-elm")
    forged = {"confirmed_at": "2026-01-01", "valid_from": "2026-01-01", "valid_until": "2099-01-01"}
    forged |= {"therapist": str(eve.pk), "prescriber": str(eve.pk), "proposed_from": "prescriber"}
    asks(bob, alice, **forged)
    made = Partnership.objects.get()
    assert (made.therapist, made.prescriber, made.proposed_from) == (bob, alice, "therapist")
    assert (made.confirmed_at, made.valid_from, made.valid_until) == (None, None, None)


def test_a_stranger_does_not_learn_that_a_proposal_exists() -> None:
    bob, alice = cast.bob(), cast.alice()
    made = proposal(bob, alice)
    eve = cast.listing("eve-elm")
    client = client_of(eve)
    for name in ("practice_partnership", "practice_partnership_end"):
        for key in (made.pk, made.pk + 1, 10**30):
            for listing in (eve, alice, bob):
                at = address(name, listing, key)
                assert client.get(at).status_code == 404
                assert client.post(at, {"do": "confirm"}).status_code == 404
    rosa = Client()
    rosa.force_login(cast.user("rosa@example.org", Role.REVIEWER))
    assert rosa.get(address("practice_partnership", alice, made.pk)).status_code == 404
    settle()
    for address_ in (alice.get_absolute_url(), f"/api/v1/providers/{alice.slug}"):
        assert "Bob Birch" not in Client().get(address_).content.decode()
    made.refresh_from_db()
    assert (made.confirmed_at, made.ended_at) == (None, None)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"states": []}, "Choose at least one state."),
        ({"states": ["WA"]}, "Select a valid choice"),
        ({"side": "prescriber"}, "Select a valid choice"),
        ({"side": ""}, "Choose who does what."),
    ],
)
def test_a_proposal_for_what_they_cannot_do_is_refused(fields: dict[str, Any], words: str) -> None:
    answer = asks(cast.bob(), cast.alice(), **fields)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Partnership.objects.exists()


def test_only_published_listings_are_found_by_exact_name_or_address() -> None:
    bob, alice = cast.bob(), cast.alice()
    at = address("practice_partnership_find", bob)
    for who in ("alice-alder", "/providers/alice-alder/", "https://x.org/providers/Alice-Alder"):
        assert client_of(bob).post(at, {"who": who}).status_code == 302
    for who in ("Alice", "%", "Bob Birch", "bob-birch", "", "a\x00b", "x" * 301):
        answer = client_of(bob).post(at, {"who": who})
        assert answer.status_code == 422
    Provider.objects.filter(pk=alice.pk).update(listing_state=ListingState.PAUSED)
    assert client_of(bob).post(at, {"who": "Alice Alder"}).status_code == 422
    page = address("practice_partnership_propose", bob, alice.slug)
    assert client_of(bob).get(page).status_code == 404
    own = address("practice_partnership_propose", bob, bob.slug)
    assert client_of(bob).get(own).status_code == 404


def test_an_hour_takes_so_many_searches() -> None:
    bob = cast.bob()
    cast.alice()
    cast.listing("alice-alder-2", name="Alice Alder")
    client, at = client_of(bob), address("practice_partnership_find", bob)
    answers = [client.post(at, {"who": "Alice Alder"}).content.decode() for _ in range(21)]
    assert "searched many times" not in answers[19]
    assert "Several have this name" in answers[19]
    assert "searched many times" in answers[20]
    assert "/providers/alice-alder-2/" not in answers[20]


def test_a_draft_asks_nobody() -> None:
    bob, alice = cast.bob(), cast.alice()
    Provider.objects.filter(pk=bob.pk).update(listing_state=ListingState.DRAFT)
    assert "published first" in asks(bob, alice).content.decode()
    assert mail.outbox == []


def test_a_closed_listing_agrees_to_nothing() -> None:
    bob, alice = cast.bob(), cast.alice()
    made = proposal(bob, alice)
    Provider.objects.filter(pk=bob.pk).update(listing_state=ListingState.CLOSED)
    assert "closed or suspended" in presses(alice, made, "confirm").content.decode()
