"""A person decides on a hit: who may, what follows, and that nothing is decided on what has changed meanwhile."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import User
from accounts.refusal import RefusedError
from accounts.roles import Role
from providers.dates import today
from providers.models import Evidence, Provider
from providers.vocabulary.checking import Fact, ListingState, Result
from tests import cast
from tests.verification.exclusions.hits import name_hit
from tests.verification.leie_rows import excluded, listed
from tests.verification.nppes_rows import npi
from verification.actions.exclusion_decisions import confirm_hit, dismiss_hit, hit_version
from verification.models import ExclusionHit
from verification.models.exclusion_hit import HitStage

pytestmark = pytest.mark.django_db


def sam() -> User:
    return cast.user("sam@example.org", Role.SENIOR_REVIEWER)


def confirm(hit: ExclusionHit, by: User | None = None, **fields: str) -> None:
    hit = ExclusionHit.objects.get(pk=hit.pk)
    said = {"reason": "Same address", "version": hit_version(hit)}
    confirm_hit(hit=hit, by=by or sam(), **said | fields)


def dismiss(
    hit: ExclusionHit, by: User | None = None, show_again: bool = False, **fields: str
) -> None:
    hit = ExclusionHit.objects.get(pk=hit.pk)
    said = {"reason": "Another middle name", "version": hit_version(hit)}
    dismiss_hit(hit=hit, by=by or sam(), show_again=show_again, **said | fields)


def npi_hit(tmp_path) -> ExclusionHit:
    """Alice's NPI stands on the list; her listing is out of view."""
    cast.alice(npi=npi(7))
    listed(tmp_path / "a.csv", excluded("ALDER", "ALICE", npi=npi(7)), as_of=str(today()))
    mail.outbox.clear()
    return ExclusionHit.objects.get()


def state_of(hit: ExclusionHit) -> str:
    return Provider.objects.get(pk=hit.provider_id).listing_state


def looks() -> list[str]:
    rows = Evidence.objects.filter(fact=Fact.EXCLUSION).order_by("performed_at")
    return list(rows.values_list("result", flat=True))


def test_a_confirmed_hit_takes_the_listing_out_of_view_and_tells_the_owner() -> None:
    hit = name_hit(cast.alice())
    confirm(hit)
    hit.refresh_from_db()
    assert (hit.stage, hit.decided_by, hit.reason) == (HitStage.CONFIRMED, sam(), "Same address")
    assert (state_of(hit), hit.suspended_from) == (ListingState.SUSPENDED, "published")
    assert looks() == [Result.ADVERSE]
    [letter] = mail.outbox
    assert "A reviewer found" in letter.body
    assert "/alice-alder/answer/" in letter.body
    assert "Same address" not in letter.body


def test_the_owner_of_a_hidden_listing_hears_that_the_entry_is_found_to_be_about_them(
    tmp_path,
) -> None:
    confirm(npi_hit(tmp_path))
    [letter] = mail.outbox
    assert "A reviewer found" in letter.body
    assert "may be about" not in letter.body


def test_a_dismissed_hit_changes_nothing_for_the_provider() -> None:
    hit = name_hit(cast.alice())
    dismiss(hit, by=cast.rosa())
    hit.refresh_from_db()
    assert (hit.stage, state_of(hit)) == (HitStage.DISMISSED, ListingState.PUBLISHED)
    assert looks() == [Result.DIFFERS]
    assert not mail.outbox


def test_a_dismissed_hit_does_not_come_back_with_the_next_list(tmp_path) -> None:
    cast.alice()
    rows = [excluded("ALDER", "ALICE"), excluded("SOMEBODY", "ELSE", state="TX")]
    listed(tmp_path / "a.csv", *rows, as_of=str(today()))
    dismiss(ExclusionHit.objects.get())
    listed(tmp_path / "a.csv", *rows, as_of=str(today()))
    listed(tmp_path / "a.csv", rows[1], as_of=str(today()))
    listed(tmp_path / "a.csv", *rows, as_of=str(today()))
    assert ExclusionHit.objects.get().stage == HitStage.DISMISSED
    # Unless the list says something else of them.
    listed(tmp_path / "a.csv", rows[0] | {"CITY": "SALEM"}, rows[1], as_of=str(today()))
    stages = ExclusionHit.objects.order_by("found_at").values_list("stage", "city")
    assert list(stages) == [("dismissed", "PORTLAND"), ("open", "SALEM")]


def test_a_confirmed_hit_is_not_asked_about_again(tmp_path) -> None:
    cast.alice()
    listed(tmp_path / "a.csv", excluded("ALDER", "ALICE"), as_of=str(today()))
    confirm(ExclusionHit.objects.get())
    listed(tmp_path / "a.csv", excluded("ALDER", "ALICE", city="SALEM"), as_of=str(today()))
    assert ExclusionHit.objects.get().stage == HitStage.CONFIRMED


