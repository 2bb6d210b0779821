"""What search and matching mean by verified, prescribes, care team: a wrong meaning hides someone who fits, or shows someone who does not."""

import datetime as dt

import pytest
from django.db.models import Q
from django.utils import timezone

from providers import words
from providers.dates import today
from providers.models import License, Provider
from tests import cast

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)


def holds(condition: Q, provider: Provider) -> bool:
    return Provider.objects.filter(condition, pk=provider.pk).exists()


def found(condition: Q) -> list[str]:
    """Slugs in order, each as often as the query returns it."""
    return list(Provider.objects.filter(condition).order_by("slug").values_list("slug", flat=True))


@pytest.mark.parametrize("state", ["draft", "paused", "suspended", "closed"])
def test_only_published_listings_are_public(state: str) -> None:
    cast.listing("hidden", listing_state=state)
    cast.listing("shown")
    assert found(words.published()) == ["shown"]


def test_a_listing_is_fresh_for_90_days_after_its_owner_confirmed_it() -> None:
    provider = cast.listing("someone")
    assert holds(words.fresh(today() + 90 * A_DAY), provider)
    assert not holds(words.fresh(today() + 91 * A_DAY), provider)


def test_verified_takes_a_badge_and_a_listing_that_is_kept_true() -> None:
    provider = cast.listing("someone", attested_on=today() - 91 * A_DAY)
    cast.license_of(provider, "md")
    cast.listing("without")
    assert found(words.verified()) == []
    Provider.objects.filter(pk=provider.pk).update(attested_on=today())
    assert found(words.verified()) == ["someone"]


def test_a_practice_carries_the_badges_of_its_confirmed_people_and_nobody_twice() -> None:
    practice = cast.listing("practice", kind="organization")
    for slug in ("one", "two"):
        member = cast.listing(slug)
        cast.license_of(member, "md", state="OR")
        cast.license_of(member, "md", state="WA", number=f"WA{member.pk}")
        cast.membership(practice, member)
    assert found(words.verified()) == ["one", "practice", "two"]


@pytest.mark.parametrize("fields", [{"confirmed_at": None}, {"ended_at": timezone.now()}])
def test_a_practice_does_not_borrow_from_people_who_have_not_agreed_or_have_left(
    fields: dict[str, object],
) -> None:
    practice, member = cast.listing("practice", kind="organization"), cast.listing("member")
    cast.license_of(member, "md")
    cast.membership(practice, member, **fields)
    assert not holds(words.verified(), practice)


def test_licensed_where_the_client_is_by_a_license_or_a_stated_compact() -> None:
    provider = cast.listing("someone")
    cast.license_of(provider, "psychologist", "OR", compact_states=["ID"])
    cast.license_of(provider, "psychologist", "WA", number="WA1", verified=False)
    assert [holds(words.licensed_for(state), provider) for state in ("OR", "ID", "WA", "UT")] == [
        True,
        True,
        False,
        False,
    ]


def test_telehealth_takes_the_word_a_remote_service_and_a_license_there() -> None:
    provider = cast.listing("someone", telehealth_states=["OR", "WA"])
    cast.license_of(provider, "md", "OR")
    assert not holds(words.by_telehealth("OR"), provider)
    cast.service(provider, "psycholytic", "sublingual", format="at_home")
    assert holds(words.by_telehealth("OR"), provider)
    assert not holds(words.by_telehealth("WA"), provider)


def test_a_license_alone_does_not_make_a_place_in_the_state() -> None:
    provider = cast.listing("someone")
    cast.license_of(provider, "md", "OR")
    assert not holds(words.in_state("OR"), provider)
    cast.place(provider)
    assert holds(words.in_state("OR"), provider)


def test_collaborating_is_told_apart_from_own_in_each_state() -> None:
    nurse = cast.listing("nora")
    cast.license_of(nurse, "np", "OR")
    cast.license_of(nurse, "np", "OH", number="OH1")
    assert holds(words.prescribing("yes"), nurse)
    assert holds(words.prescribing("own"), nurse)
    assert holds(words.prescribing("collaborating"), nurse)
    assert not holds(words.prescribing("collaborating", "OR"), nurse)
    assert not holds(words.prescribing("own", "OH"), nurse)
    assert not holds(words.prescribing("yes", "TX"), nurse)


def test_where_a_listing_has_both_in_one_state_own_counts() -> None:
    both = cast.listing("both")
    cast.license_of(both, "md", "OH")
    cast.license_of(both, "np", "OH")
    assert not holds(words.prescribing("collaborating", "OH"), both)


def test_a_social_worker_is_never_a_prescriber_whoever_they_work_with() -> None:
    cast.care_team()
    assert found(words.prescribing()) == ["alice-alder"]


# Care teams


def test_a_partnership_makes_a_team_of_both_within_its_states_and_dates() -> None:
    cast.care_team()
    assert found(words.care_team()) == ["alice-alder", "bob-birch"]
    assert found(words.care_team("OR")) == ["alice-alder", "bob-birch"]
    assert found(words.care_team("WA")) == []
    assert found(words.care_team(on=today() + 89 * A_DAY)) == ["alice-alder", "bob-birch"]


@pytest.mark.parametrize(
    "fields",
    [
        {"confirmed_at": None, "valid_from": None, "valid_until": None},
        {"ended_at": timezone.now()},
        {"valid_from": today() - 9 * A_DAY, "valid_until": today() - A_DAY},
        {"valid_from": today() + A_DAY},
        {"states": ["WA"]},
    ],
)
def test_a_partnership_that_is_not_active_or_not_for_the_state_makes_no_team(
    fields: dict[str, object],
) -> None:
    cast.care_team(**fields)
    assert found(words.care_team()) == []


def test_a_partner_who_is_not_public_makes_no_team() -> None:
    cast.care_team()
    Provider.objects.filter(slug="alice-alder").update(listing_state="paused")
    assert found(words.care_team()) == []


def test_a_team_ends_with_the_license_of_either() -> None:
    cast.care_team()
    License.objects.filter(license_type="md").update(expires_on=today())
    assert found(words.care_team()) == ["alice-alder", "bob-birch"]
    assert found(words.care_team(on=today() + A_DAY)) == []


def test_one_psychiatrist_who_does_the_therapy_is_a_team() -> None:
    provider = cast.listing("someone")
    cast.license_of(provider, "md", specialty="psychiatry")
    cast.service(provider, "psycholytic", "sublingual", therapy="partner")
    assert not holds(words.care_team(), provider)
    cast.service(provider, "psycholytic", "sublingual", therapy="same_provider")
    assert holds(words.care_team("OR"), provider)


def test_a_practice_is_a_team_where_its_therapist_and_its_prescriber_share_a_state() -> None:
    practice = cast.listing("practice", kind="organization")
    nurse, therapist = cast.listing("nurse"), cast.listing("therapist")
    cast.license_of(nurse, "np", "OR")
    cast.license_of(therapist, "lcsw", "WA")
    cast.membership(practice, nurse)
    cast.membership(practice, therapist)
    assert not holds(words.care_team(), practice)
    cast.license_of(therapist, "lcsw", "OR", number="OR1")
    assert holds(words.care_team("OR"), practice)
    assert not holds(words.care_team("WA"), practice)
    assert not holds(words.care_team(), therapist)
