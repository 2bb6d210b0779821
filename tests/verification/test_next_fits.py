"""Nobody gets what they may not do: "Next one" hands it out to others, its page says who decides, and a hold on it is refused.

Each kind of work, and each reason why not.
"""

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from providers.models import License, LicenseDispute, Provider
from providers.vocabulary.checking import Fact, Result
from tests import cast
from tests.providers.claims import claim_of
from tests.providers.writing import parsed
from tests.verification.exclusions.hits import name_hit
from tests.verification.nppes_rows import npi
from tests.verification.registries.differences import difference
from tests.verification.reports.reporting import report_about
from tests.verification.reviewing import client_of
from tests.verification.rules import proposed
from verification.actions.holds import NotTheirsError, take, take_next
from verification.models import Hold, RuleProposal, SecondLook
from verification.queue.every import waiting
from verification.queue.holding import held_for
from verification.queue.kinds import Kind
from verification.queue.screens import screen_of
from verification.vocabulary.report import ReportKind

pytestmark = pytest.mark.django_db
Made = Callable[[Provider], object]


def me(role: str = Role.SENIOR_REVIEWER) -> User:
    return cast.user("me@example.org", role)


def _license(of: Provider) -> License:
    return cast.license_of(of, "md", verified=False)


def _second_look(of: Provider, by: User | None = None, seen_by: User | None = None) -> SecondLook:
    license_ = _license(of)
    asker = by or cast.rosa()
    cast.look(license_, Result.ADVERSE, fact=Fact.LICENSE_STATUS, performed_by=seen_by or asker)
    return SecondLook.objects.create(
        license=license_,
        verdict="disciplined",
        code="revoked",
        asked_at=timezone.now(),
        asked_by=asker,
    )


def _recheck(of: Provider) -> License:
    made = cast.license_of(of, "md")
    cast.look(made, Result.NOT_FOUND, performed_at=timezone.now())
    return made


def _ending(of: Provider) -> License:
    today = timezone.localdate()
    past = timezone.now() - dt.timedelta(days=60)
    return cast.license_of(of, "md", expires_on=today + dt.timedelta(days=3), submitted_at=past)


def _claim(of: Provider) -> object:
    return claim_of(cast.user("nell@example.org"), provider=of)


def _dispute(of: Provider) -> object:
    return LicenseDispute.objects.create(
        provider=of, license_type="md", license_state="WA", number="W1", stated={}
    )


def _held_dispute(of: Provider) -> object:
    """Somebody else says that a license on this listing is theirs."""
    cast.license_of(of, "md", "WA", number="W1")
    return _dispute(cast.listing("somebody-else"))


ABOUT_A_LISTING: dict[Kind, Made] = {
    Kind.EXCLUSION: name_hit,
    Kind.SAFETY_REPORT: report_about,
    Kind.REPORT: lambda of: report_about(of, ReportKind.NOT_REACHABLE),
    Kind.LICENSE: _license,
    Kind.SECOND_LOOK: _second_look,
    Kind.CLAIM: _claim,
    Kind.RECHECK: _recheck,
    Kind.DIFFERENCE: lambda of: difference(provider=of),
    Kind.DISPUTE: _dispute,
}


def _own() -> Provider:
    return cast.listing("mine", owner=me())


def _practice(role: str, **fields: Any) -> Provider:
    practice = cast.listing("a-practice", kind="organization")
    member = cast.listing("mine", owner=me())
    cast.membership(practice, member, role=role, **fields)
    return practice


NEAR = {
    "their own listing": _own,
    "a practice that they manage": lambda: _practice("manager"),
    "a practice that they work in": lambda: _practice("clinician"),
}


def offered(kind: Kind, role: str = Role.SENIOR_REVIEWER) -> Hold | None:
    """What they get of a kind; the pages of all its rows and the button there must agree with it."""
    them, fit = me(role), set()
    for row in waiting([kind]):
        subject = row["waiting_subject"]
        shown = held_for(kind, subject, them)
        assert shown.may_take is (not shown.refusal and shown.hold is None)
        if shown.refusal:
            assert "decides" in shown.refusal
            with pytest.raises(NotTheirsError, match=shown.refusal):
                take(kind=kind, subject=subject, by=them)
            client = client_of(them)
            told = client.post(
                reverse("review_take"), {"kind": kind, "subject": subject}, follow=True
            )
            assert shown.refusal in parsed(told).get_text()
        elif shown.hold is None:
            fit.add(subject)
    hold = take_next(by=them, kinds=[kind])
    assert hold.subject in fit if hold else not fit
    return hold


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
    _ending(cast.listing("a-stranger"))
    _ending(_own())
    while hold := offered(Kind.EXPIRING):
        assert License.objects.get(pk=hold.subject).provider.slug == "a-stranger"


