"""The screen of a claim: nothing is decided on what changed, a code is seen once, and one's own claim is somebody else's work."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from providers.actions.claims import withdraw_claim
from providers.models import Claim, ClaimCode, Evidence, RegistryRecord
from providers.vocabulary.joining import ClaimState
from tests import cast
from tests.providers.claims import NPI, OTHER_NPI, claim_of, registry_record
from tests.verification.claim_acts import accept_claim, seen
from tests.verification.claim_screen import act, html, nell
from tests.verification.test_review_permissions import client_of
from verification.actions.holds import take
from verification.models import Hold
from verification.queue.kinds import Kind

pytestmark = pytest.mark.django_db
ACCEPT = {
    "reason": "license_record",
    "source": "Oregon Medical Board",
    "method": "Name and number are the same",
}


@pytest.fixture
def claim() -> Claim:
    return claim_of(nell(), record=registry_record())


@pytest.fixture
def rosa() -> Client:
    """A reviewer who has just signed in."""
    return client_of(Role.REVIEWER)


@pytest.fixture
def sam() -> Client:
    return client_of(Role.SENIOR_REVIEWER)


def test_the_page_shows_what_is_said_beside_what_is_recorded(rosa: Client) -> None:
    draft = cast.draft_listing("nell-needle", name="Nell Needle", owner=nell(), post_nominals="MD")
    cast.place(draft)
    license_ = cast.license_of(draft, "md", verified=False, number="MD77")
    claim = claim_of(nell(), provider=draft, record=registry_record())
    page = html(rosa, claim)
    for words in (
        "Nell Needle<",
        "Nell Needlewood",
        "12 Larkhollow Lane",
        "(503) 555-0142",
        "MD77",
        "MD1",
        NPI,
    ):
        assert words in page, words
    assert license_.get_license_type_display() in page


def test_rivals_stand_side_by_side(rosa: Client, claim: Claim) -> None:
    rival = claim_of(cast.user("mallory@example.org", name="Mallory Moss"), record=claim.record)
    assert "Mallory Moss" in html(rosa, claim)
    assert "Nell Needlewood" in html(rosa, rival)
    withdraw_claim(claim=rival, by=rival.claimant)
    assert "Mallory Moss" not in html(rosa, claim)


def test_accepting_records_where_it_was_seen(rosa: Client, claim: Claim) -> None:
    assert act(rosa, claim, "accept", ACCEPT | {"words": "Same city."})["Location"] == "/review/"
    claim.refresh_from_db()
    assert claim.state == ClaimState.ACCEPTED
    assert claim.reason == "Name and license are as the board shows them. Same city."
    assert Evidence.objects.get().source == "Oregon Medical Board"


@pytest.mark.parametrize("missing", ["reason", "source", "method"])
def test_a_decision_without_its_reason_keeps_what_was_typed(
    rosa: Client, claim: Claim, missing: str
) -> None:
    answer = act(rosa, claim, "accept", ACCEPT | {"words": "Typed words", missing: ""})
    assert answer.status_code == 422
    assert "Typed words" in answer.content.decode()
    claim.refresh_from_db()
    assert claim.state == ClaimState.OPEN


def test_another_reason_needs_words_and_they_are_what_the_claimant_reads(
    rosa: Client, claim: Claim
) -> None:
    assert act(rosa, claim, "refuse", {"reason": "other"}).status_code == 422
    act(rosa, claim, "refuse", {"reason": "other", "words": "The board shows another address."})
    claim.refresh_from_db()
    assert claim.reason == "The board shows another address."


def test_a_fresh_listing_is_accepted_on_evidence(rosa: Client) -> None:
    draft = cast.draft_listing("nell", owner=nell(), identity_accepted_at=None)
    fresh = claim_of(nell(), provider=draft, npi=OTHER_NPI)
    page = html(rosa, fresh)
    assert "There is no registry record" in page
    assert "Make a code" not in page
    act(rosa, fresh, "accept", ACCEPT)
    draft.refresh_from_db()
    assert draft.identity_accepted_at
    assert draft.npi == OTHER_NPI


@pytest.mark.parametrize("change", ["rival", "record", "code", "license", "name"])
@pytest.mark.parametrize("name", ["accept", "refuse"])
def test_nobody_decides_on_what_has_changed(rosa: Client, change: str, name: str) -> None:
    draft = cast.draft_listing("nell", owner=nell())
    claim = claim_of(nell(), provider=draft, record=registry_record())
    before = seen(claim)
    if change == "rival":
        claim_of(cast.user("mallory@example.org"), record=claim.record)
    elif change == "record":
        RegistryRecord.objects.update(row_sha256="1" * 64)
    elif change == "code":
        rosa.post(reverse("review_claim_code", args=[claim.pk]), {"way": "call"})
    elif change == "license":
        cast.license_of(draft, "md", verified=False)
    else:
        draft.name = "Somebody Else"
        draft.save()
    said = ACCEPT if name == "accept" else {"reason": "no_proof", "words": "Typed words"}
    answer = act(rosa, claim, name, said, version=before)
    assert answer.status_code == 409
    assert "This claim has changed since you opened it." in answer.content.decode()
    claim.refresh_from_db()
    assert claim.state == ClaimState.OPEN
    # What was typed is still there, and sending it again decides on what is shown now.
    [version] = set(re.findall(r'name="version" value="(\w+)"', answer.content.decode()))
    assert act(rosa, claim, name, said, version=version).status_code == 302


def test_what_another_reviewer_decided_meanwhile_stands(rosa: Client, claim: Claim) -> None:
    before = seen(claim)
    accept_claim(claim=claim, by=cast.user("ruth@example.org", Role.REVIEWER), **ACCEPT)
    answer = act(rosa, claim, "refuse", {"reason": "no_proof"}, version=before)
    assert answer.status_code == 409
    claim.refresh_from_db()
    assert claim.state == ClaimState.ACCEPTED
    assert f"by {claim.decided_by}, on" in " ".join(html(rosa, claim).split())


def test_nobody_decides_on_their_own_claim(rosa: Client) -> None:
    own = claim_of(cast.user("reviewer@example.org"), record=registry_record())
    page = html(rosa, own)
    assert "This is your own claim." in page
    assert 'id="decide"' not in page
    for name, said in (("accept", ACCEPT), ("refuse", {"reason": "no_proof"})):
        assert act(rosa, own, name, said).status_code == 403
    rosa.post(reverse("review_claim_code", args=[own.pk]), {"way": "call"})
    own.refresh_from_db()
    assert own.state == ClaimState.OPEN
    assert not ClaimCode.objects.exists()


def test_a_senior_reviewer_takes_a_wrong_acceptance_back(
    rosa: Client, sam: Client, claim: Claim
) -> None:
    act(rosa, claim, "accept", ACCEPT)
    assert "Take it back" not in html(rosa, claim)
    assert "Take it back" in html(sam, claim)
    assert act(rosa, claim, "take_back", {"reason": "wrong_person"}).status_code == 404
    assert (
        act(sam, claim, "take_back", {"reason": "wrong_person"}, version="old").status_code == 409
    )
    act(sam, claim, "take_back", {"reason": "wrong_person"})
    claim.refresh_from_db()
    assert claim.state == ClaimState.REFUSED


def test_a_decision_ends_the_hold_and_can_lead_to_the_next_row(rosa: Client, claim: Claim) -> None:
    reviewer = cast.user("reviewer@example.org")
    next_ = claim_of(cast.user("m@example.org"), record=registry_record(OTHER_NPI))
    take(kind=Kind.CLAIM, subject=str(claim.pk), by=reviewer)
    answer = act(rosa, claim, "accept", ACCEPT | {"and_next": "1"})
    assert answer["Location"] == reverse("review_claim", args=[next_.pk])
    assert [hold.subject for hold in Hold.objects.all()] == [str(next_.pk)]
    answer = act(rosa, next_, "refuse", {"reason": "no_proof", "and_next": "1"})
    assert answer["Location"] == reverse("review")
    assert not Hold.objects.exists()


def test_acting_renews_the_hold(rosa: Client, claim: Claim) -> None:
    hold = take(kind=Kind.CLAIM, subject=str(claim.pk), by=cast.user("reviewer@example.org"))
    rosa.post(reverse("review_claim_code", args=[claim.pk]), {"way": "call"})
    assert Hold.objects.get().until > hold.until


def test_what_claimants_typed_is_no_markup(rosa: Client) -> None:
    evil = "<script>alert(1)</script>"
    owner = cast.user("evil@example.org", name=evil)
    draft = cast.draft_listing("evil", name=evil, owner=owner, post_nominals="<b>x</b>")
    page = html(rosa, claim_of(owner, provider=draft))
    assert evil not in page
    assert "<b>x</b>" not in page
