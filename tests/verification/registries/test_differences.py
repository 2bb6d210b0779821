"""The registry says something new of a listed provider: a reviewer hears of it once, and providers keep their words."""

from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from accounts.roles import Role
from providers.models import Provider, RegistryRecord
from tests import cast
from tests.verification.nppes_command import run
from tests.verification.nppes_rows import Cells, deactivated, npi, organization, person, write
from tests.verification.registries.differences import difference
from tests.verification.test_review_permissions import client_of
from verification.actions.case import ChangedSinceError
from verification.actions.registry_differences import settle_difference
from verification.models import Hold, RegistryDifference

pytestmark = pytest.mark.django_db


@pytest.fixture
def marlowe() -> Provider:
    """Listed as the registry has them, with a license in Oregon."""
    provider = cast.listing("marlowe", name="Marlowe Fernwhistle", npi=npi(1))
    cast.license_of(provider, "md")
    return provider


def read(tmp_path: Path, row: Cells) -> None:
    _summary, _said, error = run(write(tmp_path / "a.csv", row))
    assert error == ""


def waiting() -> list[tuple[str, str]]:
    rows = RegistryDifference.objects.filter(stage="open").order_by("kind", "registry_says")
    return list(rows.values_list("kind", "registry_says"))


@pytest.mark.usefixtures("marlowe")
@pytest.mark.parametrize(
    ("row", "said"),
    [
        (deactivated(1), [("deactivated", "2021-03-04")]),
        (person(last="THISTLEFELL"), [("name", "Marlowe Thistlefell")]),
        (person(license_1="MD9", license_state_1="WA"), [("license_state", "WA")]),
        (person(license_1="MD9", license_state_1="OR"), []),
        (person(middle="QUILL"), []),  # as people compare names
        (person(last="THISTLEFELL", other_last="FERNWHISTLE", other_first="MARLOWE"), []),
        (person(phone="5035550199"), []),
    ],
    ids=["deactivated", "name", "state", "same state", "middle name", "former name", "phone"],
)
def test_what_is_new_and_different_waits(
    tmp_path: Path, row: Cells, said: list[tuple[str, str]]
) -> None:
    read(tmp_path, person())
    assert waiting() == []
    read(tmp_path, row)
    assert waiting() == said


def test_a_record_that_comes_after_the_listing_is_compared_whole(
    tmp_path: Path, marlowe: Provider
) -> None:
    Provider.objects.update(name="Marlowe Oakenshade")
    read(tmp_path, person(license_1="MD9", license_state_1="WA"))
    assert waiting() == [("license_state", "WA"), ("name", "Marlowe Fernwhistle")]


@pytest.mark.usefixtures("marlowe")
@pytest.mark.parametrize(
    "row",
    [deactivated(1), person(1, deactivated="03/04/2021"), person(1, "", deactivated="03/04/2021")],
    ids=["bare", "whole", "of another field"],
)
def test_a_deactivated_npi_of_a_listing_waits_though_no_record_was_ever_here(
    tmp_path: Path, row: Cells
) -> None:
    read(tmp_path, row)
    assert waiting() == [("deactivated", "2021-03-04")]
    assert not RegistryRecord.objects.exists()
    read(tmp_path, row)
    assert len(waiting()) == 1
    read(tmp_path, person())
    assert waiting() == []


