"""Nobody gets what they may not do: "Next one" hands it out to others, its page says so, and a hold on it is refused.

Each kind of work, and each reason why not.
"""

import datetime as dt
import uuid
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from providers.models import License
from tests import cast
from tests.providers.claims import claim_of
from tests.verification.exclusions.hits import name_hit
from tests.verification.nppes_rows import npi
from tests.verification.rules import proposed
from tests.verification.who_may import (
    ABOUT_A_LISTING,
    NEAR,
    ending,
    held_dispute,
    license_sent,
    me,
    offered,
    own_listing,
    practice_of,
    second_look,
)
from verification.actions.holds import take_next
from verification.models import Hold, RuleProposal
from verification.queue.kinds import Kind

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ABOUT_A_LISTING)
def test_work_about_somebody_elses_listing_is_offered(kind: Kind) -> None:
    ABOUT_A_LISTING[kind](cast.listing("a-stranger"))
    assert offered(kind)


@pytest.mark.parametrize("near", NEAR)
@pytest.mark.parametrize("kind", ABOUT_A_LISTING)
def test_work_about_a_listing_near_to_them_is_not(kind: Kind, near: str) -> None:
    ABOUT_A_LISTING[kind](NEAR[near]())
    assert offered(kind) is None
    assert take_next(by=me()) is None or Hold.objects.get().kind != kind


def test_a_license_that_ends_soon_on_their_own_listing_is_not_offered() -> None:
    ending(cast.listing("a-stranger"))
    ending(own_listing())
    while hold := offered(Kind.EXPIRING):
        assert License.objects.get(pk=hold.subject).provider.slug == "a-stranger"


def test_a_practice_that_they_left_is_a_strangers() -> None:
    license_sent(practice_of("clinician", ended_at=timezone.now()))
    assert offered(Kind.LICENSE)


# Second looks


def test_the_second_look_that_they_asked_for_is_not_offered() -> None:
    second_look(cast.listing("a-stranger"), by=me())
    assert offered(Kind.SECOND_LOOK) is None
    assert take_next(by=me()) is None


def test_a_second_look_that_only_their_own_look_bears_out_is_not_offered() -> None:
    second_look(cast.listing("a-stranger"), seen_by=me())
    assert offered(Kind.SECOND_LOOK) is None


def test_a_second_look_is_not_offered_to_a_reviewer() -> None:
    second_look(cast.listing("a-stranger"))
    assert offered(Kind.SECOND_LOOK, Role.REVIEWER) is None


# Roles, and what is their own in another way


@pytest.mark.parametrize(
    ("fields", "reviewer", "senior"),
    [
        ({}, True, True),
        ({"kind": "npi", "npi": npi(1)}, False, True),
        (
            {
                "stage": "confirmed", "gone_on": dt.date(2026, 1, 2), "reason": "x",
                "decided_at": timezone.now(), "decided_by_id": 1,
            },
            False,
            True,
        ),
    ],
    ids=["a name", "an NPI", "confirmed and gone"],
)  # fmt: skip
def test_hits_are_offered_to_who_may_decide_them(
    fields: dict[str, Any], reviewer: bool, senior: bool
) -> None:
    name_hit(cast.listing("a-stranger"), **fields)
    assert bool(offered(Kind.EXCLUSION, Role.REVIEWER)) is reviewer
    Hold.objects.all().delete()
    User.objects.filter(email="me@example.org").update(role=Role.SENIOR_REVIEWER)
    assert bool(offered(Kind.EXCLUSION)) is senior


def test_a_rule_is_offered_to_a_senior_reviewer_who_did_not_propose_it() -> None:
    proposed("np", "OR", "no")
    assert offered(Kind.RULE, Role.REVIEWER) is None
    User.objects.filter(email="me@example.org").update(role=Role.SENIOR_REVIEWER)
    assert offered(Kind.RULE)
    # They were an administrator before, and wrote another one
    own = RuleProposal.objects.get()
    own.pk, own.state, own.proposed_by = uuid.uuid4(), "WA", me()
    own.save(force_insert=True)
    assert offered(Kind.RULE) is None


def test_their_own_claim_is_not_offered() -> None:
    claim_of(me(), provider=cast.draft_listing("nell", owner=me()))
    assert offered(Kind.CLAIM) is None


@pytest.mark.parametrize("near", NEAR)
def test_a_dispute_about_a_license_on_a_listing_near_to_them_is_not_offered(near: str) -> None:
    held_dispute(NEAR[near]())
    assert offered(Kind.DISPUTE) is None
