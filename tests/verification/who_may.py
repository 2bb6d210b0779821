"""Work of each kind for somebody who may or may not do it, and what they are offered of it."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from providers.models import Claim, License, LicenseDispute, Provider
from providers.vocabulary.checking import Fact, Result
from tests import cast
from tests.providers.claims import claim_of
from tests.providers.writing import parsed
from tests.verification.exclusions.hits import name_hit
from tests.verification.registries.differences import difference
from tests.verification.reports.reporting import report_about
from tests.verification.reviewing import client_of
from verification.actions.holds import NotTheirsError, take, take_next
from verification.models import Hold, SecondLook
from verification.queue.every import parts
from verification.queue.holding import held_for
from verification.queue.kinds import Kind
from verification.queue.listing import first_of
from verification.queue.wanted import Wanted
from verification.vocabulary.report import ReportKind

Made = Callable[[Provider], object]


def me(role: str = Role.SENIOR_REVIEWER) -> User:
    return cast.user("me@example.org", role)


def license_sent(of: Provider) -> License:
    return cast.license_of(of, "md", verified=False)


def second_look(of: Provider, by: User | None = None, seen_by: User | None = None) -> SecondLook:
    license_ = license_sent(of)
    asker = by or cast.rosa()
    cast.look(license_, Result.ADVERSE, fact=Fact.LICENSE_STATUS, performed_by=seen_by or asker)
    return SecondLook.objects.create(
        license=license_,
        verdict="disciplined",
        code="revoked",
        asked_at=timezone.now(),
        asked_by=asker,
    )


def recheck(of: Provider) -> License:
    made = cast.license_of(of, "md")
    cast.look(made, Result.NOT_FOUND, performed_at=timezone.now())
    return made


def ending(of: Provider) -> License:
    today = timezone.localdate()
    past = timezone.now() - dt.timedelta(days=60)
    return cast.license_of(of, "md", expires_on=today + dt.timedelta(days=3), submitted_at=past)


def claim_on(of: Provider) -> Claim:
    return claim_of(cast.user("nell@example.org"), provider=of)


def dispute_of(of: Provider) -> LicenseDispute:
    return LicenseDispute.objects.create(
        provider=of, license_type="md", license_state="WA", number="W1", stated={}
    )


def held_dispute(of: Provider) -> LicenseDispute:
    """Somebody else says that a license on this listing is theirs."""
    cast.license_of(of, "md", "WA", number="W1")
    return dispute_of(cast.listing("somebody-else"))


ABOUT_A_LISTING: dict[Kind, Made] = {
    Kind.EXCLUSION: name_hit,
    Kind.SAFETY_REPORT: report_about,
    Kind.REPORT: lambda of: report_about(of, ReportKind.NOT_REACHABLE),
    Kind.LICENSE: license_sent,
    Kind.SECOND_LOOK: second_look,
    Kind.CLAIM: claim_on,
    Kind.RECHECK: recheck,
    Kind.DIFFERENCE: lambda of: difference(provider=of),
    Kind.DISPUTE: dispute_of,
}


def own_listing() -> Provider:
    return cast.listing("mine", owner=me())


def practice_of(role: str, **fields: Any) -> Provider:
    practice = cast.listing("a-practice", kind="organization")
    cast.membership(practice, own_listing(), role=role, **fields)
    return practice


def partner() -> Provider:
    """The prescriber of a care team in which they are the therapist."""
    return cast.partnership(own_listing(), cast.listing("a-partner")).prescriber


# Each way in which somebody can be near is tried in `test_near.py`.
NEAR = {
    "their own listing": own_listing,
    "a practice that they work in": lambda: practice_of("clinician"),
    "a partner of their care team": partner,
}


def offered(kind: Kind, role: str = Role.SENIOR_REVIEWER) -> Hold | None:
    """What they get of a kind; the pages of all its rows and the button there must agree with it."""
    them, fit = me(role), set()
    for row in first_of(parts(them, [kind]), Wanted(), them, 100):
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
