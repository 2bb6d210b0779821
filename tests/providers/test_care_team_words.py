"""When two providers, one psychiatrist or a practice are a care team: a wrong answer promises a client therapy and medicine together where one is missing."""

import datetime as dt

import pytest
from django.utils import timezone

from catalog.load import load_facts
from providers import words
from providers.dates import today
from providers.models import License, Provider
from tests import cast
from tests.providers.asking import found, holds

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)


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


def test_a_license_of_the_practice_itself_counts_with_those_of_its_people() -> None:
    practice, therapist = cast.listing("practice"), cast.listing("therapist")
    cast.license_of(practice, "np", "OR")
    cast.license_of(therapist, "lcsw", "OR")
    cast.membership(practice, therapist)
    assert holds(words.care_team("OR"), practice)
    assert not holds(words.care_team("WA"), practice)
    assert not holds(words.care_team(), therapist)
    assert load_facts([practice.pk])[practice.pk].standing.has_team("OR")


def test_two_who_are_partners_both_ways_round_are_a_team_in_the_states_of_both() -> None:
    ann, ben = cast.listing("ann"), cast.listing("ben")
    for provider in (ann, ben):
        for state in ("OR", "WA"):
            cast.license_of(
                provider, "prescribing_psychologist" if provider == ann else "lcsw", state
            )
    cast.license_of(ann, "md", "WA")
    cast.license_of(ben, "md", "OR")
    cast.partnership(ann, ben, states=["OR"])
    cast.partnership(ben, ann, states=["WA"])
    standing = load_facts([ann.pk])[ann.pk].standing
    assert standing.partners == {ben.pk: frozenset({"OR", "WA"})}
