"""What waits for a reviewer: nothing that was sent in is forgotten, nothing waits twice, and the oldest comes first."""

import datetime as dt
import random
from collections import Counter
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from providers.actions.claims import enter_code
from providers.dates import today
from providers.models import License
from providers.vocabulary.checking import ListingState, Result, Verdict
from tests import cast
from tests.providers.claims import OTHER_NPI, claim_of, registry_record
from tests.verification.claim_acts import accept_claim
from verification.actions.claims import start_code_call
from verification.queue.every import waiting
from verification.queue.kinds import Kind

pytestmark = pytest.mark.django_db


def days(number: float) -> dt.timedelta:
    return dt.timedelta(days=number)


def kinds_of(license_: License) -> list[str]:
    """What a license waits for."""
    return [row["waiting_kind"] for row in waiting() if row["waiting_subject"] == str(license_.pk)]


def checked(ago: int, *, ends_in: int | None = 365, **fields: Any) -> License:
    """A license that was looked up and verified so many days ago."""
    at = timezone.now() - days(ago)
    listing = fields.pop("provider", None) or cast.listing("alice-alder")
    made = cast.license_of(
        listing,
        "md",
        verified=False,
        submitted_at=at - days(1),
        expires_on=None if ends_in is None else today() + days(ends_in),
        **fields,
    )
    cast.look(made, performed_at=at)
    cast.decide(made, decided_at=at + dt.timedelta(minutes=1))
    return made


def test_a_license_waits_until_somebody_decides_on_it_oldest_first() -> None:
    provider = cast.listing("alice-alder")
    now = timezone.now()
    late = cast.license_of(provider, "md", verified=False, submitted_at=now)
    early = cast.license_of(provider, "np", "WA", verified=False, submitted_at=now - days(3))
    cast.license_of(provider, "pa")
    rows = list(waiting())
    assert [row["waiting_subject"] for row in rows] == [str(early.pk), str(late.pk)]
    assert rows[0]["waiting_kind"] == Kind.LICENSE
    assert [row["waiting_subject"] for row in waiting(state="OR")] == [str(late.pk)]


@pytest.mark.parametrize(
    ("ago", "ends_in", "kind"),
    [
        (0, 365, None),
        (75, 365, None),
        # The look counts for 90 days; 14 before they are over it is time for another.
        (76, 365, Kind.RECHECK),
        (76, None, Kind.RECHECK),
        (91, 365, Kind.RECHECK),
        (400, 900, Kind.RECHECK),
        # The license ends before the look does.
        (50, 15, None),
        (50, 14, Kind.EXPIRING),
        (50, 0, Kind.EXPIRING),
        (50, -1, Kind.EXPIRING),
        (200, -100, Kind.EXPIRING),
        # Looked up in the days before it ends: the board had no renewal yet.
        (3, 5, None),
        (3, 0, None),
        # And now it has ended.
        (3, -1, Kind.EXPIRING),
    ],
)
def test_a_license_waits_again_before_what_is_known_of_it_ends(
    ago: int, ends_in: int | None, kind: str | None
) -> None:
    with time_machine.travel(dt.datetime(2026, 12, 7, 17, tzinfo=dt.UTC), tick=False):
        license_ = checked(ago, ends_in=ends_in)
        assert kinds_of(license_) == ([kind] if kind else [])


def test_it_waits_since_the_days_before_its_end_began_and_is_due_on_its_last() -> None:
    with time_machine.travel(dt.datetime(2026, 12, 7, 17, tzinfo=dt.UTC), tick=False):
        checked(80)
        checked(80, ends_in=3, number="MD9", provider=cast.listing("dana-dogwood"))
        ending, again = waiting()
        # Midnight in New York, 14 days before.
        assert ending["waiting_since"] == dt.datetime(2026, 11, 26, 5, tzinfo=dt.UTC)
        assert ending["waiting_due_on"] == dt.date(2026, 12, 10)
        assert again["waiting_since"] == dt.datetime(2026, 12, 3, 5, tzinfo=dt.UTC)
        assert again["waiting_due_on"] == dt.date(2026, 12, 17)


