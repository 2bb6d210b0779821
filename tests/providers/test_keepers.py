"""Whoever may edit a listing is told what happens to it, each in a mail of their own."""

import pytest
from django.core import mail
from django.utils import timezone

from accounts.models import User
from providers.keepers import keepers_of
from providers.letters import write_to_keepers
from providers.models import Membership, Provider
from tests import cast
from tests.providers.claims import practice_of
from verification.actions.case import case_version
from verification.actions.evidence import record_evidence
from verification.actions.licenses import decide_license

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice() -> Provider:
    return practice_of(cast.alice())


def told(practice: Provider) -> list[list[str]]:
    mail.outbox.clear()
    write_to_keepers(practice, "license_decided", "practice_licenses")
    return sorted(letter.to for letter in mail.outbox)


def test_the_manager_of_a_practice_reads_of_a_decision_and_a_clinician_does_not(
    practice: Provider,
) -> None:
    license_ = cast.license_of(practice, "md", verified=False)
    rosa = cast.rosa()
    record_evidence(
        license_,
        fact="license_status",
        result="confirmed",
        source="Board",
        source_kind="primary",
        method="Looked up by number",
        version=case_version(license_),
        by=rosa,
    )
    decide_license(
        license_, verdict="verified", reason="As shown.", version=case_version(license_), by=rosa
    )
    assert sorted(letter.to for letter in mail.outbox) == [
        ["alice@example.org"],
        ["manager@example.org"],
    ]


def test_who_has_left_or_is_switched_off_reads_no_more(practice: Provider) -> None:
    User.objects.filter(email="alice@example.org").update(is_active=False)
    assert told(practice) == [["manager@example.org"]]
    Membership.objects.filter(practice=practice).update(ended_at=timezone.now())
    assert told(practice) == []


def test_a_draft_without_an_owner_writes_to_nobody() -> None:
    draft = cast.draft_listing()
    Provider.objects.filter(pk=draft.pk).update(owner=None)
    draft.refresh_from_db()
    assert told(draft) == []


def test_keepers_are_those_who_may_edit(practice: Provider) -> None:
    cast.bob()
    for listing in Provider.objects.all():
        editors = {
            user.pk
            for user in User.objects.all()
            if Provider.objects.editable_by(user).filter(pk=listing.pk).exists()
        }
        assert set(keepers_of(listing).values_list("pk", flat=True)) == editors
