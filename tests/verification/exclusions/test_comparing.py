"""Providers and the exclusion list: who is a hit, who may be one, who is not, and what follows at once."""

import datetime as dt
from pathlib import Path

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client

from accounts.models import User
from accounts.roles import Role
from providers.daily import STEPS
from providers.dates import today
from providers.models import Evidence, EvidenceValues, Provider, RegistryRecord
from providers.vocabulary.checking import Fact, ListingState, Result
from tests import cast
from tests.entries import settle
from tests.verification.exclusions.hits import name_hit
from tests.verification.leie_rows import NO_NPI, Cells, business, excluded, listed, run, write
from tests.verification.nppes_rows import npi
from verification.actions.comparisons import compare
from verification.actions.program import program
from verification.models import ExclusionComparison, ExclusionHit
from verification.models.exclusion_hit import HitStage

pytestmark = pytest.mark.django_db

SOMEBODY = excluded("NOBODYHERE", "XAVIER", state="TX")


@pytest.fixture
def alice() -> Provider:
    """Alice Alder, psychiatrist in Portland, with an NPI and a public listing."""
    return cast.alice(npi=npi(7))


def import_list(tmp_path: Path, *rows: Cells, as_of: dt.date | None = None) -> None:
    listed(tmp_path / "UPDATED.csv", SOMEBODY, *rows, as_of=str(as_of or today()))


def hits() -> list[tuple[str, str]]:
    return list(ExclusionHit.objects.values_list("kind", "stage"))


# Who is a hit.


def test_the_same_npi_is_a_hit_whatever_the_name_and_state(tmp_path: Path, alice: Provider) -> None:
    import_list(tmp_path, excluded("OTHERNAME", "XENIA", npi=npi(7), state="FL"))
    assert hits() == [("npi", "open")]


def test_a_name_in_a_state_may_be_a_hit(tmp_path: Path, alice: Provider) -> None:
    import_list(tmp_path, excluded("ALDER", "ALICE"))
    assert hits() == [("name", "open")]
    alice.refresh_from_db()
    assert alice.listing_state == ListingState.PUBLISHED


def test_a_name_that_the_list_cut_may_be_a_hit(tmp_path: Path) -> None:
    long = cast.alice(name="Christophermarlowe Featherstonehaughington")
    import_list(tmp_path, excluded("FEATHERSTONEHAUGHINGTON"[:20], "CHRISTOPHERMARLOWE"[:15]))
    assert [hit.provider for hit in ExclusionHit.objects.all()] == [long]


@pytest.mark.usefixtures("alice")
@pytest.mark.parametrize(
    "row",
    [
        excluded("ALDER", "ALICE", state="TX"),  # a common name, somewhere else
        excluded("ALDER", "ALICE", state=""),
        excluded("ALDER", "ALICE", npi=npi(8)),  # has an NPI, and it is another one
        excluded("ALDER", "ALICIA"),
        excluded("ALDERMAN", "ALICE"),
        excluded("ALDER", "ALICE", reindate="20210101"),
        business("ALICE ALDER"),
    ],
    ids=["state", "no state", "npi", "first name", "last name", "reinstated", "business"],
)
def test_who_is_no_hit(tmp_path: Path, row: Cells) -> None:
    import_list(tmp_path, row)
    assert hits() == []
    assert ExclusionComparison.objects.count() == 1
    assert not mail.outbox


def test_two_without_an_npi_are_not_the_same(tmp_path: Path) -> None:
    cast.alice()
    import_list(tmp_path, excluded("OTHERNAME", "XENIA", npi=NO_NPI), excluded("ANOTHER", npi=""))
    assert hits() == []


def test_a_provider_is_also_known_as_the_registry_knows_them(
    tmp_path: Path, alice: Provider
) -> None:
    RegistryRecord.objects.create(
        npi=npi(7),
        kind="individual",
        name="Alice Thistlefell",
        last_name="THISTLEFELL",
        first_name="ALICE",
        other_name="Alice Fernwhistle",
        state="WA",
        taxonomies=[],
        row_sha256="0" * 64,
        imported_at=alice.created_at,
        changed_at=alice.created_at,
    )
    rows = [excluded(last, "ALICE", state="WA") for last in ("THISTLEFELL", "FERNWHISTLE", "ALDER")]
    import_list(tmp_path, *rows)
    assert ExclusionHit.objects.count() == 3


def test_a_practice_is_compared_by_its_name(tmp_path: Path) -> None:
    practice = cast.listing("pond", name="Still Pond Infusion", kind="organization")
    cast.place(practice)
    import_list(tmp_path, business("STILL POND INFUSION, LLC"), excluded("INFUSION", "STILL"))
    assert [hit.business_name for hit in ExclusionHit.objects.all()] == ["STILL POND INFUSION, LLC"]