@pytest.mark.usefixtures("marlowe")
def test_a_listing_outside_the_states_that_were_asked_for_is_compared_too(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", person(1, last="THISTLEFELL"), person(2))
    run(path, states="WA")
    assert waiting() == [("name", "Marlowe Thistlefell")]
    assert list(RegistryRecord.objects.values_list("npi", flat=True)) == [npi(1)]


def test_a_practice_is_compared_by_its_name(tmp_path: Path) -> None:
    pond = cast.listing("pond", name="Still Pond Infusion", npi=npi(1), kind="organization")
    cast.license_of(pond, "np")
    read(tmp_path, organization())
    assert waiting() == []
    read(tmp_path, organization(organization_name="DEEP POND"))
    assert waiting() == [("name", "DEEP POND")]


@pytest.mark.usefixtures("marlowe")
def test_the_same_is_told_once(tmp_path: Path) -> None:
    read(tmp_path, person())
    for phone in ("1", "2", "3"):
        read(tmp_path, person(phone=phone, last="THISTLEFELL"))
    assert RegistryDifference.objects.count() == 1


@pytest.mark.usefixtures("marlowe")
def test_what_is_settled_does_not_come_back(tmp_path: Path) -> None:
    read(tmp_path, person())
    read(tmp_path, person(last="THISTLEFELL"))
    settle_difference(difference=RegistryDifference.objects.get(), reason="x", by=cast.rosa())
    read(tmp_path, person())
    read(tmp_path, person(last="THISTLEFELL"))
    assert waiting() == []


@pytest.mark.usefixtures("marlowe")
def test_what_the_registry_takes_back_waits_no_more_until_it_says_it_again(tmp_path: Path) -> None:
    read(tmp_path, person())
    read(tmp_path, person(last="THISTLEFELL"))
    read(tmp_path, person())
    assert RegistryDifference.objects.get().stage == "gone"
    read(tmp_path, person(last="THISTLEFELL"))
    assert waiting() == [("name", "Marlowe Thistlefell")]


def test_closed_listings_and_records_of_nobody_are_left_alone(
    tmp_path: Path, marlowe: Provider
) -> None:
    Provider.objects.update(listing_state="closed")
    read(tmp_path, person(last="THISTLEFELL"))
    Provider.objects.update(listing_state="published", npi=npi(2))
    read(tmp_path, person(last="OAKENSHADE"))
    assert waiting() == []


def test_a_file_never_changes_a_listing(tmp_path: Path, marlowe: Provider) -> None:
    read(tmp_path, person())
    read(tmp_path, deactivated(1))
    marlowe.refresh_from_db()
    assert (marlowe.listing_state, marlowe.name) == ("published", "Marlowe Fernwhistle")


def test_who_settles_it() -> None:
    own = difference(provider=cast.alice(owner=cast.rosa()))
    for by in (cast.user("ada@example.org", Role.ADMINISTRATOR), cast.rosa()):
        with pytest.raises(PermissionDenied):
            settle_difference(difference=own, reason="x", by=by)
    with pytest.raises(ValidationError):
        settle_difference(difference=difference(), reason=" ", by=cast.rosa())


def test_a_difference_has_a_page_and_is_settled_there() -> None:
    found = difference(provider=cast.alice())
    rosa = client_of(Role.REVIEWER)
    page = rosa.get(found.get_absolute_url()).content.decode()
    assert "A license in another state" in page
    assert f"https://npiregistry.cms.hhs.gov/provider-view/{found.npi}" in page
    assert "Alice Alder" in rosa.get("/review/").content.decode()
    settle = f"{found.get_absolute_url()}settle/"
    answer = rosa.post(settle, {"reason": ""})
    assert answer.status_code == 422
    assert "Say what came of it." in answer.content.decode()
    assert rosa.post(settle, {"reason": "Asked the provider"}).status_code == 302
    found.refresh_from_db()
    assert (found.stage, found.reason) == ("settled", "Asked the provider")
    assert str(found.decided_by) in rosa.get(found.get_absolute_url()).content.decode()
    assert "Alice Alder" not in rosa.get("/review/").content.decode()
    again = rosa.post(settle, {"reason": "Again"}, follow=True)
    assert "Somebody settled this before" in again.content.decode()
    with pytest.raises(ChangedSinceError):
        settle_difference(difference=found, reason="x", by=cast.user("r@example.org", "reviewer"))


@pytest.mark.parametrize(
    "fields",
    [{"stage": "settled"}, {"stage": "x"}, {"kind": "x"}, {"npi": "1"}, {"reason": "x"}],
    ids=str,
)
def test_impossible_differences_are_refused(fields: dict[str, str]) -> None:
    provider = cast.listing("somebody")
    with pytest.raises(IntegrityError), transaction.atomic():
        difference(provider=provider, **fields)


def test_the_page_says_a_state_by_its_name_and_a_day_as_a_day() -> None:
    rosa = client_of(Role.REVIEWER)
    for fields, said in (
        ({}, "<dd>Washington</dd>"),
        ({"kind": "deactivated", "registry_says": "2026-03-04"}, "<dd>Mar 4, 2026</dd>"),
        ({"kind": "name", "registry_says": "Marlowe Thistle"}, "<dd>Marlowe Thistle</dd>"),
    ):
        assert said in rosa.get(difference(**fields).get_absolute_url()).content.decode()


def test_who_may_not_settle_a_difference_is_not_asked_to() -> None:
    own = difference(provider=cast.alice(owner=cast.user("reviewer@example.org", Role.REVIEWER)))
    for role in (Role.REVIEWER, Role.ADMINISTRATOR):
        page = client_of(role).get(own.get_absolute_url()).content.decode()
        assert "Settle it" not in page
    assert "Look the number up" not in page


def test_a_hold_ends_when_the_difference_is_settled_and_the_next_one_opens() -> None:
    first, second = difference(), difference()
    rosa = client_of(Role.REVIEWER)
    rosa.post("/review/take/", {"kind": "difference", "subject": str(first.pk)})
    assert "You work on this" in rosa.get(first.get_absolute_url()).content.decode()
    said = {"reason": "Asked them", "and_next": "1"}
    answer = rosa.post(f"{first.get_absolute_url()}settle/", said)
    assert answer["Location"] == second.get_absolute_url()
    assert [hold.subject for hold in Hold.objects.all()] == [str(second.pk)]