def test_a_practice_that_they_left_is_a_strangers() -> None:
    _license(_practice("clinician", ended_at=timezone.now()))
    assert offered(Kind.LICENSE)


# Second looks


def test_the_second_look_that_they_asked_for_is_not_offered() -> None:
    _second_look(cast.listing("a-stranger"), by=me())
    assert offered(Kind.SECOND_LOOK) is None
    assert take_next(by=me()) is None


def test_a_second_look_that_only_their_own_look_bears_out_is_not_offered() -> None:
    _second_look(cast.listing("a-stranger"), seen_by=me())
    assert offered(Kind.SECOND_LOOK) is None


def test_a_second_look_is_not_offered_to_a_reviewer() -> None:
    _second_look(cast.listing("a-stranger"))
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
    _held_dispute(NEAR[near]())
    assert offered(Kind.DISPUTE) is None


# What is said

NEAR_WORDS = (
    "This is about your own listing, or a practice in which you work. Somebody else decides."
)
SAID: dict[str, tuple[Kind, str, Callable[[], object], str]] = {
    "near": (Kind.LICENSE, Role.SENIOR_REVIEWER, lambda: _license(_own()), NEAR_WORDS),
    "own claim": (
        Kind.CLAIM,
        Role.REVIEWER,
        lambda: claim_of(me(Role.REVIEWER), provider=cast.draft_listing("nell")),
        "This is your own claim. Somebody else decides.",
    ),
    "not senior": (
        Kind.SECOND_LOOK,
        Role.REVIEWER,
        lambda: _second_look(cast.listing("a-stranger")),
        "A second look is asked for here. A senior reviewer decides.",
    ),
    "asked themselves": (
        Kind.SECOND_LOOK,
        Role.SENIOR_REVIEWER,
        lambda: _second_look(cast.listing("a-stranger"), by=me()),
        "You asked for this second look yourself. Another senior reviewer decides.",
    ),
    "seen by nobody else": (
        Kind.SECOND_LOOK,
        Role.SENIOR_REVIEWER,
        lambda: _second_look(cast.listing("a-stranger"), seen_by=me()),
        "Nobody but you has seen what speaks against it. Another senior reviewer decides.",
    ),
    "a number on the list": (
        Kind.EXCLUSION,
        Role.REVIEWER,
        lambda: name_hit(cast.listing("a-stranger"), kind="npi", npi=npi(1)),
        "A senior reviewer decides on this.",
    ),
    "a rule": (
        Kind.RULE,
        Role.REVIEWER,
        lambda: proposed("np", "OR", "no"),
        "A senior reviewer or an administrator decides on a rule.",
    ),
    "a dispute": (
        Kind.DISPUTE,
        Role.REVIEWER,
        lambda: _held_dispute(cast.listing("mine", owner=me(Role.REVIEWER))),
        "The license stands on your own listing, or on that of a practice in which you work. Somebody else decides.",
    ),
}


@pytest.mark.parametrize("reason", SAID)
def test_the_page_says_why_before_any_work_and_a_hold_is_refused_in_the_same_words(
    reason: str,
) -> None:
    kind, role, make, words = SAID[reason]
    make()
    [row] = waiting([kind])
    assert held_for(kind, row["waiting_subject"], me(role)).refusal == words
    assert offered(kind, role) is None
    # Whose own license it is does not get to see the screen at all.
    if reason != "near":
        page = parsed(client_of(me(role)).get(screen_of(kind, row["waiting_subject"])))
        assert page.get_text().count(words) == 1
        assert page.find("form", action=reverse("review_take")) is None


def test_an_administrator_is_refused_nothing_since_they_are_offered_nothing() -> None:
    _second_look(cast.listing("a-stranger"))
    [row] = waiting([Kind.SECOND_LOOK])
    shown = held_for(Kind.SECOND_LOOK, row["waiting_subject"], me(Role.ADMINISTRATOR))
    assert (shown.may_take, shown.refusal) == (False, "")
