"""A hit and the lists that come after, and providers who become somebody else."""

import datetime as dt
from pathlib import Path

import pytest
from django.core.management import call_command

from accounts.roles import Role
from providers.daily import STEPS
from providers.dates import today
from providers.models import Evidence, Provider
from providers.vocabulary.checking import ListingState, Result
from tests import cast
from tests.verification.exclusions.hits import name_hit
from tests.verification.leie_rows import Cells, excluded, listed, run, write
from tests.verification.nppes_rows import npi
from verification.actions.comparisons import compare
from verification.models import ExclusionHit
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
