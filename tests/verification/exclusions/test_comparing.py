"""Providers and the exclusion list: who is a hit, who may be one, who is not, and what follows at once."""

import datetime as dt
from pathlib import Path

import pytest
from django.core import mail

from providers.dates import today
from providers.models import Provider, RegistryRecord
from providers.vocabulary.checking import ListingState
from tests import cast
from tests.verification.leie_rows import NO_NPI, Cells, business, excluded, listed
from tests.verification.nppes_rows import npi
from verification.models import ExclusionComparison, ExclusionHit

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
