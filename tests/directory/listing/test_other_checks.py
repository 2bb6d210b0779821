"""What was checked beside licenses, and what was not: nothing may sound safer than it was seen to be."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from providers.dates import today
from providers.models import Provider
from providers.vocabulary.checking import Fact, Result
from tests import cast
from tests.directory.listing.reading import ListingRead
from tests.providers.licensing import credential_of

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)


def exclusion(provider: Provider, result: Result, **fields: object) -> None:
    cast.look(provider.licenses.get(), result, license=None, fact=Fact.EXCLUSION, **fields)


def test_the_exclusion_list_is_not_checked_until_it_was() -> None:
    cast.alice()
    assert "Federal exclusion list: not checked" in ListingRead("alice-alder").text


def test_nobody_is_ever_called_clear_of_the_exclusion_list() -> None:
    exclusion(cast.alice(), Result.NOT_FOUND)
    page = ListingRead("alice-alder")
    assert "Federal exclusion list: no match on" in page.text
    assert "clear" not in page.text.lower().split()


def test_an_old_look_at_the_exclusion_list_does_not_count() -> None:
    exclusion(cast.alice(), Result.NOT_FOUND, valid_until=today() - A_DAY)
    assert "too long ago to count" in ListingRead("alice-alder").part("checks")


def test_a_match_on_the_exclusion_list_is_told_even_when_the_look_is_old() -> None:
    exclusion(cast.alice(), Result.ADVERSE, valid_until=today() - A_DAY)
    assert "Federal exclusion list: a match on" in ListingRead("alice-alder").text


def test_the_panel_says_what_was_not_checked() -> None:
    cast.alice()
    panel = ListingRead("alice-alder").part("checks")
    unchecked = panel[panel.index("What was not checked") :]
    for words in ("DEA registration: not checked", "Malpractice insurance", "How good the care is"):
        assert words in unchecked


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (None, "Spravato safety program (REMS): not checked"),
        (Result.CONFIRMED, "Spravato safety program (REMS): seen on"),
        (Result.NOT_FOUND, "Spravato safety program (REMS): looked for on"),
    ],
)
def test_who_offers_spravato_is_asked_about_its_safety_program(
    result: Result | None, words: str
) -> None:
    provider = cast.alice()
    assert "Spravato" not in ListingRead("alice-alder").text
    cast.service(provider, "medical", "intranasal", molecule="esketamine")
    if result:
        cast.look(provider.licenses.get(), result, license=None, fact=Fact.REMS_CERTIFICATION)
    panel = ListingRead("alice-alder").part("checks")
    assert words in panel
    assert (words in panel[panel.index("What was not checked") :]) is (result is None)


@pytest.mark.parametrize("result", [Result.CONFIRMED, Result.NOT_FOUND])
def test_a_dea_registration_that_was_looked_for_is_not_called_unchecked(result: Result) -> None:
    cast.look(cast.alice().licenses.get(), result, fact=Fact.DEA_SCHEDULE)
    assert "DEA registration: not checked" not in ListingRead("alice-alder").text


@pytest.mark.parametrize(("fact", "word"), [(Fact.ADDRESS, "Address"), (Fact.IDENTITY, "Identity")])
def test_who_and_where_is_told_as_it_was_seen(fact: Fact, word: str) -> None:
    license_ = cast.alice().licenses.get()
    assert f"{word}: confirmed" not in ListingRead("alice-alder").part("checks")
    cast.look(license_, license=None, fact=fact)
    assert f"{word}: confirmed on" in ListingRead("alice-alder").part("checks")
    cast.look(license_, license=None, fact=fact, valid_until=today() - A_DAY)
    assert f"{word}: last looked at on" in ListingRead("alice-alder").part("checks")
    cast.look(license_, Result.DIFFERS, license=None, fact=fact)
    assert f"{word}: looked at on" in ListingRead("alice-alder").part("checks")


def test_an_address_and_a_training_that_nobody_checked_are_named() -> None:
    alice = cast.alice()
    training = credential_of(alice)
    panel = ListingRead("alice-alder").part("checks")
    unchecked = panel[panel.index("What was not checked") :]
    assert "Address: not checked" in unchecked
    assert "(Still Water Program): not checked" in unchecked
    look: dict[str, Any] = {"license": None, "credential": training, "fact": Fact.KAP_TRAINING}
    cast.look(alice.licenses.get(), **look, source_url="https://example.org/graduates")
    page = ListingRead("alice-alder")
    assert "(Still Water Program): not checked" not in page.text
    assert (
        "https://example.org/graduates" in Client().get(alice.get_absolute_url()).content.decode()
    )
