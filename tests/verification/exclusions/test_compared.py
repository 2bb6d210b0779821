"""What the public reads of the exclusion list: the day of a list that did not name them, and never "clear"."""

import datetime as dt
from pathlib import Path

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client

from accounts.models import User
from accounts.roles import Role
from providers.actions.licenses import add_license
from providers.actions.publication import publish, seen_of
from providers.dates import today
from providers.models import Evidence, Provider
from providers.sections import sections_of
from providers.vocabulary.checking import Fact, ListingState, Result
from tests import cast
from tests.directory.listing.reading import ListingRead
from tests.reading import grade
from tests.verification.exclusions.hits import name_hit
from tests.verification.leie_rows import excluded, listed
from tests.verification.nppes_rows import npi
from verification.actions.exclusion_decisions import dismiss_hit, hit_version
from verification.models import ExclusionComparison, ExclusionHit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_january")]


@pytest.fixture
def in_january() -> object:
    with time_machine.travel(dt.datetime(2026, 1, 12, 12, tzinfo=dt.UTC), tick=True):
        yield


def said() -> str:
    """The line of the trust panel."""
    checks = ListingRead("alice-alder").part("checks")
    start = checks.index("Federal exclusion list")
    return checks[start : start + 90]


def mark() -> tuple[str, str]:
    """The sign before that line, and all of its words."""
    page = BeautifulSoup(Client().get("/providers/alice-alder/").content, "html.parser")
    [line] = [
        each for each in page.select("#checks ~ .reasons > li") if "exclusion" in each.get_text()
    ]
    return line["class"][0], " ".join(line.get_text().split())


def import_list(tmp_path: Path, *rows: dict[str, str], as_of: str = "2026-01-09") -> None:
    listed(tmp_path / "a.csv", excluded("NOBODYHERE", "X", state="TX"), *rows, as_of=as_of)


def test_no_match_is_told_with_the_day_of_the_list_and_without_a_row_for_each_provider(
    tmp_path: Path,
) -> None:
    cast.alice()
    assert "not checked" in said()
    import_list(tmp_path)
    assert "no match on Jan. 9, 2026" in said()
    assert "clear" not in said()
    assert not Evidence.objects.filter(fact=Fact.EXCLUSION).exists()


def test_the_next_list_moves_the_day(tmp_path: Path) -> None:
    cast.alice()
    import_list(tmp_path)
    import_list(tmp_path, as_of="2026-01-10")
    assert "no match on Jan. 10, 2026" in said()
    assert ExclusionComparison.objects.count() == 1


def test_who_was_not_compared_yet_is_not_checked(tmp_path: Path) -> None:
    import_list(tmp_path)
    cast.alice()
    assert "not checked" in said()


def test_a_possible_match_is_neither_told_nor_called_no_match(tmp_path: Path) -> None:
    cast.alice()
    import_list(tmp_path, excluded("ALDER", "ALICE"))
    assert "the list of Jan. 9, 2026 is being checked" in said()
    assert "match" not in said()
    hit = ExclusionHit.objects.get()
    sam = cast.user("sam@example.org", Role.SENIOR_REVIEWER)
    dismiss_hit(hit=hit, reason="x", show_again=False, version=hit_version(hit), by=sam)
    assert "no match on Jan. 9, 2026" in said()
    assert "being checked" not in said()


def test_an_older_look_is_no_good_sign_while_a_newer_list_may_name_them(tmp_path: Path) -> None:
    """Not "no match" as if that were so today, and no word of whom the newer list may mean."""
    license_ = cast.alice().licenses.get()
    cast.look(license_, Result.NOT_FOUND, license=None, fact=Fact.EXCLUSION)
    assert mark() == ("met", "Federal exclusion list: no match on Jan. 12, 2026")
    import_list(tmp_path, excluded("ALDER", "ALICE"), as_of="2026-01-11")
    assert mark() == (
        "unknown",
        "Federal exclusion list: no match on Jan. 12, 2026 (the list of Jan. 11, 2026 is being checked)",
    )
    assert grade(f"<main><p>{mark()[1]}.</p></main>") <= 8


