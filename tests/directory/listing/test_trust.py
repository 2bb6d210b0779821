"""The trust panel in every situation of a license: a badge that stays too long, or a number that is not theirs, misleads."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from providers.dates import today
from providers.models import License
from providers.vocabulary.checking import Fact, Result, Verdict
from tests import cast
from tests.directory.listing.reading import ListingRead

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)
OREGON = "Physician (MD), Oregon"


def stated(**fields: Any) -> License:
    """Alice's license without any check."""
    provider = cast.alice()
    provider.licenses.all().delete()
    return cast.license_of(provider, "md", specialty="psychiatry", verified=False, **fields)


def page_on(day: dt.date) -> ListingRead:
    """The page as it is at noon of a day, with nothing having run meanwhile."""
    noon = dt.datetime.combine(day, dt.time(12), tzinfo=timezone.get_current_timezone())
    with time_machine.travel(noon, tick=False):
        return ListingRead("alice-alder")


def badge(page: ListingRead) -> bool:
    return page.soup.select_one(".listing-head .pill-ok") is not None


def test_the_badge_is_gone_the_day_after_the_license_ends() -> None:
    ends = today() + 10 * A_DAY
    license_ = stated(expires_on=ends)
    cast.look(license_)
    cast.decide(license_)
    assert badge(page_on(ends))
    after = page_on(ends + A_DAY)
    assert not badge(after)
    assert "No valid license check" in after.text
    assert "Badge ended The badge ended after" in after.license(OREGON)
    assert "because the license was valid until" in after.license(OREGON)
    assert "Not confirmed. The license has no valid check." in after.fact("Prescribing ketamine")


def test_the_badge_is_gone_91_days_after_the_look() -> None:
    cast.alice()
    assert badge(page_on(today() + 90 * A_DAY))
    after = page_on(today() + 91 * A_DAY)
    assert not badge(after)
    assert "a check counts only for a time" in after.license(OREGON)


@pytest.mark.parametrize("result", [Result.ADVERSE, Result.DIFFERS, Result.NOT_FOUND])
def test_the_badge_is_gone_at_once_when_a_new_look_finds_something_else(result: Result) -> None:
    cast.look(cast.alice().licenses.get(), result, performed_at=timezone.now())
    page = ListingRead("alice-alder")
    assert not badge(page)
    assert "did not show what it showed before" in page.license(OREGON)


def test_a_license_sent_again_waits_without_its_old_badge() -> None:
    cast.alice().licenses.update(submitted_at=timezone.now())
    page = ListingRead("alice-alder")
    assert not badge(page)
    assert "Waiting for a check" in page.license(OREGON)
    assert "A reviewer saw" not in page.text


def test_a_license_that_nobody_looked_up_says_so_and_still_gives_the_profession() -> None:
    stated()
    page = ListingRead("alice-alder")
    assert "No one here has looked it up yet." in page.license(OREGON)
    assert "Psychiatrist" in page.text
    assert page.soup.select("article.license .pill-ok") == []


def test_a_reviewer_who_asked_for_more_is_told() -> None:
    cast.decide(stated(), Verdict.NEED_MORE)
    assert "More is needed" in ListingRead("alice-alder").license(OREGON)


@pytest.mark.parametrize("verdict", [Verdict.COULD_NOT_CONFIRM, Verdict.DOES_NOT_MATCH])
def test_a_license_that_was_not_found_so_is_counted_and_never_shown(verdict: Verdict) -> None:
    cast.decide(stated(number="SECRET99"), verdict)
    page = ListingRead("alice-alder")
    assert "One license stated by the provider was not confirmed. It is not shown." in page.text
    assert "has not named a license" not in page.text
    assert "SECRET99" not in page.html
    assert page.soup.select("article.license") == []
    assert "Psychiatrist" not in page.text


def test_discipline_stands_at_the_top_with_a_link_to_the_board() -> None:
    license_ = stated(state="CA")
    cast.decide(license_, Verdict.DISCIPLINED)
    page = ListingRead("alice-alder")
    assert not badge(page)
    assert "The board of California has acted against a license" in page.part("checks")
    assert "The board has acted against this license." in page.license("California")
    assert page.fact("Check it yourself") == "California DCA license search"


