"""When a license counts, and for what: every badge, profession and prescriber that a client sees follows from these words."""

import datetime as dt

import pytest
from django.utils import timezone

from providers.dates import today
from providers.models import License, PrescribingRule, Provider
from providers.vocabulary.checking import Authority, Result, Verdict
from tests import cast

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)


def authority(license_: License, on: dt.date | None = None) -> Authority:
    return Authority(License.objects.with_authority(on).get(pk=license_.pk).authority)


def carries_badge(license_: License, on: dt.date | None = None) -> bool:
    return License.objects.verified(on).filter(pk=license_.pk).exists()


def speaks(license_: License) -> bool:
    return License.objects.speaking().filter(pk=license_.pk).exists()


def someone(slug: str = "someone", *routes: str) -> Provider:
    provider = cast.listing(slug)
    for route in routes:
        cast.service(provider, "medical", route)
    return provider


# The badge


def test_a_license_that_was_looked_up_and_decided_carries_the_badge() -> None:
    assert carries_badge(cast.license_of(someone(), "md"))


def test_a_look_without_a_decision_is_no_badge() -> None:
    license_ = cast.license_of(someone(), "md", verified=False)
    cast.look(license_)
    assert not carries_badge(license_)


def test_the_badge_ends_with_the_license_though_nothing_ran() -> None:
    ends = today() + 10 * A_DAY
    license_ = cast.license_of(someone(), "md", expires_on=ends)
    assert carries_badge(license_, ends)
    assert not carries_badge(license_, ends + A_DAY)


def test_the_badge_ends_90_days_after_the_look() -> None:
    license_ = cast.license_of(someone(), "md", expires_on=None)
    assert carries_badge(license_, today() + 90 * A_DAY)
    assert not carries_badge(license_, today() + 91 * A_DAY)


@pytest.mark.parametrize("result", [Result.NOT_FOUND, Result.DIFFERS, Result.ADVERSE])
def test_a_later_look_that_found_something_else_ends_the_badge(result: Result) -> None:
    license_ = cast.license_of(someone(), "md")
    cast.look(license_, result, performed_at=timezone.now())
    assert not carries_badge(license_)


def test_an_adverse_look_that_is_older_than_the_confirming_one_does_not_count() -> None:
    license_ = cast.license_of(someone(), "md")
    cast.look(license_, Result.ADVERSE, performed_at=timezone.now() - dt.timedelta(seconds=90))
    assert carries_badge(license_)


@pytest.mark.parametrize("verdict", [each for each in Verdict if each != Verdict.VERIFIED])
def test_a_later_decision_of_another_kind_ends_the_badge(verdict: Verdict) -> None:
    license_ = cast.license_of(someone(), "md")
    cast.decide(license_, verdict)
    assert not carries_badge(license_)


def test_what_was_seen_and_decided_before_a_license_was_sent_again_counts_no_more() -> None:
    license_ = cast.license_of(someone(), "md")
    License.objects.filter(pk=license_.pk).update(submitted_at=timezone.now())
    assert not carries_badge(license_)


def test_a_decision_on_a_license_sent_again_needs_a_new_look() -> None:
    license_ = cast.license_of(someone(), "md")
    License.objects.filter(pk=license_.pk).update(submitted_at=timezone.now())
    cast.decide(license_)
    assert not carries_badge(license_)


# Which licenses a listing may name, and which give it its profession


@pytest.mark.parametrize(
    ("verdict", "named"),
    [
        (None, True),
        (Verdict.NEED_MORE, True),
        (Verdict.DISCIPLINED, True),
        (Verdict.COULD_NOT_CONFIRM, False),
        (Verdict.DOES_NOT_MATCH, False),
    ],
)
def test_a_listing_names_every_license_but_those_a_reviewer_did_not_find(
    verdict: Verdict | None, named: bool
) -> None:
    license_ = cast.license_of(someone(), "md", verified=False)
    if verdict:
        cast.decide(license_, verdict)
    assert License.objects.stated().filter(pk=license_.pk).exists() is named
    assert speaks(license_) is named


def test_a_stated_license_is_silent_beside_a_verified_one() -> None:
    provider = someone()
    verified = cast.license_of(provider, "lcsw")
    stated = cast.license_of(provider, "md", verified=False)
    assert speaks(verified)
    assert not speaks(stated)


def test_a_verified_license_of_somebody_else_silences_nobody() -> None:
    cast.license_of(someone("other"), "md")
    assert speaks(cast.license_of(someone(), "lcsw", verified=False))


# Who prescribes


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


# Who does therapy


def of_therapist(license_: License) -> bool:
    return License.objects.of_therapists().filter(pk=license_.pk).exists()


@pytest.mark.parametrize(
    ("license_type", "expected"),
    [("lcsw", True), ("psychologist", True), ("art_therapist", True), ("md", False), ("rn", False)],
)
def test_the_license_type_tells_a_therapist(license_type: str, expected: bool) -> None:
    assert of_therapist(cast.license_of(someone(), license_type)) is expected


def test_a_therapist_without_a_badge_does_not_count() -> None:
    assert not of_therapist(cast.license_of(someone(), "lcsw", verified=False))


@pytest.mark.parametrize(("therapy", "expected"), [("same_provider", True), ("partner", False)])
def test_a_psychiatrist_is_a_therapist_when_they_offer_the_therapy_themselves(
    therapy: str, expected: bool
) -> None:
    provider = cast.listing("someone")
    cast.service(provider, "psycholytic", "sublingual", therapy=therapy)
    assert of_therapist(cast.license_of(provider, "md", specialty="psychiatry")) is expected


def test_an_anesthesiologist_who_offers_therapy_is_not_a_therapist() -> None:
    provider = cast.listing("someone")
    cast.service(provider, "psycholytic", "sublingual", therapy="same_provider")
    assert not of_therapist(cast.license_of(provider, "md", specialty="anesthesiology"))


def test_a_psychiatrist_is_a_therapist_in_a_practice_that_offers_it() -> None:
    member, practice = someone("member"), cast.listing("practice")
    cast.service(practice, "psycholytic", "sublingual", therapy="same_provider")
    license_ = cast.license_of(member, "md", specialty="psychiatry")
    row = cast.membership(practice, member, confirmed_at=None)
    assert not of_therapist(license_)
    row.confirmed_at = timezone.now()
    row.save(update_fields=["confirmed_at"])
    assert of_therapist(license_)