def test_a_short_life_of_evidence_does_not_make_what_was_just_checked_wait(settings) -> None:
    settings.EVIDENCE_DAYS = 10
    assert kinds_of(checked(0)) == []
    assert kinds_of(checked(6, number="MD9", provider=cast.listing("dana"))) == [Kind.RECHECK]


def test_a_look_that_found_something_else_waits_for_a_decision() -> None:
    license_ = checked(10)
    cast.look(license_, Result.ADVERSE)
    [row] = waiting()
    assert (row["waiting_kind"], row["waiting_due_on"]) == (Kind.RECHECK, None)
    cast.decide(license_, Verdict.DISCIPLINED)
    assert kinds_of(license_) == []


def test_a_new_look_takes_a_license_off_the_list() -> None:
    license_ = checked(85)
    assert kinds_of(license_) == [Kind.RECHECK]
    cast.look(license_)
    assert kinds_of(license_) == []


def test_a_license_is_checked_again_on_the_day_a_reviewer_chose_though_an_older_look_lasts_longer() -> (
    None
):
    license_ = checked(20)
    cast.look(license_, valid_until=today() + days(5))
    [row] = waiting()
    assert (row["waiting_kind"], row["waiting_due_on"]) == (Kind.RECHECK, today() + days(5))
    cast.look(license_, performed_at=timezone.now(), valid_until=today() + days(60))
    assert kinds_of(license_) == []


@pytest.mark.parametrize("state", [ListingState.DRAFT, ListingState.SUSPENDED, ListingState.CLOSED])
def test_nobody_checks_again_for_a_listing_that_nobody_sees(state: str) -> None:
    hidden = checked(85, provider=cast.listing("alice-alder", listing_state=state))
    assert kinds_of(hidden) == []


def test_no_license_waits_twice() -> None:
    chance = random.Random(7)
    provider = cast.listing("alice-alder")
    for each in range(120):
        ago = chance.randint(0, 120)
        license_ = checked(
            ago,
            ends_in=chance.choice([None, chance.randint(-ago, 120)]),
            number=f"MD{each}",
            provider=provider,
        )
        if chance.random() < 0.3:
            cast.look(license_, chance.choice(Result.values))
        if chance.random() < 0.2:
            License.objects.filter(pk=license_.pk).update(submitted_at=timezone.now())
    rows = Counter(row["waiting_subject"] for row in waiting())
    assert set(rows.values()) == {1}
    kinds = {row["waiting_kind"] for row in waiting()}
    assert kinds == {Kind.LICENSE, Kind.RECHECK, Kind.EXPIRING}


def test_a_claim_waits_for_a_reviewer_until_they_hand_over_a_code_and_again_when_it_is_over() -> (
    None
):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        claim = claim_of(cast.user("nell@example.org"), record=registry_record())
        [row] = waiting([Kind.CLAIM])
        assert (row["waiting_title"], row["waiting_state"]) == ("Nell Needlewood", "OR")
        assert (row["waiting_subject"], row["waiting_since"]) == (str(claim.pk), claim.made_at)
        started = start_code_call(claim=claim, by=cast.rosa())
        assert not waiting([Kind.CLAIM])
        clock.shift(days(7))
        [row] = waiting([Kind.CLAIM])
        assert row["waiting_since"] == started.expires_at
        start_code_call(claim=claim, by=cast.rosa())
        for _each in range(5):
            enter_code(claim=claim, code="12", by=claim.claimant)
        [row] = waiting([Kind.CLAIM])
        assert row["waiting_since"] == timezone.now()


def test_a_claim_without_a_record_waits_too_and_a_decided_one_does_not() -> None:
    nell = cast.user("nell@example.org")
    fresh = claim_of(nell, provider=cast.draft_listing("nell", owner=nell), npi=OTHER_NPI)
    [row] = waiting([Kind.CLAIM])
    assert (row["waiting_title"], row["waiting_state"]) == ("Nell", "")
    accept_claim(claim=fresh, reason="x", source="Board", method="Compared", by=cast.rosa())
    assert not waiting([Kind.CLAIM])
