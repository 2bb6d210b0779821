"""What the people of a practice may do with its listing: managers edit, clinicians do not, and an end is an end at once."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from providers.models import Membership, Provider
from providers.vocabulary.checking import ListingState
from tests import cast
from tests.providers.claims import practice_of
from tests.providers.test_practice_permissions import (
    ALICE,
    ALLOWED,
    BOB,
    MANAGER,
    MEMBER,
    OWNER,
    client_of,
    practice_patterns,
)
from tests.sweeping import told_to_all

pytestmark = pytest.mark.django_db

# Who manages a practice keeps its page, and does not end it.
OF_ITS_OWNER = {"listing_close", "listing_reopen"}
OF_A_LISTING = sorted(
    str(each.name)
    for each in practice_patterns()
    if set(each.pattern.converters) == {"slug"}
    and ALLOWED.get(str(each.name)) == OWNER
    and each.name not in OF_ITS_OWNER
)


@pytest.fixture
def practice() -> Provider:
    cast.bob()
    return practice_of(cast.alice())


def editable(person: str) -> set[str]:
    user = User.objects.get(email=f"{person}@example.org")
    return set(Provider.objects.editable_by(user).values_list("slug", flat=True))


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_manager_gets_in_where_the_owner_does_and_a_clinician_does_not(
    practice: Provider, method: str
) -> None:
    people = {person: client_of(person) for person in (ALICE, MANAGER, MEMBER, BOB)}
    wrong = {}
    for name in OF_A_LISTING:
        told = told_to_all(people, reverse(name, args=[practice.slug]), (method,))
        status = {each.person: each.status for each in told}
        kept_out = status[MEMBER] == status[BOB] == 404
        if not kept_out or status[ALICE] != status[MANAGER]:
            wrong[name] = status
    assert wrong == {}


@pytest.mark.parametrize("name", sorted(OF_ITS_OWNER))
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_but_its_owner_closes_or_reopens_a_practice(
    practice: Provider, name: str, method: str
) -> None:
    address = reverse(name, args=[practice.slug])
    assert getattr(client_of(MANAGER), method)(address).status_code == 404
    assert getattr(client_of("alice"), method)(address).status_code != 404


def test_managers_edit_the_practice_and_clinicians_only_themselves(practice: Provider) -> None:
    assert editable(MANAGER) == {"manager-person", practice.slug}
    assert editable(MEMBER) == {"member-person"}
    assert editable("alice") == {"alice-alder", practice.slug}


@pytest.mark.parametrize(
    "change", [{"confirmed_at": None}, {"ended_at": timezone.now()}, {"role": "clinician"}]
)
def test_a_manager_who_has_not_confirmed_or_was_ended_edits_nothing(
    practice: Provider, change: dict[str, object]
) -> None:
    Membership.objects.filter(member__slug="manager-person").update(**change)
    assert editable(MANAGER) == {"manager-person"}


def test_a_suspended_manager_edits_no_practice(practice: Provider) -> None:
    Provider.objects.filter(slug="manager-person").update(listing_state=ListingState.SUSPENDED)
    assert practice.slug not in editable(MANAGER)


def test_nobody_ends_a_membership_from_a_listing_that_has_no_part_in_it(practice: Provider) -> None:
    row = Membership.objects.get(member__slug="member-person")
    for person, slug in ((BOB, "bob-birch"), (BOB, practice.slug), (MEMBER, practice.slug)):
        answer = client_of(person).post(reverse("member_end", args=[slug, row.pk]))
        assert answer.status_code == 404
    row.refresh_from_db()
    assert row.ended_at is None


@pytest.mark.parametrize(
    ("person", "slug"),
    [(MEMBER, "member-person"), (MANAGER, "alder-house"), ("alice", "alder-house")],
)
def test_either_side_ends_it_at_once(practice: Provider, person: str, slug: str) -> None:
    row = Membership.objects.get(member__slug="member-person")
    answer = client_of(person).post(reverse("member_end", args=[slug, row.pk]))
    assert answer.status_code == 302
    assert not Membership.objects.active().filter(pk=row.pk).exists()