def test_however_many_providers_there_are_the_list_is_read_once(
    tmp_path: Path, django_assert_max_num_queries: object
) -> None:
    for number in range(12):
        cast.place(cast.listing(f"person-{number}", name=f"Pat Person{'abcdefghijkl'[number]}"))
    with django_assert_max_num_queries(30):  # type: ignore[operator]
        import_list(tmp_path, *(excluded(f"ROW{n}", "PAT") for n in range(30)))
    assert ExclusionComparison.objects.count() == 12


# An NPI hit on a public listing acts at once.


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
            assert word not in each.subject + each.body


def test_the_owner_is_told_in_plain_words_what_to_do(tmp_path: Path, alice: Provider) -> None:
    import_list(tmp_path, excluded("ALDER", "ALICE", npi=npi(7)))
    [letter] = [each for each in mail.outbox if each.to == [alice.owner.email]]
    assert "not shown to the public" in letter.body
    assert "https://exclusions.oig.hhs.gov/" in letter.body
    assert "/practice/listings/alice-alder/" in letter.body
    for word in ("ALDER", npi(7), "1128"):
        assert word not in letter.subject + letter.body


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


# The next list.


def test_a_hit_follows_its_row_until_somebody_decides(tmp_path: Path, alice: Provider) -> None:
    import_list(tmp_path, excluded("ALDER", "ALICE"))
    before = ExclusionHit.objects.get()
    import_list(tmp_path, excluded("ALDER", "ALICE", city="SALEM"))
    after = ExclusionHit.objects.get()
    assert (after.pk, after.found_at, after.city) == (before.pk, before.found_at, "SALEM")


def test_a_hit_whose_row_has_left_the_list_waits_no_more(tmp_path: Path, alice: Provider) -> None:
    import_list(tmp_path, excluded("ALDER", "ALICE"))
    import_list(tmp_path)
    assert hits() == [("name", HitStage.GONE)]
    assert not ExclusionHit.objects.waiting().exists()
    import_list(tmp_path, excluded("ALDER", "ALICE"))
    assert hits() == [("name", HitStage.OPEN)]


def test_a_reinstated_provider_stays_out_of_view_until_a_person_has_seen_to_it(
    tmp_path: Path, alice: Provider
) -> None:
    import_list(tmp_path, excluded("ALDER", "ALICE", npi=npi(7)))
    import_list(tmp_path, excluded("ALDER", "ALICE", npi=npi(7), reindate="20251201"))
    hit = ExclusionHit.objects.waiting().get()
    alice.refresh_from_db()
    assert (hit.stage, hit.gone_on) == (HitStage.OPEN, today())
    assert alice.listing_state == ListingState.SUSPENDED


# Whoever becomes somebody else is compared again.


def test_a_provider_with_an_npi_on_the_list_is_never_public_for_a_moment(tmp_path: Path) -> None:
    """They publish after the list was read: the same transaction takes the listing out of view."""
    draft = cast.draft_listing(npi=npi(7))
    import_list(tmp_path, excluded("OTHER", "NAME", npi=npi(7)))
    assert hits() == [("npi", "open")]
    assert not Evidence.objects.exists()
    Provider.objects.filter(pk=draft.pk).update(
        listing_state="published", published_at=draft.created_at, consented_at=draft.created_at,
        attested_on=today(),
    )  # fmt: skip
    compare(draft)
    draft.refresh_from_db()
    assert draft.listing_state == ListingState.SUSPENDED
    assert Evidence.objects.get().result == Result.ADVERSE


def test_a_changed_name_is_compared_by_the_daily_command(tmp_path: Path, alice: Provider) -> None:
    import_list(tmp_path, excluded("THISTLEFELL", "ALICE"))
    assert hits() == []
    Provider.objects.filter(pk=alice.pk).update(name="Alice Thistlefell")
    call_command("daily")
    assert hits() == [("name", "open")]


def test_the_daily_command_compares_only_who_has_changed(tmp_path: Path, alice: Provider) -> None:
    [step] = [step for name, step in STEPS if name == "Comparisons with the exclusion list"]
    assert step() == "0 compared"  # there is no list
    import_list(tmp_path)
    cast.bob()
    assert step() == "1 compared"
    assert step() == "0 compared"


def test_a_confirmed_hit_takes_a_listing_out_of_view_again(tmp_path: Path, alice: Provider) -> None:
    """Whatever brought it back: while a person holds that it is them, it is not shown."""
    by = cast.user("sam@example.org", Role.SENIOR_REVIEWER)
    import_list(tmp_path, excluded("ALDER", "ALICE"))
    ExclusionHit.objects.update(
        stage="confirmed", decided_at=alice.created_at, decided_by=by, reason="x"
    )
    compare(alice)
    alice.refresh_from_db()
    assert alice.listing_state == ListingState.SUSPENDED


def test_a_provider_that_is_gone_takes_their_hits_along(alice: Provider) -> None:
    name_hit(alice)
    alice.licenses.all().delete()
    alice.delete()
    assert not ExclusionHit.objects.exists()


def test_the_summary_is_the_same_as_of_the_other_import(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", SOMEBODY)
    assert run(path, str(today()))[0] == "read 1, new 1, changed 0, unchanged 0, skipped 0, bad 0"
