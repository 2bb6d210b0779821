"""What owners do with a whole listing: clients see it at once, and nobody undoes what staff decided."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from providers.dates import today
from providers.models import Provider
from tests import cast

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)
STATES = ("draft", "published", "paused", "suspended", "closed")
MOVES = {
    "pause": {"published": "paused"},
    "resume": {"paused": "published"},
    "close": {"published": "closed", "paused": "closed"},
    "reopen": {"closed": "published"},
}


def owner() -> Client:
    client = Client()
    client.force_login(cast.user("alice@example.org"))
    return client


@pytest.mark.parametrize("before", STATES)
@pytest.mark.parametrize("move", MOVES)
def test_each_move_is_possible_from_some_states_only(move: str, before: str) -> None:
    cast.alice(listing_state=before)
    address = f"/practice/listings/alice-alder/{move}/"
    client = owner()
    assert client.get(address).status_code == 200
    assert Provider.objects.get().listing_state == before
    answer = client.post(address, {"listing_state": "published", "owner": "1"})
    assert answer.status_code == 302
    assert Provider.objects.get().listing_state == MOVES[move].get(before, before)


def test_a_reopened_listing_is_confirmed_and_agreed_to_anew() -> None:
    long_ago = timezone.now() - 200 * A_DAY
    cast.alice(listing_state="closed", attested_on=today() - 200 * A_DAY, consented_at=long_ago)
    owner().post("/practice/listings/alice-alder/reopen/")
    alice = Provider.objects.get()
    assert alice.attested_on == today()
    assert alice.consented_at is not None
    assert alice.consented_at > long_ago


def test_a_closed_page_explains_and_leads_to_others_nearby() -> None:
    cast.alice()
    owner().post("/practice/listings/alice-alder/close/")
    answer = Client().get("/providers/alice-alder/")
    assert answer.status_code == 410
    assert "near=97201" in answer.content.decode()


def say(**form: object) -> int:
    return owner().post("/practice/listings/alice-alder/availability/", form).status_code


def test_an_availability_is_unknown_after_its_last_day() -> None:
    cast.alice()
    assert say(availability="away", until=str(today() + 3 * A_DAY), next_opening_days="") == 302
    alice = Provider.objects.get()
    assert alice.availability_today(today() + 3 * A_DAY) == "away"
    assert alice.availability_today(today() + 4 * A_DAY) == "unknown"


def test_without_a_last_day_an_availability_counts_for_30_days() -> None:
    cast.alice()
    assert say(availability="open", next_opening_days="7") == 302
    alice = Provider.objects.get()
    assert alice.next_opening_days == 7
    for day, said in ((30, "open"), (31, "unknown")):
        with time_machine.travel(timezone.now() + day * A_DAY):
            assert alice.availability_today() == said


@pytest.mark.parametrize(
    "form",
    [
        {"availability": ""},
        {"availability": "verified"},
        {"availability": "open", "next_opening_days": "-1"},
        {"availability": "open", "next_opening_days": "9" * 40},
        {"availability": "open", "until": "2020-01-01"},
        {"availability": "open", "until": "9999-12-31"},
        {"availability": "open", "until": "soon\0"},
    ],
)
def test_what_cannot_be_is_refused_and_stays_in_the_form(form: dict[str, str]) -> None:
    cast.alice(availability="full")
    answer = owner().post("/practice/listings/alice-alder/availability/", form)
    assert answer.status_code == 422
    assert "<title>" in answer.content.decode()
    assert "Error:" in answer.content.decode()
    assert Provider.objects.get().availability == "full"