def test_checked_licenses_come_first_then_disciplined_ones() -> None:
    provider = cast.alice()
    cast.license_of(provider, "md", "AZ", number="AZ1", verified=False)
    disciplined = cast.license_of(provider, "md", "CA", number="CA1", verified=False)
    cast.decide(disciplined, Verdict.DISCIPLINED)
    titles = [each.get_text(strip=True) for each in ListingRead("alice-alder").soup.select("h3")]
    states = [title.split(", ")[1] for title in titles if title.startswith("Physician (MD)")]
    assert states == ["Oregon", "California", "Arizona"]


def test_the_source_that_the_reviewer_used_is_linked_before_the_table() -> None:
    license_ = stated()
    cast.look(license_, source="The board’s register", source_url="https://board.example.gov/1")
    cast.decide(license_)
    page = ListingRead("alice-alder")
    assert page.fact("Check it yourself") == "The board’s register"
    assert "https://board.example.gov/1" in page.links()


def test_a_board_that_is_not_in_the_table_is_told_as_such() -> None:
    cast.bob()
    page = ListingRead("bob-birch")
    assert page.fact("Check it yourself").startswith("Board not listed")
    assert "Oregon, Clinical social worker: board not listed" in page.part("safety")


def test_the_end_of_a_license_is_the_providers_word_until_seen() -> None:
    license_ = cast.alice().licenses.get()
    assert ListingRead("alice-alder").fact("Valid until").endswith("as the provider states it")
    cast.look(license_, fact=Fact.LICENSE_EXPIRY)
    assert "states" not in ListingRead("alice-alder").fact("Valid until")


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (None, "Not checked"),
        (Result.NOT_FOUND, "None shown on"),
        (Result.ADVERSE, "The board’s record showed some on"),
        (Result.DIFFERS, "Read the board’s record yourself"),
    ],
)
def test_board_discipline_is_what_was_seen(result: Result | None, words: str) -> None:
    license_ = cast.alice().licenses.get()
    if result:
        cast.look(license_, result, fact=Fact.DISCIPLINE)
    assert words in ListingRead("alice-alder").fact("Board discipline")


def test_a_compact_is_named() -> None:
    license_ = stated(compact_states=["ID", "WA"])
    cast.look(license_)
    cast.decide(license_)
    assert ListingRead("alice-alder").fact("Also by a compact in") == "Idaho, Washington"


def test_a_practice_shows_the_licenses_of_its_people_by_name() -> None:
    practice = cast.listing("water-house", kind="organization")
    cast.membership(practice, cast.alice())
    cast.membership(practice, cast.bob(listing_state="draft"))
    cast.membership(practice, cast.listing("gone"), ended_at=timezone.now())
    page = ListingRead("water-house")
    assert "Checked" in page.license("Alice Alder – Physician (MD), Oregon")
    assert "Checked" in page.license("Bob Birch – Clinical social worker, Oregon")
    assert "/providers/alice-alder/" in page.links()
    assert "/providers/bob-birch/" not in page.links()
    assert "Gone" not in page.text


def test_a_person_is_led_to_the_published_practice_where_they_work() -> None:
    member = cast.alice()
    cast.membership(cast.listing("water-house", kind="organization"), member)
    cast.membership(cast.listing("hidden-house", listing_state="paused"), member)
    page = ListingRead("alice-alder")
    assert "/providers/water-house/" in page.links()
    assert "Hidden House" not in page.text


def test_a_listing_without_a_license_says_so() -> None:
    cast.listing("someone")
    page = ListingRead("someone")
    assert "This provider has not named a license." in page.text
    assert "Profession not stated" in page.text


def test_a_page_of_many_boards_is_not_told_to_be_the_board_that_hears_complaints() -> None:
    cast.license_of(cast.bob(), "lcsw", "IL", number="IL9")
    cast.license_of(cast.alice(), "md", "OR", number="OR9")
    told = ListingRead("bob-birch").part("safety")
    assert "Illinois, Clinical social worker: its board, found through IDFPR" in told
    assert "Physician (MD): Oregon Medical Board" in ListingRead("alice-alder").part("safety")