def test_an_npi_hit_that_is_a_mistake_gives_the_listing_back(tmp_path) -> None:
    hit = npi_hit(tmp_path)
    dismiss(hit, show_again=True)
    assert state_of(hit) == ListingState.PUBLISHED
    assert "your listing is back" in mail.outbox[0].subject
    # And the next list does not take it away again.
    listed(tmp_path / "a.csv", excluded("ALDER", "ALICE", npi=npi(7)), as_of=str(today()))
    assert state_of(hit) == ListingState.PUBLISHED


def test_a_listing_comes_back_only_when_the_reviewer_says_so(tmp_path) -> None:
    hit = npi_hit(tmp_path)
    dismiss(hit, show_again=False)
    assert state_of(hit) == ListingState.SUSPENDED
    assert not mail.outbox


def test_a_listing_does_not_come_back_while_another_hit_stands(tmp_path) -> None:
    hit = npi_hit(tmp_path)
    other = name_hit(hit.provider, row_sha256="2" * 64)
    confirm(other)
    dismiss(hit, show_again=True)
    assert state_of(hit) == ListingState.SUSPENDED
    dismiss_gone(other)
    assert state_of(hit) == ListingState.PUBLISHED


def dismiss_gone(hit: ExclusionHit) -> None:
    """Its row has left the list, and a senior reviewer sees to it."""
    ExclusionHit.objects.filter(pk=hit.pk).update(gone_on=today())
    dismiss(hit, show_again=True)


def test_a_reinstated_provider_comes_back(tmp_path) -> None:
    hit = npi_hit(tmp_path)
    confirm(hit)
    listed(tmp_path / "a.csv", excluded("SOMEBODY", "ELSE"), as_of=str(today()))
    assert ExclusionHit.objects.waiting().get() == hit
    dismiss(hit, show_again=True, reason="Reinstated in December")
    assert state_of(hit) == ListingState.PUBLISHED
    assert looks() == [Result.ADVERSE, Result.ADVERSE, Result.NOT_FOUND]


def test_what_staff_suspended_for_another_reason_stays_suspended() -> None:
    hit = name_hit(cast.alice(listing_state=ListingState.SUSPENDED))
    dismiss(hit, show_again=True)
    assert state_of(hit) == ListingState.SUSPENDED


# Who may.


def test_what_one_has_confirmed_by_mistake_another_senior_reviewer_undoes() -> None:
    """Else a namesake stays hidden until the list drops somebody else's row, which can take years."""
    hit = name_hit(cast.alice())
    confirm(hit)
    with pytest.raises(RefusedError, match="You confirmed this yourself"):
        dismiss(hit, show_again=True)
    with pytest.raises(RefusedError, match="A senior reviewer decides on this"):
        dismiss(hit, by=cast.user("x@example.org", Role.REVIEWER), show_again=True)
    assert state_of(hit) == ListingState.SUSPENDED
    dismiss(hit, by=cast.user("selma@example.org", Role.SENIOR_REVIEWER), show_again=True)
    assert state_of(hit) == ListingState.PUBLISHED
    assert looks() == [Result.ADVERSE, Result.DIFFERS]


@pytest.mark.parametrize("role", [Role.PROVIDER, Role.REVIEWER, Role.ADMINISTRATOR])
def test_only_a_senior_reviewer_confirms(role: str) -> None:
    hit = name_hit(cast.alice())
    with pytest.raises(PermissionDenied):
        confirm(hit, by=cast.user("x@example.org", role))
    assert state_of(hit) == ListingState.PUBLISHED


@pytest.mark.parametrize("role", [Role.PROVIDER, Role.REVIEWER, Role.ADMINISTRATOR])
def test_only_a_senior_reviewer_dismisses_an_npi_hit(tmp_path, role: str) -> None:
    hit = npi_hit(tmp_path)
    with pytest.raises(PermissionDenied):
        dismiss(hit, by=cast.user("x@example.org", role), show_again=True)
    assert state_of(hit) == ListingState.SUSPENDED


@pytest.mark.parametrize("role", [Role.PROVIDER, Role.ADMINISTRATOR])
def test_only_reviewers_dismiss_a_name(role: str) -> None:
    hit = name_hit(cast.alice())
    with pytest.raises(PermissionDenied):
        dismiss(hit, by=cast.user("x@example.org", role))


def test_nobody_decides_on_their_own_listing_or_after_they_left() -> None:
    hit = name_hit(cast.alice(owner=sam()))
    with pytest.raises(PermissionDenied):
        dismiss(hit)
    left = cast.user("left@example.org", Role.SENIOR_REVIEWER, is_active=False)
    with pytest.raises(PermissionDenied):
        confirm(hit, by=left)


def test_a_decision_says_why() -> None:
    hit = name_hit(cast.alice())
    for act in (confirm, dismiss):
        with pytest.raises(ValidationError):
            act(hit, reason="  ")
    hit.refresh_from_db()
    assert hit.stage == HitStage.OPEN
    assert looks() == []


def test_what_was_decided_is_decided() -> None:
    hit = name_hit(cast.alice())
    confirm(hit)
    with pytest.raises(RefusedError, match="decided already"):
        confirm(hit)
    with pytest.raises(RefusedError, match="You confirmed this yourself"):
        dismiss(hit)