def test_who_was_found_on_the_list_is_not_called_being_checked(tmp_path: Path) -> None:
    alice = cast.alice()
    cast.look(alice.licenses.get(), Result.ADVERSE, license=None, fact=Fact.EXCLUSION)
    import_list(tmp_path, excluded("ALDER", "ALICE"))
    assert mark() == ("unmet", "Federal exclusion list: a match on Jan. 12, 2026")


def test_a_list_that_names_them_no_more_is_told_at_once(tmp_path: Path) -> None:
    cast.alice()
    import_list(tmp_path, excluded("ALDER", "ALICE"))
    import_list(tmp_path, as_of="2026-01-10")
    assert mark() == ("met", "Federal exclusion list: no match on Jan. 10, 2026")


def test_an_old_list_does_not_count(tmp_path: Path) -> None:
    cast.alice()
    import_list(tmp_path)
    with time_machine.travel(dt.datetime(2026, 4, 10, 12, tzinfo=dt.UTC)):
        assert "last looked at on Jan. 9, 2026, too long ago to count" in ListingRead(
            "alice-alder"
        ).part("checks")


def test_a_match_that_a_person_recorded_outweighs_the_list(tmp_path: Path) -> None:
    cast.look(cast.alice().licenses.get(), Result.ADVERSE, license=None, fact=Fact.EXCLUSION)
    import_list(tmp_path)
    assert "a match on" in said()


def test_people_of_a_practice_have_their_own_days(tmp_path: Path) -> None:
    practice = cast.listing("alice-alder-practice", kind="organization")
    cast.membership(practice, cast.alice())
    import_list(tmp_path)
    name_hit(Provider.objects.get(slug="alice-alder"))
    checks = ListingRead("alice-alder-practice").part("checks")
    assert "no match on Jan. 9, 2026" in checks
    assert "the list of Jan. 9, 2026 is being checked (Alice Alder)" in checks


# Whoever becomes somebody is compared in the same transaction.


def test_a_listing_is_compared_when_it_is_published(tmp_path: Path) -> None:
    draft = cast.draft_listing("alice-alder", name="Alice Alder")
    cast.place(draft)
    import_list(tmp_path, excluded("ALDER", "ALICE"))
    ExclusionHit.objects.all().delete()
    ExclusionComparison.objects.all().delete()
    _publish(draft)
    assert ExclusionHit.objects.get().kind == "name"


def test_publishing_with_an_npi_on_the_list_is_undone_at_once(tmp_path: Path) -> None:
    draft = cast.draft_listing("alice-alder", name="Alice Alder", npi=npi(7))
    cast.place(draft)
    import_list(tmp_path, excluded("OTHER", "NAME", npi=npi(7)))
    mail.outbox.clear()
    _publish(draft)
    draft.refresh_from_db()
    assert draft.listing_state == ListingState.SUSPENDED
    assert [each.to for each in mail.outbox] == [[draft.owner.email]]


def owner_of(listing: Provider) -> User:
    assert listing.owner is not None
    return listing.owner


def _publish(draft: Provider) -> None:
    seen = seen_of(sections_of(draft))
    publish(listing=draft, seen=seen, consents=True, by=owner_of(draft))


def test_a_license_in_another_state_is_compared_at_once(tmp_path: Path) -> None:
    alice = cast.alice()
    import_list(tmp_path, excluded("ALDER", "ALICE", state="WA"))
    assert not ExclusionHit.objects.exists()
    values = {
        "license_type": "md",
        "specialty": "psychiatry",
        "state": "WA",
        "number": "MD60",
        "expires_on": today() + cast.A_YEAR,
        "compact_states": [],
        "issued_on": None,
    }
    add_license(listing=alice, values=values, by=owner_of(alice))
    assert ExclusionHit.objects.get().state == "WA"
