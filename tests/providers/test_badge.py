"""When a license carries the badge, and when it ends: a badge that outlives its check makes a client trust what nobody looked at."""

import datetime as dt

import pytest
from django.utils import timezone

from providers.dates import today
from providers.models import License
from providers.vocabulary.checking import Result, Verdict
from tests import cast

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)


def carries_badge(license_: License, on: dt.date | None = None) -> bool:
    return License.objects.verified(on).filter(pk=license_.pk).exists()


def test_a_license_that_was_looked_up_and_decided_carries_the_badge() -> None:
    assert carries_badge(cast.license_of(cast.listing("someone"), "md"))


def test_a_look_without_a_decision_is_no_badge() -> None:
    license_ = cast.license_of(cast.listing("someone"), "md", verified=False)
    cast.look(license_)
    assert not carries_badge(license_)


def test_the_badge_ends_with_the_license_though_nothing_ran() -> None:
    ends = today() + 10 * A_DAY
    license_ = cast.license_of(cast.listing("someone"), "md", expires_on=ends)
    assert carries_badge(license_, ends)
    assert not carries_badge(license_, ends + A_DAY)


def test_the_badge_ends_90_days_after_the_look() -> None:
    license_ = cast.license_of(cast.listing("someone"), "md", expires_on=None)
    assert carries_badge(license_, today() + 90 * A_DAY)
    assert not carries_badge(license_, today() + 91 * A_DAY)


@pytest.mark.parametrize("result", [Result.NOT_FOUND, Result.DIFFERS, Result.ADVERSE])
def test_a_later_look_that_found_something_else_ends_the_badge(result: Result) -> None:
    license_ = cast.license_of(cast.listing("someone"), "md")
    cast.look(license_, result, performed_at=timezone.now())
    assert not carries_badge(license_)


def test_an_adverse_look_that_is_older_than_the_confirming_one_does_not_count() -> None:
    license_ = cast.license_of(cast.listing("someone"), "md")
    cast.look(license_, Result.ADVERSE, performed_at=timezone.now() - dt.timedelta(seconds=90))
    assert carries_badge(license_)


@pytest.mark.parametrize("verdict", [each for each in Verdict if each != Verdict.VERIFIED])
def test_a_later_decision_of_another_kind_ends_the_badge(verdict: Verdict) -> None:
    license_ = cast.license_of(cast.listing("someone"), "md")
    cast.decide(license_, verdict)
    assert not carries_badge(license_)


def test_what_was_seen_and_decided_before_a_license_was_sent_again_counts_no_more() -> None:
    license_ = cast.license_of(cast.listing("someone"), "md")
    License.objects.filter(pk=license_.pk).update(submitted_at=timezone.now())
    assert not carries_badge(license_)


def test_a_decision_on_a_license_sent_again_needs_a_new_look() -> None:
    license_ = cast.license_of(cast.listing("someone"), "md")
    License.objects.filter(pk=license_.pk).update(submitted_at=timezone.now())
    cast.decide(license_)
    assert not carries_badge(license_)
