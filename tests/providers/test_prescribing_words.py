"""Who may prescribe, by license, state and route: one word too wide sends a client to somebody who cannot help, one too narrow hides who can."""

import datetime as dt

import pytest
from django.utils import timezone

from providers import words
from providers.dates import today
from providers.models import License, PrescribingRule, Provider
from providers.vocabulary.checking import Authority
from tests import cast
from tests.providers.asking import found, holds

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)


def authority(license_: License, on: dt.date | None = None) -> Authority:
    return Authority(License.objects.with_authority(on).get(pk=license_.pk).authority)


def someone(slug: str = "someone", *routes: str) -> Provider:
    provider = cast.listing(slug)
    for route in routes:
        cast.service(provider, "medical", route)
    return provider


@pytest.mark.parametrize(
    ("license_type", "state", "expected"),
    [
        ("md", "OR", Authority.OWN),
        ("np", "OR", Authority.OWN),
        ("np", "OH", Authority.COLLABORATING),
        ("np", "TX", Authority.NOT_CONFIRMED),
        ("crna", "AL", Authority.NOT_CONFIRMED),
        ("crna", "OR", Authority.OWN),
        ("lcsw", "OR", Authority.NO),
        ("rn", "OR", Authority.NO),
        ("md", "GU", Authority.NOT_CONFIRMED),
    ],
)
def test_the_law_of_the_state_decides_what_a_verified_license_may_prescribe(
    license_type: str, state: str, expected: Authority
) -> None:
    license_ = cast.license_of(someone("someone", "iv"), license_type, state)
    assert authority(license_) == expected
    prescribes = expected in (Authority.OWN, Authority.COLLABORATING)
    assert License.objects.prescribing().filter(pk=license_.pk).exists() is prescribes


def test_texas_nurse_practitioners_prescribe_once_an_administrator_has_confirmed_the_rule() -> None:
    license_ = cast.license_of(someone(), "np", "TX")
    PrescribingRule.objects.filter(license_type="np", state="TX").update(
        confirmed_at=timezone.now(), confirmed_by=cast.user("ada@example.org", "administrator")
    )
    assert authority(license_) == Authority.COLLABORATING


def test_independence_after_hours_that_nobody_can_see_is_not_confirmed() -> None:
    rule = PrescribingRule.objects.filter(authority="own_after_hours").first()
    assert rule is not None
    assert authority(cast.license_of(someone(), rule.license_type, rule.state)) == (
        Authority.NOT_CONFIRMED
    )


def test_a_physician_without_a_badge_is_not_confirmed_as_a_prescriber() -> None:
    license_ = cast.license_of(someone(), "md", verified=False)
    assert authority(license_) == Authority.NOT_CONFIRMED


def test_a_social_worker_without_a_badge_does_not_prescribe_either_way() -> None:
    license_ = cast.license_of(someone(), "lcsw", verified=False)
    assert authority(license_) == Authority.NO


def test_authority_ends_with_the_rule() -> None:
    license_ = cast.license_of(someone(), "md")
    PrescribingRule.objects.filter(license_type="md", state="OR").update(valid_until=today())
    assert authority(license_) == Authority.OWN
    assert authority(license_, today() + A_DAY) == Authority.NOT_CONFIRMED


@pytest.mark.parametrize(
    ("routes", "expected"),
    [
        (["sublingual"], Authority.COLLABORATING),
        (["iv", "intranasal"], Authority.COLLABORATING),
        (["iv"], Authority.NO),
        (["iv", "im"], Authority.NO),
        ([], Authority.NO),
    ],
)
def test_an_illinois_prescribing_psychologist_prescribes_by_mouth_and_nose_only(
    routes: list[str], expected: Authority
) -> None:
    license_ = cast.license_of(someone("someone", *routes), "prescribing_psychologist", "IL")
    assert authority(license_) == expected


def test_the_routes_of_the_practice_count_for_those_who_work_in_it() -> None:
    member = someone("ira-ivy")
    practice = someone("water-house", "sublingual")
    license_ = cast.license_of(member, "prescribing_psychologist", "IL")
    row = cast.membership(practice, member)
    assert authority(license_) == Authority.COLLABORATING
    row.ended_at = timezone.now()
    row.save(update_fields=["ended_at"])
    assert authority(license_) == Authority.NO


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


def test_a_practice_with_its_own_prescriber_is_not_found_as_one_that_needs_a_collaborator() -> None:
    physician, nurse, house = (cast.listing(name) for name in ("mara", "nora", "river-house"))
    cast.license_of(physician, "md", "OH")
    cast.license_of(nurse, "np", "OH")
    cast.membership(house, physician)
    works_here = cast.membership(house, nurse)
    assert found(words.prescribing("own", "OH")) == ["mara", "river-house"]
    assert found(words.prescribing("collaborating", "OH")) == ["nora"]
    cast.membership(cast.listing("lake-house"), nurse)
    assert found(words.prescribing("collaborating")) == ["lake-house", "nora"]
    works_here.ended_at = timezone.now()
    works_here.save(update_fields=["ended_at"])
    assert found(words.prescribing("yes", "OH")) == ["lake-house", "mara", "nora", "river-house"]


def test_a_social_worker_is_never_a_prescriber_whoever_they_work_with() -> None:
    cast.care_team()
    assert found(words.prescribing()) == ["alice-alder"]


def test_a_practice_with_an_own_authority_of_its_own_is_not_also_collaborating() -> None:
    practice, member = someone("practice"), someone("member")
    cast.license_of(practice, "md", "OH")
    cast.license_of(member, "np", "OH")
    cast.membership(practice, member)
    assert found(words.prescribing("own", "OH")) == ["practice"]
    assert found(words.prescribing("collaborating", "OH")) == ["member"]


def test_a_practice_whose_member_prescribes_on_own_authority_is_not_also_collaborating() -> None:
    practice, member = someone("practice"), someone("member")
    cast.license_of(practice, "np", "OH")
    cast.license_of(member, "md", "OH")
    cast.membership(practice, member)
    assert found(words.prescribing("own", "OH")) == ["member", "practice"]
    assert found(words.prescribing("collaborating", "OH")) == []
