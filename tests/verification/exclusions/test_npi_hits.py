"""An NPI of a public listing is on the exclusion list: what happens in the same moment, and who hears of it."""

import datetime as dt
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client

from accounts.models import User
from accounts.roles import Role
from providers.dates import today
from providers.models import Evidence, EvidenceValues, Provider
from providers.vocabulary.checking import Fact, ListingState, Result
from tests import cast
from tests.entries import settle
from tests.verification.leie_rows import Cells, excluded, listed
from tests.verification.nppes_rows import npi
from verification.actions.program import program
from verification.models import ExclusionHit

pytestmark = pytest.mark.django_db

SOMEBODY = excluded("NOBODYHERE", "XAVIER", state="TX")


@pytest.fixture
def alice() -> Provider:
    """Alice Alder, psychiatrist in Portland, with an NPI and a public listing."""
    return cast.alice(npi=npi(7))


def import_list(tmp_path: Path, *rows: Cells, as_of: dt.date | None = None) -> None:
    listed(tmp_path / "UPDATED.csv", SOMEBODY, *rows, as_of=str(as_of or today()))


@pytest.mark.parametrize("state", [ListingState.PUBLISHED, ListingState.PAUSED])
def test_an_npi_hit_takes_the_listing_out_of_view_at_once(
    tmp_path: Path, client: Client, state: str
) -> None:
    alice = cast.alice(npi=npi(7), listing_state=state)
    import_list(tmp_path, excluded("ALDER", "ALICE", npi=npi(7)))
    alice.refresh_from_db()
    hit = ExclusionHit.objects.get()
    assert alice.listing_state == ListingState.SUSPENDED
    assert hit.suspended_from == state
    evidence = Evidence.objects.get(fact=Fact.EXCLUSION)
    assert (evidence.result, evidence.source) == (Result.ADVERSE, "OIG LEIE")
    assert evidence.performed_by == program()
    assert EvidenceValues.objects.get(evidence=evidence).shown["last_name"] == "ALDER"
    settle()
    for address in (alice.get_absolute_url(), "/providers/?verified=any"):
        assert "Alice Alder" not in client.get(address).content.decode()


def test_whoever_decides_is_told_that_something_waits_and_not_who(
    tmp_path: Path, alice: Provider
) -> None:
    for email, role, active in [
        ("sam@example.org", Role.SENIOR_REVIEWER, True),
        ("ada@example.org", Role.ADMINISTRATOR, True),
        ("rosa@example.org", Role.REVIEWER, True),
        ("gone@example.org", Role.SENIOR_REVIEWER, False),
    ]:
        cast.user(email, role, is_active=active)
    import_list(tmp_path, excluded("ALDER", "ALICE", npi=npi(7)))
    to_staff = [each for each in mail.outbox if each.to != [alice.owner.email]]
    assert {each.to[0] for each in to_staff} == {"sam@example.org", "ada@example.org"}
    for each in to_staff:
        assert "/review/exclusions/\n" in each.body
        for word in ("Alice", "ALDER", "Alder", npi(7), "alice-alder"):
            assert word not in f"{each.subject}{each.body}"


def test_the_owner_is_told_in_plain_words_what_to_do(tmp_path: Path, alice: Provider) -> None:
    import_list(tmp_path, excluded("ALDER", "ALICE", npi=npi(7)))
    [letter] = [each for each in mail.outbox if each.to == [alice.owner.email]]
    assert "not shown to the public" in letter.body
    assert "https://exclusions.oig.hhs.gov/" in letter.body
    assert "/practice/listings/alice-alder/" in letter.body
    for word in ("ALDER", npi(7), "1128"):
        assert word not in f"{letter.subject}{letter.body}"


def test_nobody_is_told_twice_of_the_same(tmp_path: Path, alice: Provider) -> None:
    cast.user("sam@example.org", Role.SENIOR_REVIEWER)
    import_list(tmp_path, excluded("ALDER", "ALICE", npi=npi(7)))
    sent = len(mail.outbox)
    import_list(tmp_path, excluded("ALDER", "ALICE", npi=npi(7)))
    assert len(mail.outbox) == sent
    assert Evidence.objects.filter(fact=Fact.EXCLUSION).count() == 1


def test_a_possible_hit_writes_to_nobody(tmp_path: Path, alice: Provider) -> None:
    cast.user("sam@example.org", Role.SENIOR_REVIEWER)
    import_list(tmp_path, excluded("ALDER", "ALICE"))
    assert not mail.outbox


def test_the_account_of_programs_lets_nobody_in(client: Client) -> None:
    made = program()
    assert program() == made
    assert not made.is_active
    assert not made.has_usable_password()
    assert User.objects.filter(name="Program of the site").count() == 1
